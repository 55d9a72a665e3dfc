package io.github.cowriekit.store.internal.codec;

import io.github.cowriekit.model.Client;
import io.github.cowriekit.model.Command;
import io.github.cowriekit.model.Download;
import io.github.cowriekit.model.Endpoint;
import io.github.cowriekit.model.EnvironmentVariable;
import io.github.cowriekit.model.Forward;
import io.github.cowriekit.model.Incomplete;
import io.github.cowriekit.model.KeyExchange;
import io.github.cowriekit.model.Login;
import io.github.cowriekit.model.Notice;
import io.github.cowriekit.model.PublicKey;
import io.github.cowriekit.model.Recording;
import io.github.cowriekit.model.Session;
import io.github.cowriekit.model.SessionBuilder;
import io.github.cowriekit.model.SessionEnd;
import io.github.cowriekit.model.TerminalSize;
import io.github.cowriekit.model.Upload;
import io.github.cowriekit.model.intel.EnrichedSession;
import io.github.cowriekit.store.StoredSession;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Reads what {@link SessionEncoder} wrote. Not thread-safe. */
public final class SessionDecoder {
    private final ByteReader in;
    private final Texts texts;
    private Instant start = Instant.EPOCH;

    private SessionDecoder(byte[] body, Texts texts) {
        this.in = new ByteReader(body);
        this.texts = texts;
    }

    /**
     * Returns the session of a body.
     *
     * @param body what was stored
     * @param texts the texts it refers to, in the order of its references
     * @throws IllegalArgumentException if the body is damaged or of a newer version
     */
    public static StoredSession decode(byte[] body, List<String> texts) {
        try {
            return new SessionDecoder(body, place -> place == 0 ? null : texts.get(place - 1)).read();
        } catch (RuntimeException e) {
            // numbers, times and JSON each have an exception of their own
            throw new IllegalArgumentException("a session in the store is damaged or of a newer version", e);
        }
    }

    /** Returns which reference of a body is its sensor, 0 if it has none. */
    public static int sensorPlace(byte[] body) {
        SessionDecoder decoder = new SessionDecoder(body, place -> null);
        decoder.checkFormat();
        String unused = decoder.hexOrText();
        return (int) decoder.in.unsigned();
    }

    /**
     * Returns the first parts of a body.
     *
     * @param body what was stored
     * @param sensor text of {@link #sensorPlace}
     */
    public static Head head(byte[] body, @Nullable String sensor) {
        SessionDecoder decoder = new SessionDecoder(body, place -> sensor);
        decoder.checkFormat();
        String name = decoder.hexOrText();
        SessionIdentity identity = new SessionIdentity(decoder.optional(), name, decoder.in.instant(Instant.EPOCH));
        return new Head(identity, decoder.in.unsigned(), decoder.in.next());
    }

    /**
     * The first parts of a body.
     *
     * @param identity what makes it the same session as another one
     * @param events how many events it was made of
     * @param completeness how much is known beside the log: 0 nothing, 1 answers, 2 a conclusion
     */
    public record Head(SessionIdentity identity, long events, int completeness) {
        /** Returns whether this is the copy to keep: it was made of more events, or of as many and more is known. */
        public boolean isMoreThan(Head other) {
            return events != other.events ? events > other.events : completeness > other.completeness;
        }
    }

    private void checkFormat() {
        int format = in.next();
        if (format != SessionEncoder.FORMAT) {
            throw new IllegalArgumentException("a session in the store has format " + format
                    + ", of another version of CowrieKit; this one reads format " + SessionEncoder.FORMAT);
        }
    }

