package io.github.cowriekit.parser;

import io.github.cowriekit.model.tty.TtyProblem;
import io.github.cowriekit.model.tty.TtyRecord;
import io.github.cowriekit.model.tty.TtyRecording;
import io.github.cowriekit.parser.internal.problem.Problems;
import io.github.cowriekit.parser.internal.tty.RecordReader;
import io.github.cowriekit.parser.internal.tty.RecordingReader;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Spliterator;
import java.util.Spliterators.AbstractSpliterator;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * A tty recording of Cowrie ({@code ttylog}): its records, or the whole with key strokes, typed lines and transcript.
 *
 * <p> Unfinished and damaged files yield what can be read; what is wrong is a {@link TtyProblem}. The limits bound memory,
 * whatever lengths the file claims.
 *
 * <p>Immutable and safe for use by several threads; each call reads anew.
 *
 * <pre>{@code
 * TtyRecording recording = TtyLog.of(Path.of("/srv/cowrie/var/lib/cowrie/tty/43ff5c91…")).read();
 * recording.lines().forEach(line -> System.out.println(line.startedAt() + " " + line.run()));
 * }</pre>
 *
 * @see TtyLogs
 * @since 0.1.0
 */
public final class TtyLog {
    private static final System.Logger LOGGER = System.getLogger(TtyLog.class.getName());
    private static final int MAX_KEY_STROKES = 100_000;
    private static final int MAX_TEXT = 4 << 20;
    private static final int BUFFER = 1 << 16;

    private final String name;
    private final Source source;
    private final int maxKeyStrokes;
    private final int maxText;

    /** Opens a recording. */
    interface Source {
        InputStream open() throws IOException;
    }

    private TtyLog(String name, Source source, int maxKeyStrokes, int maxText) {
        this.name = name;
        this.source = source;
        this.maxKeyStrokes = maxKeyStrokes;
        this.maxText = maxText;
    }

    /** Returns the recording in a file; a missing one is an error when reading begins. */
    public static TtyLog of(Path file) {
        Path last = file.getFileName();
        return of(last == null ? file.toString() : last.toString(), () -> Files.newInputStream(file));
    }

    static TtyLog of(String name, Source source) {
        return new TtyLog(name, source, MAX_KEY_STROKES, MAX_TEXT);
    }

    /**
     * Returns the recording in a stream; it can be read once and is closed with the reading.
     *
     * @param name name of the recording; when it is a SHA-256, the content is compared with it
     * @param in the bytes
     */
    public static TtyLog from(String name, InputStream in) {
        Objects.requireNonNull(in, "in");
        return of(Objects.requireNonNull(name, "name"), () -> in);
    }

    /**
     * Returns this recording with another limit of key strokes and of lines; 100,000 by default.
     *
     * @throws IllegalArgumentException if it is not positive
     */
    public TtyLog maxKeyStrokes(int limit) {
        return new TtyLog(name, source, positive(limit), maxText);
    }

    /**
     * Returns this recording with another limit of characters kept, for each of key strokes, lines, command and
     * transcript; 4 Mi by default.
     *
     * @throws IllegalArgumentException if it is not positive
     */
    public TtyLog maxTextLength(int limit) {
        return new TtyLog(name, source, maxKeyStrokes, positive(limit));
    }

    /**
     * Returns the records in order; lazy, to be closed.
     *
     * @param problems receives what is wrong with the file, on the thread that consumes the stream
     * @throws LogParseException if the file cannot be opened
     */
    public Stream<TtyRecord> records(Consumer<? super TtyProblem> problems) {
        Objects.requireNonNull(problems, "problems");
        InputStream in = open();
        return StreamSupport.stream(new Records(new RecordReader(in, problems::accept)), false)
                .onClose(() -> close(in));
    }

    /**
     * Reads the whole recording.
     *
     * @throws LogParseException if the file cannot be opened
     */
    public TtyRecording read() {
        InputStream in = open();
        try {
            return RecordingReader.read(name, in, maxKeyStrokes, maxText);
        } finally {
            close(in);
        }
    }

    private InputStream open() {
        try {
            return new BufferedInputStream(source.open(), BUFFER);
        } catch (IOException e) {
            throw new LogParseException(new ParseProblem(
                    name, 0, 0, ParseProblem.Kind.UNREADABLE_FILE, "cannot be opened: " + Problems.describe(e), null));
        }
    }

    /** What was read stands even if the stream cannot be closed. */
    private static void close(InputStream in) {
        try {
            in.close();
        } catch (IOException e) {
            LOGGER.log(System.Logger.Level.DEBUG, "a recording was not closed", e);
        }
    }

    private static int positive(int limit) {
        if (limit < 1) {
            throw new IllegalArgumentException("limit must be positive, is " + limit);
        }
        return limit;
    }

    private static final class Records extends AbstractSpliterator<TtyRecord> {
        private final RecordReader reader;

        Records(RecordReader reader) {
            super(Long.MAX_VALUE, Spliterator.ORDERED | Spliterator.NONNULL);
            this.reader = reader;
        }

        @Override
        public boolean tryAdvance(Consumer<? super TtyRecord> action) {
            @Nullable TtyRecord next = reader.next();
            if (next != null) {
                action.accept(next);
            }
            return next != null;
        }
    }
}
