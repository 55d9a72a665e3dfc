package io.github.cowriekit.model.assessment;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * How much a session deserves a person's attention, and why: how severe it is and how rare.
 *
 * <p>The same number appears in every report and export, where it may be called risk score or severity.
 *
 * @param points severity plus rarity, 0 to 100. A negative rarity takes away at most two thirds of the severity, because
 *     harm stays harm however common it is. Not a probability.
 * @param severity sum of the points for what was done
 * @param rarity sum of the points for how new or unusual the session is; negative if it is well known
 * @param reasons what adds to or takes from the points, highest first
 * @since 0.1.0
 */
public record Interest(int points, int severity, int rarity, List<Reason> reasons) {
    /** An everyday session in which nothing was done. */
    public static final Interest NONE = of(List.of());

    private static final int MOST = 100;

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
     * One reason to look at a session, or not to.
     *
     * @param id stable name, such as {@code new-url}
     * @param side what it is about
     * @param points what it adds to the interest; negative if it takes from it
     * @param observed the thing itself, such as the URL; may come from the attacker, escape before display
     * @param sentence what it means, in plain words
     */
    public record Reason(String id, Side side, int points, String observed, String sentence) {
        public Reason {
            Objects.requireNonNull(id, "id");
            Objects.requireNonNull(side, "side");
            Objects.requireNonNull(observed, "observed");
            Objects.requireNonNull(sentence, "sentence");
        }

        /** Returns the sentence followed by what was observed; escape before display. */
        public String text() {
            return observed.isEmpty() ? sentence : sentence + ": " + observed;
        }
    }
}
