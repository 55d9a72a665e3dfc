package io.github.cowriekit.report.internal.diary;

import io.github.cowriekit.model.Download;
import io.github.cowriekit.model.Login;
import io.github.cowriekit.model.Session;
import io.github.cowriekit.model.SessionRecord;
import io.github.cowriekit.model.Upload;
import io.github.cowriekit.report.internal.digest.Conclusion;
import io.github.cowriekit.report.internal.digest.FileReputation;
import io.github.cowriekit.report.internal.digest.ListTotals;
import io.github.cowriekit.report.internal.text.TimeText;
import io.github.cowriekit.report.spi.SafeText;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a session means, before what was logged: who, from where, how it got in, what it did and left, what is unusual. */
final class AnswerBlock {
    private static final int WIDTH = 15;
    private static final int FILES = 3;
    private static final int HASH_SHOWN = 12;

    private final StringBuilder out = new StringBuilder(1024);
    private final SessionRecord record;
    private final Session session;
    private final SafeText text;
    private final @Nullable Conclusion conclusion;

    AnswerBlock(SessionRecord record, SafeText text) {
        this.record = record;
        this.session = record.session();
        this.text = text;
        this.conclusion = Conclusion.of(record, text);
    }

    /** Returns the lines; the twin is the last session before this one that ran the same commands, null without one. */
    String format(@Nullable String twin) {
        out.append(head()).append('\n');
        OriginText origin = new OriginText(record, conclusion, text);
        if (conclusion != null) {
            add("Who", List.of(conclusion.who()));
            add("Known", conclusion.artefacts());
        }
        add("From", origin.place());
        add("Infrastructure", origin.infrastructure());
        add("Got in", login());
        add("Did", did());
        add("Left", left());
        if (conclusion != null) {
            add("Unusual", conclusion.unusual());
            add("Seen before", seenBefore(conclusion.similar(), twin));
        }
        add("No answer", Unanswered.lines(record, text));
        return out.append('\n').toString();
    }

    private void add(String label, String value) {
        if (!value.isEmpty()) {
            add(label, List.of(value));
        }
    }

    private void add(String label, List<String> values) {
        String before = label;
        for (String value : values) {
            out.append(before)
                    .append(" ".repeat(WIDTH - before.length()))
                    .append(value)
                    .append('\n');
            before = "";
        }
    }

    private String head() {
        StringJoiner head = new StringJoiner("  ");
        head.add(text.undefanged(session.id()) + " ");
        Instant at = session.startedAt() != null
                ? session.startedAt()
                : session.successfulLogin().map(Login::at).orElse(null);
        if (at != null) {
            head.add(TimeText.brief(at));
        }
        if (session.protocol() != null) {
            head.add(text.ofLog(session.protocol()));
        }
        if (session.duration() != null) {
            head.add(TimeText.seconds(session.duration())
                            .setScale(1, RoundingMode.HALF_UP)
                            .toPlainString() + " s");
        }
        return head.toString().strip();
    }

    private String login() {
        List<Login> logins = session.logins();
        if (logins.isEmpty()) {
            return "no login logged";
        }
        long attempts = ListTotals.logins(session);
        String tries = attempts == 1 ? "" : ", " + attempts + " attempts";
        return session.successfulLogin()
                .map(login -> credential(login, text) + tries)
                .orElseGet(() -> "no: " + credential(logins.get(logins.size() - 1), text) + " failed" + tries);
    }

    /** Returns user name and password, or that it was a key. */
    static String credential(Login login, SafeText text) {
        String secret =
                login.publicKey() != null && login.password() == null ? "public key" : logged(login.password(), text);
        return logged(login.username(), text) + " / " + secret;
    }

    private static String logged(@Nullable String value, SafeText text) {
        return value == null ? LabelledLines.NOT_LOGGED : value.isEmpty() ? "(empty)" : text.ofLog(value);
    }

    private List<String> did() {
        List<String> lines = new ArrayList<>();
        long total = ListTotals.commands(session);
        long failed = session.failedCommands();
        String stage = conclusion == null ? "" : conclusion.stage();
        lines.add((total == 0 ? "no command" : total + (total == 1 ? " command" : " commands"))
                + (failed == 0 ? "" : " (" + failed + " failed)")
                + (stage.isEmpty() ? "" : ", came as far as " + stage));
        if (!session.forwards().isEmpty()) {
            long forwards = ListTotals.forwards(session);
            lines.add("used as a proxy: " + forwards + (forwards == 1 ? " forwarding" : " forwardings"));
        }
        if (conclusion != null) {
            lines.addAll(conclusion.techniques());
        }
        return lines;
    }

    private List<String> left() {
        FileReputation reputation = new FileReputation(record);
        Map<String, String> files = new LinkedHashMap<>();
        for (Download file : session.downloads()) {
            file(file.sha256(), file.destination(), files);
        }
        for (Upload file : session.uploads()) {
            file(file.sha256(), file.destination() == null ? file.filename() : file.destination(), files);
        }
        List<String> lines = new ArrayList<>();
        files.entrySet().stream().limit(FILES).forEach(file -> {
            String known = reputation.text(file.getKey(), text);
            lines.add(file.getValue() + (known.isEmpty() ? "" : "  " + known));
        });
        if (files.size() > FILES) {
            lines.add("and " + (files.size() - FILES) + " more");
        }
        return lines;
    }

    private void file(@Nullable String sha256, @Nullable String path, Map<String, String> files) {
        if (sha256 == null || sha256.isEmpty()) {
            return;
        }
        String hash = sha256.length() > HASH_SHOWN ? sha256.substring(0, HASH_SHOWN) + "…" : sha256;
        String name = path == null ? "" : text.ofLog(path.substring(path.lastIndexOf('/') + 1));
        files.putIfAbsent(sha256, name.isEmpty() ? text.undefanged(hash) : name + "  " + text.undefanged(hash));
    }

    private List<String> seenBefore(String similar, @Nullable String twin) {
        return Stream.of(similar, twin == null ? "" : "same commands: " + text.undefanged(twin))
                .filter(line -> !line.isEmpty())
                .toList();
    }
}
