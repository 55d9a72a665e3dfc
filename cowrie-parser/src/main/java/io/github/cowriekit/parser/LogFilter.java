package io.github.cowriekit.parser;

import io.github.cowriekit.model.Session;
import io.github.cowriekit.model.event.CowrieEvent;
import io.github.cowriekit.parser.internal.files.TimeWindow;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Which part of a log is wanted: a window of time, one sensor, events of copies once or as often as they come. */
record LogFilter(
        @Nullable Instant since,
        @Nullable Instant until,
        @Nullable String sensor,
        boolean keepsDuplicates) {
    static final LogFilter ALL = new LogFilter(null, null, null, false);

    LogFilter since(Instant time) {
        return new LogFilter(time, until, sensor, keepsDuplicates);
    }

    LogFilter lastDays(int days, Clock clock) {
        if (days < 1) {
            throw new IllegalArgumentException("days must be positive, is " + days);
        }
        return since(clock.instant().minus(Duration.ofDays(days)));
    }

    LogFilter until(Instant time) {
        return new LogFilter(since, time, sensor, keepsDuplicates);
    }

    LogFilter sensor(String name) {
        return new LogFilter(since, until, name, keepsDuplicates);
    }

    LogFilter withDuplicates() {
        return new LogFilter(since, until, sensor, true);
    }

    TimeWindow windowOfEvents() {
        return TimeWindow.ofEvents(since, until);
    }

    TimeWindow windowOfSessions(Duration idleTimeout) {
        return TimeWindow.ofSessions(since, until, idleTimeout);
    }

    boolean holds(CowrieEvent event) {
        return isWithin(event.timestamp()) && isOfSensor(event.header().sensor());
    }

    boolean holds(Session session) {
        return isWithin(session.startedAt()) && isOfSensor(session.sensor());
    }

    private boolean isWithin(@Nullable Instant time) {
        return time == null || ((since == null || !time.isBefore(since)) && (until == null || time.isBefore(until)));
    }

    private boolean isOfSensor(@Nullable String name) {
        return sensor == null || sensor.equals(name);
    }
}
