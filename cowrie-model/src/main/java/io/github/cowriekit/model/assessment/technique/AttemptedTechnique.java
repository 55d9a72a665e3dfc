package io.github.cowriekit.model.assessment.technique;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A rule that a session matches, how often, and where first. The technique was attempted, not carried out: Cowrie executes
 * nothing.
 *
 * @param first the first match
 * @param command position of the first matching command in the session, from 0; null if an event matched and no command
 * @param times how many commands or events matched
 * @since 0.1.0
 */
public record AttemptedTechnique(
        TechniqueMatch first, @Nullable Integer command, long times) {
    public AttemptedTechnique {
        Objects.requireNonNull(first, "first");
    }

    /** Returns the rule. */
    public TechniqueRule rule() {
        return first.rule();
    }
}
