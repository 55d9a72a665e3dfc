package io.github.cowriekit.model;

/**
 * What the log does not say about a session.
 *
 * @since 0.1.0
 */
public enum Incomplete {
    /** No {@code cowrie.session.connect}: the log starts in the middle of the session. */
    NO_CONNECT("no-connect"),

    /** No {@code cowrie.session.closed}. */
    NO_CLOSE("no-close"),

    /** No readable duration on the close; the duration is derived from the first and the last event. */
    NO_DURATION("no-duration"),

    /** No event carries a readable time. */
    NO_TIME("no-time"),

    /** No event names the protocol (logs of 2017); it is inferred from the events. */
    NO_PROTOCOL("no-protocol"),

    /** Events of the session name more than one source address; the first one counts. */
    MISMATCHED_SOURCE("mismatched-source");

    private final String label;

    Incomplete(String label) {
        this.label = label;
    }

    /** Returns the name in session JSON, such as {@code no-connect}. */
    public String label() {
        return label;
    }

    /**
     * Returns the constant that is written this way.
     *
     * @throws IllegalArgumentException if none is
     */
    public static Incomplete of(String label) {
        for (Incomplete value : values()) {
            if (value.label.equals(label)) {
                return value;
            }
        }
        throw new IllegalArgumentException("no Incomplete: " + label);
    }
}
