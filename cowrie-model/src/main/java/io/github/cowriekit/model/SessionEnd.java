package io.github.cowriekit.model;

/**
 * How the record of a session came to its end.
 *
 * @since 0.1.0
 */
public enum SessionEnd {
    /** Cowrie logged {@code cowrie.session.closed}. */
    CLOSED("closed"),

    /** No event came for longer than the idle time-out, by log time. */
    TIMED_OUT("timed-out"),

    /** The logs ended, or a new connect with the same id came, before a close was seen. */
    END_OF_INPUT("end-of-input"),

    /** Too many sessions were open at once and this one had been silent longest. */
    EVICTED("evicted");

    private final String label;

    SessionEnd(String label) {
        this.label = label;
    }

    /** Returns the name in session JSON, such as {@code timed-out}. */
    public String label() {
        return label;
    }

    /**
     * Returns the constant that is written this way.
     *
     * @throws IllegalArgumentException if none is
     */
    public static SessionEnd of(String label) {
        for (SessionEnd value : values()) {
            if (value.label.equals(label)) {
                return value;
            }
        }
        throw new IllegalArgumentException("no SessionEnd: " + label);
    }
}
