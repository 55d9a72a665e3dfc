package io.github.cowriekit.model.assessment.history;

import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What "before" means in an assessment: which sessions the history held when this one was read.
 *
 * @param sessions how many sessions it held
 * @param since start of the earliest of them, null if none had a time
 * @param saved whether the history holds sessions of earlier runs; otherwise it knows this input only
 * @param repeated whether the history already held the session itself, which is then compared with all others, including
 *     later ones, and not counted again
 * @since 0.1.0
 */
public record HistoryScope(long sessions, @Nullable Instant since, boolean saved, boolean repeated) {
    private static final int DATE = "2026-05-01".length();

    /** Returns the scope in words that follow "never seen before", such as {@code in 1,200 sessions since 2026-05-01}. */
    public String text() {
        if (!saved) {
            return "in this input";
        }
        return String.format(Locale.ROOT, "in %,d %s", sessions, sessions == 1 ? "session" : "sessions")
                + (since == null ? "" : " since " + since.toString().substring(0, DATE));
    }
}
