package io.github.cowriekit.parser.internal.json;

import io.github.cowriekit.parser.internal.bytes.Words;

/**
 * A text of at most sixteen ASCII characters in two numbers, which compares without reading the string: ids of sessions
 * and addresses of version 4 fit. Zeros follow a shorter text, so one with NULs in it does not fit.
 */
public final class ShortText {
    static final int MAX_LENGTH = 2 * Long.BYTES;
    /** Second number of a text that does not fit; of one that fits it is never negative. */
    public static final long TOO_LONG = -1;

    private ShortText() {}

    /** Returns the first eight characters. */
    public static long head(String text) {
        return pack(text, 0);
    }

    /** Returns the characters behind them, {@link #TOO_LONG} if the text does not fit. */
    public static long tail(String text) {
        return text.length() > MAX_LENGTH || !isAscii(text) ? TOO_LONG : pack(text, Long.BYTES);
    }

    /** Returns whether a text is ASCII without NULs. */
    static boolean isAscii(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == 0 || c > 0x7F) {
                return false;
            }
        }
        return true;
    }

    /** Returns how many characters a text has. */
    public static int length(long head, long tail) {
        return 2 * Long.BYTES
                - (Long.numberOfLeadingZeros(tail == 0 ? head : tail) >>> 3)
                - (tail == 0 ? Long.BYTES : 0);
    }

    /** Returns a text as a string. */
    public static String text(long head, long tail) {
        byte[] bytes = new byte[MAX_LENGTH];
        Words.put(bytes, 0, head);
        Words.put(bytes, Long.BYTES, tail);
        return Slices.ascii(bytes, 0, length(head, tail));
    }

    private static long pack(String text, int from) {
        long packed = 0;
        for (int i = Math.min(text.length(), from + Long.BYTES) - 1; i >= from; i--) {
            packed = packed << Byte.SIZE | (text.charAt(i) & 0xFF);
        }
        return packed;
    }
}
