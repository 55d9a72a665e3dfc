package io.github.cowriekit.flink;

import io.github.cowriekit.flink.internal.RawLineTypeFactory;
import java.util.Arrays;
import java.util.Objects;
import org.apache.flink.api.common.typeinfo.TypeInfo;

/**
 * A line of a log as bytes, and where it stands. Immutable: neither this class nor its users change the bytes, which are not
 * copied. Has a serializer of its own, so Flink needs no hint.
 *
 * @since 0.1.0
 */
@TypeInfo(RawLineTypeFactory.class)
public final class RawLine {
    private final byte[] bytes;
    private final String origin;
    private final long offset;
    private final long nextBegin;

    RawLine(byte[] bytes, String origin, long offset, long nextBegin) {
        this.bytes = bytes;
        this.origin = origin;
        this.offset = offset;
        this.nextBegin = nextBegin;
    }

    /**
     * Returns a line.
     *
     * @param bytes UTF-8, with or without the line feed; not copied, so do not change it
     * @param origin what the line was read from, such as a file or a partition of a topic; lines of one origin are taken in the
     *     order of their offsets
     * @param offset where it stands there: of a file the byte at which it begins, of a partition the offset of its record
     */
    public static RawLine of(byte[] bytes, String origin, long offset) {
        return new RawLine(
                Objects.requireNonNull(bytes, "bytes"),
                Objects.requireNonNull(origin, "origin"),
                offset,
                Long.MAX_VALUE);
    }

    /** Returns the bytes, which must not be changed. */
    public byte[] bytes() {
        return bytes;
    }

    /** Returns what the line was read from. */
    public String origin() {
        return origin;
    }

    /** Returns where the line stands in its origin. */
    public long offset() {
        return offset;
    }

    /** Returns when the next origin begins that the same task may read, for the watermark; it does not travel further. */
    long nextBegin() {
        return nextBegin;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof RawLine line
                && offset == line.offset
                && origin.equals(line.origin)
                && Arrays.equals(bytes, line.bytes);
    }

    @Override
    public int hashCode() {
        return 31 * (31 * Arrays.hashCode(bytes) + origin.hashCode()) + Long.hashCode(offset);
    }

    /** Returns origin and offset; the bytes are an attacker's. */
    @Override
    public String toString() {
        return "line at " + offset + " of " + origin;
    }
}
