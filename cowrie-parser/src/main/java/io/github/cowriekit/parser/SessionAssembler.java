package io.github.cowriekit.parser;

import io.github.cowriekit.model.Session;
import io.github.cowriekit.model.event.CowrieEvent;
import io.github.cowriekit.parser.internal.json.EventFields;
import io.github.cowriekit.parser.internal.merge.SingleLines;
import io.github.cowriekit.parser.internal.open.OpenSessions;
import io.github.cowriekit.parser.internal.state.StateInput;
import io.github.cowriekit.parser.internal.state.StateOutput;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Assembles sessions from the interleaved events of a log; usable alone: push events or lines, take sessions.
 *
 * <p>A session is keyed by sensor, id and connect. After its close it is held for a grace, two minutes of log time,
 * since a download can finish late. A session that stays silent for the idle time-out, by log time, is taken for over.
 * Memory is bounded by what is held, see {@link SessionLimits}; what a limit cuts is counted in
 * {@link Session#truncated()}. Every event with a session id ends up in exactly one session.
 *
 * <pre>{@code
 * var assembler = SessionAssembler.create();
 * events.forEach(event -> assembler.add(event, this::handle));
 * assembler.finish(this::handle);
 * }</pre>
 *
 * <p>{@link #snapshot()} keeps the state of an assembler for a later {@link #restore}, which then hands over the same
 * sessions as the first one would have. Not thread-safe. No network, no disk.
 *
 * @since 0.1.0
 */
public final class SessionAssembler {
    private static final int SNAPSHOT_MARK = 0x434B5341;
    private static final int SNAPSHOT_VERSION = 2;

    private final OpenSessions sessions;
    /** Null as long as only events come. */
    private @Nullable SingleLines lines;

    private SessionAssembler(SessionLimits limits) {
        this.sessions = new OpenSessions(limits.bounds());
    }

    /** Returns an assembler with the {@linkplain SessionLimits#standard() standard} limits. */
    public static SessionAssembler create() {
        return new SessionAssembler(SessionLimits.standard());
    }

    /** Returns an assembler with limits of the caller's. */
    public static SessionAssembler of(SessionLimits limits) {
        return new SessionAssembler(limits);
    }

    /**
     * Returns an assembler in the state of another one.
     *
     * @param limits limits from now on; sessions that are already larger are left as they are
     * @param snapshot what {@link #snapshot()} returned
     * @throws CheckpointException if it is no snapshot, damaged, or of a version that this library does not know
     */
    public static SessionAssembler restore(SessionLimits limits, byte[] snapshot) {
        SessionAssembler assembler = new SessionAssembler(limits);
        try {
            StateInput in = new StateInput(new ByteArrayInputStream(snapshot));
            if (in.number() != SNAPSHOT_MARK) {
                throw new CheckpointException("not a snapshot of a SessionAssembler", null);
            }
            long version = in.number();
            if (version != SNAPSHOT_VERSION) {
                throw new CheckpointException(
                        "a snapshot of version " + version + ", this library reads version " + SNAPSHOT_VERSION, null);
            }
            assembler.read(in);
        } catch (CheckpointException e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            throw new CheckpointException("a damaged snapshot of a SessionAssembler", e);
        }
        return assembler;
    }

    /**
     * Returns the state: sessions held, closed or not, and the time in the log. About as large as the text of the
     * sessions held.
     */
    public byte[] snapshot() {
        try {
            ByteArrayOutputStream snapshot = new ByteArrayOutputStream();
            StateOutput out = new StateOutput(snapshot);
            out.number(SNAPSHOT_MARK);
            out.number(SNAPSHOT_VERSION);
            write(out);
            out.flush();
            return snapshot.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory", e);
        }
    }

    /**
     * Takes an event; hands over the sessions that are finished by now. Events without a session id change nothing but
     * the time.
     *
     * @param event the next event of the log
     * @param finished takes finished sessions, in the order in which they finish
     */
    public void add(CowrieEvent event, Consumer<? super Session> finished) {
        sessions.add(event, finished);
    }

    /**
     * Takes a line of the log; hands over the sessions that are finished by now. The same sessions come as of the events that
     * an {@link EventParser} reads in the line; no event is made of a usual line.
     *
     * @param buffer UTF-8; neither kept nor changed
     * @param offset where the line begins
     * @param length bytes of the line, with or without its line feed
     * @param finished takes finished sessions, in the order in which they finish
     * @return what is wrong with the line, empty for nearly all; what could be read of it is taken
     * @throws IndexOutOfBoundsException if the line lies outside of the array
     */
    public List<ParseProblem> add(byte[] buffer, int offset, int length, Consumer<? super Session> finished) {
        Objects.checkFromIndexSize(offset, length, buffer.length);
        if (lines == null) {
            lines = new SingleLines(ReadLimits.STANDARD.maxLineLength(), sessions.slices());
        }
        EventFields line = lines.scan(buffer, offset, length);
        if (line != null) {
            sessions.add(line, finished);
            return List.of();
        }
        lines.readAll(buffer, offset, length);
        lines.events().forEach(event -> sessions.add(event, finished));
        return lines.problems();
    }

    /**
     * Moves the time in the log on without an event, such as by a watermark or by the wall clock while the log is
     * silent; hands over the sessions that are finished by then. A time in the past changes nothing, nor does any before
     * the first event with a time.
     */
    public void advance(Instant time, Consumer<? super Session> finished) {
        sessions.advance(time, finished);
    }

    /** Hands over every session that is still held, closed ones first, then open ones in the order of their start. */
    public void finish(Consumer<? super Session> finished) {
        sessions.finish(finished);
    }

    /**
     * Forgets the time in the log, so that lines of any other time can come next, as if this were a new assembler; one costs a
     * sixth of a megabyte, which is much for a few lines.
     *
     * @throws IllegalStateException if sessions are held; {@link #finish} hands them over
     */
    public void startOver() {
        if (sessions.size() > 0) {
            throw new IllegalStateException("sessions are held; finish them first");
        }
        sessions.startOver();
    }

    /** Returns how many sessions are held, closed ones in their grace included. */
    public int openSessions() {
        return sessions.size();
    }

    /** Returns an estimate of the heap that the sessions hold, in bytes. */
    public long heldBytes() {
        return sessions.heldBytes();
    }

    /** Returns the time in the log, empty before the first event with a time. */
    public Optional<Instant> logTime() {
        return Optional.ofNullable(sessions.logTime());
    }

    void write(StateOutput out) throws IOException {
        sessions.save(out);
    }

    void read(StateInput in) throws IOException {
        sessions.restore(in);
    }
}
