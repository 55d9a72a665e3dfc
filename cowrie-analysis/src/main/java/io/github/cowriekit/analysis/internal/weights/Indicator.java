package io.github.cowriekit.analysis.internal.weights;

import io.github.cowriekit.model.assessment.EvidenceGroup;
import java.util.Set;

/** What can be observed about the operator of a session: one of some words, or a number if there are none. */
public enum Indicator {
    K1(EvidenceGroup.KEYBOARD, "CR", "LF", "both"),
    K2(EvidenceGroup.KEYBOARD),
    K3(EvidenceGroup.KEYBOARD, "correction", "editing", "none"),
    K4(EvidenceGroup.KEYBOARD, "typing", "replay", "metronome", "jitter", "unclear"),
    K5(EvidenceGroup.KEYBOARD, "repeated", "repeated small talk"),
    T1(EvidenceGroup.TIME),
    T1P(EvidenceGroup.TIME, "pasted"),
    T2(EvidenceGroup.TIME),
    T2F(EvidenceGroup.TIME),
    T3(EvidenceGroup.TIME),
    T4(EvidenceGroup.TIME),
    T5(EvidenceGroup.TIME),
    T6(EvidenceGroup.TIME),
    T7(EvidenceGroup.TIME),
    T8(EvidenceGroup.TIME),
    C1(
            EvidenceGroup.CLIENT,
            "Go",
            "libssh",
            "libssh2",
            "library",
            "built in",
            "tool",
            "OpenSSH",
            "OpenSSH for Windows",
            "desktop",
            "unknown"),
    C2(EvidenceGroup.CLIENT, "contradiction"),
    C3(EvidenceGroup.CLIENT, "terminal", "no terminal", "command line"),
    C4(EvidenceGroup.CLIENT, "swapped", "default", "own size", "absurd"),
    C5(EvidenceGroup.CLIENT, "offered"),
    C6(EvidenceGroup.CLIENT, "locale", "desktop"),
    C7(EvidenceGroup.CLIENT, "answers", "silent"),
    C8(EvidenceGroup.CLIENT, "proxy", "transfer", "thinking"),
    L1(EvidenceGroup.LANGUAGE, "corrected", "sent before"),
    L2(EvidenceGroup.LANGUAGE, "uncorrected", "of scripts", "sent before"),
    L3(EvidenceGroup.LANGUAGE, "failed"),
    L4(EvidenceGroup.LANGUAGE, "repeated", "loop"),
    L5(EvidenceGroup.LANGUAGE, "goodbye"),
    L6(EvidenceGroup.LANGUAGE, "long", "compound", "short"),
    L7(EvidenceGroup.LANGUAGE, "follows", "wandering"),
    L8(EvidenceGroup.LANGUAGE, "blank"),
    L9(EvidenceGroup.LANGUAGE, "talk"),
    L10(EvidenceGroup.LANGUAGE, "lines"),
    G1(EvidenceGroup.HISTORY, "shared", "shared short", "unique"),
    G2(EvidenceGroup.HISTORY, "campaign"),
    G3(EvidenceGroup.HISTORY, "near"),
    G4(EvidenceGroup.HISTORY),
    G4F(EvidenceGroup.HISTORY),
    G5(EvidenceGroup.HISTORY, "common", "new"),
    G5T(EvidenceGroup.HISTORY),
    G6(EvidenceGroup.HISTORY, "returned"),
    E1(EvidenceGroup.NETWORK, "Tor exit", "VPN", "datacentre", "known scanner", "other");

    private final EvidenceGroup group;

    @SuppressWarnings("ImmutableEnumChecker") // the set is unmodifiable
    private final Set<String> words;

    Indicator(EvidenceGroup group, String... words) {
        this.group = group;
        this.words = Set.of(words);
    }

    /** Returns its index in arrays; never saved. */
    @SuppressWarnings("EnumOrdinal")
    public int position() {
        return ordinal();
    }

    public EvidenceGroup group() {
        return group;
    }

    Set<String> words() {
        return words;
    }
}
