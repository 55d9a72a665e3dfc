package io.github.cowriekit.analysis;

import io.github.cowriekit.analysis.internal.data.DataFile;
import io.github.cowriekit.analysis.internal.techniques.AttackCatalog;
import io.github.cowriekit.analysis.internal.techniques.TechniqueJudge;
import io.github.cowriekit.model.assessment.technique.TechniqueMatch;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/**
 * Rules that say which command is which technique of MITRE ATT&amp;CK: one readable file that can be replaced.
 *
 * <p>A line is taken apart into the commands that would run, and rules look at their programs, arguments, pipes and at what
 * they do to files. Write {@link #text()} of the standard rules to a file, change it, load it. Patterns are of RE2, whose
 * time is linear in the text: no command can make a rule hang. Immutable.
 *
 * @since 0.1.0
 */
public final class AttackRules {
    private final TechniqueJudge judge;

    private AttackRules(TechniqueJudge judge) {
        this.judge = judge;
    }

    /** Returns the rules that come with this library; {@code docs/techniques.md} explains them. */
    public static AttackRules standard() {
        return new AttackRules(TechniqueJudge.own());
    }

    /**
     * Returns the rules that a file holds. An id that the present version of ATT&amp;CK withdrew is read as the one that
     * replaced it; {@link #notices()} says so.
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

    /** Returns what {@link #load} understood differently from how it was written, one sentence each; usually none. */
    public List<String> notices() {
        return judge.notices();
    }

    /** Returns the version of ATT&amp;CK whose ids and names the rules have, such as {@code 19.2}. */
    public String attackVersion() {
        return AttackCatalog.own().version();
    }

    /**
     * Returns one match per rule that a command line matches, in the order of the rules.
     *
     * <p>Time is linear in the length of the line. Nothing is executed; of variables, only those that the line sets to plain
     * text are filled in; base64 and hex that the line itself decodes are read as lines of their own.
     */
    public List<TechniqueMatch> match(String command) {
        return judge.match(Objects.requireNonNull(command, "command"));
    }

    TechniqueJudge judge() {
        return judge;
    }
}
