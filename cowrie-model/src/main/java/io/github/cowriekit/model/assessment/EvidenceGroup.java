package io.github.cowriekit.model.assessment;

/**
 * Where a piece of evidence about the operator comes from; the pieces of one group depend on each other, so the weight of
 * a group is limited.
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
    /** What was typed. */
    LANGUAGE("language"),
    /** What earlier sessions did. */
    CROWD("crowd"),
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
