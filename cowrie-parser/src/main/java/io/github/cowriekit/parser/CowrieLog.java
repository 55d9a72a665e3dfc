package io.github.cowriekit.parser;

import io.github.cowriekit.model.Session;
import io.github.cowriekit.model.event.CowrieEvent;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * A Cowrie log: a folder, files or a stream, read lazily as events or as sessions.
 *
 * <p>Reads what Cowrie wrote from 2015 to today, whatever the files are called: plain or compressed with gzip, bzip2, xz or
 * zstd, also inside a tar; one object per line, objects over several lines, or arrays of any size. The log is never held as a
 * whole. Files whose times overlap are read side by side, and an event that several copies of a log hold counts once. A line
 * that cannot be read becomes a {@link ParseProblem} and reading continues. Times are those of the log. No network; the disk
 * is read while a stream is consumed.
 *
 * <p>Immutable and safe for use by several threads; each call of {@link #events()} or {@link #sessions()} reads anew. The
 * streams hold a file open and must be closed.
 *
 * <pre>{@code
 * try (var sessions = CowrieLog.in(Path.of("/srv/cowrie/var/log/cowrie")).lastDays(2).sessions()) {
 *     sessions.forEach(session -> System.out.println(session.source().ip() + " " + session.commands()));
 * }
 * }</pre>
 *
 * @since 0.1.0
 */
public final class CowrieLog {
    private final LogRequest request;

    private CowrieLog(LogRequest request) {
        this.request = request;
    }

    private CowrieLog(LogSource source) {
        this(new LogRequest(source, LogFilter.ALL, ReadLimits.STANDARD, ReadListeners.NONE));
    }

    /**
     * Returns the log in a folder and its sub-folders, or in one file.
     *
     * <p>In a folder, every file whose name contains {@code json} or whose content looks like Cowrie events is read, ordered by
     * its first time. Cowrie's folders {@code downloads} and {@code tty} are skipped. A missing path is an error when reading
     * begins.
     */
    public static CowrieLog in(Path folder) {
        return of(List.of(folder));
    }

    /** Returns the log in several files and folders, ordered by the first time inside each file. */
    public static CowrieLog of(Path... paths) {
        return of(List.of(paths));
    }

    /** Returns the log in several files and folders, ordered by the first time inside each file. */
    public static CowrieLog of(List<Path> paths) {
        return new CowrieLog(LogSource.of(paths));
    }

    /**
     * Returns the log in a stream such as standard input, which is read once and closed at the end.
     *
     * @param name name for messages
     * @param in plain or compressed bytes, or a tar, whose entries are read in their order there
     */
    public static CowrieLog from(String name, InputStream in) {
        return new CowrieLog(LogSource.of(name, Objects.requireNonNull(in, "in")));
    }

    /** Returns this log from a time on: events at or after it, sessions that began at or after it. */
    public CowrieLog since(Instant time) {
        return with(request.filter().since(Objects.requireNonNull(time, "time")));
    }

    /** Returns this log up to a time: events before it, sessions that began before it. */
    public CowrieLog until(Instant time) {
        return with(request.filter().until(Objects.requireNonNull(time, "time")));
    }

    /**
     * Returns this log of the last days, up to now.
     *
     * @throws IllegalArgumentException if {@code days} is not positive
     */
    public CowrieLog lastDays(int days) {
        return lastDays(days, Clock.systemUTC());
    }

    /** Returns this log of the last days, up to the time of a clock. */
    public CowrieLog lastDays(int days, Clock clock) {
        return with(request.filter().lastDays(days, clock));
    }

    /** Returns this log of one sensor, by its exact name. */
    public CowrieLog sensor(String name) {
        return with(request.filter().sensor(Objects.requireNonNull(name, "name")));
    }

    /**
     * Returns this log with another idle time-out, the log time without an event after which a session is over; 6 hours by
     * default.
     *
     * @throws IllegalArgumentException if it is not positive
     */
    public CowrieLog idleTimeout(Duration timeout) {
        return limits(request.limits().sessions().idleTimeout(timeout));
    }

    /** Returns this log with another limit of sessions open at once; 100,000 by default. */
    public CowrieLog maxOpenSessions(int limit) {
        return limits(request.limits().sessions().maxOpenSessions(limit));
    }

    /** Returns this log with another limit of elements per list of a session; 100,000 by default. */
    public CowrieLog maxItemsPerSession(int limit) {
        return limits(request.limits().sessions().maxItemsPerSession(limit));
    }

    /** Returns this log with other limits of sessions, those of time and memory among them. */
    public CowrieLog limits(SessionLimits sessions) {
        return with(request.limits().sessions(Objects.requireNonNull(sessions, "sessions")));
    }

    /** Returns this log with another limit of a line, in bytes; 16 MiB by default. A longer line is a problem. */
    public CowrieLog maxLineLength(int bytes) {
        return with(request.limits().maxLineLength(bytes));
    }

    /**
     * Returns this log with a listener for problems; without one, the first of each reading are logged as warnings.
     *
     * @param listener called on the thread that consumes the stream; an exception of it ends the reading
     */
    public CowrieLog onProblem(Consumer<? super ParseProblem> listener) {
        return with(request.listeners().onProblem(Objects.requireNonNull(listener, "listener")));
    }

    /** Returns this log read by as many threads as the JVM has processors; see {@link #parallel(int)}. */
    public CowrieLog parallel() {
        return parallel(Runtime.getRuntime().availableProcessors());
    }

    /**
     * Returns this log read by several threads: all but one read and unpack files, cut lines and make the records of finished
     * sessions; the one that consumes the stream puts lines together, and helps. What comes, its order, problems between
     * sessions and totals are those of one thread; only {@link ReadProgress} runs ahead. By default, and with 1, the thread that
     * consumes the stream does all, but for unpacking, which has a thread of its own then; so with packed files there is less to
     * gain.
     *
     * <p>Threads start when the stream is consumed, and end with it or when it is closed; they are daemons. Up to 64 blocks of 64
     * kB wait, and 512 finished sessions or 8 MB of them, or as many as are over at once, such as at the end of a log, and some 4,096
     * problems. Streams, pipes and entries of a tar are read by the consuming thread, no session waits behind a pipe, and
     * nothing changes for {@link #follow()}.
     *
     * @param threads the consuming one included
     * @throws IllegalArgumentException if it is not positive
     */
    public CowrieLog parallel(int threads) {
        return with(request.limits().threads(threads));
    }

    /** Returns this log with another size of what a thread reads at a time, for tests. */
    CowrieLog blockSize(int bytes) {
        return with(request.limits().blockSize(bytes));
    }

    /** Returns this log with a listener for progress, told about every megabyte of stored input. */
    public CowrieLog onProgress(Consumer<? super ReadProgress> listener) {
        return with(request.listeners().onProgress(Objects.requireNonNull(listener, "listener")));
    }

    /**
     * Returns this log with a listener for what the whole reading came to: lines, events, what was left out.
     *
     * @param listener called once, on the thread that consumes the stream, at its end; not if it is closed before
     */
    public CowrieLog onEnd(Consumer<? super ReadSummary> listener) {
        return with(request.listeners().onEnd(Objects.requireNonNull(listener, "listener")));
    }

    /**
     * Returns this log with another limit of what may come out of one compressed file, in bytes; 256 GiB by default. What is
     * beyond the limit is a problem.
     *
     * @throws IllegalArgumentException if it is not positive
     */
    public CowrieLog maxDecompressedBytes(long bytes) {
        return with(request.limits().maxDecompressedBytes(bytes));
    }

    /**
     * Returns this log with another limit of decompressed bytes per stored byte; 500 by default. Applies beyond 64 MiB only,
     * since small files of NUL bytes exceed any limit.
     *
     * @throws IllegalArgumentException if it is not positive
     */
    public CowrieLog maxCompressionRatio(int ratio) {
        return with(request.limits().maxCompressionRatio(ratio));
    }

    /**
     * Returns this log so that an event counts as often as it is in the inputs; by default, events that copies and
     * overlapping snapshots share count once.
     *
     * <p>Two events are the same if they agree in session, time (which must have microseconds), id and typed input, whatever
     * form the files have; in one file their lines must also have the same length. Cowrie cannot log twice in a microsecond;
     * where the time may be rounded to milliseconds or seconds, every value must agree. Overlapping files are compared event
     * by event, over at least the last 65,536 events; beyond that a session counts once if one with its id, start, address and
     * port was complete before, among at least the last 262,144. A {@link ParseProblem} says how much was left out.
     */
    public CowrieLog keepDuplicates() {
        return with(request.filter().withDuplicates());
    }

    /**
     * Returns this log so that the first problem is thrown as {@link LogParseException}, after listeners were told. Reading
     * events {@linkplain ParseProblem.Kind#ENVELOPE out of an export} is no problem in this sense.
     */
    public CowrieLog strict() {
        return with(request.listeners().strict());
    }

    /**
     * Returns the events in the order of each file, files that overlap merged by time; lazy, to be closed.
     *
     * @throws LogParseException if a path does not exist
     */
    public Stream<CowrieEvent> events() {
        return request.events();
    }

    /**
     * Returns the sessions in the order in which they finish; lazy, to be closed.
     *
     * @throws LogParseException if a path does not exist
     */
    public Stream<Session> sessions() {
        return request.sessions();
    }

    /**
     * Follows the log as Cowrie writes it: {@code cowrie.json} in the folder, or the file, with its rotated files ({@code
     * cowrie.json.1}, {@code cowrie.json.2026-08-01.gz}). Filters, limits and the listener for problems hold as for
     * {@link #sessions()}.
     *
     * <p>Several folders or files, {@code CowrieLog.of(first, second)}, are followed side by side, each on its own time; they
     * share one checkpoint and the limits of open sessions and memory.
     *
     * @return a builder whose {@code build()} returns the follower
     * @throws IllegalStateException if this log is a stream
     */
    public LogFollower.Builder follow() {
        return new LogFollower.Builder(request.follow());
    }

    /**
     * Returns the sessions that finished since a checkpoint, for periodic jobs: reads what is new, rotated files included, and
     * ends. Without a checkpoint file everything is new. The job ends with {@link LogFollower#commit(String)}, or commits each
     * session.
     *
     * @param checkpoint file that holds the checkpoint
     * @throws CheckpointException if the checkpoint cannot be used
     * @throws LogParseException if a folder or file is missing or cannot be read
     * @throws IllegalStateException if this log is a stream
     */
    public LogFollower resumeFrom(Path checkpoint) {
        return follow().checkpoint(checkpoint).untilEnd().build();
    }

    private CowrieLog with(LogFilter filter) {
        return new CowrieLog(request.with(filter));
    }

    private CowrieLog with(ReadLimits limits) {
        return new CowrieLog(request.with(limits));
    }

    private CowrieLog with(ReadListeners listeners) {
        return new CowrieLog(request.with(listeners));
    }
}
