package io.github.cowriekit.flink;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.apache.flink.connector.file.src.FileSourceSplit;
import org.apache.flink.connector.file.src.reader.BulkFormat;
import org.apache.flink.connector.file.src.util.ArrayResultIterator;
import org.jspecify.annotations.Nullable;

/**
 * Cuts a file into lines, a batch of them at a time. A position is the offset of a batch and a number of lines in it.
 *
 * <p>A line longer than the limit comes in pieces, none of which will be an event.
 */
final class LogLineReader implements BulkFormat.Reader<RawLine> {
    private static final int BATCH_LINES = 512;
    private static final int BATCH_BYTES = 1 << 20;
    private static final int MAX_LINE = 16 << 20;

    private final String origin;
    private final long nextBegin;
    private final InputStream in;
    private long offset;
    private long skip;
    private byte[] buffer = new byte[1 << 16];
    private int from;
    private int to;

    LogLineReader(FileSourceSplit split, InputStream in, long offset, long skip) {
        this.origin = split.path().toString();
        this.nextBegin = SplitTimes.of(split).next();
        this.in = in;
        this.offset = offset;
        this.skip = skip;
    }

    @Override
    public BulkFormat.@Nullable RecordIterator<RawLine> readBatch() throws IOException {
        long begin = offset;
        long skipped = 0;
        RawLine[] lines = new RawLine[BATCH_LINES];
        int count = 0;
        while (count < BATCH_LINES && offset - begin < BATCH_BYTES) {
            RawLine line = next();
            if (line == null) {
                break;
            }
            if (skip > 0) {
                skip--;
                skipped++;
            } else {
                lines[count++] = line;
            }
        }
        if (count == 0) {
            return offset > begin ? readBatch() : null;
        }
        ArrayResultIterator<RawLine> batch = new ArrayResultIterator<>();
        batch.set(lines, count, begin, skipped);
        return batch;
    }

    /** Returns the next line without its line feed, null at the end of the file. */
    private @Nullable RawLine next() throws IOException {
        int searched = from;
        while (true) {
            int end = searched;
            while (end < to && buffer[end] != '\n') {
                end++;
            }
            if (end < to || (end - from >= MAX_LINE)) {
                return take(end, end < to ? 1 : 0);
            }
            searched = end - from;
            boolean more = fill();
            searched += from;
            if (!more) {
                return from < to ? take(to, 0) : null;
            }
        }
    }

    private RawLine take(int end, int feed) {
        RawLine line = new RawLine(Arrays.copyOfRange(buffer, from, end), origin, offset, nextBegin);
        offset += end + feed - from;
        from = end + feed;
        return line;
    }

    /** Moves what is left to the front and reads on; returns false at the end of the file. */
    private boolean fill() throws IOException {
        if (from > 0) {
            System.arraycopy(buffer, from, buffer, 0, to - from);
            to -= from;
            from = 0;
        }
        if (to == buffer.length) {
            buffer = Arrays.copyOf(buffer, 2 * to);
        }
        int read = in.read(buffer, to, buffer.length - to);
        to += Math.max(0, read);
        return read >= 0;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
