package io.github.cowriekit.model.assessment;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * How much a session deserves to be read by a person, and why: how severe it is, and how rare.
 *
 * <p>The same number in every report and export, where it may be called risk score or severity.
 *
 * @param points severity and rarity together, at most 100. What is known well takes from it, but never more than two thirds
 *     of the severity: harm stays harm. No probability.
 * @param severity sum of the points for what was done
 * @param rarity sum of the points for how new or unusual it is; below 0 for what is known well
 * @param reasons what adds to it or takes from it, most points first
 * @since 0.1.0
 */
public record Interest(int points, int severity, int rarity, List<Reason> reasons) {
    /** A session like all others, in which nothing was done. */
    public static final Interest NONE = of(List.of());

    private static final int MOST = 100;

    /** Copies the reasons. */
    public Interest {
        reasons = List.copyOf(reasons);
    }

    /** Returns the interest that these reasons add up to, with the reasons sorted by points. */
    public static Interest of(List<Reason> reasons) {
        List<Reason> sorted = new ArrayList<>(reasons);
        sorted.sort((a, b) -> Integer.compare(b.points(), a.points()));
        int severity = 0;
        int rarity = 0;
        for (Reason reason : sorted) {
            if (reason.side() == Side.SEVERITY) {
                severity += reason.points();
            } else {
                rarity += reason.points();
            }
        }
        int points = Math.max((severity + 2) / 3, severity + rarity);
        return new Interest(Math.max(0, Math.min(MOST, points)), severity, rarity, sorted);
    }

    /** What a reason is about. */
    public enum Side {
        /** What was done. */
        SEVERITY,
        /** How new or unusual it is. */
        RARITY
    }

    /**
     * One reason to read a session, or not to.
     *
     * @param id stable name, such as {@code new-url}
     * @param side what it is about
     * @param points what it adds to the interest; negative for what takes from it
     * @param observed the thing itself, such as the URL; may be written by an attacker, escape before display
     * @param sentence what it means, in plain words
     */
    public record Reason(String id, Side side, int points, String observed, String sentence) {
        /** Rejects null. */
        public Reason {
            Objects.requireNonNull(id, "id");
            Objects.requireNonNull(side, "side");
            Objects.requireNonNull(observed, "observed");
            Objects.requireNonNull(sentence, "sentence");
        }

        /** Returns the sentence and the thing itself; escape before display. */
        public String text() {
            return observed.isEmpty() ? sentence : sentence + ": " + observed;
        }
    }
}
