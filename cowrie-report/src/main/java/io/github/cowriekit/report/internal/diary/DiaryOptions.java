package io.github.cowriekit.report.internal.diary;

import io.github.cowriekit.model.Session;
import java.util.function.Predicate;

/**
 * What a diary report shows.
 *
 * @param failedLogins whether sessions that never got in have blocks of their own
 */
public record DiaryOptions(
        Predicate<Session> filter,
        int maxCommands,
        int maxLineLength,
        boolean summary,
        boolean brief,
        boolean failedLogins) {
    public static final DiaryOptions DEFAULT = new DiaryOptions(session -> true, 100, 2000, true, false, false);

    public DiaryOptions withFilter(Predicate<Session> other) {
        return new DiaryOptions(other, maxCommands, maxLineLength, summary, brief, failedLogins);
    }

    public DiaryOptions withMaxCommands(int commands) {
        return new DiaryOptions(filter, commands, maxLineLength, summary, brief, failedLogins);
    }

    public DiaryOptions withMaxLineLength(int characters) {
        return new DiaryOptions(filter, maxCommands, characters, summary, brief, failedLogins);
    }

    public DiaryOptions withSummary(boolean shown) {
        return new DiaryOptions(filter, maxCommands, maxLineLength, shown, brief, failedLogins);
    }

    public DiaryOptions asBrief() {
        return new DiaryOptions(filter, maxCommands, maxLineLength, summary, true, failedLogins);
    }

    public DiaryOptions withFailedLogins() {
        return new DiaryOptions(filter, maxCommands, maxLineLength, summary, brief, true);
    }
}
