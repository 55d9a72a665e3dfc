package io.github.cowriekit.parser.internal.merge;

import io.github.cowriekit.parser.ParseProblem;
import io.github.cowriekit.parser.internal.event.EventReader;
import io.github.cowriekit.parser.internal.event.LineContent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Halves of lines: ends of inputs that stop within a line, and beginnings that start within one.
 *
 * <p>A rotation can cut a line in two. Two halves from one rotated log that together are JSON make up the line; halves without
 * a match are reported at the end.
 */
final class CutLines {
    private static final int MAX_HELD = 64;

    private final EventReader reader;
    private final Consumer<ParseProblem> problems;
    private final int maxBytes;
    private final List<Half> held = new ArrayList<>();

    /** Half a line. */
    static final class Half {
        private final boolean isHead;
        private final String series;
        private final byte[] bytes;
        private final LineContent content;
        private final ParseProblem place;

        /**
         * Creates it.
         *
         * @param isHead whether the line begins here
         * @param series which rotated log it belongs to
         * @param place where it stands, for the report
         */
        Half(boolean isHead, String series, byte[] bytes, LineContent content, ParseProblem place) {
            this.isHead = isHead;
            this.series = series;
            this.bytes = bytes;
            this.content = content;
            this.place = place;
        }
    }

    CutLines(EventReader reader, int maxBytes, Consumer<ParseProblem> problems) {
        this.reader = reader;
        this.maxBytes = maxBytes;
        this.problems = problems;
    }

    /** Joins a half with its other half; returns null, and keeps the half, if that has not come yet. */
    @Nullable
    LineContent join(Half half) {
        LineContent joined = match(half);
        if (joined == null) {
            held.add(half);
            while (held.size() > MAX_HELD
                    || held.stream().mapToLong(one -> one.bytes.length).sum() > maxBytes) {
                report(held.remove(0));
            }
        }
        return joined;
    }

    /** Joins a half with one that came before; returns null if none fits. */
    @Nullable
    LineContent match(Half half) {
        Iterator<Half> others = held.iterator();
        while (others.hasNext()) {
            Half other = others.next();
            if (other.isHead != half.isHead && other.series.equals(half.series)) {
                LineContent content = half.isHead ? read(half, other) : read(other, half);
                if (content.isComplete()) {
                    others.remove();
                    return content;
                }
            }
        }
        return null;
    }

    /** Reports halves that were never matched. */
    void giveUp() {
        List<Half> alone = List.copyOf(held);
        held.clear();
        alone.forEach(this::report);
    }

    private LineContent read(Half head, Half tail) {
        byte[] whole = Arrays.copyOf(head.bytes, head.bytes.length + tail.bytes.length);
        System.arraycopy(tail.bytes, 0, whole, head.bytes.length, tail.bytes.length);
        return reader.read(whole, 0, whole.length);
    }

    private void report(Half half) {
        ParseProblem at = half.place;
        for (LineContent.Flaw flaw : half.content.flaws()) {
            problems.accept(
                    new ParseProblem(at.file(), at.line(), at.byteOffset(), flaw.kind(), flaw.reason(), at.excerpt()));
        }
    }
}
