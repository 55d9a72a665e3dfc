package io.github.cowriekit.model.assessment;

/**
 * The kind of observation that a piece of evidence is. Observations of one group depend on each other, so the weight of each
 * group is limited.
 *
 * @since 0.1.0
 */
public enum EvidenceGroup {
    /** Key strokes of a tty recording. */
    KEYBOARD("keyboard"),
    /** Times of events. */
    TIME("time"),
    /** Client software and channels. */
    CLIENT("client"),
    /** The text that was typed. */
    LANGUAGE("language"),
    /** Comparison with earlier sessions; its word is an older one, which Session JSON and rules keep. */
    HISTORY("crowd"),
    /** What intelligence sources say about the address. */
    NETWORK("network");

    private final String label;

    EvidenceGroup(String label) {
        this.label = label;
    }

    /** Returns the word for reports, such as {@code keyboard}. */
    public String label() {
        return label;
    }
}
