package io.github.cowriekit.analysis.internal.operator;

import io.github.cowriekit.model.assessment.Evidence;
import io.github.cowriekit.model.assessment.EvidenceGroup;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What was observed about one session and what could not be. */
final class Sheet {
    private final Rules rules;
    private final List<Evidence> evidence = new ArrayList<>();
    private final Map<Indicator, String> words = new EnumMap<>(Indicator.class);
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
        words.put(indicator, word);
        rules.find(indicator, word).ifPresent(weight -> evidence.add(weight.evidence(factor, observed)));
    }

    void missing(String reason, Indicator... indicators) {
        for (Indicator indicator : indicators) {
            missing.put(indicator.name(), reason);
        }
    }

    /** Returns whether something with weight was observed that an indicator stands for, in the given direction. */
    boolean says(Indicator indicator, Evidence.Direction direction) {
        return evidence.stream().anyMatch(item -> item.id().equals(indicator.name()) && item.direction() == direction);
    }

    /** Returns whether an indicator was observed with this word. */
    boolean saw(Indicator indicator, String word) {
        return word.equals(words.get(indicator));
    }

    /** Returns what was observed, in the order of the indicators. */
    List<Evidence> evidence() {
        return evidence.stream()
                .sorted(Comparator.comparing(item -> Indicator.valueOf(item.id())))
                .toList();
    }

    Map<String, String> missing() {
        return missing;
    }

    /** Returns how many indicators say something. */
    long telling() {
        return evidence.stream()
                .filter(item -> item.direction() != Evidence.Direction.NEITHER)
                .count();
    }

    /** Returns the sum of each group, limited. */
    Map<EvidenceGroup, Double> sums() {
        Map<EvidenceGroup, Double> sums = new EnumMap<>(EvidenceGroup.class);
        for (EvidenceGroup group : EvidenceGroup.values()) {
            double limit = get(Setting.limitOf(group));
            double sum = evidence.stream()
                    .filter(item -> item.group() == group)
                    .mapToDouble(Evidence::weight)
                    .sum();
            sums.put(group, Math.max(-limit, Math.min(limit, sum)));
        }
        return sums;
    }
}
