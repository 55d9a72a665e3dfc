package io.github.cowriekit.parser.internal;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Returns the string it made before for the same short ASCII bytes: a log repeats ids, addresses and names on every line.
 *
 * <p>A text has one possible place; a newer one with the same place takes it. So the memory is fixed, and a log made to
 * collide costs what it would cost without a cache. Texts are compared by all of their bytes, in words of eight.
 */
final class TextCache {
    private static final int BITS = 13;
    private static final int WORDS = 5;
    private static final int MAX_LENGTH = WORDS * Long.BYTES;

    private final @Nullable String[] texts = new String[1 << BITS];
    private final long[] words = new long[WORDS << BITS];

    String get(byte[] buffer, int from, int length) {
        // the last word may reach behind the text, but must not reach behind the buffer
        if (length == 0 || length > MAX_LENGTH || from + ((length + 7) & -Long.BYTES) > buffer.length) {
            return new String(buffer, from, length, StandardCharsets.ISO_8859_1);
        }
        int place = (int) (hash(buffer, from, length) >>> (Long.SIZE - BITS));
        String known = texts[place];
        if (known != null && known.length() == length && matches(place * WORDS, buffer, from, length)) {
            return known;
        }
        String text = new String(buffer, from, length, StandardCharsets.ISO_8859_1);
        texts[place] = text;
        for (int i = 0; i < length; i += Long.BYTES) {
            words[place * WORDS + (i >> 3)] = Words.head(buffer, from + i, length - i);
        }
        return text;
    }

    private boolean matches(int start, byte[] buffer, int from, int length) {
        for (int i = 0; i < length; i += Long.BYTES) {
            if (words[start + (i >> 3)] != Words.head(buffer, from + i, length - i)) {
                return false;
            }
        }
        return true;
    }

    private static long hash(byte[] buffer, int from, int length) {
        long hash = length;
        for (int i = 0; i < length; i += Long.BYTES) {
            hash = Words.mix(hash + Words.head(buffer, from + i, length - i));
        }
        return hash;
    }
}
