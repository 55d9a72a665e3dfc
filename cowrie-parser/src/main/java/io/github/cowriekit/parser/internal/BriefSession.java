package io.github.cowriekit.parser.internal;

import io.github.cowriekit.model.Client;
import io.github.cowriekit.model.Command;
import io.github.cowriekit.model.Endpoint;
import io.github.cowriekit.model.Incomplete;
import io.github.cowriekit.model.KeyExchange;
import io.github.cowriekit.model.Login;
import io.github.cowriekit.model.Session;
import io.github.cowriekit.model.SessionEnd;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A session of which only what is usual came so far: a connect with all it can say, then the client, passwords and
 * commands in plain text, one close.
 *
 * <p>It keeps numbers and the bytes of texts, in two places of memory, and makes records when the session is over: with
 * thousands of sessions open each place on the way to what an event changes is a wait for main memory. What is not usual
 * it does not take; then a {@link SessionDraft} goes on with {@link #unfold what is here}. A differential test holds that
 * nobody can tell the difference. Used again for the next session. Not thread-safe.
 */
class BriefSession {
    private static final int FIRST_CAPACITY = 128;
    /** Of one that is used again. */
    private static final int USUAL_CAPACITY = 1_024;

    private static final int MAX_SIZE = 8_192;
    private static final int MAX_HELD = 1 << 20;
    /** Caches of texts look at whole words of eight bytes. */
    private static final int SLACK = Long.BYTES;

    // an event: its time, what it is, the kinds and lengths of its texts, the texts
    private static final int WHAT = Long.BYTES;
    private static final int FIRST_KIND = WHAT + 1;
    private static final int SECOND_KIND = WHAT + 2;
    private static final int FIRST_LENGTH = WHAT + 4;
    private static final int SECOND_LENGTH = WHAT + 6;
    private static final int HEADER = 2 * Long.BYTES;

    private static final long NO_DURATION = -1;
    private static final int NO_PORT = Integer.MIN_VALUE;
    private static final int FAILED = 0;
    private static final int SUCCEEDED = 1;
    private static final int ENTERED = 2;

    // what an event changes lies beside each other
    private long sourceHead;
    private long sourceTail;
    private long endedAt;
    private long counts;
    private int used;
    private int size;
    private byte[] texts = new byte[FIRST_CAPACITY];
    private boolean over;

    private int maxItems;
    private int logins;
    private int commands;
    private int sourcePort;
    private long maxBytes;
    private long startedAt;
    private long nanos;
    private @Nullable String protocol;
    private Endpoint destination = Endpoint.UNKNOWN;
    private @Nullable String version;
    private @Nullable KeyExchange kex;

    /**
     * Begins with a connect; returns false if it is not a usual one.
     *
     * @param held bytes that the session holds in any case, as estimated
     */
    // a reference is only written where it changes: telling the garbage collector costs more than a look
    @SuppressWarnings("ReferenceEquality")
    final boolean begin(EventFields line, long held, SessionBounds bounds) {
        String spoken = EventFactory.protocol(line);
        Endpoint honeypot = line.destination();
        if (spoken == null || honeypot.isUnknown() || !line.isShort(Key.SRC_IP) || held > MAX_HELD) {
            return false;
        }
        maxItems = bounds.maxItems();
        maxBytes = bounds.maxBytesPerSession();
        used = (int) held;
        counts = 0;
        if (!count(BriefCounts.CONNECT, 0)) {
            return false;
        }
        sourceHead = line.word(Key.SRC_IP, 0);
        sourceTail = line.word(Key.SRC_IP, Long.BYTES);
        Integer port = line.smallNumber(Key.SRC_PORT);
        sourcePort = port == null ? NO_PORT : port;
        startedAt = line.micros();
        endedAt = startedAt;
        nanos = NO_DURATION;
        over = false;
        size = 0;
        logins = 0;
        commands = 0;
        if (protocol != spoken) {
            protocol = spoken;
        }
        if (destination != honeypot) {
            destination = honeypot;
        }
        if (kex != null) {
            kex = null;
        }
        if (version != null) {
            version = null;
        }
        if (texts.length > USUAL_CAPACITY) {
            texts = new byte[FIRST_CAPACITY];
        }
        return true;
    }

    /** Takes the event of a line; returns false, and takes nothing, if it is not a usual one. */
    final boolean take(EventFields line, EventId id) {
        if (over || !isSameSource(line)) {
            return false;
        }
        boolean taken = switch (id) {
            case LOGIN_FAILED -> takeLogin(line, BriefCounts.LOGIN_FAILED, FAILED);
            case LOGIN_SUCCESS -> takeLogin(line, BriefCounts.LOGIN_SUCCESS, SUCCEEDED);
            case COMMAND_INPUT -> takeCommand(line);
            case CLIENT_VERSION -> takeVersion(line);
            case CLIENT_KEX -> takeKex(line);
            case SESSION_CLOSED -> takeClose(line);
            default -> false;
        };
        if (taken) {
            startedAt = Math.min(startedAt, line.micros());
            endedAt = Math.max(endedAt, line.micros());
        }
        return taken;
    }

    private boolean isSameSource(EventFields line) {
        return line.isShort(Key.SRC_IP)
                ? line.word(Key.SRC_IP, 0) == sourceHead && line.word(Key.SRC_IP, Long.BYTES) == sourceTail
                : !line.has(Key.SRC_IP);
    }

    private boolean takeLogin(EventFields line, int kind, int result) {
        if (logins == maxItems || line.has(Key.FINGERPRINT) || line.has(Key.KEY)) {
            return false;
        }
        if (!keep(line, kind, result, Key.USERNAME, Key.PASSWORD)) {
            return false;
        }
        logins++;
        return true;
    }

    private boolean takeCommand(EventFields line) {
        // an empty realm reads as none
        boolean emptyRealm = line.has(Key.REALM) && line.length(Key.REALM) == 0;
        if (commands == maxItems || !line.has(Key.INPUT) || emptyRealm) {
            return false;
        }
        if (!keep(line, BriefCounts.COMMAND_INPUT, ENTERED, Key.INPUT, Key.REALM)) {
            return false;
        }
        commands++;
        return true;
    }

    private boolean takeVersion(EventFields line) {
        String name = line.text(Key.VERSION);
        KeyExchange exchange = line.kex();
        if (version != null || name == null || name.isEmpty()) {
            return false;
        }
        long weight = Budget.weigh(name) + (exchange == null ? 0 : line.weighKex());
        if (!count(BriefCounts.CLIENT_VERSION, weight)) {
            return false;
        }
        version = name;
        if (kex == null && exchange != null) {
            kex = exchange;
        }
        return true;
    }

    private boolean takeKex(EventFields line) {
        KeyExchange exchange = kex == null ? line.kex() : null;
        if (exchange == null || !count(BriefCounts.CLIENT_KEX, line.weighKex())) {
            return false;
        }
        kex = exchange;
        return true;
    }

    private boolean takeClose(EventFields line) {
        Duration lasted = line.duration();
        if (lasted != null && (lasted.isNegative() || lasted.toSeconds() > Integer.MAX_VALUE)) {
            return false;
        }
        if (!count(BriefCounts.CLOSED, 0)) {
            return false;
        }
        nanos = lasted == null ? NO_DURATION : lasted.toNanos();
        over = true;
        return true;
    }

    /** Keeps an event with its time and at most two texts. */
    private boolean keep(EventFields line, int kind, int what, Key first, Key second) {
        if (!isText(line, first) || !isText(line, second)) {
            return false;
        }
        int firstLength = line.has(first) ? line.length(first) : 0;
        int secondLength = line.has(second) ? line.length(second) : 0;
        int need = size + HEADER + firstLength + secondLength + SLACK;
        if (need > MAX_SIZE || !count(kind, Budget.ELEMENT + line.weigh(first) + line.weigh(second))) {
            return false;
        }
        if (need > texts.length) {
            texts = Arrays.copyOf(texts, Math.max(need, texts.length * 2));
        }
        Words.put(texts, size, line.micros());
        texts[size + WHAT] = (byte) what;
        texts[size + FIRST_KIND] = line.has(first) ? line.kind(first) : Slices.NONE;
        texts[size + SECOND_KIND] = line.has(second) ? line.kind(second) : Slices.NONE;
        Words.putShort(texts, size + FIRST_LENGTH, firstLength);
        Words.putShort(texts, size + SECOND_LENGTH, secondLength);
        size += HEADER;
        line.copy(first, texts, size);
        size += firstLength;
        line.copy(second, texts, size);
        size += secondLength;
        return true;
    }

    /** Returns whether a key has a text, or no value at all. */
    private static boolean isText(EventFields line, Key key) {
        return !line.has(key) || line.kind(key) == Slices.PLAIN || line.kind(key) == Slices.ESCAPED;
    }

    /** Counts an event that holds so many bytes; returns false, without counting, if the session may not hold them. */
    private boolean count(int kind, long bytes) {
        long total = bytes + (BriefCounts.has(counts, kind) ? 0 : BriefCounts.weight(kind));
        if (total > maxBytes - used || BriefCounts.isFull(counts, kind)) {
            return false;
        }
        used += (int) total;
        counts = BriefCounts.add(counts, kind);
        return true;
    }

    /** Returns an estimate of the heap that a draft of this session would hold, in bytes. */
    final int used() {
        return used;
    }

    final boolean isOver() {
        return over;
    }

    /** Returns the record. */
    final Session record(String id, @Nullable String sensor, SessionEnd end, SessionContext context) {
        Slices slices = context.slices();
        Login[] tried = new Login[logins];
        Command[] entered = new Command[commands];
        int nextLogin = 0;
        int nextCommand = 0;
        for (int at = 0; at < size; at = next(at)) {
            Instant time = Micros.time(Words.at(texts, at));
            String first = first(at, slices);
            if (what(at) == ENTERED) {
                entered[nextCommand++] = new Command(time, Objects.requireNonNull(first), false, second(at, slices));
            } else {
                tried[nextLogin++] = new Login(time, first, second(at, slices), null, what(at) == SUCCEEDED);
            }
        }
        Instant start = Micros.time(startedAt);
        Instant stop = Micros.time(endedAt);
        // no builder: there are thousands of these a second, and it costs more than what it builds
        Session record = new Session(
                id,
                sensor,
                protocol,
                source(slices),
                destination,
                start,
                stop,
                nanos == NO_DURATION ? Duration.between(start, stop) : Duration.ofNanos(nanos),
                nanos == NO_DURATION,
                end,
                incomplete(),
                version == null && kex == null ? Client.UNKNOWN : new Client(version, kex, null, List.of()),
                BoundedList.listOf(tried, nextLogin),
                BoundedList.listOf(entered, nextCommand),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                context.countMaps().of(counts),
                Map.of());
        context.countMaps().keep(counts, record.eventCounts());
        return record;
    }

    /** Puts all that was taken into a draft that has no event yet, and that holds as much then. */
    final void unfold(SessionDraft draft, Slices slices) {
        for (int kind = 0; kind < BriefCounts.KINDS; kind++) {
            for (int i = 0; i < BriefCounts.get(counts, kind); i++) {
                draft.count(BriefCounts.id(kind));
            }
        }
        draft.takeTime(Micros.time(startedAt));
        draft.takeTime(Micros.time(endedAt));
        draft.connect(source(slices), destination);
        draft.takeProtocol(protocol);
        if (version != null) {
            draft.takeVersion(version, null);
        }
        if (kex != null) {
            draft.takeKex(kex);
        }
        for (int at = 0; at < size; at = next(at)) {
            Instant time = Micros.time(Words.at(texts, at));
            String first = first(at, slices);
            if (what(at) == ENTERED) {
                draft.items().addCommand(time, Objects.requireNonNull(first), second(at, slices));
            } else {
                draft.items().addLogin(time, first, second(at, slices), null, what(at) == SUCCEEDED);
            }
        }
        if (over) {
            draft.close(nanos == NO_DURATION ? null : Duration.ofNanos(nanos));
        }
    }

    private Endpoint source(Slices slices) {
        return new Endpoint(slices.text(sourceHead, sourceTail), sourcePort == NO_PORT ? null : sourcePort);
    }

    private Set<Incomplete> incomplete() {
        if (!over) {
            return EnumSet.of(Incomplete.NO_CLOSE);
        }
        return nanos == NO_DURATION ? EnumSet.of(Incomplete.NO_DURATION) : Set.of();
    }

    private int what(int at) {
        return texts[at + WHAT];
    }

    private @Nullable String first(int at, Slices slices) {
        return text(texts[at + FIRST_KIND], at + HEADER, Words.shortAt(texts, at + FIRST_LENGTH), slices);
    }

    private @Nullable String second(int at, Slices slices) {
        int from = at + HEADER + Words.shortAt(texts, at + FIRST_LENGTH);
        return text(texts[at + SECOND_KIND], from, Words.shortAt(texts, at + SECOND_LENGTH), slices);
    }

    private @Nullable String text(byte kind, int from, int length, Slices slices) {
        return switch (kind) {
            case Slices.PLAIN -> slices.repeated(texts, from, length);
            case Slices.ESCAPED -> slices.repeatedEscaped(texts, from, length);
            default -> null;
        };
    }

    private int next(int at) {
        return at + HEADER + Words.shortAt(texts, at + FIRST_LENGTH) + Words.shortAt(texts, at + SECOND_LENGTH);
    }
}
