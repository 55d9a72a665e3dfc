package io.github.cowriekit.parser.internal.tty;

import io.github.cowriekit.model.Command;
import io.github.cowriekit.model.Recording;
import io.github.cowriekit.model.Session;
import io.github.cowriekit.model.tty.KeyStroke;
import io.github.cowriekit.model.tty.TtyRecording;
import java.time.Duration;
import java.time.Instant;
import java.util.NavigableSet;
import java.util.TreeSet;

/**
 * How much a log is ahead of a recording because it was written in local time.
 *
 * <p>Recordings hold seconds since 1970, so only the log can be off, by a whole number of quarters of an hour. That alone is
 * no proof: bots come by the clock, and a recording of the same input by another session has the same length. So the log
 * must say that the recording is no duplicate, or its name must hold the session's id, and everything that both tell must
 * agree to a second.
 */
public final class ClockOffset {
    private static final Duration TOLERANCE = Duration.ofSeconds(1);
    /** All time zones are whole quarters of an hour from UTC. */
    private static final long STEP = Duration.ofMinutes(15).toMillis();
    /** From UTC-12 to UTC+14. */
    private static final Duration WEST = Duration.ofHours(-12);

    private static final Duration EAST = Duration.ofHours(14);

    private ClockOffset() {}

    /** Returns the offset to add to the times of a recording, zero if there is none that everything agrees on. */
    public static Duration find(Session session, Recording logged, TtyRecording recording) {
        Instant closed = logged.at();
        Instant end = recording.endedAt();
        if (closed == null || end == null || !recording.finished() || !isOwn(session, logged)) {
            return Duration.ZERO;
        }
        Duration distance = Duration.between(end, closed);
        Duration offset = Duration.ofMillis(Math.round((double) distance.toMillis() / STEP) * STEP);
        boolean isZone = offset.compareTo(WEST) >= 0 && offset.compareTo(EAST) <= 0;
        return isZone
                        && isNear(distance, offset)
                        && agreesInLength(logged, recording)
                        && agreesInLines(session, logged, recording, offset)
                ? offset
                : Duration.ZERO;
    }

    private static boolean isOwn(Session session, Recording logged) {
        String name = logged.ttylog();
        return Boolean.FALSE.equals(logged.duplicate())
                || (logged.duplicate() == null && name != null && name.contains("-" + session.id() + "-"));
    }

    private static boolean agreesInLength(Recording logged, TtyRecording recording) {
        Duration length = logged.duration();
        return length == null || isNear(length, recording.duration().orElse(Duration.ZERO));
    }

    /** Whether a line was sent when a command came, if lines were; without any, the log must know the length. */
    private static boolean agreesInLines(Session session, Recording logged, TtyRecording recording, Duration offset) {
        NavigableSet<Instant> commands = new TreeSet<>();
        for (Command command : session.commands()) {
            if (command.at() != null) {
                commands.add(command.at());
            }
        }
        boolean sentLines = false;
        for (KeyStroke key : recording.keyStrokes()) {
            if (key.kind() == KeyStroke.Kind.ENTER) {
                sentLines = true;
                Instant sent = key.at().plus(offset);
                Instant next = commands.ceiling(sent.minus(TOLERANCE));
                if (next != null && !next.isAfter(sent.plus(TOLERANCE))) {
                    return true;
                }
            }
        }
        return (!sentLines || commands.isEmpty()) && logged.duration() != null;
    }

    private static boolean isNear(Duration one, Duration other) {
        return one.minus(other).abs().compareTo(TOLERANCE) <= 0;
    }
}
