package io.github.cowriekit.parser;

import io.github.cowriekit.model.Session;
import io.github.cowriekit.model.event.CowrieEvent;
import io.github.cowriekit.parser.internal.follow.FollowSettings;
import io.github.cowriekit.parser.internal.follow.LogPlace;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What is to be followed: the places of a log and what is wanted of it.
 *
 * @param sessions which sessions are handed over
 * @param events which events are handed over
 */
record FollowRequest(
        List<Path> paths,
        int maxLineLength,
        SessionLimits limits,
        Consumer<ParseProblem> problems,
        Predicate<Session> sessions,
        Predicate<CowrieEvent> events) {
    FollowRequest grace(Duration time) {
        return new FollowRequest(paths, maxLineLength, limits.grace(time), problems, sessions, events);
    }

    FollowRequest onlySessions(Predicate<? super Session> wanted) {
        return new FollowRequest(paths, maxLineLength, limits, problems, sessions.and(wanted), events);
    }

    /** Looks for the logs; returns how they are to be followed, each with its share of the limits. */
    FollowSettings settings(
            @Nullable Path checkpoint,
            boolean waitForFolder,
            Clock clock,
            Duration interval,
            @Nullable Consumer<Duration> pause,
            boolean endless) {
        return new FollowSettings(
                LogPlace.files(paths, waitForFolder, problems),
                checkpoint == null ? List.of() : CheckpointFile.notLogs(checkpoint),
                maxLineLength,
                limits.ofOneIn(paths.size()).bounds(),
                problems,
                sessions,
                events,
                clock,
                interval,
                pause,
                endless);
    }
}
