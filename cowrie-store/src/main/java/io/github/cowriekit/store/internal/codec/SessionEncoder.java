package io.github.cowriekit.store.internal.codec;

import io.github.cowriekit.model.Client;
import io.github.cowriekit.model.Command;
import io.github.cowriekit.model.EnvironmentVariable;
import io.github.cowriekit.model.Forward;
import io.github.cowriekit.model.KeyExchange;
import io.github.cowriekit.model.Login;
import io.github.cowriekit.model.Notice;
import io.github.cowriekit.model.PublicKey;
import io.github.cowriekit.model.Session;
import io.github.cowriekit.model.intel.EnrichedSession;
import io.github.cowriekit.store.Conclusion;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Writes a session as bytes and collects what it refers to. {@link SessionDecoder} reads the same parts in the same order.
 * Not thread-safe.
 */
public final class SessionEncoder {
    /** First byte of a body; to be raised when a reader of the old one could not read the new one. */
    static final int FORMAT = 1;

    /** Bits of a login. */
    static final int SUCCESS = 1;

    static final int HAS_KEY = 2;

    /** Bits of a command. */
    static final int FAILED = 1;

    static final int IS_UNUSUAL = 2;

    private static final String KEY_OFFERED = "cowrie.client.fingerprint";
    private static final int MOST_KEX_TEXTS = 1_000;

    private final References references;
    private UnaryOperator<@Nullable String> passwords = password -> password;
    private final ByteWriter out = new ByteWriter();
    private final IdentityHashMap<KeyExchange, String> kexTexts = new IdentityHashMap<>();

    /** Takes subjects from a pool. */
    public SessionEncoder(SubjectPool pool) {
        this.references = new References(pool);
    }

    /** Returns about how many bytes the subjects take that came up with the last session. */
    public long newSubjectBytes() {
        return references.newBytes();
    }

    /**
     * Returns the session as it is stored.
     *
     * @param passwords what is stored for a password
     */
    public EncodedSession encode(
            EnrichedSession enriched, @Nullable Conclusion conclusion, UnaryOperator<@Nullable String> passwords) {
        this.passwords = passwords;
        Session session = enriched.session();
        references.begin();
        out.clear();
        out.put(FORMAT);
        writeHexOrText(session.id());
        reference(SubjectKind.SENSOR, session.sensor());
        Times times = new Times(start(session));
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
        writeFrame(session);
        writeClient(session.client());
        writeLists(session, new FileEncoder(references, out, times), times);
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

    /** Writes which lists there are and then those: most sessions have few of them. */
    private void writeLists(Session session, FileEncoder files, Times times) {
        int lists = 0;
        List<Collection<?>> all = List.of(
                session.incomplete(),
                session.client().environment(),
                session.logins(),
                session.commands(),
                session.downloads(),
                session.uploads(),
                session.forwards(),
                session.recordings(),
                session.notices(),
                session.eventCounts().entrySet(),
                session.truncated().entrySet());
        for (int i = 0; i < all.size(); i++) {
            lists |= all.get(i).isEmpty() ? 0 : 1 << i;
        }
        out.unsigned(lists);
        writeList(session.incomplete(), incomplete -> reference(SubjectKind.TEXT, incomplete.name()));
        writeList(session.client().environment(), this::writeVariable);
        writeList(session.logins(), login -> writeLogin(login, times));
        writeList(session.commands(), command -> writeCommand(command, times));
        writeList(session.downloads(), files::write);
        writeList(session.uploads(), files::write);
        writeList(session.forwards(), forward -> writeForward(forward, times));
        writeList(session.recordings(), files::write);
        writeList(session.notices(), notice -> writeNotice(notice, times));
        writeCounts(session.eventCounts());
        writeCounts(session.truncated());
    }

    private <T> void writeList(Collection<T> list, Consumer<T> writer) {
        if (!list.isEmpty()) {
            out.unsigned(list.size());
            list.forEach(writer);
        }
    }

    private void writeVariable(EnvironmentVariable variable) {
        reference(SubjectKind.TEXT, variable.name());
        reference(SubjectKind.TEXT, variable.value());
    }

    /** Writes the names as one text: most sessions of a kind have the same ones. */
    private void writeCounts(Map<String, Long> counts) {
        if (!counts.isEmpty()) {
            StringBuilder names = new StringBuilder();
            counts.keySet().forEach(name -> Netstrings.append(names, name));
            reference(SubjectKind.TEXT, names.toString());
            counts.values().forEach(out::signed);
        }
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

    private void writeFrame(Session session) {
        reference(SubjectKind.TEXT, session.protocol());
        reference(SubjectKind.TEXT, session.destination().ip());
        out.optionalInt(session.destination().port());
        out.instant(session.endedAt(), start(session));
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
    }

    private void writeClient(Client client) {
        String version = client.version();
        String software = client.softwareVersion();
        reference(version != null && version.equals(software) ? SubjectKind.CLIENT : SubjectKind.TEXT, version);
        references.of(SubjectKind.CLIENT, software);
        KeyExchange kex = client.kex();
        reference(SubjectKind.TEXT, kex == null ? null : text(kex));
        references.of(SubjectKind.HASSH, client.hassh());
        out.flag(client.terminal() != null);
        if (client.terminal() != null) {
            out.signed(client.terminal().width());
            out.signed(client.terminal().height());
        }
    }

    private void writeLogin(Login login, Times times) {
        String password = passwords.apply(login.password());
        PublicKey key = login.publicKey();
        times.write(out, login.at());
        out.put((login.success() ? SUCCESS : 0) | (key != null ? HAS_KEY : 0));
        reference(SubjectKind.USERNAME, login.username());
        reference(SubjectKind.PASSWORD, password);
        if (login.username() != null && password != null) {
            references.of(SubjectKind.PAIR, Pair.of(login.username(), password));
        }
        if (key != null) {
            reference(SubjectKind.TEXT, key.type());
            reference(SubjectKind.KEY, key.fingerprint());
            reference(SubjectKind.TEXT, key.key());
        }
    }

    private void writeCommand(Command command, Times times) {
        boolean isUsual = command.realm() == null && command.loggedAs().equals(Command.INPUT);
        times.write(out, command.at());
        out.put((command.failed() ? FAILED : 0) | (isUsual ? 0 : IS_UNUSUAL));
        reference(SubjectKind.COMMAND, command.input());
        if (!isUsual) {
            reference(SubjectKind.TEXT, command.realm());
            reference(SubjectKind.TEXT, command.loggedAs());
        }
    }

    private void writeForward(Forward forward, Times times) {
        times.write(out, forward.at());
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

    private void writeNotice(Notice notice, Times times) {
        times.write(out, notice.at());
        reference(SubjectKind.TEXT, notice.eventId());
        if (notice.eventId().equals(KEY_OFFERED) && notice.attributes().get("fingerprint") instanceof String key) {
            // of a key that no login goes with
            references.of(SubjectKind.KEY, key);
        }
        new AttributeEncoder(references, out).write(notice.attributes());
    }

    private void reference(SubjectKind kind, @Nullable String value) {
        out.unsigned(references.of(kind, value));
    }

    /** Thousands of sessions share a few key exchanges, and the reader of logs gives all of them the same object. */
    private String text(KeyExchange kex) {
        if (kexTexts.size() > MOST_KEX_TEXTS) {
            kexTexts.clear();
        }
        return kexTexts.computeIfAbsent(kex, KexText::of);
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
