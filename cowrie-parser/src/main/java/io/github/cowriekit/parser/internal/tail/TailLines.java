package io.github.cowriekit.parser.internal.tail;

import io.github.cowriekit.model.event.CowrieEvent;
import io.github.cowriekit.parser.ParseProblem;
import io.github.cowriekit.parser.ParseProblem.Kind;
import io.github.cowriekit.parser.internal.event.EventReader;
import io.github.cowriekit.parser.internal.event.LineContent;
import io.github.cowriekit.parser.internal.event.TornLines;
import io.github.cowriekit.parser.internal.problem.Problems;
import io.github.cowriekit.parser.internal.state.StateInput;
import io.github.cowriekit.parser.internal.state.StateOutput;
import java.io.IOException;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Makes events of the lines of a growing log, and joins what a rotation or a killed writer cut. Not thread-safe. */
final class TailLines {
    private final EventReader reader;
    private final int maxLineLength;
    private final Consumer<ParseProblem> problems;

    private final Map<String, Set<Kind>> said = new HashMap<>();
    private byte @Nullable [] head;
    private String headFile = "";
    private long headLine;
    private long headOffset;

    TailLines(int maxLineLength, Consumer<ParseProblem> problems) {
        this.reader = new EventReader(maxLineLength);
        this.maxLineLength = maxLineLength;
        this.problems = problems;
    }

    /**
     * Reads a line.
     *
     * @param from first byte
     * @param to byte behind the last one, line feed excluded
     * @param terminated whether a line feed ended the line and not the file
     * @param number line number from 1
     * @param offset offset of the line in the file
     */
    List<CowrieEvent> read(byte[] buffer, int from, int to, boolean terminated, String file, long number, long offset) {
        int length = withoutNuls(buffer, from, to) - from;
        if (length > maxLineLength) {
            reportTooLong(file, number, offset);
            return List.of();
        }
        if (length < to - from) {
            String reason = (to - from - length) + " NUL bytes taken out of the line";
            problems.accept(new ParseProblem(
                    file, number, offset, Kind.NUL_BYTES, reason, Problems.excerpt(buffer, from, length)));
        }
        if (isBlank(buffer, from, length)) {
            return List.of();
        }
        LineContent content = reader.read(buffer, from, length);
        byte[] start = head;
        if (start != null) {
            head = null;
            LineContent joined = content.isComplete() ? null : joined(start, buffer, from, length);
            if (joined != null && joined.isComplete()) {
                content = joined;
            } else {
                problems.accept(new ParseProblem(
                        headFile,
                        headLine,
                        headOffset,
                        Kind.INVALID_JSON,
                        "a line that was cut off",
                        Problems.excerpt(start, 0, start.length)));
            }
        }
        if (!content.isComplete() && !terminated) {
            head = Arrays.copyOfRange(buffer, from, from + length);
            headFile = file;
            headLine = number;
            headOffset = offset;
            return List.of();
        }
        for (LineContent.Flaw flaw : content.flaws()) {
            boolean again = Problems.isOfAllLines(flaw.kind())
                    && !said.computeIfAbsent(file, name -> EnumSet.noneOf(Kind.class))
                            .add(flaw.kind());
            if (again) {
                continue;
            }
            problems.accept(new ParseProblem(
                    file, number, offset, flaw.kind(), flaw.reason(), Problems.excerpt(buffer, from, length)));
        }
        return content.isComplete() || !content.events().isEmpty()
                ? content.events()
                : TornLines.read(reader, buffer, from, length).events();
    }

    void reportTooLong(String file, long number, long offset) {
        String reason = "the line is longer than " + maxLineLength + " bytes; not read";
        problems.accept(new ParseProblem(file, number, offset, Kind.LINE_TOO_LONG, reason, null));
    }

    void save(StateOutput out) throws IOException {
        out.value(head);
        out.value(headFile);
        out.number(headLine);
        out.number(headOffset);
    }

    void restore(StateInput in) throws IOException {
        head = in.value(byte[].class);
        headFile = in.required(String.class);
        headLine = in.number();
        headOffset = in.number();
    }

    private LineContent joined(byte[] start, byte[] buffer, int from, int length) {
        byte[] whole = Arrays.copyOf(start, start.length + length);
        System.arraycopy(buffer, from, whole, start.length, length);
        return reader.read(whole, 0, whole.length);
    }

    private static int withoutNuls(byte[] buffer, int from, int to) {
        int stop = from;
        for (int i = from; i < to; i++) {
            if (buffer[i] != 0) {
                buffer[stop++] = buffer[i];
            }
        }
        return stop;
    }

    private static boolean isBlank(byte[] buffer, int from, int length) {
        for (int i = from; i < from + length; i++) {
            if (buffer[i] != ' ' && buffer[i] != '\r' && buffer[i] != '\t') {
                return false;
            }
        }
        return true;
    }
}