    private StoredSession read() {
        checkFormat();
        String name = hexOrText();
        String sensor = optional();
        Instant startedAt = in.instant(Instant.EPOCH);
        start = startedAt == null ? Instant.EPOCH : startedAt;
        // number of events and completeness, which head() reads
        in.skipUnsigned();
        in.skipUnsigned();
        Endpoint source = new Endpoint(optional(), in.optionalInt());
        String protocol = optional();
        Endpoint destination = new Endpoint(optional(), in.optionalInt());
        Instant endedAt = in.instant(start);
        Duration duration = in.flag() ? between(startedAt, endedAt) : in.duration();
        boolean derived = in.flag();
        SessionBuilder session = Session.builder(name, SessionEnd.of(required()))
                .sensor(sensor)
                .protocol(protocol)
                .source(source)
                .destination(destination)
                .startedAt(startedAt)
                .endedAt(endedAt)
                .duration(duration)
                .durationDerived(derived)
                .incomplete(incomplete())
                .client(client())
                .logins(list(this::login))
                .commands(list(this::command));
        FileDecoder files = new FileDecoder(in, texts, start);
        List<Download> downloads = list(files::download);
        List<Upload> uploads = list(files::upload);
        List<Forward> forwards = list(this::forward);
        List<Recording> recordings = list(files::recording);
        session.downloads(downloads)
                .uploads(uploads)
                .forwards(forwards)
                .recordings(recordings)
                .notices(list(this::notice))
                .eventCounts(counts())
                .truncated(counts());
        ConclusionDecoder conclusions = new ConclusionDecoder(in, texts);
        EnrichedSession enriched = new EnrichedSession(session.build(), conclusions.answers());
        return new StoredSession(enriched, conclusions.conclusion());
    }

    private static Duration between(@Nullable Instant from, @Nullable Instant to) {
        if (from == null || to == null) {
            throw new IllegalArgumentException("a session lacks a time that it must have");
        }
        return Duration.between(from, to);
    }

    private String hexOrText() {
        if (!in.flag()) {
            return in.text();
        }
        byte[] hex = new byte[in.next()];
        for (int i = 0; i < hex.length; i++) {
            hex[i] = (byte) in.next();
        }
        return Hex.text(hex);
    }

    private Set<Incomplete> incomplete() {
        Set<Incomplete> incomplete = new LinkedHashSet<>();
        int count = in.count();
        for (int i = 0; i < count; i++) {
            incomplete.add(Incomplete.valueOf(required()));
        }
        return incomplete;
    }

    private Client client() {
        String version = optional();
        String kex = optional();
        TerminalSize terminal =
                in.flag() ? new TerminalSize(Math.toIntExact(in.signed()), Math.toIntExact(in.signed())) : null;
        return new Client(
                version,
                kex == null ? null : kex(kex),
                terminal,
                list(() -> new EnvironmentVariable(required(), optional())));
    }

    private static KeyExchange kex(String text) {
        List<@Nullable String> parts = Netstrings.read(text);
        return new KeyExchange(
                parts.get(0),
                parts.get(1),
                elements(parts.get(2)),
                elements(parts.get(3)),
                elements(parts.get(4)),
                elements(parts.get(5)),
                elements(parts.get(6)),
                elements(parts.get(7)));
    }

    private static List<String> elements(@Nullable String text) {
        List<String> elements = new ArrayList<>();
        if (text != null) {
            for (String element : Netstrings.read(text)) {
                if (element != null) {
                    elements.add(element);
                }
            }
        }
        return elements;
    }

    private Login login() {
        Instant at = in.instant(start);
        boolean success = in.flag();
        String username = optional();
        String password = optional();
        PublicKey key = in.flag() ? new PublicKey(optional(), optional(), optional()) : null;
        return new Login(at, username, password, key, success);
    }

    private Command command() {
        return new Command(in.instant(start), required(), in.flag(), optional(), required());
    }

    private Forward forward() {
        return new Forward(
                in.instant(start),
                optional(),
                in.optionalInt(),
                in.optionalText(),
                in.optionalInt(),
                optional(),
                optional(),
                in.unsigned());
    }

    private Notice notice() {
        return new Notice(in.instant(start), required(), new AttributeDecoder(in, texts).read());
    }

    private Map<String, Long> counts() {
        Map<String, Long> counts = new LinkedHashMap<>();
        int count = in.count();
        for (int i = 0; i < count; i++) {
            counts.put(required(), in.signed());
        }
        return counts;
    }

    private <T> List<T> list(Supplier<T> element) {
        int count = in.count();
        List<T> list = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            list.add(element.get());
        }
        return list;
    }

    private @Nullable String optional() {
        return texts.at((int) in.unsigned());
    }

    private String required() {
        return texts.required((int) in.unsigned());
    }
}
