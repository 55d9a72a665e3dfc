package io.github.cowriekit.analysis.internal.commands;

import io.github.cowriekit.model.Command;
import io.github.cowriekit.model.Session;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** How long a session was active: from connect to the last line of the shell. */
public final class ActiveTime {
    private ActiveTime() {}

    /**
     * Returns the time, null if the log does not say when the session began or when a line was sent, or its clock was set.
     */
    public static @Nullable Duration of(Session session) {
        Instant last = lastLine(session);
        Instant connect = session.startedAt();
        return connect == null || last == null || !session.hasSteadyClock() ? null : Duration.between(connect, last);
    }

    /** Returns the time of the last line of the shell, null if unknown. */
    public static @Nullable Instant lastLine(Session session) {
        Instant last = null;
        for (Command command : session.commands()) {
            Instant at = command.at();
            if (at != null && command.isShellLine() && (last == null || at.isAfter(last))) {
                last = at;
            }
        }
        return last;
    }
}
