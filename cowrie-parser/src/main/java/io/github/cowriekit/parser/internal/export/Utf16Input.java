package io.github.cowriekit.parser.internal.export;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * UTF-16 as UTF-8: what Windows makes of a log that is redirected into a file. Not thread-safe.
 */
public final class Utf16Input extends InputStream {
    /** Bytes that tell the encoding. */
    public static final int HEAD = 32;

    private static final int CHUNK = 1 << 13;
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private final Reader reader;
    private final InputStream in;
    private final char[] chars = new char[CHUNK + 1];
    private int held;
    private byte[] bytes = {};
    private int next;
    private boolean first = true;

    /** Creates it for an input in an encoding. */
    public Utf16Input(InputStream in, Charset charset) {
        this.in = in;
        this.reader = new InputStreamReader(in, charset);
    }

    /**
     * Returns the UTF-16 encoding of an input, by its byte order mark or the zeros between its first characters; null if it has
     * none.
     *
     * @param head its first bytes, {@link #HEAD} of them if it is so long
     */
    public static @Nullable Charset charsetOf(byte[] head) {
        if (head.length >= 2 && head[0] == (byte) 0xFF && head[1] == (byte) 0xFE) {
            return StandardCharsets.UTF_16LE;
        }
        if (head.length >= 2 && head[0] == (byte) 0xFE && head[1] == (byte) 0xFF) {
            return StandardCharsets.UTF_16BE;
        }
        if (isAscii(head, 0)) {
            return StandardCharsets.UTF_16LE;
        }
        return isAscii(head, 1) ? StandardCharsets.UTF_16BE : null;
    }

    /** Returns whether every second byte is an ASCII character and all between them are zero. */
    private static boolean isAscii(byte[] head, int first) {
        if (head.length < HEAD) {
            return false;
        }
        for (int i = 0; i < HEAD; i++) {
            boolean zero = head[i] == 0;
            if (i % 2 == first ? zero || head[i] < 0 : !zero) {
                return false;
            }
        }
        return true;
    }

    @Override
    public int read() throws IOException {
        return fill() ? bytes[next++] & 0xff : -1;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (!fill()) {
            return -1;
        }
        int count = Math.min(length, bytes.length - next);
        System.arraycopy(bytes, next, target, offset, count);
        next += count;
        return count;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }

    private boolean fill() throws IOException {
        while (next == bytes.length) {
            int read = reader.read(chars, held, CHUNK);
            if (read < 0 && held == 0) {
                return false;
            }
            int size = held + Math.max(0, read);
            // a pair must not be cut in two
            held = read > 0 && Character.isHighSurrogate(chars[size - 1]) ? 1 : 0;
            int start = first && chars[0] == BYTE_ORDER_MARK ? 1 : 0;
            first = false;
            bytes = new String(chars, start, size - held - start).getBytes(StandardCharsets.UTF_8);
            next = 0;
            if (held == 1) {
                chars[0] = chars[size - 1];
            }
        }
        return true;
    }
}
