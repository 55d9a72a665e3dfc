package io.github.cowriekit.analysis.internal.operator;

import io.github.cowriekit.model.assessment.Evidence;
import io.github.cowriekit.model.assessment.Evidence.Direction;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What was observed about one session and what could not be; every indicator once. */
final class EvidenceSheet {
    /** What an attacker sent can be long; this is enough to recognise it. */
    private static final int MAX_OBSERVED = 200;

    private static final int INDICATORS = Indicator.values().length;

    private final Rules rules;
    /** By the positions of the indicators, as the reasons below. */
    private final Evidence[] evidence = new Evidence[INDICATORS];

    private final Lack lack = new Lack();
    private int observed;
    private @Nullable String editing;

    EvidenceSheet(Rules rules) {
        this.rules = rules;
    }

    double get(Threshold setting) {
        return rules.get(setting);
    }

    void number(Indicator indicator, double number, NumberForm form) {
        Weigher weight = rules.find(indicator, number);
        if (weight != null) {
            add(indicator, weight.evidence(number, form));
        }
    }

    void number(Indicator indicator, double number, String shown) {
        Weigher weight = rules.find(indicator, number);
        if (weight != null) {
            add(indicator, weight.evidence(1, shown));
        }
    }

    void word(Indicator indicator, String word, String shown) {
        word(indicator, word, shown, 1);
    }

    void word(Indicator indicator, String word, String shown, double factor) {
        if (indicator == Indicator.K3) {
            editing = word;
        }
        Weigher weight = rules.find(indicator, word);
        if (weight != null) {
            boolean isLong = shown.length() > MAX_OBSERVED;
            add(indicator, weight.evidence(factor, isLong ? shown.substring(0, MAX_OBSERVED) + "…" : shown));
        }
    }

    private void add(Indicator indicator, Evidence item) {
        int position = indicator.position();
        observed += evidence[position] == null ? 1 : 0;
        evidence[position] = item;
    }

    void missing(String reason, Indicator... indicators) {
        for (Indicator indicator : indicators) {
            lack.add(indicator, reason);
        }
    }

    /** Returns whether an indicator says something in the given direction. */
    boolean says(Indicator indicator, Direction direction) {
        Evidence item = evidence[indicator.position()];
        return item != null && item.direction() == direction;
    }

    /** Returns whether K3, editing keys, was observed with this word. */
    boolean sawEditing(String word) {
        return word.equals(editing);
    }

    boolean has(Indicator indicator) {
        return evidence[indicator.position()] != null;
    }

    /** Returns what was observed, in the order of the indicators. */
    List<Evidence> evidence() {
        Evidence[] found = new Evidence[observed];
        int at = 0;
        for (Evidence item : evidence) {
            if (item != null) {
                found[at++] = item;
            }
        }
        return List.of(found);
    }

    /** Returns why indicators could not be observed. */
    Map<String, String> missing() {
        return lack.names();
    }
}
