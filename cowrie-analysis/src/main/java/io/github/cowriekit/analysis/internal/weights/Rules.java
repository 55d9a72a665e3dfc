package io.github.cowriekit.analysis.internal.weights;

import io.github.cowriekit.analysis.internal.data.Table.Row;
import java.util.EnumMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Validated weights and thresholds of the operator verdict. */
public final class Rules {
    /** By their positions. */
    private final double[] thresholds = new double[Threshold.values().length];

    /** By the positions of the indicators. */
    private final Weigher[][] weights = new Weigher[Indicator.values().length][0];

    private final List<Row> rows;

    Rules(EnumMap<Threshold, Double> thresholds, EnumMap<Indicator, List<Weight>> weights, List<Row> rows) {
        thresholds.forEach((threshold, value) -> this.thresholds[threshold.position()] = value);
        weights.forEach((indicator, list) -> this.weights[indicator.position()] =
                list.stream().map(Weigher::new).toArray(Weigher[]::new));
        this.rows = List.copyOf(rows);
    }

    /** Returns the rules of this module. */
    public static Rules own() {
        return RulesReader.own();
    }

    /**
     * Returns the rules that a text holds.
     *
     * @throws io.github.cowriekit.analysis.AnalysisDataException if a row is invalid or missing
     */
    public static Rules read(String name, String text) {
        return RulesReader.read(name, text);
    }

    /** Returns the rows as written in the file. */
    public List<Row> rows() {
        return rows;
    }

    /** Returns heading and rows, without comments. */
    public String text() {
        StringBuilder text = new StringBuilder(RulesReader.HEADING.replace(' ', '\t')).append('\n');
        rows.forEach(row -> text.append(String.join("\t", row.cells())).append('\n'));
        return text.toString();
    }

    public double get(Threshold threshold) {
        return thresholds[threshold.position()];
    }

    /** Returns the weight of a number, null if the rules have none. */
    @Nullable
    public Weigher weigher(Indicator indicator, double number) {
        for (Weigher weight : weights[indicator.position()]) {
            if (weight.covers(number)) {
                return weight;
            }
        }
        return null;
    }

    /** Returns the weight of a word, null if the rules have none. */
    @Nullable
    public Weigher weigher(Indicator indicator, String word) {
        for (Weigher weight : weights[indicator.position()]) {
            if (weight.covers(word)) {
                return weight;
            }
        }
        return null;
    }
}
