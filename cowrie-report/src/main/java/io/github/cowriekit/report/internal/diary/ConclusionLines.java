package io.github.cowriekit.report.internal.diary;

import io.github.cowriekit.report.internal.digest.Conclusion;
import org.jspecify.annotations.Nullable;

/** The lines of a block that say what was concluded. */
final class ConclusionLines {
    private final LabelledLines lines;

    ConclusionLines(LabelledLines lines) {
        this.lines = lines;
    }

    /** Adds the lines; the twin is the last session before this one that ran the same commands, null without one. */
    void add(Conclusion conclusion, @Nullable String twin) {
        conclusion.facts().forEach(lines::add);
        if (twin != null) {
            lines.plain("Same Commands Before", twin);
        }
    }
}
