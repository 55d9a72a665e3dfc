package io.github.cowriekit.store.internal.codec;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** Reads what {@link ByteWriter} wrote. Not thread-safe. */
final class ByteReader {
    private final byte[] bytes;
    private int position;

    ByteReader(byte[] bytes) {
        this.bytes = bytes;
    }

    int position() {
        return position;
    }

    int next() {
        return bytes[position++];
    }

    long unsigned() {
        long value = 0;
        int shift = 0;
        while (true) {
            byte next = bytes[position++];
            value |= (long) (next & 0x7F) << shift;
            if (next >= 0) {
                return value;
            }
            shift += 7;
        }
    }

    void skipUnsigned() {
        while (bytes[position++] < 0) {
            // seven bits a byte
        }
    }

    /** Reads how many elements follow, each of at least a byte. */
    int count() {
        long count = unsigned();
        if (count < 0 || count > bytes.length - position) {
            throw new IllegalArgumentException("a session says that " + count + " elements follow, more than it has");
        }
        return (int) count;
    }

    long signed() {
        long value = unsigned();
        return (value >>> 1) ^ -(value & 1);
    }

    boolean flag() {
        return next() != 0;
    }

    @Nullable
    Boolean optionalFlag() {
        int value = next();
        return value == 0 ? null : Boolean.valueOf(value == 2);
    }

    @Nullable
    Integer optionalInt() {
        Long value = optionalLong();
        return value == null ? null : Integer.valueOf(Math.toIntExact(value));
    }

    @Nullable
    Long optionalLong() {
        return flag() ? Long.valueOf(signed()) : null;
    }

    String text() {
        int length = count();
        StringBuilder text = new StringBuilder(length);
        for (int i = 0; i < length; i++) {
            text.append((char) unsigned());
        }
        return text.toString();
    }

    @Nullable
    String optionalText() {
        return flag() ? text() : null;
    }

    @Nullable
    Instant instant(Instant reference) {
        long value = unsigned();
        return switch ((int) value & 3) {
            case ByteWriter.NO_TIME -> null;
            case ByteWriter.MICROS -> reference.plus(micros(value), ChronoUnit.MICROS);
            default -> Instant.ofEpochSecond(signed(), unsigned());
        };
    }

    @Nullable
    Duration duration() {
        long value = unsigned();
        return switch ((int) value & 3) {
            case ByteWriter.NO_TIME -> null;
            case ByteWriter.MICROS -> Duration.of(micros(value), ChronoUnit.MICROS);
            default -> Duration.ofSeconds(signed(), unsigned());
        };
    }

    private static long micros(long value) {
        long zigzag = value >>> 2;
        return (zigzag >>> 1) ^ -(zigzag & 1);
    }
}
