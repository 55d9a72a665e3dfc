package io.github.cowriekit.model.assessment;

import java.util.Locale;

/**
 * What a name in the list of campaign signatures stands for. Only families and worms are campaigns; the other kinds show how
 * somebody works but not who it is.
 *
 * @since 0.1.0
 */
public enum CampaignKind {
    /** Malware, or the operators of one kit, that public reports describe under one name. */
    FAMILY,
    /** Malware that spreads from machine to machine by itself. */
    WORM,
    /** A scanner, password guesser or script that many may use. */
    TOOL,
    /** Commands or credentials that only test whether a machine answers or is a honeypot. */
    PROBE,
    /** A way of doing things that several operators share, such as one template of a download script. */
    HABIT;

    /** Returns whether sessions with marks of this kind belong to a campaign. */
    public boolean isCampaign() {
        return this == FAMILY || this == WORM;
    }

    /** Returns the kind as data files and Session JSON write it, such as {@code family}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
