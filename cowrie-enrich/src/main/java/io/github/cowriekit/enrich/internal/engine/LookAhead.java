package io.github.cowriekit.enrich.internal.engine;

import io.github.cowriekit.enrich.internal.cowrielog.CowrieLogAnswers;
import io.github.cowriekit.model.Session;
import io.github.cowriekit.model.intel.EnrichedSession;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Spliterator;
import java.util.Spliterators.AbstractSpliterator;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * Enriches sessions in their order while the questions about a bounded number of the following ones are on their way.
 *
 * <p>The source is read on a thread of its own, since it may be a live log whose next session comes in an hour: a result
 * that is there is handed on meanwhile. Takes no session more than the bound from its source, and none while the next
 * result is there or nobody asks for one.
 */
public final class LookAhead extends AbstractSpliterator<EnrichedSession> {
    /** A reader that nobody asks ends, so that a stream that was left without being closed leaves no thread behind. */
    private static final long IDLE_SECONDS = 5;
    /** How long closing waits for a source that is being read; one that an interrupt does not wake is closed meanwhile. */
    private static final long CLOSING_SECONDS = 5;

    private final Stream<Session> source;
    private final Engine engine;
    private final int most;
    private final Deque<Waiting> waiting = new ArrayDeque<>();
    private final Lock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private @Nullable Spliterator<Session> sessions;
    private @Nullable Thread reader;
    private boolean demanded;
    private boolean ended;
    private boolean closed;
    private @Nullable Throwable failure;

    private record Waiting(Session session, QuestionBatch asking) {}

    private LookAhead(Stream<Session> source, Engine engine, int most) {
        super(Long.MAX_VALUE, Spliterator.ORDERED | Spliterator.NONNULL);
        this.source = source;
        this.engine = engine;
        this.most = most;
    }

    /** Returns the lazy stream; closing it closes its source and leaves the questions on their way. */
    public static Stream<EnrichedSession> stream(Stream<Session> source, Engine engine, int most) {
        LookAhead lookAhead = new LookAhead(source, engine, most);
        return StreamSupport.stream(lookAhead, false).onClose(lookAhead::close);
    }

    @Override
    public boolean tryAdvance(Consumer<? super EnrichedSession> action) {
        Waiting next = takeNext();
        if (next == null) {
            return false;
        }
        action.accept(CowrieLogAnswers.added(next.session(), next.asking().await()));
        return true;
    }

    /** Results are handed on one by one as they are ready, also to a parallel stream. */
    @Override
    public @Nullable Spliterator<EnrichedSession> trySplit() {
        return null;
    }

    /** Returns the next one when its result is there, null at the end; an interrupted thread gets it without. */
    private @Nullable Waiting takeNext() {
        boolean interrupted = false;
        lock.lock();
        try {
            while (true) {
                Waiting next = waiting.peek();
                if (next != null && (interrupted || next.asking().isDone())) {
                    return waiting.poll();
                }
                if (next == null && (ended || closed)) {
                    throwFailure();
                    return null;
                }
                demanded = true;
                startReading();
                changed.signalAll();
                if (interrupted) {
                    changed.awaitUninterruptibly();
                    continue;
                }
                try {
                    changed.await();
                } catch (InterruptedException e) {
                    interrupted = true;
                    // the source sees it as it would on this thread: a follower ends, a file is read on
                    if (reader != null) {
                        reader.interrupt();
                    }
                }
            }
        } finally {
            demanded = false;
            lock.unlock();
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void throwFailure() {
        if (failure instanceof RuntimeException exception) {
            throw exception;
        }
        if (failure instanceof Error error) {
            throw error;
        }
    }

    private void startReading() {
        if (reader == null && !ended && !closed) {
            Thread thread = new Thread(this::read, "cowriekit-look-ahead");
            thread.setDaemon(true);
            reader = thread;
            thread.start();
        }
    }

    private void read() {
        try {
            boolean more = true;
            while (more && isWanted()) {
                more = spliterator().tryAdvance(this::ask);
            }
            if (!more) {
                end(null);
            }
        } catch (RuntimeException | Error e) {
            // for whoever consumes the stream, behind the results that are there
            end(e);
        }
    }

    private Spliterator<Session> spliterator() {
        Spliterator<Session> opened = sessions;
        if (opened == null) {
            opened = source.spliterator();
            sessions = opened;
        }
        return opened;
    }

    /** Waits until a session is to be read; returns false when this reader is to end. */
    private boolean isWanted() {
        boolean interrupted = false;
        lock.lock();
        try {
            long left = TimeUnit.SECONDS.toNanos(IDLE_SECONDS);
            while (!closed && left > 0) {
                Waiting next = waiting.peek();
                if (demanded
                        && waiting.size() < most
                        && (next == null || !next.asking().isDone())) {
                    return true;
                }
                try {
                    left = changed.awaitNanos(left);
                } catch (InterruptedException e) {
                    // for the source
                    interrupted = true;
                }
            }
            reader = null;
            changed.signalAll();
            return false;
        } finally {
            lock.unlock();
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void ask(Session session) {
        if (isClosed()) {
            return;
        }
        QuestionBatch asking = engine.ask(session);
        lock.lock();
        try {
            if (closed) {
                asking.leave();
                return;
            }
            waiting.add(new Waiting(session, asking));
            changed.signalAll();
        } finally {
            lock.unlock();
        }
        asking.whenDone(this::signal);
    }

    private boolean isClosed() {
        lock.lock();
        try {
            return closed;
        } finally {
            lock.unlock();
        }
    }

    private void signal() {
        lock.lock();
        try {
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void end(@Nullable Throwable cause) {
        lock.lock();
        try {
            ended = true;
            failure = cause;
            reader = null;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void close() {
        lock.lock();
        try {
            closed = true;
            waiting.forEach(left -> left.asking().leave());
            waiting.clear();
            changed.signalAll();
            long left = TimeUnit.SECONDS.toNanos(CLOSING_SECONDS);
            while (reader != null && left > 0) {
                reader.interrupt();
                left = changed.awaitNanos(left);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            lock.unlock();
        }
        source.close();
    }
}
