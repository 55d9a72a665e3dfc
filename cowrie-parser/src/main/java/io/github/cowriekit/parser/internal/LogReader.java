package io.github.cowriekit.parser.internal;

import io.github.cowriekit.model.event.CowrieEvent;
import io.github.cowriekit.parser.ParseProblem;
import io.github.cowriekit.parser.ParseProblem.Kind;
import io.github.cowriekit.parser.ReadProgress;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Reads the events of several inputs, one input open at a time, one line in memory at a time. Not thread-safe.
 *
 * <p>A line that a rotation cut into the end of one file and the start of the next is joined again.
 */
public final class LogReader implements AutoCloseable {
    private final Iterator<LogInput> inputs;
    private final Consumer<ParseProblem> problems;
    private final int maxLineLength;
    private final CountingInput.Progress progress;
    private final EventReader reader;
    private final Deque<CowrieEvent> ready = new ArrayDeque<>();

    private @Nullable LogInput input;
    private @Nullable Lines lines;
    private boolean saidUtc;
    private @Nullable CutLine cutLine;

    /** The last line of an input if no line feed ended it and it is not JSON to its end: perhaps half a line. */
    private static final class CutLine {
        private final byte[] head;
        private final LineContent content;
        private final ParseProblem place;

        CutLine(byte[] head, LineContent content, ParseProblem place) {
            this.head = head;
            this.content = content;
            this.place = place;
        }
    }

    public LogReader(
            List<LogInput> inputs,
            int maxLineLength,
            Consumer<ParseProblem> problems,
            @Nullable Consumer<ReadProgress> progress) {
        this.inputs = inputs.iterator();
        this.maxLineLength = maxLineLength;
        this.problems = problems;
        this.progress = new CountingInput.Progress(
                inputs.stream().mapToLong(LogInput::size).sum(), progress);
        this.reader = new EventReader(maxLineLength);
    }

    /** Returns the next event, null at the end of the last input. */
    public @Nullable CowrieEvent next() {
        while (ready.isEmpty()) {
            if (lines == null && !openNext()) {
                return null;
            }
            if (lines != null) {
                if (lines.next()) {
                    readLine(lines);
                } else {
                    endInput(lines);
                }
            }
        }
        return ready.poll();
    }

    @Override
    public void close() {
        if (lines != null) {
            try {
                lines.close();
            } catch (IOException e) {
                report(Kind.UNREADABLE_FILE, "closing it failed: " + Problems.describe(e));
            }
            lines = null;
        }
    }

    private boolean openNext() {
        if (!inputs.hasNext()) {
            giveUpCutLine();
            return !ready.isEmpty();
        }
        LogInput next = inputs.next();
        input = next;
        saidUtc = false;
        try {
            lines = new Lines(Compression.open(new CountingInput(next.open(), next.name(), progress)), maxLineLength);
        } catch (Compression.UnsupportedException e) {
            report(Kind.UNSUPPORTED_COMPRESSION, Problems.describe(e));
        } catch (IOException e) {
            report(Kind.DAMAGED_ARCHIVE, Problems.describe(e));
        }
        return true;
    }

    private void endInput(Lines ended) {
        if (ended.failure() != null) {
            report(Kind.DAMAGED_ARCHIVE, "cut off or damaged: " + Problems.describe(ended.failure()));
        }
        close();
    }

    private void readLine(Lines line) {
        if (line.tooLong()) {
            report(Kind.LINE_TOO_LONG, "the line is longer than " + maxLineLength + " bytes; not read");
            return;
        }
        if (isBlank(line)) {
            reportNuls(line);
            return;
        }
        LineContent content = reader.read(line.buffer(), line.from(), line.length());
        if (line.number() == 1 && cutLine != null) {
            LineContent joined = content.isComplete() ? null : joined(cutLine.head, line);
            if (joined != null && joined.isComplete()) {
                content = joined;
                cutLine = null;
            } else {
                giveUpCutLine();
            }
        }
        if (!content.isComplete() && !line.terminated()) {
            byte[] head = Arrays.copyOfRange(line.buffer(), line.from(), line.from() + line.length());
            cutLine = new CutLine(head, content, problem(Kind.INVALID_JSON, ""));
            return;
        }
        if (!content.events().isEmpty()) {
            reportNuls(line);
        }
        for (CowrieEvent event : content.events()) {
            ready.add(event);
        }
        for (LineContent.Flaw flaw : content.flaws()) {
            report(flaw.kind(), flaw.reason());
        }
    }

    private void reportNuls(Lines line) {
        if (line.nuls() > 0) {
            report(Kind.NUL_BYTES, line.nuls() + " NUL bytes taken out of the line");
        }
    }

    /** Returns what a cut line and the first line of the next input hold together. */
    private LineContent joined(byte[] head, Lines tail) {
        byte[] whole = Arrays.copyOf(head, head.length + tail.length());
        System.arraycopy(tail.buffer(), tail.from(), whole, head.length, tail.length());
        return reader.read(whole, 0, whole.length);
    }

    /** Takes the cut line for what it is: a bad line with, perhaps, good events before the bad place. */
    private void giveUpCutLine() {
        if (cutLine != null) {
            CutLine line = cutLine;
            cutLine = null;
            ready.addAll(line.content.events());
            ParseProblem at = line.place;
            for (LineContent.Flaw flaw : line.content.flaws()) {
                problems.accept(new ParseProblem(
                        at.file(), at.line(), at.byteOffset(), flaw.kind(), flaw.reason(), at.excerpt()));
            }
        }
    }

    private void report(Kind kind, String reason) {
        if (kind == Kind.ASSUMED_UTC) {
            if (saidUtc) {
                return;
            }
            saidUtc = true;
        }
        problems.accept(problem(kind, reason));
    }

    private ParseProblem problem(Kind kind, String reason) {
        String name = input == null ? "" : input.name();
        if (lines == null || kind == Kind.DAMAGED_ARCHIVE || kind == Kind.UNREADABLE_FILE) {
            return new ParseProblem(name, 0, 0, kind, reason, null);
        }
        String excerpt = Problems.excerpt(lines.buffer(), lines.from(), lines.length());
        return new ParseProblem(name, lines.number(), lines.offset(), kind, reason, excerpt);
    }

    private static boolean isBlank(Lines line) {
        byte[] buffer = line.buffer();
        for (int i = line.from(); i < line.from() + line.length(); i++) {
            if (buffer[i] != ' ' && buffer[i] != '\r' && buffer[i] != '\t') {
                return false;
            }
        }
        return true;
    }
}
