package io.github.cowriekit.analysis;

import io.github.cowriekit.analysis.internal.data.DataFile;
import io.github.cowriekit.analysis.internal.interest.InterestJudge;
import java.nio.file.Path;

/**
 * How much each reason adds to the interest of a session, or takes from it: one readable file that can be replaced.
 *
 * <p>Write {@link #text()} of the standard rules to a file, change it, load it. Zero points keep a reason and take away its
 * weight. Immutable.
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
     * Returns the rules that a file holds.
     *
     * @param file tab-separated, UTF-8, in the form of {@link #text()}
     * @throws AnalysisDataException if the file cannot be read, or a reason is unknown, missing, doubled or out of range
     */
    public static InterestRules load(Path file) {
        return new InterestRules(InterestJudge.read(DataFile.name(file), DataFile.read(file)));
    }

    /** Returns the rules in the form that {@link #load} reads. */
    public String text() {
        return judge.text();
    }

    InterestJudge judge() {
        return judge;
    }
}
