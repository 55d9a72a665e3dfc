package io.github.cowriekit.parser.internal.tail;

import io.github.cowriekit.parser.internal.state.StateInput;
import io.github.cowriekit.parser.internal.state.StateOutput;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/**
 * Checksums of the lines read last, of every recent line and of one in several before: they find the point up to which a file
 * is unchanged after a power failure or rollback cut it. Not thread-safe.
 */
final class LineChecksums {
    private static final int EACH = 1_024;
    private static final int SPARSE = 512;
    private static final int STEP = 16;
    private static final int MAX_LENGTH = 1 << 20;

    private final List<Deque<Mark>> levels = List.of(new ArrayDeque<>(), new ArrayDeque<>(), new ArrayDeque<>());
    private final CRC32 checksum = new CRC32();

    /** A line that was read: where it ended, line feed included, its length, checksum and number. */
    private record Mark(long end, int length, long sum, long line) {}

    /** Where to read on: how many bytes and lines are still what was read. */
    record Place(long offset, long lines) {}

    /** Notes a line that ended at an offset. */
    void add(byte[] buffer, int from, int to, long end, long line) {
        if (to - from > MAX_LENGTH) {
            return;
        }
        checksum.reset();
        checksum.update(buffer, from, to - from);
        add(new Mark(end, to - from, checksum.getValue(), line));
    }

    private void add(Mark mark) {
        Mark next = mark;
        long step = 1;
        for (int i = 0; i < levels.size() && next != null; i++) {
            if (next.line() % step != 0) {
                return;
            }
            Deque<Mark> level = levels.get(i);
            level.add(next);
            next = level.size() > (i == 0 ? EACH : SPARSE) ? level.poll() : null;
            step *= STEP;
        }
    }

    /** Returns whether the last line that was read is still there; true if none is noted. */
    boolean isLastLineIn(TailSource source) throws IOException {
        Mark last = levels.get(0).peekLast();
        return last == null || isIn(source, last);
    }

    /**
     * Returns the place up to which a file is what was read, when something else stands behind it; null if the file ends
     * there. Forgets what is gone.
     */
    @Nullable
    Place findChange(TailSource source, long size) throws IOException {
        List<Mark> all = new ArrayList<>();
        for (int i = levels.size() - 1; i >= 0; i--) {
            all.addAll(levels.get(i));
        }
        int kept = 0;
        while (kept < all.size() && isIn(source, all.get(kept))) {
            kept++;
        }
        if (kept == all.size()) {
            return null;
        }
        Mark gone = all.get(kept);
        long start = kept == 0 ? 0 : all.get(kept - 1).end();
        if (kept > 0 && gone.end() > size && startsLike(source, gone, start, size)) {
            return null;
        }
        levels.forEach(Deque::clear);
        all.subList(0, kept).forEach(this::add);
        return new Place(start, kept == 0 ? 0 : all.get(kept - 1).line());
    }

    /** Returns whether a file ends without a whole line behind those that are still there; more is awaited then. */
    private static boolean startsLike(TailSource source, Mark gone, long start, long size) throws IOException {
        if (gone.end() - gone.length() != start) {
            return false;
        }
        byte[] rest = new byte[(int) Math.min(size - start, MAX_LENGTH)];
        int read = source.read(rest, start);
        for (int i = 0; i < read; i++) {
            if (rest[i] == '\n') {
                return false;
            }
        }
        return true;
    }

    private boolean isIn(TailSource source, Mark mark) throws IOException {
        byte[] line = new byte[mark.length()];
        if (source.read(line, mark.end() - mark.length()) < line.length) {
            return false;
        }
        checksum.reset();
        checksum.update(line, 0, line.length);
        return checksum.getValue() == mark.sum();
    }

    void save(StateOutput out) throws IOException {
        for (Deque<Mark> level : levels) {
            ByteBuffer bytes = ByteBuffer.allocate(2 * Long.BYTES + level.size() * 4 * Integer.BYTES);
            Mark first = level.peek();
            long end = first == null ? 0 : first.end();
            long line = first == null ? 0 : first.line();
            bytes.putLong(end).putLong(line);
            for (Mark mark : level) {
                bytes.putInt((int) (mark.end() - end)).putInt(mark.length());
                bytes.putInt((int) mark.sum()).putInt((int) (mark.line() - line));
                end = mark.end();
                line = mark.line();
            }
            out.value(bytes.array());
        }
    }

    static LineChecksums restore(StateInput in) throws IOException {
        LineChecksums marks = new LineChecksums();
        for (Deque<Mark> level : marks.levels) {
            ByteBuffer bytes = ByteBuffer.wrap(in.required(byte[].class));
            long end = bytes.getLong();
            long line = bytes.getLong();
            while (bytes.hasRemaining()) {
                end += bytes.getInt();
                int length = bytes.getInt();
                long sum = Integer.toUnsignedLong(bytes.getInt());
                line += bytes.getInt();
                if (length < 0 || length > MAX_LENGTH || end < length || line < 0) {
                    throw new IOException("a line outside of its file");
                }
                level.add(new Mark(end, length, sum, line));
            }
        }
        return marks;
    }
}
