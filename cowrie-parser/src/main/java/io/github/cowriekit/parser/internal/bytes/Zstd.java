package io.github.cowriekit.parser.internal.bytes;

import com.github.luben.zstd.ZstdInputStreamNoFinalizer;
import java.io.IOException;
import java.io.InputStream;

/** Reads zstd. In a class of its own, since its library is optional. */
final class Zstd {
    private Zstd() {}

    static InputStream open(InputStream in) throws IOException {
        try {
            return new ZstdInputStreamNoFinalizer(in);
        } catch (NoClassDefFoundError e) {
            throw e;
        } catch (LinkageError e) {
            throw new Compression.UnsupportedException(
                    "compressed with zstd, whose native library does not load here", e);
        }
    }
}
