package io.github.cowriekit.analysis.internal.weights;

import io.github.cowriekit.model.assessment.Evidence;
import org.jspecify.annotations.Nullable;

/**
 * The weight of an observation: of a word, or of a band of numbers, which includes its lower end.
 *
 * @param indicator what is observed
 * @param when the condition as written in the file
 * @param word the word, null for a band
 * @param from lower end of the band
 * @param to upper end of the band
 * @param value contribution in natural log-odds
 * @param says sentence with {} in place of what was observed
 * @param source reference for value and band
 */
public record Weight(
        Indicator indicator,
        String when,
        @Nullable String word,
        double from,
        double to,
        double value,
        String says,
        String source) {
    boolean covers(double number) {
        return word == null && number >= from && number < to;
    }

    boolean overlaps(Weight other) {
        return word == null ? from < other.to && other.from < to : word.equals(other.word);
    }

    Evidence evidence(double factor, String observed) {
        return new Evidence(
                indicator.name(), indicator.group(), value * factor, observed, says.replace("{}", observed), source);
    }
}
