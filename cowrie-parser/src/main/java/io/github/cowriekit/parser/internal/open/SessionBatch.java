package io.github.cowriekit.parser.internal.open;

import io.github.cowriekit.model.Session;
import io.github.cowriekit.model.SessionEnd;
import io.github.cowriekit.parser.internal.session.SessionContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Finished sessions in their order, and their records.
 *
 * <p>One thread fills it, one builds it, one takes the records once {@link #isBuilt()}.
 */
final class SessionBatch {
    private final List<@Nullable OpenSession> sessions;
    private final List<SessionEnd> ends;
    private List<Session> records = List.of();
    private @Nullable Throwable failure;
    private volatile boolean built;
    private long bytes;
    private int taken;

    /** Makes the record of a session. */
    interface Builder {
        Session build(OpenSession session, SessionEnd end, SessionContext context);
    }

    SessionBatch(int capacity) {
        this.sessions = new ArrayList<>(capacity);
        this.ends = new ArrayList<>(capacity);
    }

    /** Adds a session, which nobody else uses any more; returns an estimate of the heap that it holds, in bytes. */
    long add(OpenSession session, SessionEnd end) {
        sessions.add(session);
        ends.add(end);
        bytes += session.bytes();
        return session.bytes();
    }

    int size() {
        return sessions.size();
    }

    /** Returns an estimate of the heap that its sessions hold, in bytes. */
    long bytes() {
        return bytes;
    }

    /** Makes the records up to the first that fails. */
    void build(Builder builder, SessionContext context) {
        List<Session> made = new ArrayList<>(sessions.size());
        try {
            for (int i = 0; i < sessions.size(); i++) {
                // its record takes its place
                OpenSession session = Objects.requireNonNull(sessions.set(i, null));
                made.add(builder.build(session, ends.get(i), context));
            }
        } catch (RuntimeException | Error e) {
            failure = e;
        }
        records = made;
        synchronized (this) {
            built = true;
            notifyAll();
        }
    }

    boolean isBuilt() {
        return built;
    }

    /** Waits until the thread that builds it is done. */
    synchronized void await() {
        boolean interrupted = false;
        while (!built) {
            try {
                wait();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** Returns the next record, null behind the last; throws there what kept the others from being made. */
    @Nullable
    Session poll() {
        if (taken < records.size()) {
            return Objects.requireNonNull(records.set(taken++, null));
        }
        if (failure instanceof RuntimeException e) {
            throw e;
        }
        if (failure instanceof Error e) {
            throw e;
        }
        return null;
    }
}
