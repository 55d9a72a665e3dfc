package io.github.cowriekit.parser.internal.open;

import io.github.cowriekit.model.Client;
import io.github.cowriekit.model.Command;
import io.github.cowriekit.model.Endpoint;
import io.github.cowriekit.model.Incomplete;
import io.github.cowriekit.model.KeyExchange;
import io.github.cowriekit.model.Login;
import io.github.cowriekit.model.Session;
import io.github.cowriekit.model.SessionEnd;
import io.github.cowriekit.parser.internal.bytes.MemoryBudget;
import io.github.cowriekit.parser.internal.json.EventId;
import io.github.cowriekit.parser.internal.json.Slices;
import io.github.cowriekit.parser.internal.session.BoundedList;
import io.github.cowriekit.parser.internal.session.CompactCounts;
import io.github.cowriekit.parser.internal.session.ConnectionDraft;
import io.github.cowriekit.parser.internal.session.CountMaps;
import io.github.cowriekit.parser.internal.session.SessionContext;
import io.github.cowriekit.parser.internal.session.SessionDraft;
import io.github.cowriekit.parser.internal.session.SessionItems;
import io.github.cowriekit.parser.internal.time.Micros;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a {@link CompactSession} holds, and what becomes of it: the record of the session, or its draft.
 *
 * <p>Numbers and the bytes of texts, in two objects: with thousands of sessions open, every object on the way to a field costs
 * a cache miss. Not thread-safe.
 */
abstract class CompactContent extends CompactEvents {
    static final long NO_DURATION = -1;
    /** The object of a session, its first array and its place among the open ones. */
    static final long HELD = 400;
    /** An array is at most as much larger than what is in it. */
    static final long GROWTH = 2;

    static final int NO_PORT = Integer.MIN_VALUE;
    // what a kept event is
    static final int LOGIN_FAILED = 0;
    static final int LOGIN_SUCCEEDED = 1;
    static final int COMMAND = 2;
    static final int FAILED_COMMAND = 3;

    private static final int FAILED_LOGINS = CompactCounts.kind(EventId.LOGIN_FAILED);
    private static final int LOGINS = CompactCounts.kind(EventId.LOGIN_SUCCESS);
    private static final int COMMANDS = CompactCounts.kind(EventId.COMMAND_INPUT);
    private static final SessionItems NO_ITEMS = new SessionItems(0, new MemoryBudget(0));

    // fields that one event mutates share a cache line
    long sourceHead;
    long sourceTail;
    long endedAt;
    long counts;
    long used;
    long held = HELD;
    boolean over;

    int sourcePort;
    long startedAt;
    long nanos;

    @Nullable
    String protocol;

    Endpoint destination = Endpoint.UNKNOWN;

    @Nullable
    String version;

    @Nullable
    KeyExchange kex;
    /** Events that change nothing of what is here, null if there are none. */
    @Nullable
    SessionDraft aside;

    /** Drops all events. */
    @Override
    void clear() {
        super.clear();
        held = HELD;
        if (aside != null) {
            aside = null;
        }
    }

    /** Returns a new draft of this session. */
    abstract SessionDraft draft(SessionContext context);

    /** Returns an estimate of the heap held, in bytes, without what other sessions hold as well. */
    final long heldBytes() {
        return held;
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
        // no builder: it would cost more than the record, of which there are thousands a second
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
        for (int kind = 0; kind < CompactCounts.KINDS; kind++) {
            for (int i = 0; i < CompactCounts.get(counts, kind); i++) {
                draft.count(CompactCounts.id(kind));
            }
        }
        ConnectionDraft connection = draft.connection();
        connection.takeTime(Micros.time(startedAt));
        connection.takeTime(Micros.time(endedAt));
        connection.connect(source(slices), destination);
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
            connection.close(nanos == NO_DURATION ? null : Duration.ofNanos(nanos));
        }
        draft.setBytes(used);
        return draft;
    }

    final int logins() {
        return CompactCounts.get(counts, FAILED_LOGINS) + CompactCounts.get(counts, LOGINS);
    }

    final int commands() {
        return CompactCounts.get(counts, COMMANDS);
    }

    final boolean isCommand(int at) {
        return what(at) == COMMAND || what(at) == FAILED_COMMAND;
    }

    final Command command(int at, Slices slices) {
        return new Command(time(at), required(first(at, slices)), what(at) == FAILED_COMMAND, second(at, slices));
    }

    static String required(@Nullable String text) {
        return Objects.requireNonNull(text);
    }

    final Endpoint source(Slices slices) {
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
        CompactCounts.addTo(aside.eventCounts(), counts);
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
