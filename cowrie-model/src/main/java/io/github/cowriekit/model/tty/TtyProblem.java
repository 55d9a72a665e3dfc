package io.github.cowriekit.model.tty;

import java.util.Objects;

/**
 * Something in a tty recording that is not as Cowrie writes it; what could be read was read.
 *
 * @param byteOffset where in the file
 * @param kind what kind of problem
 * @param reason why, in words
 * @since 0.1.0
 */
public record TtyProblem(long byteOffset, Kind kind, String reason) {
    /** Rejects missing required parts. */
    public TtyProblem {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(reason, "reason");
    }

    /** Kinds of problems. */
    public enum Kind {
        /** The file is empty. */
        EMPTY,
        /** The first bytes are no record: not a recording, or one of another byte order. */
        NOT_A_RECORDING,
        /** The file does not begin with an open record. */
        NO_OPEN,
        /** There is no close record: Cowrie was killed, is still writing, or lost the channel. */
        UNFINISHED,
        /** The file ends inside a record; the part that is there was read. */
        CUT_RECORD,
        /** There is no record where one should be; reading ended there. */
        INVALID_RECORD,
        /** A write in a direction that Cowrie does not have; it was skipped. */
        UNKNOWN_DIRECTION,
        /** A time lies before the one of the record before it, or has more than a million microseconds. */
        TIME_JUMP,
        /** There are records behind the close record. */
        AFTER_CLOSE,
        /** The name is a hash and not the one of the recorded input. */
        HASH_MISMATCH,
        /** The disk failed. */
        READ_ERROR
    }
}
