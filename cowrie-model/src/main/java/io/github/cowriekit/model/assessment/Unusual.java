package io.github.cowriekit.model.assessment;

import java.util.List;
import java.util.Objects;

/**
 * How much a session deserves to be read by a person, and why.
 *
 * @param interest sum of the points of the reasons, at most 100; 0 for a session like all others. No probability.
 * @param reasons what is rare about it, most points first
 * @since 0.1.0
 */
public record Unusual(int interest, List<Reason> reasons) {
    /** Checks what must be there and copies collections. */
    public Unusual {
        reasons = List.copyOf(reasons);
    }

    /** Returns the unusual with these reasons, most points first. */
    public static Unusual of(List<Reason> reasons) {
        List<Reason> sorted = reasons.stream()
                .sorted((a, b) -> Integer.compare(b.points(), a.points()))
                .toList();
        return new Unusual(
                Math.min(100, sorted.stream().mapToInt(Reason::points).sum()), sorted);
    }

    /**
     * One thing that is rare about a session.
     *
     * @param id stable name, such as {@code new-playbook}
     * @param points what it adds to the interest
     * @param observed what was observed; may be written by an attacker, escape before display
     * @param sentence what it means, in plain words
     */
    public record Reason(String id, int points, String observed, String sentence) {
        /** Checks what must be there. */
        public Reason {
            Objects.requireNonNull(id, "id");
            Objects.requireNonNull(observed, "observed");
            Objects.requireNonNull(sentence, "sentence");
        }
    }
}
