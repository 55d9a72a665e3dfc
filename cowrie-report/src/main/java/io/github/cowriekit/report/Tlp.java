package io.github.cowriekit.report;

import java.util.Locale;

/**
 * How far a reader of an export may pass it on: the labels of the Traffic Light Protocol 2.0 of FIRST.
 *
 * @since 0.1.0
 */
public enum Tlp {
    /** To anybody. */
    CLEAR,

    /** Within the community of the reader. */
    GREEN,

    /** Within the organisation of the reader and to its clients, where they need to know. */
    AMBER,

    /** To nobody else. */
    RED;

    /** Returns the label as written, such as {@code TLP:AMBER}. */
    public String label() {
        return "TLP:" + name();
    }

    /** Returns the colour in lower case, such as {@code amber}. */
    public String colour() {
        return name().toLowerCase(Locale.ROOT);
    }
}
