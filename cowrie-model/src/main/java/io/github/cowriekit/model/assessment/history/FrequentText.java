package io.github.cowriekit.model.assessment.history;

import java.util.Objects;

/**
 * A frequent text and bounds of its count, which are equal if the count is exact.
 *
 * @param text the text, cut if it is long; may come from the attacker, escape before display
 * @param atLeast lower bound of its count
 * @param atMost upper bound of its count
 * @since 0.1.0
 */
public record FrequentText(String text, long atLeast, long atMost) {
    public FrequentText {
        Objects.requireNonNull(text, "text");
    }
}
