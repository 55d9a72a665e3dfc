package io.github.cowriekit.parser.internal.open;

import io.github.cowriekit.model.KeyExchange;
import io.github.cowriekit.model.Session;
import io.github.cowriekit.model.SessionEnd;
import io.github.cowriekit.model.event.CowrieEvent;
import io.github.cowriekit.parser.internal.bytes.MemoryBudget;
import io.github.cowriekit.parser.internal.json.EventFields;
import io.github.cowriekit.parser.internal.json.EventId;
import io.github.cowriekit.parser.internal.json.FieldName;
import io.github.cowriekit.parser.internal.json.ShortText;
import io.github.cowriekit.parser.internal.session.SessionContext;
import io.github.cowriekit.parser.internal.session.SessionDraft;
import io.github.cowriekit.parser.internal.session.SessionEvents;
import io.github.cowriekit.parser.internal.session.SessionLines;
import io.github.cowriekit.parser.internal.state.StateInput;
import io.github.cowriekit.parser.internal.state.StateOutput;
import io.github.cowriekit.parser.internal.time.Micros;
import java.io.IOException;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A session whose events still come in: who it is, when something of it came last, and what came, which is a
 * {@link CompactSession} as long as that can hold it and a {@link SessionDraft} from then on. Used again for the next
 * session. Not thread-safe.
 */
final class OpenSession extends CompactSession {
    private long idHead;
    private long idTail;
    private long lastEvent;
    private long lastSeen = Micros.NONE;
    private @Nullable String sensor;
    private @Nullable SessionDraft draft;
    private boolean closed;
    private boolean gone;

    private long repeatsUntil = Long.MIN_VALUE;
    private long number;
    private long closedAt = Micros.NONE;
    /** Null if the numbers hold it. */
    private @Nullable String id;

    /**
     * Begins a session with the line of its first event, which is not taken yet.
     *
     * @param number place among the sessions in the order of their start
     */
    void begin(long number, EventFields line, @Nullable String sensor) {
        if (line.readShort(FieldName.SESSION)) {
            begin(number, null, line.head(), line.tail(), sensor);
        } else {
            begin(number, Objects.requireNonNull(line.filled(FieldName.SESSION)), sensor);
        }
    }

    /** Begins a session with this id. */
    void begin(long number, String id, @Nullable String sensor) {
        begin(number, id, ShortText.head(id), ShortText.tail(id), sensor);
    }

    // a reference store costs a GC write barrier; comparing first is cheaper
    @SuppressWarnings("ReferenceEquality")
    private void begin(long number, @Nullable String id, long head, long tail, @Nullable String sensor) {
        this.number = number;
        this.idHead = head;
        this.idTail = tail;
        if (this.id != id) {
            this.id = id;
        }
        if (this.sensor != sensor) {
            this.sensor = sensor;
        }
        closed = false;
        gone = false;
        lastSeen = Micros.NONE;
        closedAt = Micros.NONE;
        repeatsUntil = Long.MIN_VALUE;
    }

    /** Returns its place among the sessions in the order of their start. */
    long number() {
        return number;
    }

    String id() {
        return id == null ? ShortText.text(idHead, idTail) : id;
    }

    /** Returns whether the id is this {@link ShortText}. */
    boolean isNamed(long head, long tail) {
        return idHead == head && idTail == tail;
    }

    /** Returns the first number of the id as a {@link ShortText}. */
    long idHead() {
        return idHead;
    }

    long idTail() {
        return idTail;
    }

    @Nullable
    String sensor() {
        return sensor;
    }

    /** Returns the name of the sensor, an empty text if no event had one. */
    String sensorName() {
        return sensor == null ? "" : sensor;
    }

    /** Returns an estimate of the heap held, in bytes, but for the key exchange, which other sessions hold as well. */
    long bytes() {
        return draft == null ? heldBytes() : draft.ownBytes();
    }

    /** Returns the key exchange, null if none came yet. */
    @Nullable
    KeyExchange kex() {
        return draft == null ? kex : draft.kex();
    }

    /** Returns the draft that has what came, null as long as there is none. */
    @Nullable
    SessionDraft draft() {
        return draft;
    }

    /** Notes that everything that came so far comes again. */
    void expectRepeats() {
        repeatsUntil = latestTime();
    }

    /** Returns the time up to which events come that came before, a time before all others if there are none. */
    long repeatsUntil() {
        return repeatsUntil;
    }

