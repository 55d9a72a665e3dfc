package io.github.cowriekit.model.assessment;

/**
 * Where a piece of evidence about the operator comes from; the pieces of one group depend on each other, so the weight of
 * a group is limited.
 *
 * @since 0.1.0
 */
public enum EvidenceGroup {
    /** Key strokes of a tty recording. */
    KEYBOARD,
    /** Times of events. */
    TIME,
    /** Client software and channels. */
    CLIENT,
    /** What was typed. */
    LANGUAGE,
    /** What intelligence sources say about the address. */
    NETWORK
}
