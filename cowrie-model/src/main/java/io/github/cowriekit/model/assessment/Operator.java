package io.github.cowriekit.model.assessment;

/**
 * Who drove a session, from certainly a program to certainly a person.
 *
 * @since 0.1.0
 */
public enum Operator {
    /** A bot or a script. */
    AUTOMATED("automated"),
    /** More like a program than like a person. */
    LIKELY_AUTOMATED("likely automated"),
    /** The evidence is too little or too even. */
    UNDETERMINED("undetermined"),
    /** More like a person than like a program. */
    LIKELY_HUMAN("likely human"),
    /** Hands on a keyboard. */
    HUMAN("human");

    private final String label;

    Operator(String label) {
        this.label = label;
    }

    /** Returns the words for reports, such as {@code likely human}. */
    public String label() {
        return label;
    }

    /** Returns whether this speaks for a person. */
    public boolean isHuman() {
        return this == LIKELY_HUMAN || this == HUMAN;
    }

    /** Returns whether this speaks for a program. */
    public boolean isAutomated() {
        return this == AUTOMATED || this == LIKELY_AUTOMATED;
    }
}
