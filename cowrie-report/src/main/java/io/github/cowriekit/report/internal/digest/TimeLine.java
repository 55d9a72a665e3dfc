package io.github.cowriekit.report.internal.digest;

import io.github.cowriekit.model.Command;
import io.github.cowriekit.model.Login;
import io.github.cowriekit.model.Session;
import io.github.cowriekit.report.internal.text.TimeText;
import java.time.Duration;
import java.time.Instant;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/**
 * When things happened in a session: what hints at a person or a script.
 *
 * @param toFirstCommand from the login, else from the start, to the first command; null when a time is missing
 * @param longestPause longest time between two commands that follow each other; null with fewer than two times
 * @param afterLastCommand from the last command to the end of the session; null when a time is missing
 */
public record TimeLine(
        @Nullable Duration toFirstCommand,
        @Nullable Duration longestPause,
        @Nullable Duration afterLastCommand) {
    public static TimeLine of(Session session) {
        if (!session.hasSteadyClock()) {
            return new TimeLine(null, null, null);
        }
        Instant start = session.successfulLogin().map(Login::at).orElse(session.startedAt());
        Instant first = null;
        Instant last = null;
        Duration longest = null;
        for (Command command : session.commands()) {
            Instant at = command.at();
            if (at == null) {
                continue;
            }
            if (first == null || last == null) {
                first = at;
            } else {
                Duration pause = Duration.between(last, at);
                longest = longest == null || pause.compareTo(longest) > 0 ? pause : longest;
            }
            last = at;
        }
        return new TimeLine(between(start, first), longest, between(last, session.endedAt()));
    }

    private static @Nullable Duration between(@Nullable Instant from, @Nullable Instant to) {
        return from == null || to == null ? null : Duration.between(from, to);
    }

    /** Returns the parts that are known in a few words, empty when there are none. */
    public String text() {
        StringJoiner text = new StringJoiner(", ");
        add(text, "first command after ", toFirstCommand);
        add(text, "longest pause ", longestPause);
        add(text, "left after ", afterLastCommand);
        return text.toString();
    }

    private static void add(StringJoiner text, String label, @Nullable Duration value) {
        if (value != null) {
            text.add(label + seconds(value));
        }
    }

    /** Returns the duration with two digits: more say nothing about a person. */
    public static String seconds(Duration value) {
        return TimeText.seconds(value)
                        .setScale(2, java.math.RoundingMode.HALF_UP)
                        .toPlainString() + " s";
    }
}
