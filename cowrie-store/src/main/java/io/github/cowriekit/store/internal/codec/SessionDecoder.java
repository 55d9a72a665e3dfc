package io.github.cowriekit.store.internal.codec;

import io.github.cowriekit.model.Client;
import io.github.cowriekit.model.Command;
import io.github.cowriekit.model.Endpoint;
import io.github.cowriekit.model.EnvironmentVariable;
import io.github.cowriekit.model.Forward;
import io.github.cowriekit.model.Incomplete;
import io.github.cowriekit.model.KeyExchange;
import io.github.cowriekit.model.Login;
import io.github.cowriekit.model.Notice;
import io.github.cowriekit.model.PublicKey;
import io.github.cowriekit.model.Session;
import io.github.cowriekit.model.SessionBuilder;
import io.github.cowriekit.model.SessionEnd;
import io.github.cowriekit.model.TerminalSize;
import io.github.cowriekit.model.intel.EnrichedSession;
import io.github.cowriekit.store.StoredSession;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Reads what {@link SessionEncoder} wrote. Not thread-safe. */
public final class SessionDecoder {
    private final ByteReader in;
    private final Texts texts;
    private Times times = new Times(Instant.EPOCH);
    private int lists;

    private SessionDecoder(byte[] body, Texts texts) {
        this.in = new ByteReader(body);
        this.texts = texts;
    }

    /**
     * Returns the session of a body.
     *
     * @param stored what was stored
     * @param texts the texts it refers to, in the order of its references
     * @throws IllegalArgumentException if the body is damaged or of a newer version
     */
    public static StoredSession decode(StoredBody stored, List<String> texts) {
        try {
            return new SessionDecoder(stored.body(), place -> place == 0 ? null : texts.get(place - 1))
                    .read(stored.start());
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
     * @param stored what was stored
     * @param sensor text of {@link #sensorPlace}
     */
    public static Head head(StoredBody stored, @Nullable String sensor) {
        SessionDecoder decoder = new SessionDecoder(stored.body(), place -> sensor);
        decoder.checkFormat();
        String name = decoder.hexOrText();
        SessionIdentity identity = new SessionIdentity(decoder.optional(), name, stored.start());
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

    private StoredSession read(@Nullable Instant startedAt) {
        checkFormat();
        String name = hexOrText();
        String sensor = optional();
        Instant start = startedAt == null ? Instant.EPOCH : startedAt;
        times = new Times(start);
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
                .durationDerived(derived);
        Client client = clientWithoutEnvironment();
        lists = (int) in.unsigned();
        FileDecoder files = new FileDecoder(in, texts, times);
        session.incomplete(new LinkedHashSet<>(list(0, () -> Incomplete.valueOf(required()))))
                .client(new Client(
                        client.version(),
                        client.kex(),
                        client.terminal(),
                        list(1, () -> new EnvironmentVariable(required(), optional()))))
                .logins(list(2, this::login))
                .commands(list(3, this::command))
                .downloads(list(4, files::download))
                .uploads(list(5, files::upload))
                .forwards(list(6, this::forward))
                .recordings(list(7, files::recording))
                .notices(list(8, this::notice))
                .eventCounts(counts(9))
                .truncated(counts(10));
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

    private Client clientWithoutEnvironment() {
        String version = optional();
        String kex = optional();
        TerminalSize terminal =
                in.flag() ? new TerminalSize(Math.toIntExact(in.signed()), Math.toIntExact(in.signed())) : null;
        return new Client(version, kex == null ? null : kex(kex), terminal, List.of());
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
        Instant at = times.read(in);
        int bits = in.next();
        String username = optional();
        String password = optional();
        PublicKey key = (bits & SessionEncoder.HAS_KEY) == 0 ? null : new PublicKey(optional(), optional(), optional());
        return new Login(at, username, password, key, (bits & SessionEncoder.SUCCESS) != 0);
    }

    private Command command() {
        Instant at = times.read(in);
        int bits = in.next();
        String input = required();
        boolean failed = (bits & SessionEncoder.FAILED) != 0;
        return (bits & SessionEncoder.IS_UNUSUAL) == 0
                ? new Command(at, input, failed, null)
                : new Command(at, input, failed, optional(), required());
    }

    private Forward forward() {
        return new Forward(
                times.read(in),
                optional(),
                in.optionalInt(),
                in.optionalText(),
                in.optionalInt(),
                optional(),
                optional(),
                in.unsigned());
    }

    private Notice notice() {
        return new Notice(times.read(in), required(), new AttributeDecoder(in, texts).read());
    }

    private Map<String, Long> counts(int place) {
        Map<String, Long> counts = new LinkedHashMap<>();
        if ((lists & (1 << place)) != 0) {
            for (String name : Netstrings.read(required())) {
                counts.put(Objects.requireNonNull(name), in.signed());
            }
        }
        return counts;
    }

    /** Returns a list by its place among the lists of a session. */
    private <T> List<T> list(int place, Supplier<T> element) {
        if ((lists & 1 << place) == 0) {
            return List.of();
        }
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
