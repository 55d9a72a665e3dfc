package io.github.cowriekit.parser.internal.json;

import io.github.cowriekit.parser.internal.bytes.Words;
import org.jspecify.annotations.Nullable;

/**
 * Caches strings by their short ASCII bytes: a log repeats ids, addresses and names on every line.
 *
 * <p>Each text has one possible slot, which newer texts take over. So memory is fixed, and a log crafted to collide costs no
 * more than without a cache. Texts are compared by all of their bytes, kept contiguously in words of eight: reading the strings
 * themselves would cause cache misses.
 */
final class TextCache {
    private final int bits;
    private final int wordsPerText;
    private final @Nullable String[] texts;
    private final long[] words;

    /**
     * Makes an empty cache.
     *
     * @param bits binary logarithm of the number of places
     * @param maxLength bytes of the longest text that it keeps, a multiple of eight
     */
    TextCache(int bits, int maxLength) {
        this.bits = bits;
        this.wordsPerText = maxLength / Long.BYTES;
        this.texts = new String[1 << bits];
        this.words = new long[wordsPerText << bits];
    }

    /**
     * Returns bytes as a string.
     *
     * @param buffer holds ASCII without NUL, so that a shorter text differs from a longer one with zeros behind
     */
    String get(byte[] buffer, int from, int length) {
        int used = (length + Long.BYTES - 1) >> 3;
        // the last word may reach behind the text, but must not reach behind the buffer
        if (length == 0 || used > wordsPerText || from + used * Long.BYTES > buffer.length) {
            return Slices.ascii(buffer, from, length);
        }
        long hash = 0;
        for (int i = 0; i < used; i++) {
            hash = Words.mix(hash + Words.head(buffer, from + i * Long.BYTES, length - i * Long.BYTES));
        }
        int place = (int) (hash >>> (Long.SIZE - bits));
        String known = texts[place];
        if (known != null && matches(place * wordsPerText, used, buffer, from, length)) {
            return known;
        }
        String text = Slices.ascii(buffer, from, length);
        texts[place] = text;
        for (int i = 0; i < wordsPerText; i++) {
            words[place * wordsPerText + i] =
                    i < used ? Words.head(buffer, from + i * Long.BYTES, length - i * Long.BYTES) : 0;
        }
        return text;
    }

    private boolean matches(int start, int used, byte[] buffer, int from, int length) {
        for (int i = 0; i < used; i++) {
            if (words[start + i] != Words.head(buffer, from + i * Long.BYTES, length - i * Long.BYTES)) {
                return false;
            }
        }
        for (int i = used; i < wordsPerText; i++) {
            if (words[start + i] != 0) {
                return false;
            }
        }
        return true;
    }
}
