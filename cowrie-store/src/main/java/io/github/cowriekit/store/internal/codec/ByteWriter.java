package io.github.cowriekit.store.internal.codec;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoField;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Writes numbers in as few bytes as they need, texts and times. Not thread-safe. */
final class ByteWriter {
    /** In the two lowest bits of a time: there is none, microseconds since a reference, or seconds and nanoseconds. */
    static final int NO_TIME = 0;

    static final int MICROS = 1;
    static final int EXACT = 2;

    private static final long FARTHEST = 1L << 59;
    private static final int NANOS_PER_MICRO = 1_000;

    private byte[] bytes = new byte[256];
    private int size;

    void clear() {
        size = 0;
    }

    byte[] toBytes() {
        return Arrays.copyOf(bytes, size);
    }

    int size() {
        return size;
    }

    void put(int value) {
        if (size == bytes.length) {
            bytes = Arrays.copyOf(bytes, size * 2);
        }
        bytes[size++] = (byte) value;
    }

    void putAll(byte[] more) {
        if (size + more.length > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(size * 2, size + more.length));
        }
        System.arraycopy(more, 0, bytes, size, more.length);
        size += more.length;
    }

    /** Writes a number as unsigned: seven bits a byte, lowest first. */
    void unsigned(long value) {
        long rest = value;
        while ((rest & ~0x7FL) != 0) {
            put((int) (rest & 0x7F) | 0x80);
            rest >>>= 7;
        }
        put((int) rest);
    }

    void signed(long value) {
        unsigned((value << 1) ^ (value >> 63));
    }

    void flag(boolean value) {
        put(value ? 1 : 0);
    }

    /** Writes one of three: null, false, true. */
    void optionalFlag(@Nullable Boolean value) {
        put(value == null ? 0 : value ? 2 : 1);
    }

    void optionalInt(@Nullable Integer value) {
        optionalLong(value == null ? null : Long.valueOf(value));
    }

    void optionalLong(@Nullable Long value) {
        flag(value != null);
        if (value != null) {
            signed(value);
        }
    }

    /** Writes a text char by char, so that half of a surrogate pair comes back as well. */
    void text(String text) {
        unsigned(text.length());
        for (int i = 0; i < text.length(); i++) {
            unsigned(text.charAt(i));
        }
    }

    void optionalText(@Nullable String text) {
        flag(text != null);
        if (text != null) {
            text(text);
        }
    }

    /** Writes a time, mostly as microseconds since the reference. */
    void instant(@Nullable Instant time, Instant reference) {
        if (time == null) {
            unsigned(NO_TIME);
            return;
        }
        if (time.getNano() % NANOS_PER_MICRO == 0 && reference.getNano() % NANOS_PER_MICRO == 0) {
            long seconds = time.getEpochSecond() - reference.getEpochSecond();
            if (Math.abs(seconds) < FARTHEST / 1_000_000) {
                // Instant.until counts in nanoseconds, which overflow after 292 years
                long micros = seconds * 1_000_000
                        + time.get(ChronoField.MICRO_OF_SECOND)
                        - reference.get(ChronoField.MICRO_OF_SECOND);
                unsigned(((micros << 1) ^ (micros >> 63)) << 2 | MICROS);
                return;
            }
        }
        exact(time.getEpochSecond(), time.getNano());
    }

    void duration(@Nullable Duration duration) {
        if (duration == null) {
            unsigned(NO_TIME);
        } else if (duration.getNano() % NANOS_PER_MICRO == 0
                && Math.abs(duration.getSeconds()) < FARTHEST / 1_000_000) {
            long micros = duration.getSeconds() * 1_000_000 + duration.getNano() / NANOS_PER_MICRO;
            unsigned(((micros << 1) ^ (micros >> 63)) << 2 | MICROS);
        } else {
            exact(duration.getSeconds(), duration.getNano());
        }
    }

    private void exact(long seconds, int nanos) {
        unsigned(EXACT);
        signed(seconds);
        unsigned(nanos);
    }
}
