package io.github.cowriekit.parser.internal.open;

import io.github.cowriekit.model.Session;
import io.github.cowriekit.model.SessionEnd;
import io.github.cowriekit.parser.internal.ahead.ReadWorkers;
import io.github.cowriekit.parser.internal.session.SessionBounds;
import io.github.cowriekit.parser.internal.session.SessionContext;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Finished sessions and what listeners are to hear, in the order in which one thread would hand them over, while other threads
 * make the records of the sessions.
 *
 * <p>All methods are for the consuming thread, which never waits for a record that nobody has begun: it makes it. What waits is
 * bounded in sessions, in the bytes that these hold, and in calls of listeners.
 */
public final class SessionQueue {
    private static final int MAX_BATCHES = 8;
    private static final long MAX_BYTES = 8 << 20;
    private static final int MAX_CALLS = 4_096;

    private final SessionBounds bounds;
    private final ReadWorkers workers;
    private final int batchSize;
    private final SessionBatch.Builder builder;
    /** Each is a {@link SessionBatch} or what a listener is to hear, or the reader is to note. */
    private final Deque<Object> entries = new ArrayDeque<>();
    /** Of threads that build nothing now. */
    private final Queue<SessionContext> contexts = new ConcurrentLinkedQueue<>();

    private final Queue<SessionBatch> unbuilt = new ConcurrentLinkedQueue<>();
    private final AtomicInteger tasks = new AtomicInteger();

    /** The last entry, if sessions may still be added to it. */
    private @Nullable SessionBatch filling;

    private int batches;
    private long bytes;
    private int calls;
    private boolean calling;
    private boolean closedOne;

    /**
     * Creates it.
     *
     * @param workers make records as well as the consuming thread
     * @param batchSize how many sessions a thread builds at a time
     */
    public SessionQueue(SessionBounds bounds, ReadWorkers workers, int batchSize) {
        this(bounds, workers, batchSize, OpenSession::build);
    }

    SessionQueue(SessionBounds bounds, ReadWorkers workers, int batchSize, SessionBatch.Builder builder) {
        this.bounds = bounds;
        this.workers = workers;
        this.batchSize = batchSize;
        this.builder = builder;
    }

    /** Adds a finished session, which nobody else uses any more. */
    void add(OpenSession session, SessionEnd end) {
        SessionBatch batch = filling;
        if (batch == null) {
            batch = new SessionBatch(batchSize);
            filling = batch;
            entries.add(batch);
        }
        bytes += batch.add(session, end);
        if (batch.size() == batchSize) {
            closeBatch();
        }
    }

    /** Has the batch built to which no session is added any more. */
    private void closeBatch() {
        SessionBatch batch = filling;
        if (batch != null) {
            filling = null;
            batches++;
            closedOne = true;
            unbuilt.add(batch);
            if (tasks.get() < workers.count()) {
                tasks.incrementAndGet();
                workers.execute(this::build);
            }
        }
    }

    /** Builds on a thread of the workers what nobody has begun to build. */
    private void build() {
        SessionContext free = contexts.poll();
        SessionContext context = free == null ? new SessionContext(bounds, null) : free;
        SessionBatch batch;
        while ((batch = unbuilt.poll()) != null) {
            batch.build(builder, context);
        }
        contexts.add(context);
        tasks.decrementAndGet();
    }

    /** Runs code behind all sessions that were added; at once if none waits. */
    public void run(Runnable code) {
        if (entries.isEmpty() || calling) {
            code.run();
        } else {
            runLater(code);
        }
    }

    /** Runs code behind all sessions that were added, and not yet. */
    void runLater(Runnable code) {
        closeBatch();
        entries.add(code);
        calls++;
    }

    /** Drops what waits, which nobody will ask for; what listeners are to hear from now on they hear at once. */
    public void close() {
        entries.clear();
        unbuilt.clear();
        filling = null;
        calling = true;
    }

    boolean isEmpty() {
        return entries.isEmpty();
    }

    /** Returns whether no more should be added. */
    public boolean isFull() {
        return batches >= MAX_BATCHES || bytes >= MAX_BYTES || calls >= MAX_CALLS;
    }

    /** Returns whether some may be ready, since a batch was filled after it was asked last. */
    boolean isDue() {
        boolean is = closedOne;
        closedOne = false;
        return is;
    }

    /** Runs what comes next; returns the record that follows, null if it is not there yet. */
    @Nullable
    Session poll() {
        Object first;
        while ((first = entries.peek()) != null) {
            if (first instanceof SessionBatch batch) {
                if (!batch.isBuilt()) {
                    return null;
                }
                Session record = batch.poll();
                if (record != null) {
                    return record;
                }
                entries.remove();
                batches--;
                bytes -= batch.bytes();
            } else {
                call((Runnable) entries.remove());
            }
        }
        return null;
    }

    private void call(Runnable code) {
        calls--;
        calling = true;
        try {
            code.run();
        } finally {
            calling = false;
        }
    }

    /** Makes the records that come next; waits for another thread only if that has begun, and nothing else is to be made. */
    void buildNext(SessionContext own) {
        closeBatch();
        SessionBatch batch = unbuilt.poll();
        if (batch != null) {
            batch.build(builder, own);
        } else if (entries.peek() instanceof SessionBatch first) {
            first.await();
        }
    }
}
