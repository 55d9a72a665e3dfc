package io.github.cowriekit.analysis.internal.weights;

import io.github.cowriekit.model.assessment.EvidenceGroup;

/** The numbers of the operator verdict other than weights, with their valid range. */
public enum Threshold {
    PRIOR("prior", -10, 10),
    LIMIT_KEYBOARD("limit.keyboard", 0, 100),
    LIMIT_TIME("limit.time", 0, 100),
    LIMIT_CLIENT("limit.client", 0, 100),
    LIMIT_LANGUAGE("limit.language", 0, 100),
    LIMIT_HISTORY("limit.crowd", 0, 100),
    LIMIT_NETWORK("limit.network", 0, 100),
    CUT_AUTOMATED("cut.automated", -100, 100),
    CUT_LIKELY_AUTOMATED("cut.likely-automated", -100, 100),
    CUT_LIKELY_HUMAN("cut.likely-human", -100, 100),
    CUT_HUMAN("cut.human", -100, 100),
    CONFLICT("conflict", 0, 100),
    CONFLICT_KEYBOARD("conflict.keyboard", 0, 100),
    MINIMUM_INDICATORS("minimum.indicators", 0, 100),
    MINIMUM_COMMANDS("minimum.commands", 0, 1000),
    WITHOUT_COMMANDS("without-commands", -100, 0),
    K_TELNET("K.telnet", 0, 1),
    K_LINE_MODE("K.line-mode", 0, 60),
    K2_CHARACTERS("K2.characters", 1, 10_000),
    K3_CHARACTERS("K3.characters", 1, 10_000),
    K4_INTERVALS("K4.intervals", 2, 10_000),
    K4_PAUSE("K4.pause", 0, 3600),
    K4_REPLAY("K4.replay", 0, 60),
    K4_SHORTEST("K4.shortest", 0, 60),
    K4_LONGEST("K4.longest", 0, 60),
    K4_REGULAR("K4.regular", 0, 10),
    K4_VARIED("K4.varied", 0, 10),
    K4_BOUNDED_INTERVALS("K4.bounded-intervals", 2, 10_000),
    K4_BOUNDED("K4.bounded", 1, 100),
    K5_BYTES("K5.bytes", 1, 1_000_000),
    K5_SMALL("K5.small", 0, 1_000),
    T1_GAPS("T1.gaps", 1, 10_000),
    T1_BURST("T1.burst", 0, 60),
    T1_BURSTS("T1.bursts", 1, 10_000),
    T2_GAPS("T2.gaps", 2, 10_000),
    T2F_GAPS("T2F.gaps", 2, 10_000),
    T8_PASSWORDS("T8.passwords", 2, 10_000),
    C3_COMMANDS("C3.commands", 0, 1_000),
    C4_SINCE("C4.since", 2014, 2100),
    C4_WIDTH("C4.width", 1, 100_000),
    C4_HEIGHT("C4.height", 1, 100_000),
    C8_TRANSFER("C8.transfer", 0, 3600),
    C8_THINKING("C8.thinking", 0, 3600),
    L1_LINE("L1.line", 1, 10_000),
    L1_LINES("L1.lines", 1, 100),
    L1_WORD("L1.word", 0, 100),
    L4_LOOP("L4.loop", 2, 10_000),
    L6_LONG("L6.long", 1, 1_000_000),
    L6_SHORT("L6.short", 0, 1_000_000),
    G1_COMMANDS("G1.commands", 1, 10_000),
    G1_ADDRESSES("G1.addresses", 2, 1_000_000),
    G1_SHORT("G1.short", 2, 1_000_000),
    G1_STORED("G1.stored", 0, 1_000_000_000),
    G5_STORED("G5.stored", 0, 1_000_000_000),
    G3_SESSIONS("G3.sessions", 1, 1_000_000),
    G3_ADDRESSES("G3.addresses", 1, 1_000_000),
    PACED_COMMANDS("paced.commands", 2, 10_000),
    PACED_SHORTEST("paced.shortest", 0, 3600),
    PACED_LONGEST("paced.longest", 0, 3600),
    PACED_SHARE("paced.share", 0, 1);

    private final String id;
    private final double least;
    private final double most;

    Threshold(String id, double least, double most) {
        this.id = id;
        this.least = least;
        this.most = most;
    }

    /** Returns its index in arrays; never saved. */
    @SuppressWarnings("EnumOrdinal")
    int position() {
        return ordinal();
    }

    String id() {
        return id;
    }

    double least() {
        return least;
    }

    double most() {
        return most;
    }

    public static Threshold limitOf(EvidenceGroup group) {
        return switch (group) {
            case KEYBOARD -> LIMIT_KEYBOARD;
            case TIME -> LIMIT_TIME;
            case CLIENT -> LIMIT_CLIENT;
            case LANGUAGE -> LIMIT_LANGUAGE;
            case HISTORY -> LIMIT_HISTORY;
            case NETWORK -> LIMIT_NETWORK;
        };
    }
}
