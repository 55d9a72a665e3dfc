package io.github.cowriekit.parser.internal.json;

import io.github.cowriekit.model.KeyExchange;
import io.github.cowriekit.parser.internal.bytes.MemoryBudget;
import io.github.cowriekit.parser.internal.bytes.Words;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Recognises a key exchange whose bytes an earlier line had.
 *
 * <p>Lists of algorithms make up two fifths of a busy log and come from a few clients. From the value of {@code hassh} to the
 * last list their bytes are identical, and the JVM compares them 32 at a time, where scanning inspects each string. Only
 * scanned bytes are remembered, so a match is valid JSON. Bytes are remembered when their hassh occurs the second time, and
 * newer runs replace older ones, so a log without repetitions costs no memory. Not thread-safe.
 */
final class KexRuns {
    private static final int BITS = 8;
    private static final int MAX_LENGTH = 1 << 12;

    private final @Nullable Run[] runs = new Run[1 << BITS];
    /** The first bytes of the hassh that came last to a place. */
    private final long[] met = new long[1 << BITS];

    /** Keys and values that follow each other in a line. */
    static final class Run {
        private final byte[] bytes;
        private final byte[] keys;
        private final byte[] kinds;
        /** As {@link FieldPlaces} has them, counted from the first byte. */
        private final long[] places;

        private final KeyExchange exchange;
        private final long weight;

        private Run(FieldPlaces line, int first, int last, KeyExchange exchange, long weight) {
            int start = start(line, first);
            int size = last - first + 1;
            this.bytes = Arrays.copyOfRange(line.bytes(), start, stop(line, last));
            this.keys = new byte[size];
            this.kinds = new byte[size];
            this.places = new long[size];
            for (int i = 0; i < size; i++) {
                keys[i] = (byte) line.key(first + i).index();
                kinds[i] = line.kind(first + i);
                places[i] = FieldPlaces.place(line.start(first + i) - start, line.length(first + i));
            }
            this.exchange = exchange;
            this.weight = weight;
        }

        int length() {
            return bytes.length;
        }

        /** Returns how many keys there are. */
        int size() {
            return keys.length;
        }

        byte key(int i) {
            return keys[i];
        }

        byte kind(int i) {
            return kinds[i];
        }

        long place(int i) {
            return places[i];
        }

        /** Returns the key exchange of a line that has no other key of one. */
        KeyExchange exchange() {
            return exchange;
        }

        /** Returns what the key exchange holds, as {@link MemoryBudget#kex} weighs it. */
        long weight() {
            return weight;
        }

        private boolean isAt(byte[] buffer, int from, int end) {
            int stop = from + bytes.length;
            return stop <= end && Arrays.equals(bytes, 0, bytes.length, buffer, from, stop);
        }
    }

    /**
     * Returns the run that begins here, null if none is known.
     *
     * @param from where the value of the hassh begins
     * @param end how far the line may reach at most
     */
    @Nullable
    Run find(byte[] buffer, int from, int end) {
        Run run = from + 1 + Long.BYTES > buffer.length ? null : runs[slot(hassh(buffer, from))];
        return run != null && run.isAt(buffer, from, end) ? run : null;
    }

    /**
     * Remembers the run of a line whose keys of a key exchange are all slices.
     *
     * @param exchange what the line holds
     * @param weight what that holds, as {@link MemoryBudget#kex} weighs it
     */
    void note(FieldPlaces line, KeyExchange exchange, long weight) {
        int first = line.place(FieldName.HASSH);
        if (first < 0 || line.length(first) < Long.BYTES) {
            return;
        }
        long hassh = hassh(line.bytes(), start(line, first));
        int slot = slot(hassh);
        if (met[slot] != hassh) {
            met[slot] = hassh;
            return;
        }
        int last = first;
        while (last + 1 < line.size() && KeyExchanges.isOfOne(line.key(last + 1)) && isTexts(line.kind(last + 1))) {
            last++;
        }
        if (last > first && stop(line, last) - start(line, first) <= MAX_LENGTH && holdsAll(line, first, last)) {
            runs[slot] = new Run(line, first, last, exchange, weight);
        }
    }

    private static boolean isTexts(byte kind) {
        return kind == Slices.PLAIN || kind == Slices.TEXTS;
    }

    private static boolean holdsAll(FieldPlaces line, int first, int last) {
        for (FieldName key : KeyExchanges.KEYS) {
            int place = line.place(key);
            if (place >= 0 && (place < first || place > last)) {
                return false;
            }
        }
        return true;
    }

    /** Returns the first bytes of the hassh whose value begins here with its quote. */
    private static long hassh(byte[] buffer, int from) {
        return Words.at(buffer, from + 1);
    }

    private static int slot(long hassh) {
        return (int) (Words.mix(hassh) >>> (Long.SIZE - BITS));
    }

    /** Returns where a value begins, quotes included. */
    private static int start(FieldPlaces line, int place) {
        return line.kind(place) == Slices.PLAIN ? line.start(place) - 1 : line.start(place);
    }

    private static int stop(FieldPlaces line, int place) {
        int stop = line.start(place) + line.length(place);
        return line.kind(place) == Slices.PLAIN ? stop + 1 : stop;
    }
}
