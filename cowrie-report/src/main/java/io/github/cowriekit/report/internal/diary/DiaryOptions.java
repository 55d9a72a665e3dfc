package io.github.cowriekit.report.internal.diary;

import io.github.cowriekit.model.Session;
import java.util.function.Predicate;

/** What a diary report shows. */
public record DiaryOptions(
        Predicate<Session> filter, int maxCommands, int maxLineLength, boolean summary, boolean brief) {
    public DiaryOptions withFilter(Predicate<Session> other) {
        return new DiaryOptions(other, maxCommands, maxLineLength, summary, brief);
    }

    public DiaryOptions withMaxCommands(int commands) {
        return new DiaryOptions(filter, commands, maxLineLength, summary, brief);
    }

    public DiaryOptions withMaxLineLength(int characters) {
        return new DiaryOptions(filter, maxCommands, characters, summary, brief);
    }

    public DiaryOptions withSummary(boolean shown) {
        return new DiaryOptions(filter, maxCommands, maxLineLength, shown, brief);
    }

    public DiaryOptions asBrief() {
        return new DiaryOptions(filter, maxCommands, maxLineLength, summary, true);
    }
}
