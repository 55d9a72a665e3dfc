package io.github.cowriekit.model.assessment;

import java.util.Objects;

/**
 * One observation about who drove a session.
 *
 * @param id indicator, such as {@code T3}
 * @param group where it comes from
 * @param weight contribution in natural log-odds before the limit of its group; positive speaks for a person, negative
 *     for a program, zero is a fact worth telling
 * @param observed the value that was measured; may hold what an attacker sent, escape before display
 * @param sentence what it means, in plain words
 * @param source where weight and threshold come from
 * @since 0.1.0
 */
public record Evidence(String id, EvidenceGroup group, double weight, String observed, String sentence, String source) {
    /** Rejects missing required parts. */
    public Evidence {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(group, "group");
        Objects.requireNonNull(observed, "observed");
        Objects.requireNonNull(sentence, "sentence");
        Objects.requireNonNull(source, "source");
    }

    /** Returns which way it points. */
    public Direction direction() {
        return weight > 0 ? Direction.PERSON : weight < 0 ? Direction.PROGRAM : Direction.NEITHER;
    }

    /** Which way a piece of evidence points. */
    public enum Direction {
        /** Towards a person. */
        PERSON,
        /** Towards a program. */
        PROGRAM,
        /** Neither way. */
        NEITHER
    }
}
