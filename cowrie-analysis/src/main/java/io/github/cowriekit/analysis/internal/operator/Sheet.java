package io.github.cowriekit.analysis.internal.operator;

import io.github.cowriekit.model.assessment.Evidence;
import io.github.cowriekit.model.assessment.Evidence.Direction;
import io.github.cowriekit.model.assessment.Operator;
import io.github.cowriekit.model.assessment.OperatorVerdict;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** What was observed about one session and what could not be; every indicator once. */
final class Sheet {
    /** What an attacker sent can be long; this is enough to recognise it. */
    private static final int MAX_OBSERVED = 200;

    private static final int MOST_SHARED = 1_000;
    private static final Map<Map<Indicator, String>, Map<String, String>> MISSING = new ConcurrentHashMap<>();

    private final Rules rules;
    private final EnumMap<Indicator, Evidence> evidence = new EnumMap<>(Indicator.class);
    private @Nullable String editing;

    private final EnumMap<Indicator, String> missing = new EnumMap<>(Indicator.class);

    Sheet(Rules rules) {
        this.rules = rules;
    }

    double get(Setting setting) {
        return rules.get(setting);
    }

    void number(Indicator indicator, double number, String observed) {
        add(indicator, rules.find(indicator, number), 1, observed);
    }

    void word(Indicator indicator, String word, String observed) {
        word(indicator, word, observed, 1);
    }

    void word(Indicator indicator, String word, String observed, double factor) {
        if (indicator == Indicator.K3) {
            editing = word;
        }
        add(indicator, rules.find(indicator, word), factor, observed);
    }

    private void add(Indicator indicator, @Nullable Weight weight, double factor, String observed) {
        if (weight != null) {
            String shown = observed.length() > MAX_OBSERVED ? observed.substring(0, MAX_OBSERVED) + "…" : observed;
            evidence.put(indicator, factor == 1 ? rules.evidence(weight, shown) : weight.evidence(factor, shown));
        }
    }

    void missing(String reason, Indicator... indicators) {
        for (Indicator indicator : indicators) {
            missing.put(indicator, reason);
        }
    }

    /** Returns whether an indicator says something in the given direction. */
    boolean says(Indicator indicator, Direction direction) {
        Evidence item = evidence.get(indicator);
        return item != null && item.direction() == direction;
    }

    /** Returns whether K3, editing keys, was observed with this word. */
    boolean sawEditing(String word) {
        return word.equals(editing);
    }

    boolean has(Indicator indicator) {
        return evidence.containsKey(indicator);
    }

    /** Returns what was observed, in the order of the indicators. */
    List<Evidence> evidence() {
        return List.copyOf(evidence.values());
    }

    /** Returns why indicators could not be observed; most sessions lack the same, and share the map. */
    Map<String, String> missing() {
        Map<String, String> shared = MISSING.get(missing);
        if (shared != null) {
            return shared;
        }
        Map<String, String> names = new LinkedHashMap<>(2 * missing.size());
        missing.forEach((indicator, reason) -> names.put(indicator.name(), reason));
        // a verdict keeps an unmodifiable copy, and takes it again as it is
        Map<String, String> copy = OperatorVerdict.builder(Operator.UNDETERMINED)
                .notAvailable(names)
                .build()
                .notAvailable();
        if (MISSING.size() >= MOST_SHARED) {
            MISSING.clear();
        }
        MISSING.put(new EnumMap<>(missing), copy);
        return copy;
    }

    /** Returns how many indicators say something. */
    int telling() {
        int telling = 0;
        for (Evidence item : evidence.values()) {
            telling += item.direction() == Direction.NEITHER ? 0 : 1;
        }
        return telling;
    }

    /** Returns the sum of each group, limited. */
    Sums sums() {
        Sums sums = new Sums();
        for (Evidence item : evidence.values()) {
            sums.add(item.group(), item.weight());
        }
        sums.limit(rules);
        return sums;
    }
}
