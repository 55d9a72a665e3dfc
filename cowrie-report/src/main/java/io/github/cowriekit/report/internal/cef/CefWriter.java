package io.github.cowriekit.report.internal.cef;

import io.github.cowriekit.model.Login;
import io.github.cowriekit.model.Session;
import io.github.cowriekit.model.SessionRecord;
import io.github.cowriekit.model.assessment.technique.Techniques;
import io.github.cowriekit.report.AttackTechnique;
import io.github.cowriekit.report.ExportOptions;
import io.github.cowriekit.report.internal.digest.ListTotals;
import io.github.cowriekit.report.internal.export.CleanText;
import io.github.cowriekit.report.internal.export.PlainAddresses;
import io.github.cowriekit.report.internal.export.SessionConclusion;
import io.github.cowriekit.report.internal.export.SessionFacts;
import io.github.cowriekit.report.internal.export.SessionFile;
import io.github.cowriekit.report.internal.export.SessionSink;
import io.github.cowriekit.report.spi.SafeText;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Writes one line per session in the Common Event Format.
 *
 * <p>The format has no escapes for control characters but line feeds; a value with such characters is in the {@code $'…'}
 * quoting of the shell, as in the other reports.
 */
public final class CefWriter implements SessionSink {
    /** The longest values that the dictionary of the format allows, by kind of field. */
    private static final int CUSTOM_STRING = 4_000;

    private static final int TEXT = 1_023;
    private static final int HOST = 100;

    /** Room for what is said about the part that was cut, and for the quotes. */
    private static final int MARGIN = 60;

    private final OutputStream out;
    private final ExportOptions options;

    public CefWriter(OutputStream out, ExportOptions options) {
        this.out = out;
        this.options = options;
    }

    @Override
    public void add(SessionRecord session) throws IOException {
        SessionFacts facts = new SessionFacts(session);
        int interest = options.interestOf(session);
        String line = "CEF:0|Cowrie|Cowrie|unknown|cowrie.session|" + header(facts.title()) + "|" + interest / 10 + "|"
                + extension(facts, interest, options.techniquesOf(session)) + "\n";
        out.write(line.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void end() {
        // every line is written when its session comes
    }

    private static String extension(SessionFacts facts, int interest, List<AttackTechnique> techniques) {
        Session session = facts.session();
        Fields fields = new Fields();
        fields.time("start", facts.start());
        fields.time("end", facts.end());
        fields.plain("externalId", facts.id().toString());
        address(fields, session.source().ip(), "src", "c6a2", "Source IPv6 Address");
        fields.number("spt", session.source().port());
        address(fields, session.destination().ip(), "dst", "c6a3", "Destination IPv6 Address");
        fields.number("dpt", session.destination().port());
        fields.plain("proto", "TCP");
        fields.plain("app", facts.protocol());
        fields.text("dvchost", session.sensor(), HOST);
        fields.plain("outcome", facts.loggedIn() ? "success" : "failure");
        Login login = facts.login();
        fields.text("duser", login == null ? null : login.username(), TEXT);
        fields.text("requestClientApplication", session.client().softwareVersion(), TEXT);
        files(fields, facts.files());
        fields.custom("cs1", "session", session.id());
        fields.custom("cs2", "commands", String.join("\n", facts.commands()));
        fields.custom("cs3", "hassh", session.client().hassh());
        if (!techniques.isEmpty()) {
            fields.custom(
                    "cs5",
                    "techniques",
                    techniques.stream().map(AttackTechnique::id).collect(Collectors.joining(" ")));
            fields.custom("cs6", "attackVersion", Techniques.ATTACK_VERSION);
        }
        SessionConclusion conclusion = facts.conclusion();
        fields.text("cat", conclusion.verdict(), TEXT);
        if (conclusion.score() != null) {
            fields.plain("cfp1", conclusion.score().toString());
            fields.plain("cfp1Label", "score");
        }
        List<String> network = Stream.concat(
                        conclusion.networkKinds().stream(),
                        conclusion.networkHints().stream().map(kind -> "perhaps " + kind))
                .toList();
        fields.flexible("flexString1", "networkKind", String.join(", ", network));
        fields.flexible("flexString2", "campaign", String.join(", ", conclusion.campaigns()));
        fields.number("cn1", facts.commandCount());
        fields.plain("cn1Label", "commandCount");
        fields.number("cn2", ListTotals.files(session));
        fields.plain("cn2Label", "fileCount");
        fields.number("cn3", interest);
        fields.plain("cn3Label", "interest");
        return fields.toString();
    }

    private static void address(
            Fields fields, @Nullable String text, String ipv4Key, String ipv6Key, String ipv6Label) {
        String address = PlainAddresses.plain(text);
        if (address != null && PlainAddresses.isIpv6(address)) {
            fields.plain(ipv6Key, address);
            fields.plain(ipv6Key + "Label", ipv6Label);
        } else {
            fields.plain(ipv4Key, address);
        }
    }

    /** The format has room for one file; the others are in a list. */
    private static void files(Fields fields, List<SessionFile> files) {
        if (files.isEmpty()) {
            return;
        }
        SessionFile first = files.get(0);
        fields.text("fname", first.name(), TEXT);
        fields.text("filePath", first.path(), TEXT);
        fields.plain("fileHash", first.sha256());
        fields.text("request", first.url(), TEXT);
        if (files.size() > 1) {
            fields.custom(
                    "cs4", "fileHashes", files.stream().map(SessionFile::sha256).collect(Collectors.joining(" ")));
        }
    }

    private static String header(String value) {
        return value.replace("\\", "\\\\").replace("|", "\\|");
    }

    /** Key and value pairs, values escaped. */
    private static final class Fields {
        private final StringBuilder fields = new StringBuilder();

        void text(String key, @Nullable String value, int maxLength) {
            if (value != null && !value.isEmpty()) {
                plain(key, escape(cut(value, maxLength)));
            }
        }

        void custom(String key, String label, @Nullable String value) {
            if (value != null && !value.isEmpty()) {
                text(key, value, CUSTOM_STRING);
                plain(key + "Label", label);
            }
        }

        void flexible(String key, String label, String value) {
            if (!value.isEmpty()) {
                text(key, value, TEXT);
                plain(key + "Label", label);
            }
        }

        void time(String key, @Nullable Instant value) {
            number(key, value == null ? null : value.toEpochMilli());
        }

        void number(String key, @Nullable Number value) {
            plain(key, value == null ? null : value.toString());
        }

        /** Appends a value that needs no escapes. */
        void plain(String key, @Nullable String value) {
            if (value != null) {
                fields.append(fields.length() == 0 ? "" : " ")
                        .append(key)
                        .append('=')
                        .append(value);
            }
        }

        /** Cut before it is quoted: quotes and escapes take room, too, and must not be cut apart. */
        private static String cut(String value, int maxLength) {
            String clean = CleanText.of(value);
            String shown = new SafeText(maxLength - MARGIN).undefanged(clean);
            for (int room = maxLength - MARGIN; shown.length() > maxLength; ) {
                room = room * (maxLength - MARGIN) / shown.length();
                shown = new SafeText(room).undefanged(clean);
            }
            return shown;
        }

        private static String escape(String value) {
            return value.replace("\\", "\\\\").replace("=", "\\=");
        }

        @Override
        public String toString() {
            return fields.toString();
        }
    }
}
