package io.github.cowriekit.model.tty;

import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Whether a recording of a session was found and is the session's own.
 *
 * <p>Cowrie keeps one file for all sessions with the same input, the first one's: the others' key strokes are lost.
 *
 * @param name name of the file
 * @param status what became of it
 * @param reason why it does not fit, in words; null when it fits
 * @param recording the recording with the times it was written with, null unless it fits
 * @param offset how much the log is ahead of the recording: zero when both have the same clock; a multiple of 15 minutes when
 *     the log was written in local time, which older logs mark as UTC; null unless it fits
 * @since 0.1.0
 */
public record TtyMatch(
        String name,
        Status status,
        @Nullable String reason,
        @Nullable TtyRecording recording,
        @Nullable Duration offset) {
    /** Rejects missing required parts. */
    public TtyMatch {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(status, "status");
    }

    /** A match whose recording, if there is one, has the clock of the log. */
    public TtyMatch(String name, Status status, @Nullable String reason, @Nullable TtyRecording recording) {
        this(name, status, reason, recording, recording == null ? null : Duration.ZERO);
    }

    /** Returns the recording with the times of the log, to be compared with commands; null unless it fits. */
    public @Nullable TtyRecording recordingInLogTime() {
        return recording == null || offset == null ? recording : recording.shifted(offset);
    }

    /** What became of a recording. */
    public enum Status {
        /** It is there and its times are the session's, or would be in the time zone of the log. */
        FITS,
        /** The log says that the file is an earlier session's with the same input. */
        SHARED,
        /** It is there, and its times are not the session's. */
        OTHER_TIME,
        /** It is not there. */
        MISSING,
        /** Its name is not one that Cowrie gives, it leads out of the folder, or it is no file. */
        REFUSED,
        /** It is there and cannot be read, or holds no record. */
        UNREADABLE
    }
}
