package io.github.cowriekit.model;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Whether the clock of a sensor was set during a session, as far as the record of the session shows it. */
final class SessionClock {
    /** Cowrie takes the time of an event when it is logged; two events can change places by less than this. */
    private static final Duration TOLERANCE = Duration.ofSeconds(1);
    /** A shift to or from summer time is an hour; durations that somebody wrote by hand are off by seconds. */
    private static final Duration JUMP = Duration.ofMinutes(30);

    private @Nullable Instant last;
    private boolean steady = true;

    private SessionClock() {}

    static boolean isSteady(Session session) {
        SessionClock clock = new SessionClock();
        Instant start = session.startedAt();
        clock.last = start;
        for (Login login : session.logins()) {
            clock.tick(login.at());
        }
        clock.last = start;
        for (Command command : session.commands()) {
            clock.tick(command.at());
        }
        return clock.steady && !hasLostTime(session, start);
    }

    private void tick(@Nullable Instant at) {
        if (at == null) {
            return;
        }
        if (last != null && at.isBefore(last.minus(TOLERANCE))) {
            steady = false;
        }
        last = at;
    }

    /** Whether the times span much more than the session lasted by the log's own count. */
    private static boolean hasLostTime(Session session, @Nullable Instant start) {
        Instant end = session.endedAt();
        Duration logged = session.duration();
        return start != null
                && end != null
                && logged != null
                && !session.durationDerived()
                && session.end() == SessionEnd.CLOSED
                && Duration.between(start, end).minus(logged).compareTo(JUMP) > 0;
    }
}
