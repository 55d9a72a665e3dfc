package io.github.cowriekit.model.assessment.history;

import java.util.Objects;

/**
 * A text that is frequent in a stream. Equal bounds mean an exact count.
 *
 * @param text the text, at most 200 characters; may be written by an attacker, escape before display
 * @param atLeast it came at least so often
 * @param atMost it came at most so often
 * @since 0.1.0
 */
public record FrequentText(String text, long atLeast, long atMost) {
    /** Rejects missing required parts. */
    public FrequentText {
        Objects.requireNonNull(text, "text");
    }
}
