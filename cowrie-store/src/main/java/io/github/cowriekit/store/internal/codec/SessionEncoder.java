package io.github.cowriekit.store.internal.codec;

import io.github.cowriekit.model.Client;
import io.github.cowriekit.model.Command;
import io.github.cowriekit.model.EnvironmentVariable;
import io.github.cowriekit.model.Forward;
import io.github.cowriekit.model.Incomplete;
import io.github.cowriekit.model.KeyExchange;
import io.github.cowriekit.model.Login;
import io.github.cowriekit.model.Notice;
import io.github.cowriekit.model.PublicKey;
import io.github.cowriekit.model.Session;
import io.github.cowriekit.model.intel.EnrichedSession;
import io.github.cowriekit.store.Conclusion;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Writes a session as bytes and collects what it refers to. {@link SessionDecoder} reads the same parts in the same order.
 * Not thread-safe.
 */
public final class SessionEncoder {
    /** First byte of a body; to be raised when a reader of the old one could not read the new one. */
    static final int FORMAT = 1;

    private final References references;
    private final UnaryOperator<@Nullable String> passwords;
    private final ByteWriter out = new ByteWriter();

    /**
     * @param pool where subjects are taken from
     * @param passwords what is stored for a password
     */
    public SessionEncoder(SubjectPool pool, UnaryOperator<@Nullable String> passwords) {
        this.references = new References(pool);
        this.passwords = passwords;
    }

    /** Returns the session as it is stored. */
    public EncodedSession encode(EnrichedSession enriched, @Nullable Conclusion conclusion) {
        Session session = enriched.session();
        references.begin();
        out.clear();
        out.put(FORMAT);
        writeHexOrText(session.id());
        reference(SubjectKind.SENSOR, session.sensor());
        out.instant(session.startedAt(), Instant.EPOCH);
        Instant start = start(session);
        long events = 0;
        for (long count : session.eventCounts().values()) {
            events += count;
        }
        out.unsigned(events);
        int completeness = completeness(enriched, conclusion);
        out.put(completeness);
        int address = references.of(SubjectKind.ADDRESS, session.source().ip());
        out.unsigned(address);
        out.optionalInt(session.source().port());
        writeFrame(session, start);
        writeClient(session.client());
        out.unsigned(session.logins().size());
        session.logins().forEach(login -> writeLogin(login, start));
        out.unsigned(session.commands().size());
        session.commands().forEach(command -> writeCommand(command, start));
        FileEncoder files = new FileEncoder(references, out, start);
        out.unsigned(session.downloads().size());
        session.downloads().forEach(files::write);
        out.unsigned(session.uploads().size());
        session.uploads().forEach(files::write);
        out.unsigned(session.forwards().size());
        session.forwards().forEach(forward -> writeForward(forward, start));
        out.unsigned(session.recordings().size());
        session.recordings().forEach(files::write);
        out.unsigned(session.notices().size());
        session.notices().forEach(notice -> writeNotice(notice, start));
        writeCounts(session.eventCounts());
        writeCounts(session.truncated());
        new ConclusionEncoder(references, out).write(enriched, conclusion);
        return new EncodedSession(
                references.get(address),
                references.subjects(),
                out.toBytes(),
                new SessionDecoder.Head(SessionIdentity.of(session), events, completeness));
    }

    /** Returns how much is known beside the log: nothing, answers, or a conclusion. */
    private static int completeness(EnrichedSession enriched, @Nullable Conclusion conclusion) {
        return conclusion != null ? 2 : enriched.results().isEmpty() ? 0 : 1;
    }

    /** Returns the time that the times of a session are relative to. */
    static Instant start(Session session) {
        return session.startedAt() == null ? Instant.EPOCH : session.startedAt();
    }

    private void writeHexOrText(String id) {
        byte[] hex = Hex.parse(id);
        out.flag(hex != null);
        if (hex == null) {
            out.text(id);
        } else {
            out.put(hex.length);
            out.putAll(hex);
        }
    }

