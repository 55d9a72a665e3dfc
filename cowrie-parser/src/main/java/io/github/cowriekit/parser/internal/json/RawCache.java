package io.github.cowriekit.parser.internal.json;

import io.github.cowriekit.parser.internal.bytes.Words;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Caches values by the bytes they were made of, for long texts that repeat, such as a client's lists of algorithms.
 *
 * <p>As in {@link TextCache}, newer texts replace older ones and memory is fixed.
 */
final class RawCache<T> {
    private static final int BITS = 9;
    private static final int MAX_LENGTH = 1024;

    private final Decoder<T> decoder;
    private final byte[] @Nullable [] raw = new byte[1 << BITS][];
    private final @Nullable Object[] values = new Object[1 << BITS];

    /** Makes a value out of bytes. */
    @FunctionalInterface
    interface Decoder<T> {
        T decode(byte[] buffer, int from, int length);
    }

    RawCache(Decoder<T> decoder) {
        this.decoder = decoder;
    }

    /** Returns the value of the bytes, the same one as before if it is known. */
    T get(byte[] buffer, int from, int length) {
        if (length > MAX_LENGTH) {
            return decoder.decode(buffer, from, length);
        }
        int place = place(buffer, from, length);
        byte[] known = raw[place];
        if (known != null && Arrays.equals(known, 0, known.length, buffer, from, from + length)) {
            @SuppressWarnings("unchecked")
            T value = (T) values[place];
            return value;
        }
        T value = decoder.decode(buffer, from, length);
        raw[place] = Arrays.copyOfRange(buffer, from, from + length);
        values[place] = value;
        return value;
    }

    private static int place(byte[] buffer, int from, int length) {
        long hash = length;
        int i = 0;
        for (; i + Long.BYTES <= length; i += Long.BYTES) {
            hash = Words.mix(hash + Words.at(buffer, from + i));
        }
        for (; i < length; i++) {
            hash = Words.mix(hash + buffer[from + i]);
        }
        return (int) (hash >>> (Long.SIZE - BITS));
    }
}
