package io.github.cowriekit.analysis;

import io.github.cowriekit.analysis.internal.data.DataFile;
import io.github.cowriekit.analysis.internal.techniques.AttackCatalog;
import io.github.cowriekit.analysis.internal.techniques.TechniqueJudge;
import io.github.cowriekit.model.assessment.technique.TechniqueMatch;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/**
 * Rules that map commands to techniques of MITRE ATT&amp;CK, which can be replaced by a file of your own.
 *
 * <p>A line is split into the commands that a shell would run; rules match their programs, arguments and pipes and what they
 * do to files. Write {@link #text()} of the standard rules to a file, edit it and load it. Patterns are RE2 expressions, which
 * match in linear time, so no command can make a rule hang. Immutable.
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
     * Returns the rules in a file. An id that {@link #attackVersion()} of ATT&amp;CK no longer has is replaced by its
     * successor, and {@link #notices()} says so.
     *
     * @param file tab-separated, UTF-8, in the format of {@link #text()}
     * @throws AnalysisDataException if the file cannot be read or a row is invalid
     */
    public static AttackRules load(Path file) {
        return new AttackRules(TechniqueJudge.read(DataFile.name(file), DataFile.read(file)));
    }

    /** Returns the rules in the format that {@link #load} reads. */
    public String text() {
        return judge.text();
    }

    /** Returns one sentence for each row that {@link #load} had to interpret, such as an outdated id; usually none. */
    public List<String> notices() {
        return judge.notices();
    }

    /** Returns the version of ATT&amp;CK that the ids and names of the rules are from, such as {@code 19.2}. */
    public String attackVersion() {
        return AttackCatalog.own().version();
    }

    /**
     * Returns one match per rule that a command line matches, in the order of the rules.
     *
     * <p>Takes time linear in the length of the line. Nothing is executed. Variables are expanded only if the line itself sets
     * them to plain text; base64 and hex that the line decodes are matched as lines of their own.
     */
    public List<TechniqueMatch> match(String command) {
        return judge.match(Objects.requireNonNull(command, "command"));
    }

    TechniqueJudge judge() {
        return judge;
    }
}
