package io.github.cowriekit.analysis;

import io.github.cowriekit.analysis.internal.data.DataFile;
import io.github.cowriekit.analysis.internal.techniques.TechniqueJudge;
import io.github.cowriekit.model.assessment.TechniqueMatch;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/**
 * Rules that say which command is which technique of MITRE ATT&amp;CK v18.1: one readable file that can be replaced.
 *
 * <p>Write {@link #text()} of the standard rules to a file, change it, load it. Patterns are of RE2, whose time is linear in
 * the text: no command can make a rule hang. Immutable.
 *
 * @since 0.1.0
 */
public final class AttackRules {
    private final TechniqueJudge judge;

    private AttackRules(TechniqueJudge judge) {
        this.judge = judge;
    }

    /** Returns the rules that come with this library; {@code docs/analytics.md} explains them. */
    public static AttackRules standard() {
        return new AttackRules(TechniqueJudge.own());
    }

    /**
     * Returns the rules that a file holds.
     *
     * @param file tab-separated, UTF-8, in the form of {@link #text()}
     * @throws AnalysisDataException if the file cannot be read, or a row makes no sense
     */
    public static AttackRules load(Path file) {
        return new AttackRules(TechniqueJudge.read(DataFile.name(file), DataFile.read(file)));
    }

    /** Returns the rules in the form that {@link #load} reads. */
    public String text() {
        return judge.text();
    }

    /**
     * Returns one match per rule that a command matches, in the order of the rules.
     *
     * <p>Time is linear in the length of the command. Nothing is executed or expanded.
     */
    public List<TechniqueMatch> match(String command) {
        return judge.match(Objects.requireNonNull(command, "command"));
    }

    TechniqueJudge judge() {
        return judge;
    }
}
