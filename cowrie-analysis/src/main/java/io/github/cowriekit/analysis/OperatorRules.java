package io.github.cowriekit.analysis;

import io.github.cowriekit.analysis.internal.data.DataFile;
import io.github.cowriekit.analysis.internal.weights.Rules;
import java.nio.file.Path;

/**
 * Weights and thresholds of the operator verdict, which can be replaced by a file of your own.
 *
 * <p>Write {@link #text()} of the standard rules to a file, edit it and load it. Immutable.
 *
 * @since 0.1.0
 */
public final class OperatorRules {
    private final Rules rules;

    private OperatorRules(Rules rules) {
        this.rules = rules;
    }

    /** Returns the rules that come with this library; {@code docs/verdicts.md} explains them. */
    public static OperatorRules standard() {
        return new OperatorRules(Rules.own());
    }

    /**
     * Returns the rules in a file.
     *
     * @param file tab-separated, UTF-8, in the format of {@link #text()}
     * @throws AnalysisDataException if the file cannot be read, or a row is unknown, missing, repeated or out of range
     */
    public static OperatorRules load(Path file) {
        return parse(DataFile.name(file), DataFile.read(file));
    }

    /**
     * Returns the rules in a text.
     *
     * @param name what error messages call the text
     * @throws AnalysisDataException if a row is unknown, missing, repeated or out of range
     */
    public static OperatorRules parse(String name, String text) {
        return new OperatorRules(Rules.read(name, text));
    }

    /** Returns the rules in the format that {@link #load} reads. */
    public String text() {
        return rules.text();
    }

    Rules rules() {
        return rules;
    }
}