    /** Takes the name of the sensor, which no event had so far. */
    void takeSensor(String name) {
        sensor = name;
        if (draft != null) {
            draft.takeSensor(name);
        }
        if (aside != null) {
            aside.takeSensor(name);
        }
    }

    boolean isConnected() {
        return draft == null || draft.connection().isConnected();
    }

    boolean isClosed() {
        return closed;
    }

    /** Returns the time in the log when the last event came, in {@link Micros}. */
    long lastSeen() {
        return lastSeen;
    }

    /** Returns the latest time of an event, which a clock that awaits the confirmation of a jump has not reached. */
    long latestTime() {
        SessionDraft whole = draft;
        return whole == null ? endedAt : Micros.of(whole.connection().endedAt());
    }

    /** Returns the time in the log when the close came, in {@link Micros}. */
    long closedAt() {
        return closedAt;
    }

    /** Returns the number of the last event, in the order in which events came; of a later one it is higher. */
    long lastEvent() {
        return lastEvent;
    }

    void setLastEvent(long event) {
        lastEvent = event;
    }

    /** Returns whether the session was handed over, so that what still refers to it must not count it. */
    boolean isGone() {
        return gone;
    }

    /** Notes that the session was handed over. */
    void setGone() {
        gone = true;
    }

    /** Lets go of what its record has. */
    void letGo() {
        draft = null;
        clear();
    }

    /**
     * Takes an event.
     *
     * @param now the time in the log
     */
    void add(CowrieEvent event, long now, SessionContext context) {
        lastSeen = now;
        SessionEvents.add(whole(context), event);
        noteClose();
    }

    /**
     * Takes the event of the line that it began with.
     *
     * @param now the time in the log
     */
    void addFirst(EventFields line, long now, SessionContext context) {
        lastSeen = now;
        if (line.known() != EventId.SESSION_CONNECT || !begin(line, held(), context.bounds())) {
            draft = draft(context);
            SessionLines.add(draft, line);
            noteClose();
        }
    }

    /**
     * Takes the event of a further line.
     *
     * @param line of which nothing but the id and the sensor was read yet
     * @param now the time in the log
     */
    void add(EventFields line, long now, SessionContext context) {
        lastSeen = now;
        if (draft != null || !take(line, context)) {
            SessionLines.add(whole(context), line);
        }
        noteClose();
    }

    /** Returns what a draft without any event would hold, as estimated. */
    private long held() {
        return SessionDraft.EMPTY
                + (id == null ? MemoryBudget.ascii(ShortText.length(idHead, idTail)) : MemoryBudget.weigh(id))
                + MemoryBudget.weigh(sensor);
    }

    private void noteClose() {
        if (!closed && (draft == null ? isOver() : draft.connection().isClosed())) {
            closed = true;
            closedAt = lastSeen;
        }
    }

    /** Returns the draft, which goes on with what came so far. */
    private SessionDraft whole(SessionContext context) {
        if (draft == null) {
            draft = unfold(context);
            clear();
        }
        return draft;
    }

    @Override
    SessionDraft draft(SessionContext context) {
        return new SessionDraft(id(), sensor, context.bounds());
    }

    /** Begins with a draft, for events that come as records. */
    void beginDraft(SessionContext context) {
        draft = draft(context);
    }

    /** Returns the record. */
    Session build(SessionEnd end, SessionContext context) {
        return draft == null ? record(id(), sensor, end, context) : draft.build(end, context.countMaps());
    }

    void save(StateOutput out, SessionContext context) throws IOException {
        out.number(number);
        out.value(Micros.timeOrNull(lastSeen));
        out.value(Micros.timeOrNull(closedAt));
        (hasAside() ? whole(context) : draft == null ? unfold(context) : draft).save(out);
    }

    /** Reads what {@link #save} wrote. */
    static OpenSession restore(StateInput in, SessionContext context) throws IOException {
        long number = in.number();
        Instant seen = in.value(Instant.class);
        Instant ended = in.value(Instant.class);
        SessionDraft draft = SessionDraft.restore(in, context.bounds());
        OpenSession session = new OpenSession();
        session.begin(number, draft.id(), draft.sensor());
        session.draft = draft;
        session.lastSeen = Micros.of(seen);
        session.closedAt = Micros.of(ended);
        session.closed = draft.connection().isClosed();
        return session;
    }
}
