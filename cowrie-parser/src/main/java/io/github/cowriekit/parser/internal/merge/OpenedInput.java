package io.github.cowriekit.parser.internal.merge;

import io.github.cowriekit.parser.ParseProblem.Kind;
import io.github.cowriekit.parser.internal.ahead.ReadWorkers;
import io.github.cowriekit.parser.internal.bytes.Compression;
import io.github.cowriekit.parser.internal.bytes.CountingInput;
import io.github.cowriekit.parser.internal.bytes.LogInput;
import io.github.cowriekit.parser.internal.bytes.PeekInput;
import io.github.cowriekit.parser.internal.bytes.ReadAhead;
import io.github.cowriekit.parser.internal.bytes.ReversedLines;
import io.github.cowriekit.parser.internal.bytes.Unpacked;
import io.github.cowriekit.parser.internal.export.Utf16Input;
import io.github.cowriekit.parser.internal.files.LogHead;
import io.github.cowriekit.parser.internal.files.NewestFirst;
import io.github.cowriekit.parser.internal.files.TarLogs;
import io.github.cowriekit.parser.internal.files.TimeSeek;
import io.github.cowriekit.parser.internal.files.TimeWindow;
import io.github.cowriekit.parser.internal.problem.Problems;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.Charset;
import java.time.Instant;
import jdk.jfr.FlightRecorder;
import org.jspecify.annotations.Nullable;

/**
 * The lines of one input, decompressed and converted from UTF-16, from the start of the time window; of a tar that can be read
 * only once, those of each entry in turn. Not thread-safe.
 */
final class OpenedInput {
    private static final int HEAD = 1 << 16;

    private final ReadContext context;
    private final LogInput input;
    private InputProblems problems;
    private @Nullable Lines lines;
    private TarLogs.@Nullable Walk entries;
    private boolean compressed;
    private boolean fromStart;
    private long stopAt = Long.MAX_VALUE;
    private int number;
    private @Nullable Instant beginsAt;
    private @Nullable LogReadEvent reading;

    OpenedInput(LogInput input, ReadContext context) {
        this.input = input;
        this.context = context;
        this.problems = new InputProblems(input.name(), context.problems());
        open();
    }

    /** Returns whether it is not at its end. */
    boolean hasMore() {
        return lines != null || entries != null;
    }

    /** Returns the lines that are read now, null at the end and before the {@link #next} ones. */
    @Nullable
    Lines lines() {
        return lines;
    }

    /** Returns what is wrong with the file or entry that is read now. */
    InputProblems problems() {
        return problems;
    }

    /** Returns which rotated log it belongs to. */
    String series() {
        return input.series();
    }

    /** Returns the number by which events of this file or entry are told from those of others. */
    int number() {
        return number;
    }

    /** Returns whether the lines begin where the file or entry does. */
    boolean isFromStart() {
        return fromStart;
    }

    /** Returns the offset of the first line that is not wanted. */
    long stopAt() {
        return stopAt;
    }

    /** Returns the time at which reading began if that was in the middle of the input, null otherwise. */
    @Nullable
    Instant beginsAt() {
        return beginsAt;
    }

    /** Moves to the next entry, if there is one, which may have no lines. */
    void next() {
        Lines ended = lines;
        if (ended != null) {
            if (ended.failure() != null) {
                problems.reportFailure(ended.failure(), compressed);
            }
            problems.end();
            endReading(ended);
            context.progress().tell(problems.name(), true);
            try {
                ended.close();
            } catch (IOException e) {
                reportUnclosed(e);
            }
        }
        lines = null;
        if (entries != null) {
            openEntry(entries);
        }
    }

    void close() {
        try {
            if (lines != null) {
                endReading(lines);
                lines.close();
            }
            if (entries != null) {
                entries.close();
            }
        } catch (IOException e) {
            reportUnclosed(e);
        }
        lines = null;
        entries = null;
    }

    private void endReading(Lines ended) {
        if (reading != null && reading.shouldCommit()) {
            reading.file = problems.name();
            reading.bytes = ended.nextOffset;
            reading.compressed = compressed;
            reading.commit();
        }
    }

    private void reportUnclosed(IOException e) {
        problems.report(Kind.UNREADABLE_FILE, "closing it failed: " + Problems.describe(e));
    }

