package io.github.cowriekit.parser;

import io.github.cowriekit.model.Session;
import io.github.cowriekit.model.event.CowrieEvent;
import io.github.cowriekit.parser.internal.follow.Following;
import io.github.cowriekit.parser.internal.follow.Following.Mode;
import io.github.cowriekit.parser.internal.follow.LogPlace;
import io.github.cowriekit.parser.internal.follow.OneByOne;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Follows the file that Cowrie writes, across rotation, truncation and restarts, and hands over sessions as they finish,
 * or events as they come.
 *
 * <p>Begins with everything that is there, rotated neighbours first, or at a {@link Checkpoint}. A line is read when its
 * line feed has come. While the log is silent, its time moves on with the wall clock, so that closed and idle sessions
 * are handed over. Sessions still open at the end stay in the checkpoint.
 *
 * <p><b>Exactly once.</b> Whoever stores a session commits that session: {@link #commit(Session)}. A checkpoint holds
 * every session that was handed over and not committed, so whatever stands between the follower and the store (a
 * look-ahead, threads, queues) may delay sessions and change their order: after a crash the next follower hands over
 * those that were not committed, and no others. A session that was stored when the crash came before its commit comes
 * again; a store that is keyed by session overwrites it, or keeps {@link #checkpoint(Session, String)} in the
 * transaction of the session. What a filter drops is never committed and would come, and be dropped, again: leave it out
 * with {@link Builder#filter}, commit it as well, or use {@link #commitThrough(Session)} where the order is kept.
 *
 * <p><b>Delay.</b> A session is handed over when the {@linkplain Builder#delay delay} after its close, two minutes by
 * default, is over in the time of the log, and at the latest two {@linkplain Builder#pollInterval intervals} of one
 * second later; events come within one interval.
 *
 * <pre>{@code
 * try (LogFollower follower = CowrieLog.in(folder).follow().checkpoint(file).open()) {
 *     follower.sessions().forEach(session -> {
 *         store(session);
 *         follower.commit(session);
 *     });
 * }
 * }</pre>
 *
 * <p>Safe for use by several threads. A follower hands over either sessions or events; for both, open two, each with a
 * checkpoint of its own. No network.
 *
 * @since 0.1.0
 */
public final class LogFollower implements AutoCloseable {
    private static final int MAX_POLLED = 100;

    private final Following following;
    private final @Nullable CheckpointFile file;
    private final @Nullable Checkpoint start;
    private volatile String note;

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
        private static final Duration ALERT_DELAY = Duration.ofSeconds(5);

        private final List<Path> paths;
        private final int maxLineLength;
        private final Consumer<ParseProblem> problems;
        private final Predicate<CowrieEvent> events;
        private SessionLimits limits;
        private Predicate<Session> wanted;
        private @Nullable Path file;
        private @Nullable Checkpoint start;
        private Duration interval = Duration.ofSeconds(1);
        private Clock clock = Clock.systemUTC();
        private @Nullable Sleeper sleeper;
        private boolean endless = true;
        private boolean waitForFolder;

        Builder(
                List<Path> paths,
                int maxLineLength,
                SessionLimits limits,
                Consumer<ParseProblem> problems,
                Predicate<Session> wanted,
                Predicate<CowrieEvent> events) {
            this.paths = paths;
            this.maxLineLength = maxLineLength;
            this.limits = limits;
            this.problems = problems;
            this.wanted = wanted;
            this.events = events;
        }

        /**
         * Begins at the checkpoint in a file, if there is one, and stores checkpoints there. A lock on a neighbour with
         * the suffix {@code .lock} keeps other followers away while this one is open.
         */
        public Builder checkpoint(Path file) {
            this.file = Objects.requireNonNull(file, "file");
            return this;
        }

        /** Begins at a checkpoint that the consumer stored itself; goes before the one in a file. */
        public Builder from(Checkpoint checkpoint) {
            this.start = Objects.requireNonNull(checkpoint, "checkpoint");
            return this;
        }

        /** Leaves out sessions that do not fit; they count as committed. Events are not asked about. */
        public Builder filter(Predicate<? super Session> sessions) {
            Predicate<Session> before = wanted;
            this.wanted = session -> before.test(session) && sessions.test(session);
            return this;
        }

        /**
         * Sets how long a session is held after its close, in the time of the log; two minutes by default. Cowrie writes
         * the end of a download, and what its plugins found out, after the close of the session; in recorded logs nearly
         * all of it comes within two minutes. What comes later begins a record of its own, without a connect. The same
         * as {@link SessionLimits#grace}.
         *
         * @throws IllegalArgumentException if it is negative
         */
        public Builder delay(Duration delay) {
            this.limits = limits.grace(delay);
            return this;
        }

        /**
         * Hands over sessions five seconds after their close and looks at the log four times a second: for alerts, where
         * a late download may come in a record of its own. {@link LogFollower#events()} do not wait for a close at all.
         */
        public Builder forAlerts() {
            return delay(ALERT_DELAY).pollInterval(Duration.ofMillis(250));
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

        /** Waits for folders and files that are not there yet, instead of taking them for mistyped. */
        public Builder waitForFolder() {
            this.waitForFolder = true;
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
         * @throws CheckpointException if there is a checkpoint that cannot be used, or another follower uses it
         * @throws LogParseException if a folder or file is missing, or cannot be read
         * @throws IllegalStateException if a log is given twice
         */
        public LogFollower open() {
            Following following = new Following(new Following.Settings(
                    LogPlace.files(paths, waitForFolder, problems),
                    file == null ? List.of() : CheckpointFile.notLogs(file),
                    maxLineLength,
                    limits.ofOneIn(paths.size()).bounds(),
                    problems,
                    wanted,
                    events,
                    clock,
                    interval,
                    sleeper,
                    endless));
            CheckpointFile target = file == null ? null : CheckpointFile.open(file);
            try {
                Checkpoint checkpoint = start == null && target != null ? target.findOrNull() : start;
                if (checkpoint != null) {
                    checkpoint.restore(following, start == null ? file : null);
                }
                return new LogFollower(following, target, checkpoint);
            } catch (RuntimeException e) {
                if (target != null) {
                    target.close();
                }
                throw e;
            }
        }
    }

    private LogFollower(Following following, @Nullable CheckpointFile file, @Nullable Checkpoint start) {
        this.following = following;
        this.file = file;
        this.start = start;
        this.note = start == null ? "" : start.note();
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
     * @throws IllegalStateException if this follower, or its checkpoint, hands over events
     */
    public Optional<Session> next() {
        return Optional.ofNullable((Session) following.next(Mode.SESSIONS, null));
    }

    /**
     * Returns the next finished sessions, at most 100, waiting for the first one; for services with a loop of their own.
     *
     * @param wait how long to wait and read at most; zero looks once at what is there
     * @return none when none finished in that time, and when {@link #next()} would return empty
     * @throws LogParseException if the log is strict and something could not be read
     * @throws IllegalStateException if this follower, or its checkpoint, hands over events
     */
    public List<Session> poll(Duration wait) {
        List<Session> sessions = new ArrayList<>();
        Session session = (Session) following.next(Mode.SESSIONS, wait);
        while (session != null) {
            sessions.add(session);
            session = sessions.size() < MAX_POLLED ? (Session) following.next(Mode.SESSIONS, Duration.ZERO) : null;
        }
        return sessions;
    }

    /**
     * Returns the sessions as they finish; ends when {@link #next()} returns nothing. A parallel stream gains nothing:
     * sessions are read one after the other.
     */
    public Stream<Session> sessions() {
        return OneByOne.stream(() -> (Session) following.next(Mode.SESSIONS, null));
    }

    /**
     * Returns the events as they come, such as for an alert at a login, without waiting for the end of their session;
     * ends as {@link #sessions()} does, and {@link #commit(CowrieEvent)} follows the same rules.
     */
    public Stream<CowrieEvent> events() {
        return OneByOne.stream(() -> (CowrieEvent) following.next(Mode.EVENTS, null));
    }

    /**
     * Says that a session is stored, and stores a checkpoint in the file given to the builder. In any order and from any
     * thread; threads that commit at the same time share one writing. The checkpoint holds the open sessions, so on a
     * backlog {@link #commitThrough} or {@link #commit(String)} for every few hundred sessions is faster.
     *
     * @param session the session that was handed over, or an equal one, or one with its sensor, id and start
     * @return whether it was waiting for its commit; false if it was committed before
     * @throws CheckpointException if the checkpoint cannot be stored; the next commit tries again
     * @throws IllegalStateException if the builder was given no file, or if more than 10,000 sessions were handed over
     *     and not committed: these are not kept one by one any more, and come again after a restart
     */
    public boolean commit(Session session) {
        return commit(session, note);
    }

    /**
     * Says that a session is stored, as {@link #commit(Session)} does, with a note.
     *
     * @param note see {@link #checkpoint(Session, String)}
     */
    public boolean commit(Session session, String note) {
        return saved(following.commit(session), note);
    }

    /** Says that an event is handled, as {@link #commit(Session)} does for a session. */
    public boolean commit(CowrieEvent event) {
        return saved(following.commit(event), note);
    }

    /**
     * Says that a session and all that were handed over before it are stored or dropped: for streams that keep the order,
     * with filters and look-ahead. Otherwise as {@link #commit(Session)}.
     */
    public boolean commitThrough(Session session) {
        return saved(following.commitThrough(session), note);
    }

    /** Says that an event and all before it are handled, as {@link #commitThrough(Session)} does for sessions. */
    public boolean commitThrough(CowrieEvent event) {
        return saved(following.commitThrough(event), note);
    }

    /**
     * Says that everything that the calling thread took is stored: for loops over {@link #next()} and batches with nothing
     * in between. Otherwise as {@link #commit(Session)}.
     *
     * @param note see {@link #checkpoint(Session, String)}
     * @throws IllegalStateException if another thread took some of it, such as the one of a look-ahead
     */
    public void commit(String note) {
        fileOrFail();
        following.commitAll();
        boolean unused = saved(true, note);
    }

    /**
     * Returns where it stands now, after everything that the calling thread took: that counts as committed from then on.
     * Also after {@link #close()}.
     *
     * @param note see {@link #checkpoint(Session, String)}
     * @throws IllegalStateException if another thread took some of it, such as the one of a look-ahead
     */
    public Checkpoint checkpoint(String note) {
        following.commitAll();
        this.note = note;
        return checkpoint();
    }

    /**
     * Returns where it stands when a session is stored, for a consumer that keeps the checkpoint in the transaction of
     * the session; the session counts as committed from then on. When the transaction fails, a follower is to be opened
     * {@linkplain Builder#from from} the last checkpoint.
     *
     * @param note what the consumer wants to know when it goes on from here, such as a position in its output; stays in
     *     later checkpoints until there is another one
     */
    public Checkpoint checkpoint(Session session, String note) {
        boolean unused = following.commit(session);
        this.note = note;
        return checkpoint();
    }

    /** Ends a waiting {@link #next()} at once, and lets go of files and of the checkpoint. Does not store a checkpoint. */
    @Override
    public void close() {
        following.close();
        if (file != null) {
            file.close();
        }
    }

    private boolean saved(boolean committed, String newNote) {
        CheckpointFile target = fileOrFail();
        note = newNote;
        target.save(this::checkpoint);
        return committed;
    }

    private CheckpointFile fileOrFail() {
        if (file == null) {
            throw new IllegalStateException("no file for checkpoints; give the builder one");
        }
        return file;
    }

    private Checkpoint checkpoint() {
        try {
            return following.save((committed, state) -> new Checkpoint(committed, note, state));
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory", e);
        }
    }
}
