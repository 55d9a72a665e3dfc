package io.github.cowriekit.analysis;

import io.github.cowriekit.analysis.internal.operator.Rules;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/**
 * Weights and thresholds of the operator verdict: one readable file that can be replaced.
 *
 * <p>Write {@link #text()} of the standard rules to a file, change it, load it. Immutable.
 *
 * @since 0.1.0
 */
public final class OperatorRules {
    private static final long LARGEST = 1_000_000;

    private final Rules rules;

    private OperatorRules(Rules rules) {
        this.rules = rules;
    }

    /** Returns the rules that come with this library; {@code docs/verdicts.md} explains them. */
    public static OperatorRules standard() {
        return new OperatorRules(Rules.own());
    }

    /**
     * Returns the rules that a file holds.
     *
     * @param file tab-separated, UTF-8, in the form of {@link #text()}
     * @throws AnalysisDataException if the file cannot be read, or a row is unknown, missing, doubled or out of range
     */
    public static OperatorRules load(Path file) {
        Objects.requireNonNull(file, "file");
        String name = String.valueOf(file.getFileName());
        try {
            if (Files.size(file) > LARGEST) {
                throw new AnalysisDataException(name + " is larger than " + LARGEST + " bytes: not a file of rules");
            }
            return parse(name, Files.readString(file));
        } catch (IOException e) {
            throw new AnalysisDataException("cannot read the rules in " + file, e);
        }
    }

    /**
     * Returns the rules that a text holds.
     *
     * @param name name for messages
     * @throws AnalysisDataException if a row is unknown, missing, doubled or out of range
     */
    public static OperatorRules parse(String name, String text) {
        return new OperatorRules(Rules.read(name, text));
    }

    /** Returns the rules in the form that {@link #load} reads. */
    public String text() {
        return rules.text();
    }

    Rules rules() {
        return rules;
    }
}
