package io.github.cowriekit.model.assessment;

import java.util.Objects;

/**
 * One observation that speaks for a person or for a program.
 *
 * @param id indicator, such as {@code T3}
 * @param group the kind of observation
 * @param weight contribution in natural log-odds before the limit of its group; positive speaks for a person, negative
 *     for a program, zero is a fact worth mentioning
 * @param observed the measured value; may contain text from the attacker, escape before display
 * @param sentence what it means, in plain words
 * @param source reference for weight and threshold
 * @since 0.1.0
 */
public record Evidence(String id, EvidenceGroup group, double weight, String observed, String sentence, String source) {
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
