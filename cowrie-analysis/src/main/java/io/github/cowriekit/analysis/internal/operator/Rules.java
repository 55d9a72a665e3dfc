package io.github.cowriekit.analysis.internal.operator;

import io.github.cowriekit.analysis.internal.commands.Memo;
import io.github.cowriekit.analysis.internal.data.Table.Row;
import io.github.cowriekit.model.assessment.Evidence;
import java.util.EnumMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Weights and thresholds of the operator verdict, checked. */
public final class Rules {
    private final Map<Setting, Double> settings;
    private final Map<Indicator, List<Weight>> weights;
    private final List<Row> rows;
    private final IdentityHashMap<Weight, Memo<Evidence>> evidence = new IdentityHashMap<>();

    Rules(EnumMap<Setting, Double> settings, EnumMap<Indicator, List<Weight>> weights, List<Row> rows) {
        this.settings = settings;
        this.weights = weights;
        this.rows = List.copyOf(rows);
        weights.values().forEach(list -> list.forEach(weight -> evidence.put(weight, new Memo<>())));
    }

    /** Returns the rules of this module. */
    public static Rules own() {
        return RulesReader.own();
    }

    /**
     * Returns the rules that a text holds.
     *
     * @throws io.github.cowriekit.analysis.AnalysisDataException if it holds none that make sense
     */
    public static Rules read(String name, String text) {
        return RulesReader.read(name, text);
    }

    /** Returns the rows as they stand in the file. */
    public List<Row> rows() {
        return rows;
    }

    /** Returns heading and rows, without comments. */
    public String text() {
        StringBuilder text = new StringBuilder(RulesReader.HEADING.replace(' ', '\t')).append('\n');
        rows.forEach(row -> text.append(String.join("\t", row.cells())).append('\n'));
        return text.toString();
    }

    double get(Setting setting) {
        return Objects.requireNonNull(settings.get(setting));
    }

    /** Returns what an observation means; programs repeat themselves, and so do observations. */
    Evidence evidence(Weight weight, String observed) {
        return Objects.requireNonNull(evidence.get(weight)).get(observed, text -> weight.evidence(1, text));
    }

    /** Returns the weight of a number, null if none is given. */
    @Nullable
    Weight find(Indicator indicator, double number) {
        for (Weight weight : weights.getOrDefault(indicator, List.of())) {
            if (weight.covers(number)) {
                return weight;
            }
        }
        return null;
    }

    /** Returns the weight of a word, null if none is given. */
    @Nullable
    Weight find(Indicator indicator, String word) {
        for (Weight weight : weights.getOrDefault(indicator, List.of())) {
            if (word.equals(weight.word())) {
                return weight;
            }
        }
        return null;
    }
}
