package io.github.cowriekit.parser;

import io.github.cowriekit.model.Session;
import io.github.cowriekit.model.event.CowrieEvent;
import io.github.cowriekit.parser.internal.follow.Following;
import io.github.cowriekit.parser.internal.follow.Following.Mode;
import io.github.cowriekit.parser.internal.follow.OneByOne;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
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
 * <p>Begins with everything that is there, rotated files first, or at a {@link Checkpoint}. A line is read once its line feed
 * has been written. While the log is silent, its time advances with the wall clock, so closed and idle sessions still come out;
 * it stands while the file is away or cannot be read. Sessions that are open at the end stay in the checkpoint.
 *
 * <p><b>Exactly once.</b> Whoever stores a session commits it: {@link #commit(Session)}. A checkpoint keeps every session that
 * was handed over but not committed, so a look-ahead, threads or queues in between may delay and reorder sessions: after a
 * crash the next follower hands over exactly the uncommitted ones. A session that was stored but not yet committed comes
 * again; key the store by session, or keep {@link #checkpoint(Session, String)} in the transaction that stores it. A session
 * that a filter drops is never committed and would come again: drop it with {@link Builder#filter}, commit it as well, or use
 * {@link #commitThrough(Session)} where the order is kept.
 *
 * <p><b>Delay.</b> A session is handed over two minutes of log time after its close ({@link Builder#delay}), plus at most two
 * {@linkplain Builder#pollInterval intervals} of one second; an event within one interval.
 *
 * <pre>{@code
 * try (LogFollower follower = CowrieLog.in(folder).follow().checkpoint(file).build()) {
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
    private final Following following;
    private final Commits commits;

    /** Says how to follow; not thread-safe. */
    public static final class Builder {
        private static final Duration ALERT_DELAY = Duration.ofSeconds(5);

        private FollowRequest request;
        private @Nullable Path file;
        private @Nullable Checkpoint start;
        private Duration interval = Duration.ofSeconds(1);
        private Clock clock = Clock.systemUTC();
        private @Nullable Consumer<Duration> wait;
        private boolean endless = true;
        private boolean waitForFolder;

        Builder(FollowRequest request) {
            this.request = request;
        }

        /**
         * Begins at the checkpoint in a file, if there is one, and stores checkpoints there. A file beside it with the suffix
         * {@code .lock} keeps other followers away while this one is open.
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
            this.request = request.onlySessions(sessions);
            return this;
        }

        /**
         * Sets how long a session is held after its close, in log time, as {@link SessionLimits#grace} does; two minutes by
         * default. Cowrie logs finished downloads and what its plugins found after the close, in recorded logs nearly always
         * within two minutes. Anything later becomes a record of its own, without a connect.
         *
         * @throws IllegalArgumentException if it is negative
         */
        public Builder delay(Duration delay) {
            this.request = request.grace(delay);
            return this;
        }

        /**
         * Hands over sessions five seconds after their close and polls four times a second: for alerts, where a late download
         * may become a record of its own. {@link LogFollower#events()} do not wait for a close at all.
         */
        public Builder forAlerts() {
            return delay(ALERT_DELAY).pollInterval(Duration.ofMillis(250));
        }

        /**
         * Sets how long to wait when nothing is new; one second by default.
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

        /** Sets the clock by which a silent log goes on; that of the system by default. Waits are real. */
        public Builder clock(Clock clock) {
            this.clock = Objects.requireNonNull(clock, "clock");
            this.wait = null;
            return this;
        }

        /**
         * Sets the clock and what waits between two looks at a silent log in place of the thread, so that a test need not wait.
         *
         * @param wait called with each wait; should let the clock pass as much. {@link LogFollower#close()} does not end it,
         *     and the follower ends if it leaves the thread interrupted
         */
        public Builder clock(Clock clock, Consumer<Duration> wait) {
            this.clock = Objects.requireNonNull(clock, "clock");
            this.wait = Objects.requireNonNull(wait, "wait");
            return this;
        }

        /** Ends when nothing is new, instead of waiting: a batch that the next one goes on from. */
        public Builder untilEnd() {
            this.endless = false;
            return this;
        }

        /**
         * Opens the files and returns the follower.
         * @throws CheckpointException if there is a checkpoint that cannot be used, or another follower uses it
         * @throws LogParseException if a folder or file is missing, or cannot be read
         * @throws IllegalStateException if a log is given twice
         */
        public LogFollower build() {
            Following following = new Following(request.settings(file, waitForFolder, clock, interval, wait, endless));
            return new LogFollower(following, Commits.open(following, file, start));
        }
    }

    private LogFollower(Following following, Commits commits) {
        this.following = following;
        this.commits = commits;
    }

    /** Returns the checkpoint with which it began, empty if it began without one. */
    public Optional<Checkpoint> resumedFrom() {
        return Optional.ofNullable(commits.start());
    }

    /**
     * Returns the next session that finishes, waiting for it; empty if the follower was closed, its thread interrupted (the
     * flag stays set) or, in a batch, nothing is new.
     *
     * @throws LogParseException if the log is strict and something could not be read
     * @throws IllegalStateException if this follower, or its checkpoint, hands over events
     */
    public Optional<Session> next() {
        return Optional.ofNullable((Session) following.next(Mode.SESSIONS, null));
    }

    /**
     * Returns up to 100 finished sessions, waiting for the first one, for services with a loop of their own; none if none
     * finished in time or {@link #next()} would return empty. Throws what that throws.
     * @param wait how long to wait and read at most; zero looks once at what is there
     */
    public List<Session> poll(Duration wait) {
        return following.poll(Mode.SESSIONS, Session.class, wait);
    }

    /** Returns up to 100 events, as {@link #poll} does with sessions. */
    public List<CowrieEvent> pollEvents(Duration wait) {
        return following.poll(Mode.EVENTS, CowrieEvent.class, wait);
    }

    /** Returns how far the reading of each log is behind. */
    public List<LogLag> lag() {
        return following.lag();
    }

    /** Returns the sessions as they finish; ends when {@link #next()} returns empty. Gains nothing from being parallel. */
    public Stream<Session> sessions() {
        return OneByOne.stream(() -> (Session) following.next(Mode.SESSIONS, null));
    }

    /**
     * Returns the events as they come, for example to alert on a login, without waiting for their session to end; ends as
     * {@link #sessions()} does, and {@link #commit(CowrieEvent)} follows the same rules.
     */
    public Stream<CowrieEvent> events() {
        return OneByOne.stream(() -> (CowrieEvent) following.next(Mode.EVENTS, null));
    }

    /**
     * Says that a session is stored, and writes a checkpoint to the file given to the builder. In any order and from any
     * thread; threads that commit at the same time share one write. A checkpoint holds all open sessions, so on a backlog
     * {@link #commitThrough} or {@link #commit(String)} every few hundred sessions is faster.
     *
     * @param session the session that was handed over, or an equal one, or one with its sensor, id and start
     * @return whether it was waiting for its commit; false if it was committed before
     * @throws CheckpointException if the checkpoint cannot be stored; the next commit tries again
     * @throws IllegalStateException if the builder was given no file, or if more than 10,000 sessions were handed over
     *     and not committed: these are not kept one by one any more, and come again after a restart
     */
    public boolean commit(Session session) {
        return commits.stored(following.commit(session));
    }

    /** Says that a session is stored, with a note as in {@link #checkpoint(Session, String)}. */
    public boolean commit(Session session, String note) {
        return commits.stored(following.commit(session), note);
    }

    /** Says that an event is handled, as {@link #commit(Session)} does for a session. */
    public boolean commit(CowrieEvent event) {
        return commits.stored(following.commit(event));
    }

    /**
     * Says that a session and all handed over before it are stored or dropped: for streams that keep the order, with filters
     * and look-ahead. Otherwise like {@link #commit(Session)}.
     */
    public boolean commitThrough(Session session) {
        return commits.stored(following.commitThrough(session));
    }

    /** Says that an event and all before it are handled, as {@link #commitThrough(Session)} does for sessions. */
    public boolean commitThrough(CowrieEvent event) {
        return commits.stored(following.commitThrough(event));
    }

    /**
     * Says that everything the calling thread took is stored: for loops over {@link #next()} and batches with nothing in
     * between. Otherwise like {@link #commit(Session)}.
     * @param note see {@link #checkpoint(Session, String)}
     * @throws IllegalStateException if another thread took some of it, such as the one of a look-ahead
     */
    public void commit(String note) {
        commits.requireFile();
        following.commitAll();
        commits.store(note);
    }

    /**
     * Returns the current position; everything that the calling thread took counts as committed from then on. Also after
     * {@link #close()}.
     * @param note see {@link #checkpoint(Session, String)}
     * @throws IllegalStateException if another thread took some of it, such as the one of a look-ahead
     */
    public Checkpoint checkpoint(String note) {
        following.commitAll();
        return commits.checkpoint(note);
    }

    /**
     * Returns the position with a session stored, for a consumer that keeps the checkpoint in the transaction of that session;
     * the session counts as committed from then on. If the transaction fails, open a follower {@linkplain Builder#from from}
     * the last checkpoint.
     * @param note what the consumer needs to continue from here, such as a position in its output; kept in later checkpoints
     *     until it is replaced
     */
    public Checkpoint checkpoint(Session session, String note) {
        boolean unused = following.commit(session);
        return commits.checkpoint(note);
    }

    /** Ends a waiting {@link #next()} at once, and lets go of files and of the checkpoint. Does not store a checkpoint. */
    @Override
    public void close() {
        following.close();
        commits.close();
    }
}
