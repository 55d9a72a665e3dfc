package io.github.cowriekit.model.tty;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Objects;

/**
 * One record of a tty recording, as stored.
 *
 * <p>An input record is what one network read gave, so keys that were typed come one to a record. A payload of more than
 * 64 KiB comes in pieces, as several records of the same kind and time.
 *
 * @param at time of the record
 * @param kind what it is
 * @param data the payload, read-only; empty for {@link Kind#OPEN} and {@link Kind#CLOSE}
 * @since 0.1.0
 */
public record TtyRecord(Instant at, Kind kind, ByteBuffer data) {
    /** Rejects missing required parts. */
    public TtyRecord {
        Objects.requireNonNull(at, "at");
        Objects.requireNonNull(kind, "kind");
        data = data.asReadOnlyBuffer();
    }

    /** Returns the payload, positioned at its start whatever other readers did. */
    @Override
    public ByteBuffer data() {
        return data.duplicate();
    }

    /** Kinds of records. */
    public enum Kind {
        /** The recording begins. */
        OPEN,
        /** The recording ends; missing when Cowrie was killed. */
        CLOSE,
        /** What the client sent. */
        INPUT,
        /** What the client was sent. */
        OUTPUT,
        /** The command line of an exec request. */
        EXEC,
        /** A write in a direction that Cowrie does not have. */
        UNKNOWN
    }
}