    private void open() {
        InputStream stored;
        long from = 0;
        try {
            TimeWindow window = context.options().window();
            SeekableByteChannel channel =
                    window.isOpen() ? null : input.storage().channel();
            if (channel == null) {
                stored = input.storage().open();
            } else {
                TimeSeek.Part part = TimeSeek.find(channel, window);
                from = part.from();
                stopAt = part.to();
                beginsAt = part.firstTime();
                channel.position(from);
                stored = Channels.newInputStream(channel);
            }
        } catch (IOException e) {
            problems.report(Kind.UNREADABLE_FILE, Problems.describe(e));
            return;
        }
        openPlain(new CountingInput(stored, context.progress()), from);
    }

    private void openPlain(InputStream stored, long from) {
        try {
            Compression.Plain plain = Compression.open(stored, context.options().limits());
            compressed |= plain.compressed();
            if (entries == null && LogHead.isTar(plain.in())) {
                compressed = true;
                entries = TarLogs.walk(plain.in());
                openEntry(entries);
                return;
            }
            Charset charset = Utf16Input.charsetOf(plain.in().peek(Utf16Input.HEAD));
            InputStream text = charset == null ? plain.in() : new Utf16Input(plain.in(), charset);
            if (from == 0 && charset == null && isNewestFirst(plain.in())) {
                text = oldestFirst(plain);
            } else if (from == 0
                    && charset == null
                    && NewestFirst.isArraySo(plain.in().peek(HEAD))) {
                reportNewestFirst();
            }
            lines = new Lines(
                    ahead(text, plain.compressed(), from), context.options().maxLineLength());
            // the first event of a process loads Flight Recorder, which takes longer than a short log
            if (FlightRecorder.isInitialized()) {
                reading = new LogReadEvent();
                reading.begin();
            }
            Duplicates duplicates = context.duplicates();
            number = duplicates == null ? 0 : duplicates.nextInput();
            context.totals().addFile();
            fromStart = from == 0;
            if (from > 0) {
                lines.beginAt(from);
            }
        } catch (IOException e) {
            compressed = true;
            problems.reportFailure(e, compressed);
            closeFailed(stored);
        }
    }

    private void closeFailed(InputStream stored) {
        try {
            stored.close();
        } catch (IOException e) {
            reportUnclosed(e);
        }
    }

    /** Returns the input to be read, and unpacked, by other threads. */
    private InputStream ahead(InputStream in, boolean packed, long from) {
        ReadWorkers workers = context.workers();
        if (workers == null || !input.isReadAhead()) {
            return packed ? new ReadAhead(in, problems.name()) : in;
        }
        return workers.ahead(packed ? new Unpacked(in) : in, from);
    }

    private static boolean isNewestFirst(PeekInput in) {
        byte[] head = in.peek(HEAD);
        return NewestFirst.isSo(head, head.length < HEAD);
    }

    /** Returns the lines in reverse order if they can be read that way; otherwise reports that they cannot. */
    private InputStream oldestFirst(Compression.Plain plain) throws IOException {
        SeekableByteChannel channel =
                plain.compressed() || entries != null ? null : input.storage().channel();
        if (channel == null) {
            reportNewestFirst();
            return plain.in();
        }
        plain.in().close();
        problems.report(
                Kind.ENVELOPE,
                "the newest event is first; the file is read from its end, and lines are counted from there");
        return new ReversedLines(channel, context.options().maxLineLength());
    }

    private void reportNewestFirst() {
        problems.report(
                Kind.NEWEST_FIRST,
                "the newest event is first, so that sessions come in parts; sorted by time they are whole, and so is a plain file"
                        + " with one object per line");
    }

    /** Opens the next entry of a tar that can be read only once, if that is a log. */
    private void openEntry(TarLogs.Walk walk) {
        try {
            if (!walk.next()) {
                entries = null;
                walk.close();
                return;
            }
            problems = new InputProblems(input.name() + "!" + walk.name(), context.problems());
            PeekInput content = new PeekInput(walk.content());
            if (walk.isNamedJson() || mayHoldEvents(content)) {
                openPlain(content, 0);
            }
        } catch (IOException e) {
            problems = new InputProblems(input.name(), context.problems());
            problems.reportFailure(e, compressed);
            entries = null;
        }
    }

    /** Returns whether an entry has events, or cannot be unpacked, which is said when it is opened. */
    private boolean mayHoldEvents(PeekInput content) {
        InputStream start = new ByteArrayInputStream(content.peek(HEAD));
        try {
            return LogHead.of(Compression.open(start, context.options().limits())
                                    .in())
                            .kind()
                    == LogHead.Kind.EVENTS;
        } catch (IOException e) {
            return true;
        }
    }
}
