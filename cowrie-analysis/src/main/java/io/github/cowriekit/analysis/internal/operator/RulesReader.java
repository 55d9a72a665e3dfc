package io.github.cowriekit.analysis.internal.operator;

import io.github.cowriekit.analysis.AnalysisDataException;
import io.github.cowriekit.analysis.internal.data.Table;
import io.github.cowriekit.analysis.internal.data.Table.Row;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads the weights and thresholds of the operator verdict and rejects what makes no sense. */
final class RulesReader {
    static final String HEADING = "id when value says source";

    private static final double HEAVIEST = 10;
    private static final Pattern BAND = Pattern.compile("(\\S+) \\.\\. (\\S+)");
    private static final Map<String, Threshold> SETTINGS =
            Arrays.stream(Threshold.values()).collect(Collectors.toMap(Threshold::id, Function.identity()));
    private static final Map<String, Indicator> INDICATORS =
            Arrays.stream(Indicator.values()).collect(Collectors.toMap(Indicator::name, Function.identity()));

    private final EnumMap<Threshold, Double> settings = new EnumMap<>(Threshold.class);
    private final EnumMap<Indicator, List<Weight>> weights = new EnumMap<>(Indicator.class);
    private final List<Row> rows = new ArrayList<>();

    static Rules own() {
        RulesReader reader = new RulesReader();
        Table.own("operator.tsv", HEADING, reader::row);
        return reader.finish("operator.tsv");
    }

    static Rules read(String name, String text) {
        RulesReader reader = new RulesReader();
        Table.read(name, text, HEADING, reader::row);
        return reader.finish(name);
    }

    private Row row(Row row) {
        if (row.get("when").equals("-")) {
            setting(row);
        } else {
            weight(row);
        }
        rows.add(row);
        return row;
    }

    private void setting(Row row) {
        Threshold setting = SETTINGS.get(row.get("id"));
        if (setting == null) {
            throw row.wrong("no setting \"" + Row.shortened(row.get("id")) + "\"; there are "
                    + Arrays.stream(Threshold.values()).map(Threshold::id).collect(Collectors.joining(", ")));
        }
        double value = row.number("value");
        if (value < setting.least() || value > setting.most()) {
            throw row.wrong(setting.id() + " must lie between " + SampleStatistics.plain(setting.least()) + " and "
                    + SampleStatistics.plain(setting.most()) + ", not " + row.get("value"));
        }
        if (settings.put(setting, value) != null) {
            throw row.wrong(setting.id() + " is there twice");
        }
    }

    private void weight(Row row) {
        Indicator indicator = INDICATORS.get(row.get("id"));
        if (indicator == null) {
            throw row.wrong("no indicator \"" + Row.shortened(row.get("id")) + "\"; there are "
                    + INDICATORS.keySet().stream().sorted().collect(Collectors.joining(", ")));
        }
        double value = row.number("value");
        if (Math.abs(value) > HEAVIEST) {
            throw row.wrong("a weight lies between -10 and 10, not " + row.get("value"));
        }
        if (row.get("says").isBlank()) {
            throw row.wrong("says must explain the weight in a sentence");
        }
        Weight weight = condition(row, indicator, value);
        List<Weight> others = weights.computeIfAbsent(indicator, any -> new ArrayList<>());
        for (Weight other : others) {
            if (other.overlaps(weight)) {
                throw row.wrong("\"" + weight.when() + "\" overlaps \"" + other.when() + "\" of " + indicator);
            }
        }
        others.add(weight);
    }

    private static Weight condition(Row row, Indicator indicator, double value) {
        String when = row.get("when");
        if (!indicator.words().isEmpty()) {
            String word = when.startsWith("is ") ? when.substring(3) : "";
            if (!indicator.words().contains(word)) {
                throw row.wrong("when of " + indicator + " must be one of "
                        + indicator.words().stream()
                                .sorted()
                                .map(each -> "\"is " + each + "\"")
                                .toList()
                        + ", not \"" + Row.shortened(when) + "\"");
            }
            return weightOf(row, indicator, word, 0, 0, value);
        }
        if (when.startsWith("< ")) {
            double to = row.number("when", when.substring(2));
            return weightOf(row, indicator, null, Double.NEGATIVE_INFINITY, to, value);
        }
        if (when.startsWith(">= ")) {
            double from = row.number("when", when.substring(3));
            return weightOf(row, indicator, null, from, Double.POSITIVE_INFINITY, value);
        }
        Matcher band = BAND.matcher(when);
        if (!band.matches()) {
            throw row.wrong("when must be \"< number\", \"number .. number\" or \">= number\", not \""
                    + Row.shortened(when) + "\"");
        }
        double from = row.number("when", band.group(1));
        double to = row.number("when", band.group(2));
        if (from >= to) {
            throw row.wrong("the band \"" + when + "\" is empty");
        }
        return weightOf(row, indicator, null, from, to, value);
    }

    private static Weight weightOf(
            Row row, Indicator indicator, @Nullable String word, double from, double to, double value) {
        return new Weight(indicator, row.get("when"), word, from, to, value, row.get("says"), row.get("source"));
    }

    private Rules finish(String name) {
        for (Threshold setting : Threshold.values()) {
            if (!settings.containsKey(setting)) {
                throw new AnalysisDataException(name + ": the setting " + setting.id() + " is missing");
            }
        }
        rising(
                name,
                Threshold.CUT_AUTOMATED,
                Threshold.CUT_LIKELY_AUTOMATED,
                Threshold.CUT_LIKELY_HUMAN,
                Threshold.CUT_HUMAN);
        rising(name, Threshold.K4_REPLAY, Threshold.K4_SHORTEST, Threshold.K4_LONGEST);
        rising(name, Threshold.K4_REGULAR, Threshold.K4_VARIED);
        rising(name, Threshold.PACED_SHORTEST, Threshold.PACED_LONGEST);
        rising(name, Threshold.L6_SHORT, Threshold.L6_LONG);
        return new Rules(settings, weights, rows);
    }

    private void rising(String name, Threshold... order) {
        for (int i = 1; i < order.length; i++) {
            if (value(order[i - 1]) > value(order[i])) {
                throw new AnalysisDataException(
                        name + ": " + order[i - 1].id() + " must not be above " + order[i].id());
            }
        }
    }

    private double value(Threshold setting) {
        return settings.getOrDefault(setting, Double.NaN);
    }
}
