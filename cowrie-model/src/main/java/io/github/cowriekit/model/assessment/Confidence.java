package io.github.cowriekit.model.assessment;

/**
 * How safely a command alone supports what a rule says about it.
 *
 * @since 0.1.0
 */
public enum Confidence {
    /** Often seen for other reasons. */
    LOW,
    /** Usually right. */
    MEDIUM,
    /** Hardly ever seen for another reason. */
    HIGH
}
