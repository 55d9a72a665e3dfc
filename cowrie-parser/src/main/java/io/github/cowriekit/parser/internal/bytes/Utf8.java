package io.github.cowriekit.parser.internal.bytes;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;

/** Decodes UTF-8 without losing bytes that are none: each becomes U+DC00 plus its value, as Python's surrogateescape. */
public final class Utf8 {
    private static final int ESCAPE = 0xDC00;

    private Utf8() {}

    public static boolean isAscii(byte[] buffer, int from, int length) {
        int stop = from + length;
        for (int i = from; i < stop; i++) {
            if (buffer[i] < 0) {
                return false;
            }
        }
        return true;
    }

    public static String decode(byte[] buffer, int from, int length) {
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        ByteBuffer in = ByteBuffer.wrap(buffer, from, length);
        CharBuffer out = CharBuffer.allocate(length);
        while (true) {
            CoderResult result = decoder.decode(in, out, true);
            if (result.isUnderflow()) {
                return out.flip().toString();
            }
            out.put((char) (ESCAPE | (in.get() & 0xFF)));
        }
    }

    /** Returns whether a decoded text holds bytes that were not UTF-8. */
    public static boolean hasEscapedBytes(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= 0xDC80 && c <= 0xDCFF && (i == 0 || !Character.isHighSurrogate(text.charAt(i - 1)))) {
                return true;
            }
        }
        return false;
    }
}
