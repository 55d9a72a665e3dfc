package io.github.cowriekit.model.assessment;

/**
 * Who drove a session, from a program to a person.
 *
 * @since 0.1.0
 */
public enum Operator {
    /** A bot or a script. */
    AUTOMATED("automated"),
    /** More like a program than like a person. */
    LIKELY_AUTOMATED("likely automated"),
    /** There is too little evidence, or as much for one as for the other. */
    UNDETERMINED("undetermined"),
    /** More like a person than like a program. */
    LIKELY_HUMAN("likely human"),
    /** A person at a keyboard. */
    HUMAN("human");

    private final String label;

    Operator(String label) {
        this.label = label;
    }

    /** Returns the words for reports, such as {@code likely human}. */
    public String label() {
        return label;
    }

    /** Returns whether it was a person, or likely one. */
    public boolean isHuman() {
        return this == LIKELY_HUMAN || this == HUMAN;
    }

    /** Returns whether it was a program, or likely one. */
    public boolean isAutomated() {
        return this == AUTOMATED || this == LIKELY_AUTOMATED;
    }
}
