package io.github.cowriekit.analysis.internal.operator;

import io.github.cowriekit.model.assessment.EvidenceGroup;
import java.util.EnumMap;
import java.util.Map;

/** What the evidence of each group comes to, limited. A group without evidence is no sum of zero. */
final class Sums {
    private final Map<EvidenceGroup, Double> sums = new EnumMap<>(EvidenceGroup.class);

    void add(EvidenceGroup group, double weight) {
        sums.put(group, of(group) + weight);
    }

    void limit(Rules rules) {
        for (Map.Entry<EvidenceGroup, Double> sum : sums.entrySet()) {
            double limit = rules.get(Setting.limitOf(sum.getKey()));
            sum.setValue(Math.max(-limit, Math.min(limit, sum.getValue())));
        }
    }

    /** Returns the sum of a group, 0 without evidence. */
    double of(EvidenceGroup group) {
        Double sum = sums.get(group);
        return sum == null ? 0 : sum;
    }

    double total() {
        double total = 0;
        for (double sum : sums.values()) {
            total += sum;
        }
        return total;
    }

    /** Returns how many groups speak for a person. */
    int forPerson() {
        int groups = 0;
        for (double sum : sums.values()) {
            groups += sum > 0 ? 1 : 0;
        }
        return groups;
    }

    /** Returns whether one group reaches a sum and another its opposite. */
    boolean reachBoth(double limit) {
        boolean person = false;
        boolean program = false;
        for (double sum : sums.values()) {
            person |= sum >= limit;
            program |= sum <= -limit;
        }
        return person && program;
    }
}
