package io.github.cowriekit.store.internal.codec;

import java.util.Arrays;

/**
 * The kinds of texts that are kept once and referred to by number. The codes are in every store: never change one, add new
 * ones at the end.
 */
public enum SubjectKind {
    /** Of which nobody asks where else it is. */
    TEXT(0, false),
    /** An answer of a source. */
    ANSWER(1, false),
    ADDRESS(2, true),
    SENSOR(3, true),
    USERNAME(4, true),
    PASSWORD(5, true),
    PAIR(6, true),
    COMMAND(7, true),
    FILE(8, true),
    KEY(9, true),
    HASSH(10, true),
    CLIENT(11, true),
    URL(12, true),
    HOST(13, true),
    TARGET(14, true),
    PLAYBOOK(15, true),
    CLUSTER(16, true),
    CAMPAIGN(17, true),
    TECHNIQUE(18, true),
    VERDICT(19, true),
    COUNTRY(20, true),
    ASN(21, true),
    NETWORK_KIND(22, true);

    private static final SubjectKind[] BY_CODE = new SubjectKind[values().length];

    static {
        Arrays.stream(values()).forEach(kind -> BY_CODE[kind.code] = kind);
    }

    private final int code;
    private final boolean counted;

    SubjectKind(int code, boolean counted) {
        this.code = code;
        this.counted = counted;
    }

    /** Returns the number of this kind in the database. */
    public int code() {
        return code;
    }

    /** Returns whether sessions can be found by it. */
    public boolean isCounted() {
        return counted;
    }

    /**
     * Returns the kind with this number.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static SubjectKind of(int code) {
        if (code < 0 || code >= BY_CODE.length) {
            throw new IllegalArgumentException("no kind of subject has the number " + code);
        }
        return BY_CODE[code];
    }
}
