package io.github.cowriekit.parser.internal;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/** Tells by the first bytes, never by the name, how an input is compressed, and takes the compression off. */
final class Compression {
    private static final int BUFFER = 1 << 16;
    private static final int MAX_NESTING = 4;

    private Compression() {}

    /** Says that an input is compressed in a way this reader does not know. */
    static final class UnsupportedException extends IOException {
        private static final long serialVersionUID = 1L;

        UnsupportedException(String method) {
            super("compressed with " + method + ", which is not supported yet; decompress it first");
        }
    }

    /**
     * Returns the plain bytes; gzip of several members and gzip within gzip are taken off.
     *
     * @throws IOException if the input cannot be read, is damaged in its head or compressed in another way
     */
    static InputStream open(InputStream stored) throws IOException {
        InputStream in = stored;
        for (int depth = 0; depth < MAX_NESTING; depth++) {
            byte[] head = in.readNBytes(6);
            // not a BufferedInputStream: it would throw away what came before a read error
            in = new SequenceInputStream(new ByteArrayInputStream(head), in);
            if (startsWith(head, 0x1f, 0x8b)) {
                in = new GZIPInputStream(in, BUFFER);
                continue;
            }
            String other = otherMethod(head);
            if (other != null) {
                throw new UnsupportedException(other);
            }
            return in;
        }
        return in;
    }

    private static @Nullable String otherMethod(byte[] head) {
        if (startsWith(head, 'B', 'Z', 'h') && head.length > 3 && head[3] >= '1' && head[3] <= '9') {
            return "bzip2";
        }
        if (startsWith(head, 0xfd, '7', 'z', 'X', 'Z')) {
            return "xz";
        }
        if (startsWith(head, 0x28, 0xb5, 0x2f, 0xfd)) {
            return "zstd";
        }
        if (startsWith(head, 'P', 'K', 3, 4)) {
            return "zip";
        }
        return null;
    }

    private static boolean startsWith(byte[] head, int... magic) {
        if (head.length < magic.length) {
            return false;
        }
        for (int i = 0; i < magic.length; i++) {
            if ((head[i] & 0xff) != magic[i]) {
                return false;
            }
        }
        return true;
    }
}
