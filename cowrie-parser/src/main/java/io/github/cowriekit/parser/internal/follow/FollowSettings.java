package io.github.cowriekit.parser.internal.follow;

import io.github.cowriekit.model.Session;
import io.github.cowriekit.model.event.CowrieEvent;
import io.github.cowriekit.parser.ParseProblem;
import io.github.cowriekit.parser.internal.session.SessionBounds;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * How to follow.
 *
 * @param notLogs files beside the logs that are none of them, such as the checkpoint
 * @param sessions which sessions are handed over
 * @param events which events are handed over
 * @param interval how long to wait when nothing is new
 * @param pause what waits, null to wait until the time is over or the follower closed
 * @param endless whether to wait at all when nothing is new
 */
public record FollowSettings(
        List<Path> logs,
        List<Path> notLogs,
        int maxLineLength,
        SessionBounds bounds,
        Consumer<ParseProblem> problems,
        Predicate<Session> sessions,
        Predicate<CowrieEvent> events,
        Clock clock,
        Duration interval,
        @Nullable Consumer<Duration> pause,
        boolean endless) {}
