package io.github.cowriekit.analysis.internal.operator;

import io.github.cowriekit.model.assessment.Evidence;
import io.github.cowriekit.model.assessment.EvidenceGroup;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What was observed about one session and what could not be. */
final class Sheet {
    private final Rules rules;
    private final List<Evidence> evidence = new ArrayList<>();
    private final Map<String, String> missing = new TreeMap<>();

    Sheet(Rules rules) {
        this.rules = rules;
    }

    double get(Setting setting) {
        return rules.get(setting);
    }

    void number(Indicator indicator, double number, String observed) {
        rules.find(indicator, number).ifPresent(weight -> evidence.add(weight.evidence(1, observed)));
    }

    void word(Indicator indicator, String word, String observed) {
        word(indicator, word, observed, 1);
    }

    void word(Indicator indicator, String word, String observed, double factor) {
        rules.find(indicator, word).ifPresent(weight -> evidence.add(weight.evidence(factor, observed)));
    }

    void missing(String reason, Indicator... indicators) {
        for (Indicator indicator : indicators) {
            missing.put(indicator.name(), reason);
        }
    }

    List<Evidence> evidence() {
        return evidence;
    }

    Map<String, String> missing() {
        return missing;
    }

    /** Returns the sum of a group, limited. */
    double sum(EvidenceGroup group) {
        double limit = get(Setting.limitOf(group));
        double sum = evidence.stream()
                .filter(item -> item.group() == group)
                .mapToDouble(Evidence::weight)
                .sum();
        return Math.max(-limit, Math.min(limit, sum));
    }
}
