package io.github.cowriekit.report;

import io.github.cowriekit.model.SessionRecord;
import io.github.cowriekit.report.internal.diff.DiffText;
import java.util.Objects;

/**
 * What differs between two sessions, such as two runs of one script from two networks.
 *
 * <p>Thread-safe; values are made safe as in {@link DiaryReport}. The commands of both are aligned; of each session the
 * first 2,000 are compared, and the text says so when there are more.
 *
 * @since 0.1.0
 */
public final class SessionDiff {
    private SessionDiff() {}

    /**
     * Returns the comparison as text: a table of what differs, then the aligned commands, {@code -} for those of the first
     * session only, {@code +} for those of the second only. Each session may be as it was read, enriched or assessed.
     */
    public static String text(SessionRecord first, SessionRecord second) {
        return DiffText.of(Objects.requireNonNull(first, "first"), Objects.requireNonNull(second, "second"));
    }
}
