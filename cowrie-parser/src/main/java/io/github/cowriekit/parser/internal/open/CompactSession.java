package io.github.cowriekit.parser.internal.open;

import io.github.cowriekit.model.Endpoint;
import io.github.cowriekit.model.KeyExchange;
import io.github.cowriekit.parser.internal.bytes.MemoryBudget;
import io.github.cowriekit.parser.internal.event.Durations;
import io.github.cowriekit.parser.internal.event.EventFactory;
import io.github.cowriekit.parser.internal.event.EventHeaders;
import io.github.cowriekit.parser.internal.json.EventFields;
import io.github.cowriekit.parser.internal.json.EventId;
import io.github.cowriekit.parser.internal.json.FieldName;
import io.github.cowriekit.parser.internal.session.CommandList;
import io.github.cowriekit.parser.internal.session.CompactCounts;
import io.github.cowriekit.parser.internal.session.SessionBounds;
import io.github.cowriekit.parser.internal.session.SessionContext;
import io.github.cowriekit.parser.internal.session.SessionDraft;
import io.github.cowriekit.parser.internal.session.SessionEvents;
import java.time.Duration;
import java.util.Arrays;
import java.util.Objects;

/**
 * A session that begins with a complete connect and continues as most do: client, passwords and commands in plain text, failed
 * commands, one close.
 *
 * <p>Events of other kinds, such as downloads, change none of that; they are set aside in a {@link SessionDraft} of their own.
 * What does not fit (another source address, a public key, a second close) needs a draft of the whole session, which continues
 * from {@link #unfold what is here}. A differential test checks that the results are the same. Reused for the next session. Not
 * thread-safe.
 */
abstract class CompactSession extends CompactContent {
    // a table, since a switch would be inlined at every call site and exceed the JIT's budget
    private static final Taker OTHERS = CompactSession::setAside;
    private static final Taker[] TAKERS = new Taker[EventId.COUNT];

    static {
        Arrays.fill(TAKERS, OTHERS);
        put(CompactSession::takeTexts, EventId.LOGIN_FAILED, EventId.LOGIN_SUCCESS, EventId.COMMAND_INPUT);
        put(CompactSession::takeFailure, EventId.COMMAND_FAILED);
        put(CompactSession::takeClient, EventId.CLIENT_VERSION, EventId.CLIENT_KEX);
        put(CompactSession::takeClose, EventId.SESSION_CLOSED);
        put(CompactSession::takeDownload, EventId.SESSION_FILE_DOWNLOAD);
        put(CompactSession::takeSuccess, EventId.COMMAND_SUCCESS);
        put((session, line, context) -> false, EventId.SESSION_CONNECT, EventId.SESSION_INPUT);
    }

    /** Takes the lines of some kinds; returns false, and takes nothing, if only a draft can. */
    private interface Taker {
        boolean take(CompactSession session, EventFields line, SessionContext context);
    }

    private static void put(Taker taker, EventId... ids) {
        for (EventId id : ids) {
            TAKERS[id.index()] = taker;
        }
    }

