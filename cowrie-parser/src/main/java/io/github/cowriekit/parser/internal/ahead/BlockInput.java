package io.github.cowriekit.parser.internal.ahead;

import io.github.cowriekit.parser.internal.bytes.ByteSearch;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** Cuts an input into blocks that end with a line. Used by one thread at a time. */
final class BlockInput {
    private final InputStream in;
    private final byte[] rest;
    private int restLength;
    private long offset;
    private boolean atLine = true;
    private @Nullable Throwable failure;

    /**
     * Creates it.
     *
     * @param offset where the input begins in the log
     * @param bufferSize length of the array of a block
     */
    BlockInput(InputStream in, long offset, int bufferSize) {
        this.in = in;
        this.offset = offset;
        this.rest = new byte[bufferSize];
    }

    /**
     * Fills a block up to the end of its last line, or with a part of a line that is longer than a block.
     *
     * @return false at the end of the input, which may be a {@link #failure}; the block has what came before it
     */
    boolean fill(Block block) {
        byte[] bytes = block.bytes();
        System.arraycopy(rest, 0, bytes, 0, restLength);
        int length = restLength;
        boolean more = true;
        try {
            while (length < block.capacity() && more) {
                int read = in.read(bytes, length, block.capacity() - length);
                more = read >= 0;
                length += Math.max(0, read);
            }
        } catch (IOException | RuntimeException | Error e) {
            failure = e;
            more = false;
        }
        int lines = more ? ByteSearch.lastNewline(bytes, 0, length) + 1 : length;
        int stop = lines == 0 ? length : lines;
        restLength = length - stop;
        System.arraycopy(bytes, stop, rest, 0, restLength);
        block.fill(stop, offset, atLine);
        offset += stop;
        atLine = stop == 0 ? atLine : bytes[stop - 1] == '\n';
        return more;
    }

    /** Returns what ended the input early, null if nothing did. */
    @Nullable
    Throwable failure() {
        return failure;
    }

    void close() throws IOException {
        in.close();
    }
}
