package io.github.cowriekit.parser;

import io.github.cowriekit.model.Incomplete;
import io.github.cowriekit.model.Session;
import io.github.cowriekit.model.event.CowrieEvent;
import io.github.cowriekit.parser.internal.bytes.DecompressionLimits;
import io.github.cowriekit.parser.internal.bytes.LogInput;
import io.github.cowriekit.parser.internal.files.LogFiles;
import io.github.cowriekit.parser.internal.files.TimeWindow;
import io.github.cowriekit.parser.internal.merge.EventSpliterator;
import io.github.cowriekit.parser.internal.merge.LogReader;
import io.github.cowriekit.parser.internal.merge.ReadOptions;
import io.github.cowriekit.parser.internal.open.OpenSessions;
import io.github.cowriekit.parser.internal.open.SessionSpliterator;
import io.github.cowriekit.parser.internal.problem.Problems;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * A Cowrie log: a folder, files or a stream, read lazily as events or as sessions.
 *
 * <p>Reads what Cowrie wrote from 2017 to today, whatever the name says: plain or compressed with gzip, bzip2, xz or zstd,
 * also within a tar; one object per line, objects over several lines, or arrays of them of any size. Nothing holds the
 * whole log. Files whose times overlap are read side by side, and an event that several copies of a log hold counts once.
 * A line that cannot be read becomes a {@link ParseProblem} and the run goes on. Times are those in the
 * log. No network; the disk is read while a stream is consumed.
 *
 * <p>Immutable and safe for use by several threads; each call of {@link #events()} or {@link #sessions()} reads anew. The
 * streams hold a file open and are to be closed.
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
    private static final int MAX_LINE_LENGTH = 16 << 20;

    private final List<Path> paths;
    private final Inputs inputs;
    private @Nullable Instant since;
    private @Nullable Instant until;
    private @Nullable String sensor;
    private SessionLimits limits = SessionLimits.standard();
    private int maxLineLength = MAX_LINE_LENGTH;
    private @Nullable Consumer<? super ParseProblem> onProblem;
    private @Nullable Consumer<? super ReadProgress> onProgress;
    private @Nullable Consumer<? super ReadSummary> onEnd;
    private boolean strict;
    private DecompressionLimits decompression = DecompressionLimits.STANDARD;
    private boolean keepDuplicates;

    /** Finds the inputs when a reading begins. */
    private interface Inputs {
        List<LogInput> find(DecompressionLimits limits, Consumer<ParseProblem> problems);
    }

    private CowrieLog(List<Path> paths, Inputs inputs) {
        this.paths = paths;
        this.inputs = inputs;
    }

    private CowrieLog(CowrieLog other) {
        this.paths = other.paths;
        this.inputs = other.inputs;
        this.since = other.since;
        this.until = other.until;
        this.sensor = other.sensor;
        this.limits = other.limits;
        this.maxLineLength = other.maxLineLength;
        this.onProblem = other.onProblem;
        this.onProgress = other.onProgress;
        this.onEnd = other.onEnd;
        this.strict = other.strict;
        this.decompression = other.decompression;
        this.keepDuplicates = other.keepDuplicates;
    }

    /**
     * Returns the log in a folder and its sub-folders, or in one file.
     *
     * <p>Of a folder, every file whose name contains {@code json} or whose content looks like Cowrie events is read,
     * ordered by the first time inside. Cowrie's folders {@code downloads} and {@code tty} are not entered.
     *
     * @param folder folder or file; a missing one is an error when reading begins
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
        List<Path> copy = List.copyOf(paths);
        return new CowrieLog(copy, (limits, problems) -> LogFiles.find(copy, limits, problems));
    }

    /**
     * Returns the log in a stream, such as standard input; it can be read once and is closed with the reading.
     *
     * @param name name for messages
     * @param in plain or compressed bytes, or a tar, whose entries are read in their order there
     */
    public static CowrieLog from(String name, InputStream in) {
        Objects.requireNonNull(in, "in");
        return new CowrieLog(List.of(), (limits, problems) -> List.of(LogInput.of(name, in)));
    }

    /** Returns this log from a time on: events at or after it, sessions that began at or after it. */
    public CowrieLog since(Instant time) {
        return with(log -> log.since = Objects.requireNonNull(time, "time"));
    }

    /** Returns this log up to a time: events before it, sessions that began before it. */
    public CowrieLog until(Instant time) {
        return with(log -> log.until = Objects.requireNonNull(time, "time"));
    }

    /** Returns this log of the last days, up to now. */
    public CowrieLog lastDays(int days) {
        return lastDays(days, Clock.systemUTC());
    }

    /**
     * Returns this log of the last days, up to the time of a clock.
     *
     * @throws IllegalArgumentException if the number is not positive
     */
    public CowrieLog lastDays(int days, Clock clock) {
        return since(clock.instant().minus(Duration.ofDays(positive(days, "days"))));
    }

    /** Returns this log of one sensor, by its exact name. */
    public CowrieLog sensor(String name) {
        return with(log -> log.sensor = Objects.requireNonNull(name, "name"));
    }

    /**
     * Returns this log with another idle time-out: the log time without an event after which a session is over; 6 hours
     * by default.
     *
     * @throws IllegalArgumentException if it is not positive
     */
    public CowrieLog idleTimeout(Duration timeout) {
        return limits(limits.idleTimeout(timeout));
    }

    /** Returns this log with another limit of sessions open at once; 100,000 by default. */
    public CowrieLog maxOpenSessions(int limit) {
        return limits(limits.maxOpenSessions(limit));
    }

    /** Returns this log with another limit of elements per list of a session; 100,000 by default. */
    public CowrieLog maxItemsPerSession(int limit) {
        return limits(limits.maxItemsPerSession(limit));
    }

    /** Returns this log with other limits of sessions, those of time and memory among them. */
    public CowrieLog limits(SessionLimits sessions) {
        return with(log -> log.limits = Objects.requireNonNull(sessions, "sessions"));
    }

    /** Returns this log with another limit of a line, in bytes; 16 MiB by default. A longer line is a problem. */
    public CowrieLog maxLineLength(int bytes) {
        return with(log -> log.maxLineLength = positive(bytes, "bytes"));
    }

    /**
     * Returns this log with a listener for problems; without one, the first of each reading are logged as warnings.
     *
     * @param listener called on the thread that consumes the stream; what it throws ends the reading
     */
    public CowrieLog onProblem(Consumer<? super ParseProblem> listener) {
        return with(log -> log.onProblem = Objects.requireNonNull(listener, "listener"));
    }

    /** Returns this log with a listener for progress, told about every megabyte of stored input. */
    public CowrieLog onProgress(Consumer<? super ReadProgress> listener) {
        return with(log -> log.onProgress = Objects.requireNonNull(listener, "listener"));
    }

    /**
     * Returns this log with a listener for what the whole reading came to: lines, events, what was left out.
     *
     * @param listener called once, on the thread that consumes the stream, when the stream has come to its end; not for one
     *     that is closed before
     */
    public CowrieLog onEnd(Consumer<? super ReadSummary> listener) {
        return with(log -> log.onEnd = Objects.requireNonNull(listener, "listener"));
    }

    /**
     * Returns this log with another limit of what may come out of one compressed file, in bytes; 256 GiB by default. What
     * came before the limit is read; the rest is a problem.
     *
     * @throws IllegalArgumentException if it is not positive
     */
    public CowrieLog maxDecompressedBytes(long bytes) {
        if (bytes < 1) {
            throw new IllegalArgumentException("bytes must be positive, is " + bytes);
        }
        return with(log -> log.decompression = new DecompressionLimits(bytes, log.decompression.ratio()));
    }

    /**
     * Returns this log with another limit of decompressed bytes per stored byte; 500 by default. It counts only beyond 64
     * MiB, since small files of NUL bytes exceed any limit.
     *
     * @throws IllegalArgumentException if it is not positive
     */
    public CowrieLog maxCompressionRatio(int ratio) {
        return with(log ->
                log.decompression = new DecompressionLimits(log.decompression.bytes(), positive(ratio, "ratio")));
    }

    /**
     * Returns this log so that an event counts as often as it is in the inputs; without this, the events of copies and of
     * snapshots that overlap count once.
     *
     * <p>Two events are one if their session, their time, which must have microseconds, their id and what was typed are the
     * same, however the files have them; within one file their lines must also be of one length. Cowrie cannot log twice in
     * a microsecond; where the time may be rounded to milliseconds or seconds, every value must be the same. Files whose times overlap are compared event by event, over the last 65,536 events at least; beyond
     * that a session counts once if one with its id, start, address and port came whole before, over the last 262,144
     * sessions at least. How much was left out is said in a {@link ParseProblem}.
     */
    public CowrieLog keepDuplicates() {
        return with(log -> log.keepDuplicates = true);
    }

    /**
     * Returns this log so that the first problem is thrown as {@link LogParseException}; listeners hear of it before. That
     * events are read {@linkplain ParseProblem.Kind#ENVELOPE out of an export} is no problem in this sense.
     */
    public CowrieLog strict() {
        return with(log -> log.strict = true);
    }

    /**
     * Returns the events in the order of each file, files that overlap merged by time; lazy, to be closed.
     *
     * @throws LogParseException if a path does not exist
     */
    public Stream<CowrieEvent> events() {
        LogReader reader = reader(TimeWindow.ofEvents(since, until), false);
        return StreamSupport.stream(new EventSpliterator(reader), false)
                .filter(event ->
                        isWithin(event.timestamp()) && isOfSensor(event.header().sensor()))
                .onClose(reader::close);
    }

    /**
     * Returns the sessions in the order in which they finish; lazy, to be closed.
     *
     * @throws LogParseException if a path does not exist
     */
    public Stream<Session> sessions() {
        LogReader reader = reader(TimeWindow.ofSessions(since, until, limits.idleTimeout()), true);
        OpenSessions open = new OpenSessions(limits.bounds(), reader, keepDuplicates);
        return StreamSupport.stream(new SessionSpliterator(reader, open), false)
                .filter(session -> isWithin(session.startedAt()) && isOfSensor(session.sensor()))
                .filter(session -> !session.incomplete().contains(Incomplete.NO_CONNECT)
                        || !reader.mayHaveBegunEarlier(session.startedAt()))
                .onClose(reader::close);
    }

    /**
     * Begins to follow the log as Cowrie writes it: {@code cowrie.json} in the folder, or the file, together with what
     * rotation made of it ({@code cowrie.json.1}, {@code cowrie.json.2026-08-01.gz}). Filters, limits and the listener
     * for problems hold as for {@link #sessions()}.
     *
     * <p>Several folders or files, {@code CowrieLog.of(first, second)}, are followed side by side, each with a time of
     * its own; one checkpoint holds all of them, and they share the limits of open sessions and of memory.
     *
     * @return a builder whose {@code open()} returns the follower
     * @throws IllegalStateException if this log is a stream
     */
    public LogFollower.Builder follow() {
        if (paths.isEmpty()) {
            throw new IllegalStateException("a stream cannot be followed; give the folder or the file");
        }
        return new LogFollower.Builder(
                paths,
                maxLineLength,
                limits,
                problems(),
                session -> isWithin(session.startedAt()) && isOfSensor(session.sensor()),
                event ->
                        isWithin(event.timestamp()) && isOfSensor(event.header().sensor()));
    }

    /**
     * Returns the sessions that finished since a checkpoint, for jobs that run now and then: reads what is new, rotated
     * files included, and ends there. Everything is new when there is no such file yet. The job ends with a
     * {@link LogFollower#commit(String)}, or commits each session.
     *
     * @param checkpoint file that holds the checkpoint
     * @throws CheckpointException if the checkpoint cannot be used
     * @throws LogParseException if a folder or file is missing or cannot be read
     * @throws IllegalStateException if this log is a stream
     */
    public LogFollower resumeFrom(Path checkpoint) {
        return follow().checkpoint(checkpoint).untilEnd().open();
    }

    private LogReader reader(TimeWindow window, boolean bySession) {
        Consumer<ParseProblem> problems = problems();
        Consumer<? super ReadProgress> progress = onProgress;
        return new LogReader(
                inputs.find(decompression, problems),
                new ReadOptions(maxLineLength, decompression, window, keepDuplicates, bySession),
                problems,
                progress == null ? null : progress::accept,
                onEnd == null ? summary -> {} : onEnd);
    }

    private Consumer<ParseProblem> problems() {
        Consumer<ParseProblem> listener = onProblem == null ? Problems.logged() : onProblem::accept;
        return strict ? listener.andThen(Problems.strict()) : listener;
    }

    private boolean isWithin(@Nullable Instant time) {
        return time == null || ((since == null || !time.isBefore(since)) && (until == null || time.isBefore(until)));
    }

    private boolean isOfSensor(@Nullable String name) {
        return sensor == null || sensor.equals(name);
    }

    private CowrieLog with(Consumer<CowrieLog> change) {
        CowrieLog copy = new CowrieLog(this);
        change.accept(copy);
        return copy;
    }

    private static int positive(int value, String name) {
        if (value < 1) {
            throw new IllegalArgumentException(name + " must be positive, is " + value);
        }
        return value;
    }
}