    private void writeFrame(Session session, Instant start) {
        reference(SubjectKind.TEXT, session.protocol());
        reference(SubjectKind.TEXT, session.destination().ip());
        out.optionalInt(session.destination().port());
        out.instant(session.endedAt(), start);
        Duration duration = session.duration();
        boolean usual = duration != null
                && session.startedAt() != null
                && session.endedAt() != null
                && duration.equals(Duration.between(session.startedAt(), session.endedAt()));
        out.flag(usual);
        if (!usual) {
            out.duration(duration);
        }
        out.flag(session.durationDerived());
        reference(SubjectKind.TEXT, session.end().label());
        out.unsigned(session.incomplete().size());
        for (Incomplete incomplete : session.incomplete()) {
            reference(SubjectKind.TEXT, incomplete.name());
        }
    }

    private void writeClient(Client client) {
        String version = client.version();
        String software = client.softwareVersion();
        reference(version != null && version.equals(software) ? SubjectKind.CLIENT : SubjectKind.TEXT, version);
        references.of(SubjectKind.CLIENT, software);
        KeyExchange kex = client.kex();
        reference(SubjectKind.TEXT, kex == null ? null : KexText.of(kex));
        references.of(SubjectKind.HASSH, client.hassh());
        out.flag(client.terminal() != null);
        if (client.terminal() != null) {
            out.signed(client.terminal().width());
            out.signed(client.terminal().height());
        }
        out.unsigned(client.environment().size());
        for (EnvironmentVariable variable : client.environment()) {
            reference(SubjectKind.TEXT, variable.name());
            reference(SubjectKind.TEXT, variable.value());
        }
    }

    private void writeLogin(Login login, Instant start) {
        String password = passwords.apply(login.password());
        out.instant(login.at(), start);
        out.flag(login.success());
        reference(SubjectKind.USERNAME, login.username());
        reference(SubjectKind.PASSWORD, password);
        if (login.username() != null && password != null) {
            references.of(SubjectKind.PAIR, Pair.of(login.username(), password));
        }
        PublicKey key = login.publicKey();
        out.flag(key != null);
        if (key != null) {
            reference(SubjectKind.TEXT, key.type());
            reference(SubjectKind.KEY, key.fingerprint());
            reference(SubjectKind.TEXT, key.key());
        }
    }

    private void writeCommand(Command command, Instant start) {
        out.instant(command.at(), start);
        reference(SubjectKind.COMMAND, command.input());
        out.flag(command.failed());
        reference(SubjectKind.TEXT, command.realm());
        reference(SubjectKind.TEXT, command.loggedAs());
    }

    private void writeForward(Forward forward, Instant start) {
        out.instant(forward.at(), start);
        reference(SubjectKind.TEXT, forward.targetHost());
        out.optionalInt(forward.targetPort());
        if (forward.targetHost() != null) {
            references.of(
                    SubjectKind.TARGET,
                    forward.targetPort() == null
                            ? forward.targetHost()
                            : forward.targetHost() + ":" + forward.targetPort());
        }
        out.optionalText(forward.originIp());
        out.optionalInt(forward.originPort());
        reference(SubjectKind.TEXT, forward.ja4());
        reference(SubjectKind.TEXT, forward.ja4h());
        out.unsigned(forward.dataBytes());
    }

    private void writeNotice(Notice notice, Instant start) {
        out.instant(notice.at(), start);
        reference(SubjectKind.TEXT, notice.eventId());
        new AttributeEncoder(references, out).write(notice.attributes());
    }

    private void writeCounts(Map<String, Long> counts) {
        out.unsigned(counts.size());
        counts.forEach((name, count) -> {
            reference(SubjectKind.TEXT, name);
            out.signed(count);
        });
    }

    private void reference(SubjectKind kind, @Nullable String value) {
        out.unsigned(references.of(kind, value));
    }

    /** The algorithms that a client offered as one text: thousands of sessions share a few of them. */
    static final class KexText {
        private KexText() {}

        static String of(KeyExchange kex) {
            StringBuilder text = new StringBuilder();
            Netstrings.append(text, kex.hassh());
            Netstrings.append(text, kex.hasshAlgorithms());
            for (List<String> list :
                    List.of(kex.kexAlgs(), kex.keyAlgs(), kex.encCs(), kex.macCs(), kex.compCs(), kex.langCs())) {
                StringBuilder elements = new StringBuilder();
                list.forEach(element -> Netstrings.append(elements, element));
                Netstrings.append(text, elements.toString());
            }
            return text.toString();
        }
    }
}
