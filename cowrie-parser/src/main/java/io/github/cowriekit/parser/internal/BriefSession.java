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
abstract class BriefSession extends BriefEvents {
    private static final int MAX_HELD = 1 << 20;
    private static final long NO_DURATION = -1;
    private static final int NO_PORT = Integer.MIN_VALUE;
    private static final int LOGIN_FAILED = 0;
    private static final int LOGIN_SUCCEEDED = 1;
    private static final int COMMAND = 2;
    private static final int FAILED_COMMAND = 3;
    private static final int FAILED_LOGINS = BriefCounts.kind(EventId.LOGIN_FAILED);
    private static final int LOGINS = BriefCounts.kind(EventId.LOGIN_SUCCESS);
    private static final int COMMANDS = BriefCounts.kind(EventId.COMMAND_INPUT);
    private static final SessionItems NO_ITEMS = new SessionItems(0, new Budget(0));

    // what an event changes lies beside each other
    private long sourceHead;
    private long sourceTail;
    private long endedAt;
    private long counts;
    private long used;
    private boolean over;

    private int sourcePort;
    private long startedAt;
    private long nanos;
    private @Nullable String protocol;
    private Endpoint destination = Endpoint.UNKNOWN;
    private @Nullable String version;
    private @Nullable KeyExchange kex;
    /** Events that change nothing of what is here, null if there are none. */
    private @Nullable SessionDraft aside;

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
        if (spoken == null || honeypot.isUnknown() || held > MAX_HELD || !line.readShort(Key.SRC_IP)) {
            return false;
        }
        used = held;
        counts = 0;
        if (!count(EventId.SESSION_CONNECT, 0, bounds)) {
            return false;
        }
        sourceHead = line.head();
        sourceTail = line.tail();
        Integer port = line.smallNumber(Key.SRC_PORT);
        sourcePort = port == null ? NO_PORT : port;
        startedAt = line.micros();
        endedAt = startedAt;
        nanos = NO_DURATION;
        over = false;
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
        return true;
    }

    /** Lets go of all that came. */
    @Override
    void clear() {
        super.clear();
        if (aside != null) {
            aside = null;
        }
    }

    /** Takes the event of a line; returns false, and takes nothing, if only a draft can. */
    final boolean take(EventFields line, SessionContext context) {
        if (over || !isSameSource(line)) {
            return false;
        }
        SessionBounds bounds = context.bounds();
        EventId id = line.known();
        boolean taken = id == null
                ? setAside(line, context)
                : switch (id) {
                    case LOGIN_FAILED, LOGIN_SUCCESS, COMMAND_INPUT -> takeTexts(line, id, bounds);
                    case COMMAND_FAILED -> takeFailure(line, context);
                    case CLIENT_VERSION, CLIENT_KEX -> takeClient(line, id, bounds);
                    case SESSION_CLOSED -> takeClose(line, bounds);
                    case SESSION_CONNECT -> false;
                    default -> setAside(line, context);
                };
        if (taken) {
            startedAt = Math.min(startedAt, line.micros());
            endedAt = Math.max(endedAt, line.micros());
        }
        return taken;
    }

    private boolean isSameSource(EventFields line) {
        return line.readShort(Key.SRC_IP)
                ? line.head() == sourceHead && line.tail() == sourceTail
                : !line.has(Key.SRC_IP);
    }

    /** Takes a login or a command. */
    private boolean takeTexts(EventFields line, EventId id, SessionBounds bounds) {
        boolean command = id == EventId.COMMAND_INPUT;
        int first = line.place(command ? Key.INPUT : Key.USERNAME);
        int second = line.place(command ? Key.REALM : Key.PASSWORD);
        if (command ? !isUsualCommand(line, first, second) : line.has(Key.FINGERPRINT) || line.has(Key.KEY)) {
            return false;
        }
        if ((command ? commands() : logins()) >= bounds.maxItems()
                || !isText(line, first)
                || !isText(line, second)
                || !hasRoom(line, first, second)
                || !count(id, Budget.ELEMENT + weigh(line, first) + weigh(line, second), bounds)) {
            return false;
        }
        append(line, command ? COMMAND : id == EventId.LOGIN_SUCCESS ? LOGIN_SUCCEEDED : LOGIN_FAILED, first, second);
        return true;
    }

    /** Returns whether a command has an input; an empty realm reads as none. */
    private static boolean isUsualCommand(EventFields line, int input, int realm) {
        return input >= 0 && (realm < 0 || line.length(realm) > 0);
    }

    /** Marks the command that failed. */
    private boolean takeFailure(EventFields line, SessionContext context) {
        int input = line.place(Key.INPUT);
        if (input < 0 || !isText(line, input)) {
            return false;
        }
        int[] entered = new int[commands()];
        int size = 0;
        for (int at = 0; isEvent(at); at = next(at)) {
            if (isCommand(at)) {
                entered[size++] = at;
            }
        }
        String text = required(line.text(Key.INPUT));
        int failed = CommandList.findFailed(size, i -> command(entered[i], context.slices()), text);
        if (failed < 0 || !count(EventId.COMMAND_FAILED, 0, context.bounds())) {
            return false;
        }
        setWhat(entered[failed], FAILED_COMMAND);
        return true;
    }

    /** Takes what a client says about itself. */
    private boolean takeClient(EventFields line, EventId id, SessionBounds bounds) {
        String name = id == EventId.CLIENT_VERSION ? line.text(Key.VERSION) : null;
        KeyExchange exchange = line.kex();
        boolean isNew = id == EventId.CLIENT_VERSION
                ? version == null && name != null && !name.isEmpty()
                : kex == null && exchange != null;
        if (!isNew || !count(id, Budget.weigh(name) + line.kexWeight(), bounds)) {
            return false;
        }
        if (name != null) {
            version = name;
        }
        if (kex == null && exchange != null) {
            kex = exchange;
        }
        return true;
    }

    private boolean takeClose(EventFields line, SessionBounds bounds) {
        Duration lasted = Durations.of(line);
        if (lasted != null && (lasted.isNegative() || lasted.toSeconds() > Integer.MAX_VALUE)) {
            return false;
        }
        if (!count(EventId.SESSION_CLOSED, 0, bounds)) {
            return false;
        }
        nanos = lasted == null ? NO_DURATION : lasted.toNanos();
        over = true;
        return true;
    }

    /** Keeps an event of a kind for which there is no place here; cuts what a draft of the whole session would cut. */
    private boolean setAside(EventFields line, SessionContext context) {
        if (aside == null) {
            aside = draft(context);
        }
        aside.setBytes(used);
        SessionEvents.add(aside, EventFactory.create(line));
        used = aside.bytes();
        return true;
    }

    /** Returns a new draft of this session. */
    abstract SessionDraft draft(SessionContext context);

    /** Counts an event that holds so many bytes; returns false, without counting, if the session may not hold them. */
    private boolean count(EventId id, long bytes, SessionBounds bounds) {
        int kind = BriefCounts.kind(id);
        long total = bytes + (BriefCounts.has(counts, kind) ? 0 : BriefCounts.weight(kind));
        if (total > bounds.maxBytesPerSession() - used || BriefCounts.isFull(counts, kind)) {
            return false;
        }
        used += total;
        counts = BriefCounts.add(counts, kind);
        return true;
    }

    /** Returns an estimate of the heap that a draft of this session would hold, in bytes. */
    final long used() {
        return used;
    }

    final boolean isOver() {
        return over;
    }

    /** Returns whether some events are kept as a draft would keep them. */
    final boolean hasAside() {
        return aside != null;
    }

    /** Returns the record; to be called once. */
    final Session record(String id, @Nullable String sensor, SessionEnd end, SessionContext context) {
        Slices slices = context.slices();
        Login[] tried = new Login[logins()];
        Command[] entered = new Command[commands()];
        int nextLogin = 0;
        int nextCommand = 0;
        for (int at = 0; isEvent(at); at = next(at)) {
            Instant time = time(at);
            String first = first(at, slices);
            String second = second(at, slices);
            if (isCommand(at)) {
                entered[nextCommand++] = new Command(time, required(first), what(at) == FAILED_COMMAND, second);
            } else {
                tried[nextLogin++] = new Login(time, first, second, null, what(at) == LOGIN_SUCCEEDED);
            }
        }
        SessionItems items = aside == null ? NO_ITEMS : aside.items();
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
                client(),
                BoundedList.listOf(tried, nextLogin),
                BoundedList.listOf(entered, nextCommand),
                items.downloads(),
                items.uploads(),
                items.forwards(),
                items.recordings(),
                items.notices(),
                eventCounts(context.countMaps()),
                aside == null ? Map.of() : aside.truncated());
        keepCounts(context.countMaps(), record.eventCounts());
        return record;
    }

    /** Returns a draft of all that was taken, which holds as much then; to be called once. */
    final SessionDraft unfold(SessionContext context) {
        SessionDraft draft = aside == null ? draft(context) : aside;
        aside = null;
        draft.setBytes(0);
        Slices slices = context.slices();
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
        for (int at = 0; isEvent(at); at = next(at)) {
            if (isCommand(at)) {
                draft.items().addCommand(command(at, slices));
            } else {
                draft.items()
                        .addLogin(new Login(
                                time(at), first(at, slices), second(at, slices), null, what(at) == LOGIN_SUCCEEDED));
            }
        }
        if (over) {
            draft.close(nanos == NO_DURATION ? null : Duration.ofNanos(nanos));
        }
        draft.setBytes(used);
        return draft;
    }

    private int logins() {
        return BriefCounts.get(counts, FAILED_LOGINS) + BriefCounts.get(counts, LOGINS);
    }

    private int commands() {
        return BriefCounts.get(counts, COMMANDS);
    }

    private boolean isCommand(int at) {
        return what(at) == COMMAND || what(at) == FAILED_COMMAND;
    }

    private Command command(int at, Slices slices) {
        return new Command(time(at), required(first(at, slices)), what(at) == FAILED_COMMAND, second(at, slices));
    }

    private static String required(@Nullable String text) {
        return Objects.requireNonNull(text);
    }

    private Endpoint source(Slices slices) {
        return new Endpoint(slices.text(sourceHead, sourceTail), sourcePort == NO_PORT ? null : sourcePort);
    }

    private Client client() {
        if (aside != null) {
            return new Client(version, kex, aside.terminal(), aside.items().environment());
        }
        return version == null && kex == null ? Client.UNKNOWN : new Client(version, kex, null, List.of());
    }

    private Map<String, Long> eventCounts(CountMaps maps) {
        if (aside == null) {
            return maps.of(counts);
        }
        BriefCounts.addTo(aside.eventCounts(), counts);
        return maps.of(aside.eventCounts());
    }

    private void keepCounts(CountMaps maps, Map<String, Long> map) {
        if (aside == null) {
            maps.keep(counts, map);
        } else {
            maps.keep(aside.eventCounts(), map);
        }
    }

    private Set<Incomplete> incomplete() {
        if (!over) {
            return EnumSet.of(Incomplete.NO_CLOSE);
        }
        return nanos == NO_DURATION ? EnumSet.of(Incomplete.NO_DURATION) : Set.of();
    }
}