    /**
     * Begins with a connect; returns false if it is not a usual one.
     *
     * @param heldByDraft bytes that a draft of the session would hold in any case, as estimated
     */
    // a reference store costs a GC write barrier; comparing first is cheaper
    @SuppressWarnings("ReferenceEquality")
    final boolean begin(EventFields line, long heldByDraft, SessionBounds bounds) {
        String spoken = EventHeaders.protocol(line);
        Endpoint honeypot = line.destination();
        if (spoken == null || honeypot.isUnknown() || !line.readShort(FieldName.SRC_IP)) {
            return false;
        }
        used = heldByDraft;
        held = HELD;
        counts = 0;
        if (!count(EventId.SESSION_CONNECT, 0, bounds)) {
            return false;
        }
        sourceHead = line.head();
        sourceTail = line.tail();
        Integer port = line.smallNumber(FieldName.SRC_PORT);
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

    /** Takes the event of a line; returns false, and takes nothing, if only a draft can. */
    final boolean take(EventFields line, SessionContext context) {
        if (over || !isSameSource(line)) {
            return false;
        }
        EventId id = line.known();
        Taker taker = id == null ? OTHERS : TAKERS[id.index()];
        boolean taken = taker.take(this, line, context);
        if (taken) {
            endedAt = Math.max(endedAt, line.micros());
        }
        return taken;
    }

    private boolean isSameSource(EventFields line) {
        return line.readShort(FieldName.SRC_IP)
                ? line.head() == sourceHead && line.tail() == sourceTail
                : !line.has(FieldName.SRC_IP);
    }

    /** Takes a login or a command. */
    private boolean takeTexts(EventFields line, SessionContext context) {
        EventId id = Objects.requireNonNull(line.known());
        SessionBounds bounds = context.bounds();
        boolean command = id == EventId.COMMAND_INPUT;
        int first = line.place(command ? FieldName.INPUT : FieldName.USERNAME);
        int second = line.place(command ? FieldName.REALM : FieldName.PASSWORD);
        if (command
                ? !isUsualCommand(line, first, second)
                : line.has(FieldName.FINGERPRINT) || line.has(FieldName.KEY)) {
            return false;
        }
        if ((command ? commands() : logins()) >= bounds.maxItems()
                || !isText(line, first)
                || !isText(line, second)
                || !hasRoom(line, first, second)
                || !count(id, MemoryBudget.ELEMENT + weigh(line, first) + weigh(line, second), bounds)) {
            return false;
        }
        int before = size();
        append(line, command ? COMMAND : id == EventId.LOGIN_SUCCESS ? LOGIN_SUCCEEDED : LOGIN_FAILED, first, second);
        held += GROWTH * (size() - before);
        return true;
    }

    /** Returns whether a command has an input; an empty realm reads as none. */
    private static boolean isUsualCommand(EventFields line, int input, int realm) {
        return input >= 0 && (realm < 0 || line.length(realm) > 0);
    }

    /** Marks the command that failed, or sets aside that none of them did. */
    private boolean takeFailure(EventFields line, SessionContext context) {
        int input = line.place(FieldName.INPUT);
        if (input < 0 || !isText(line, input) || commands() == 0) {
            return false;
        }
        int[] entered = new int[commands()];
        int size = 0;
        for (int at = 0; isEvent(at); at = next(at)) {
            if (isCommand(at)) {
                entered[size++] = at;
            }
        }
        String text = required(line.text(FieldName.INPUT));
        int failed = CommandList.findFailed(size, i -> command(entered[i], context.slices()), text);
        if (!count(EventId.COMMAND_FAILED, 0, context.bounds())) {
            return false;
        }
        if (failed >= 0) {
            setWhat(entered[failed], FAILED_COMMAND);
        } else {
            SessionDraft draft = aside(context);
            draft.items().notice(EventFactory.create(line));
            settle(draft);
        }
        return true;
    }

    /** Sets aside that a command is known, unless the event is the only one that has the line. */
    private boolean takeSuccess(EventFields line, SessionContext context) {
        return commands() > 0 && !line.has(FieldName.REALM) && setAside(line, context);
    }

    /** Sets a file aside; some versions log a line for a program under the same id. */
    private boolean takeDownload(EventFields line, SessionContext context) {
        return !line.has(FieldName.INPUT) && setAside(line, context);
    }

    /** Takes what a client says about itself. */
    private boolean takeClient(EventFields line, SessionContext context) {
        EventId id = Objects.requireNonNull(line.known());
        String name = id == EventId.CLIENT_VERSION ? line.text(FieldName.VERSION) : null;
        KeyExchange exchange = line.kex();
        boolean isNew = id == EventId.CLIENT_VERSION
                ? version == null && name != null && !name.isEmpty()
                : kex == null && exchange != null;
        if (!isNew || !count(id, MemoryBudget.weigh(name) + line.kexWeight(), context.bounds())) {
            return false;
        }
        if (name != null) {
            version = name;
            held += name.length();
        }
        if (kex == null && exchange != null) {
            kex = exchange;
        }
        return true;
    }

    private boolean takeClose(EventFields line, SessionContext context) {
        Duration lasted = Durations.of(line);
        if (lasted != null && (lasted.isNegative() || lasted.toSeconds() > Integer.MAX_VALUE)) {
            return false;
        }
        if (!count(EventId.SESSION_CLOSED, 0, context.bounds())) {
            return false;
        }
        nanos = lasted == null ? NO_DURATION : lasted.toNanos();
        over = true;
        return true;
    }

    /** Keeps an event of a kind for which there is no place here; cuts what a draft of the whole session would cut. */
    private boolean setAside(EventFields line, SessionContext context) {
        SessionDraft draft = aside(context);
        EventId id = line.known();
        if (id == null) {
            draft.count(line.eventId());
        } else {
            draft.count(id);
        }
        SessionEvents.place(draft, EventFactory.create(line));
        settle(draft);
        return true;
    }

    /** Counts what was added to what is set aside. */
    private void settle(SessionDraft draft) {
        held += draft.bytes() - used;
        used = draft.bytes();
    }

    /** Returns the draft of what is set aside, which holds as much as the session. */
    private SessionDraft aside(SessionContext context) {
        if (aside == null) {
            aside = draft(context);
            held += SessionDraft.EMPTY;
        }
        aside.setBytes(used);
        return aside;
    }

    /** Counts an event that holds so many bytes; returns false, without counting, if the session may not hold them. */
    private boolean count(EventId id, long bytes, SessionBounds bounds) {
        int kind = CompactCounts.kind(id);
        long total = bytes + (CompactCounts.has(counts, kind) ? 0 : CompactCounts.weight(kind));
        if (total > bounds.maxBytesPerSession() - used || CompactCounts.isFull(counts, kind)) {
            return false;
        }
        used += total;
        counts = CompactCounts.add(counts, kind);
        return true;
    }
}
