package io.github.cowriekit.analysis.internal.operator;

import io.github.cowriekit.model.assessment.Evidence;
import io.github.cowriekit.model.assessment.Evidence.Direction;
import io.github.cowriekit.model.assessment.EvidenceGroup;
import java.util.Arrays;
import java.util.List;

/** What the evidence of each group comes to, limited. A group without evidence is no sum of zero. */
final class Sums {
    private static final EvidenceGroup[] GROUPS = EvidenceGroup.values();

    /** By {@link #position}; no number for a group without evidence, which compares with nothing. */
    private final double[] sums = new double[GROUPS.length];

    private int telling;

    private Sums() {
        Arrays.fill(sums, Double.NaN);
    }

    /** Returns the sums of what was observed. */
    static Sums of(List<Evidence> evidence, Rules rules) {
        Sums sums = new Sums();
        for (int i = 0; i < evidence.size(); i++) {
            Evidence item = evidence.get(i);
            int group = position(item.group());
            sums.sums[group] = orZero(sums.sums[group]) + item.weight();
            sums.telling += item.direction() == Direction.NEITHER ? 0 : 1;
        }
        for (EvidenceGroup group : GROUPS) {
            double limit = rules.get(Threshold.limitOf(group));
            // no number stays none
            sums.sums[position(group)] = Math.max(-limit, Math.min(limit, sums.sums[position(group)]));
        }
        return sums;
    }

    @SuppressWarnings("EnumOrdinal") // kept in memory alone
    private static int position(EvidenceGroup group) {
        return group.ordinal();
    }

    private static double orZero(double sum) {
        return Double.isNaN(sum) ? 0 : sum;
    }

    /** Returns how many indicators say something. */
    int telling() {
        return telling;
    }

    /** Returns the sum of a group, 0 without evidence. */
    double of(EvidenceGroup group) {
        return orZero(sums[position(group)]);
    }

    double total() {
        double total = 0;
        for (double sum : sums) {
            total += orZero(sum);
        }
        return total;
    }

    /** Returns how many groups speak for a person. */
    int forPerson() {
        int groups = 0;
        for (double sum : sums) {
            groups += sum > 0 ? 1 : 0;
        }
        return groups;
    }

    /** Returns whether one group reaches a sum and another its opposite. */
    boolean reachBoth(double limit) {
        boolean person = false;
        boolean program = false;
        for (double sum : sums) {
            person |= sum >= limit;
            program |= sum <= -limit;
        }
        return person && program;
    }
}
