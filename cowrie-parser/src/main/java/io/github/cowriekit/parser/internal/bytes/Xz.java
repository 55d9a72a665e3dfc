package io.github.cowriekit.parser.internal.bytes;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.tukaani.xz.MemoryLimitException;
import org.tukaani.xz.XZInputStream;

/** Reads xz. In a class of its own, since its library is optional. */
final class Xz extends FilterInputStream {
    private Xz(XZInputStream decoder) {
        super(decoder);
    }

    static InputStream open(InputStream in) throws IOException {
        // the dictionary lies on the heap and its size comes from the input
        long limit = Runtime.getRuntime().maxMemory() / 2_048;
        try {
            return new Xz(new XZInputStream(in, (int) Math.min(limit, Integer.MAX_VALUE)));
        } catch (MemoryLimitException e) {
            throw unsupported(e);
        }
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        try {
            return super.read(target, offset, length);
        } catch (MemoryLimitException e) {
            throw unsupported(e);
        }
    }

    private static IOException unsupported(MemoryLimitException e) {
        return new Compression.UnsupportedException("needs " + e.getMemoryNeeded() + " KiB of memory to unpack", e);
    }
}
