package io.github.cowriekit.parser;

import io.github.cowriekit.model.Session;
import io.github.cowriekit.model.event.CowrieEvent;
import io.github.cowriekit.parser.ParseProblem.Kind;
import io.github.cowriekit.parser.internal.Problems;
import io.github.cowriekit.parser.internal.StateInput;
import io.github.cowriekit.parser.internal.StateOutput;
import io.github.cowriekit.parser.internal.TailReader;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Spliterator;
import java.util.Spliterators.AbstractSpliterator;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;
import org.jspecify.annotations.Nullable;

/**
 * Follows the file that Cowrie writes, across rotation, truncation and restarts, and hands over sessions as they finish.
 *
 * <p>Begins with everything that is there, rotated neighbours first, or at a {@link Checkpoint}. A line is read when its
 * line feed has come. While the log is silent, its time moves on with the wall clock, so that closed and idle sessions
 * are handed over. Sessions still open at the end stay in the checkpoint.
 *
 * <p>The contract with the consumer: take a session, store what comes of it, then {@link #commit}. A crash at any point
 * means that the next follower hands over again what came after the last commit, and nothing else. So each session is
 * handed over at least once; exactly once for a consumer that undoes what it stored after the last commit (the note of
 * the checkpoint can hold a position in its output) or that stores the checkpoint in the transaction of its sessions.
 *
 * <pre>{@code
 * try (LogFollower follower = CowrieLog.in(folder).follow().checkpoint(folder.resolve("sessions.checkpoint")).open()) {
 *     follower.sessions().forEach(session -> {
 *         store(session);
 *         follower.commit("");
 *     });
 * }
 * }</pre>
 *
 * <p>One thread takes sessions; {@link #close()} and {@link #commit} may come from any. No network.
 *
 * @since 0.1.0
 */
public final class LogFollower implements AutoCloseable {
    private final Builder options;
    private final TailReader reader;
    private final SessionAssembler assembler;
    private final @Nullable Checkpoint start;
    private final Deque<Session> finished = new ArrayDeque<>();
    private final Lock lock = new ReentrantLock();
    private final CountDownLatch closed = new CountDownLatch(1);

    private long handedOver;
    private @Nullable Instant lastLine;
    private @Nullable Instant logTime;

    /** Waits between two looks at a log that has nothing new. */
    @FunctionalInterface
    public interface Sleeper {
        /**
         * Waits for a time.
         *
         * @throws InterruptedException if the thread was interrupted; the follower then ends
         */
        void sleep(Duration time) throws InterruptedException;
    }

    /** Says how to follow; not thread-safe. */
    public static final class Builder {
        private final Path live;
        private final int maxLineLength;
        private final SessionLimits limits;
        private final Consumer<ParseProblem> problems;
        private final Predicate<Session> wanted;
        private @Nullable Path file;
        private @Nullable Checkpoint start;
        private Duration interval = Duration.ofSeconds(1);
        private Clock clock = Clock.systemUTC();
        private @Nullable Sleeper sleeper;
        private boolean endless = true;

        Builder(
                Path live,
                int maxLineLength,
                SessionLimits limits,
                Consumer<ParseProblem> problems,
                Predicate<Session> wanted) {
            this.live = live;
            this.maxLineLength = maxLineLength;
            this.limits = limits;
            this.problems = problems;
            this.wanted = wanted;
        }

        /** Begins at the checkpoint in a file, if there is one, and stores checkpoints there. */
        public Builder checkpoint(Path file) {
            this.file = Objects.requireNonNull(file, "file");
            return this;
        }

        /** Begins at a checkpoint that the consumer stored itself; goes before the one in a file. */
        public Builder from(Checkpoint checkpoint) {
            this.start = Objects.requireNonNull(checkpoint, "checkpoint");
            return this;
        }

        /**
         * Sets how long to wait when nothing is new; one second by default.
         *
         * @throws IllegalArgumentException if it is not positive
         */
        public Builder pollInterval(Duration interval) {
            if (interval.isNegative() || interval.isZero()) {
                throw new IllegalArgumentException("the interval must be positive");
            }
            this.interval = interval;
            return this;
        }

        /** Sets the clock by which a silent log goes on; that of the system by default. */
        public Builder clock(Clock clock) {
            this.clock = Objects.requireNonNull(clock, "clock");
            return this;
        }

        /** Sets how to wait; by default {@link LogFollower#close()} ends the wait at once. */
        public Builder sleeper(Sleeper sleeper) {
            this.sleeper = Objects.requireNonNull(sleeper, "sleeper");
            return this;
        }

        /** Ends when nothing is new, instead of waiting: a batch that the next one goes on from. */
        public Builder untilEnd() {
            this.endless = false;
            return this;
        }

        /**
         * Returns the follower.
         *
         * @throws CheckpointException if there is a checkpoint that cannot be used
         */
        public LogFollower open() {
            Checkpoint checkpoint = start;
            if (checkpoint == null && file != null) {
                checkpoint = Checkpoint.find(file).orElse(null);
            }
            return new LogFollower(this, checkpoint);
        }
    }

