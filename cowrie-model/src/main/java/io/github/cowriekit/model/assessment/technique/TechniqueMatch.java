package io.github.cowriekit.model.assessment.technique;

import java.util.Objects;

/**
 * One rule that one command matches.
 *
 * @param rule the rule
 * @param matched the part of the command that matches, at most 200 characters; comes from the attacker, escape before
 *     display
 * @since 0.1.0
 */
public record TechniqueMatch(TechniqueRule rule, String matched) {
    public TechniqueMatch {
        Objects.requireNonNull(rule, "rule");
        Objects.requireNonNull(matched, "matched");
    }
}
