package io.github.cowriekit.model.assessment;

/**
 * How well a single command supports what a rule says about it.
 *
 * @since 0.1.0
 */
public enum Confidence {
    /** Often has another reason. */
    LOW,
    /** Usually right. */
    MEDIUM,
    /** Hardly ever has another reason. */
    HIGH
}
