package io.github.cowriekit.parser;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Something in the input that could not be read as it is; reading continues.
 *
 * @param file path or name of the input
 * @param line line number from 1, 0 when the problem is the whole file or reading began in the middle of it
 * @param byteOffset offset of the line in the decompressed input, 0 when the problem is the whole file
 * @param kind what kind of problem
 * @param reason why, in words
 * @param excerpt start of the offending text with control characters escaped, null when there is none
 * @since 0.1.0
 */
public record ParseProblem(
        String file,
        long line,
        long byteOffset,
        Kind kind,
        String reason,
        @Nullable String excerpt) {
    /** Checks that file, kind and reason are present. */
    public ParseProblem {
        Objects.requireNonNull(file, "file");
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(reason, "reason");
    }

    /** Kinds of problems. */
    public enum Kind {
        /** The line is not JSON. */
        INVALID_JSON,
        /** The line is JSON but not an event: no object, or no {@code eventid}. */
        NOT_AN_EVENT,
        /** The line, or the object that spans lines, is longer than the limit; it was not read. */
        LINE_TOO_LONG,
        /** The line holds bytes that are not UTF-8; they are kept as lone surrogates U+DC80 to U+DCFF. */
        INVALID_UTF8,
        /** The line holds NUL bytes, usually after a power failure; what is left of it was read. */
        NUL_BYTES,
        /** The time of the event cannot be read; the event has none. */
        UNREADABLE_TIME,
        /** The times of this file carry no zone; they are read as UTC. Said once per file. */
        ASSUMED_UTC,
        /** The file is empty. */
        EMPTY_FILE,
        /** The file is not a log: a binary file, or one without any event. Said once per file. */
        NOT_A_LOG,
        /** The file is compressed in a way that is not read, such as zip, or asks for more memory than there is. */
        UNSUPPORTED_COMPRESSION,
        /** The compressed file is cut off or damaged; what could be decompressed was read. */
        DAMAGED_ARCHIVE,
        /** The compressed file would grow beyond a limit; what came before was read. */
        DECOMPRESSION_LIMIT,
        /**
         * The events are in the envelopes of another tool, such as an export of Elasticsearch, or behind text that one wrote
         * before each line; they are read as if they were plain. Said once per file.
         */
        ENVELOPE,
        /**
         * The newest event is the first one of a file that cannot be read from its end, such as a packed one; its sessions come
         * in parts. A plain file is read from its end.
         */
        NEWEST_FIRST,
        /** A value is {@code NaN} or infinite, as JSON does not allow it; it reads as absent. Said once per file. */
        NOT_A_NUMBER,
        /** Events name no session and are in none. Reported once per file, at its end, with their number. */
        NO_SESSION,
        /**
         * A file in the folder holds something else than Cowrie's JSON, such as its text log, or is a tar beside a log that is
         * followed; it is not read.
         */
        SKIPPED_FILE,
        /** Sessions were handed over before they ended, since more were open than the limits allow. Said once, at the end. */
        EVICTED_SESSIONS,
        /** Events that were read before, in another copy of the log; they are not counted again. Said once per file. */
        REPEATED_EVENTS,
        /** A file that is followed was cut or rolled back and written on; the lines that came since are read. */
        CUT_FILE,
        /** The file that is to be followed is not there yet; it is waited for. Said once. */
        NO_FILE_YET,
        /** The file or folder cannot be read. */
        UNREADABLE_FILE
    }

    @Override
    public String toString() {
        String place = file
                + (line == 0 ? "" : ":" + line)
                + (line == 0 && byteOffset == 0 ? "" : " (byte " + byteOffset + ")");
        return place + ": " + reason + (excerpt == null ? "" : ": " + excerpt);
    }
}