    private LogFollower(Builder options, @Nullable Checkpoint start) {
        this.options = options;
        this.start = start;
        this.reader = new TailReader(options.live, notLogs(options.file), options.maxLineLength, options.problems);
        this.assembler = SessionAssembler.of(options.limits);
        if (start != null) {
            restore(start);
        }
    }

    /** Returns the checkpoint with which it began, empty if it began without one. */
    public Optional<Checkpoint> resumedFrom() {
        return Optional.ofNullable(start);
    }

    /**
     * Returns the next session that finishes, waiting for it.
     *
     * @return empty when the follower was closed, its thread interrupted (the flag stays set), or, in a batch, when
     *     nothing is new
     * @throws LogParseException if the log is strict and something could not be read
     */
    public Optional<Session> next() {
        while (true) {
            boolean ended = false;
            lock.lock();
            try {
                Session session;
                while (!isClosed() && (session = finished.poll()) != null) {
                    if (options.wanted.test(session)) {
                        handedOver++;
                        return Optional.of(session);
                    }
                }
                if (!isClosed() && !readLine()) {
                    letTimePass();
                    ended = finished.isEmpty();
                }
            } finally {
                lock.unlock();
            }
            if (isClosed() || (ended && (!options.endless || !sleep()))) {
                return Optional.empty();
            }
        }
    }

    /** Returns the sessions as they finish; ends when {@link #next()} returns nothing. */
    public Stream<Session> sessions() {
        return StreamSupport.stream(
                new AbstractSpliterator<Session>(Long.MAX_VALUE, Spliterator.ORDERED | Spliterator.NONNULL) {
                    @Override
                    public boolean tryAdvance(Consumer<? super Session> action) {
                        Optional<Session> session = next();
                        session.ifPresent(action);
                        return session.isPresent();
                    }
                },
                false);
    }

    /**
     * Returns where it stands now: behind the session that was handed over last. Also after {@link #close()}.
     *
     * @param note what the consumer wants to know when it goes on from here, such as a position in its output
     */
    public Checkpoint checkpoint(String note) {
        ByteArrayOutputStream state = new ByteArrayOutputStream();
        lock.lock();
        try (DeflaterOutputStream deflater = new DeflaterOutputStream(state)) {
            StateOutput out = new StateOutput(deflater);
            out.value(lastLine);
            out.value(logTime);
            out.value(finished);
            reader.save(out);
            assembler.write(out);
            out.flush();
            deflater.finish();
            return new Checkpoint(handedOver, note, state.toByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory", e);
        } finally {
            lock.unlock();
        }
    }

    /**
     * Stores a checkpoint in the file given to the builder: the sessions handed over so far will not come again. It holds
     * the open sessions, so commit every few seconds or hundred sessions on a busy log.
     *
     * @param note see {@link #checkpoint(String)}
     * @throws CheckpointException if it cannot be stored
     * @throws IllegalStateException if the builder was given no file
     */
    public void commit(String note) {
        if (options.file == null) {
            throw new IllegalStateException("no file for checkpoints; give the builder one");
        }
        checkpoint(note).write(options.file);
    }

    /** Ends a waiting {@link #next()} at once, and lets go of files. Does not store a checkpoint. */
    @Override
    public void close() {
        closed.countDown();
        lock.lock();
        try {
            reader.close();
        } catch (IOException e) {
            report(e);
        } finally {
            lock.unlock();
        }
    }

    private static List<Path> notLogs(@Nullable Path checkpoint) {
        return checkpoint == null ? List.of() : List.of(checkpoint, Checkpoint.temporary(checkpoint));
    }

    private boolean isClosed() {
        return closed.getCount() == 0;
    }

    private boolean readLine() {
        try {
            List<CowrieEvent> events = reader.next();
            if (events == null) {
                return false;
            }
            events.forEach(event -> assembler.add(event, finished::add));
            logTime = assembler.logTime().orElse(null);
            lastLine = options.clock.instant();
            return true;
        } catch (ClosedByInterruptException e) {
            // the wait that follows ends the reading
            return false;
        } catch (IOException e) {
            report(e);
            return false;
        }
    }

    private void letTimePass() {
        if (logTime == null || lastLine == null) {
            return;
        }
        Duration silence = Duration.between(lastLine, options.clock.instant());
        if (!silence.isNegative()) {
            assembler.advance(logTime.plus(silence), finished::add);
        }
    }

    private boolean sleep() {
        try {
            if (options.sleeper != null) {
                options.sleeper.sleep(options.interval);
            } else if (closed.await(options.interval.toNanos(), TimeUnit.NANOSECONDS)) {
                return false;
            }
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private void report(IOException e) {
        options.problems.accept(
                new ParseProblem(options.live.toString(), 0, 0, Kind.UNREADABLE_FILE, Problems.describe(e), null));
    }

    private void restore(Checkpoint checkpoint) {
        try {
            StateInput in = new StateInput(new InflaterInputStream(new ByteArrayInputStream(checkpoint.state())));
            lastLine = in.value(Instant.class);
            logTime = in.value(Instant.class);
            finished.addAll(in.list(Session.class));
            reader.restore(in);
            assembler.read(in);
            handedOver = checkpoint.sessions();
        } catch (IOException | IllegalArgumentException | ClassCastException | NullPointerException e) {
            throw new CheckpointException("a damaged checkpoint", e);
        }
    }
}
