package io.github.cowriekit.analysis;

import io.github.cowriekit.analysis.internal.data.DataFile;
import io.github.cowriekit.analysis.internal.interest.InterestJudge;
import java.nio.file.Path;

/**
 * How many points each reason adds to or takes from the interest of a session, which can be replaced by a file of your own.
 *
 * <p>Write {@link #text()} of the standard rules to a file, edit it and load it. A reason with zero points is still reported.
 * Immutable.
 *
 * @since 0.1.0
 */
public final class InterestRules {
    private final InterestJudge judge;

    private InterestRules(InterestJudge judge) {
        this.judge = judge;
    }

    /** Returns the rules that come with this library; {@code docs/analytics.md} explains them. */
    public static InterestRules standard() {
        return new InterestRules(InterestJudge.own());
    }

    /**
     * Returns the rules in a file.
     *
     * @param file tab-separated, UTF-8, in the format of {@link #text()}
     * @throws AnalysisDataException if the file cannot be read, or a reason is unknown, missing, repeated or out of range
     */
    public static InterestRules load(Path file) {
        return new InterestRules(InterestJudge.read(DataFile.name(file), DataFile.read(file)));
    }

    /** Returns the rules in the format that {@link #load} reads. */
    public String text() {
        return judge.text();
    }

    InterestJudge judge() {
        return judge;
    }
}
