package io.github.cowriekit.report.internal.legacy;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What the summary counts over the chosen sessions. */
final class LegacyCounts {
    /** By number of commands, in the order in which the numbers came up first. */
    private final Map<Long, Long> commands = new LinkedHashMap<>();

    private final Map<String, Long> classifications = new LinkedHashMap<>();
    private long attacks;

    void add(LegacyBlock block) {
        attacks++;
        if (!block.text().isEmpty()) {
            commands.merge(block.commands(), 1L, Long::sum);
        }
    }

    void classified(String label) {
        classifications.merge(label, 1L, Long::sum);
    }

    long attacks() {
        return attacks;
    }

    /** Returns the number that most sessions have, the first to come up of several; empty without sessions. */
    String mostCommon() {
        return byFrequency().stream().findFirst().map(String::valueOf).orElse("");
    }

    private List<Long> byFrequency() {
        List<Long> numbers = new ArrayList<>(commands.keySet());
        numbers.sort(Comparator.comparing(this::seen).reversed());
        return numbers;
    }

    long seen(Long number) {
        return commands.getOrDefault(number, 0L);
    }

    /** Returns the numbers, rare ones first; those of one frequency in the order of Python's set. */
    List<Long> rows() {
        List<Long> rows = new ArrayList<>(Python.setOrder(byFrequency()));
        rows.sort(Comparator.comparing(this::seen));
        return rows;
    }

    /** Returns the rarer two thirds of the numbers, rounded down. */
    Set<Long> uncommon() {
        List<Long> rows = rows();
        return new HashSet<>(rows.subList(0, (int) (rows.size() * (2.0 / 3))));
    }

    /** Returns the classifications, common ones first, then by name. */
    List<Map.Entry<String, Long>> classifications() {
        return classifications.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed().thenComparing(Map.Entry.comparingByKey()))
                .toList();
    }
}
