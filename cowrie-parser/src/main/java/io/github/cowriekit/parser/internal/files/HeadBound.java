package io.github.cowriekit.parser.internal.files;

import io.github.cowriekit.parser.internal.bytes.DecompressionLimits;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Stops reading a header whose names could exhaust memory. */
final class HeadBound extends FilterInputStream {
    /** Of one entry, its extended attributes and the end of the archive, which is filled up. */
    private static final long MAX_HEAD = 4 << 20;

    private long left = Long.MAX_VALUE;

    HeadBound(InputStream in) {
        super(in);
    }

    void begin() {
        left = MAX_HEAD;
    }

    void end() {
        left = Long.MAX_VALUE;
    }

    @Override
    public int read() throws IOException {
        int read = super.read();
        take(read < 0 ? 0 : 1);
        return read;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int read = super.read(buffer, offset, length);
        take(read);
        return read;
    }

    /** Skips all of it, if so much comes: the library would take what is left for the next header. */
    @Override
    public long skip(long count) throws IOException {
        long skipped = 0;
        while (skipped < count) {
            long step = super.skip(count - skipped);
            if (step <= 0) {
                if (read() < 0) {
                    break;
                }
                step = 1;
            }
            skipped += step;
        }
        return skipped;
    }

    private void take(int count) throws IOException {
        left -= Math.max(0, count);
        if (left < 0) {
            throw new DecompressionLimits.ExceededException(
                    "an entry with a name or other attributes of more than " + MAX_HEAD + " bytes");
        }
    }
}
