package io.github.cowriekit.analysis.internal.operator;

import io.github.cowriekit.analysis.internal.weights.Indicator;
import io.github.cowriekit.model.assessment.Operator;
import io.github.cowriekit.model.assessment.OperatorVerdict;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Indicators that could not be observed, with the reasons. Most sessions miss the same ones and share the resulting map. */
final class MissingIndicators {
    private static final Indicator[] INDICATORS = Indicator.values();
    private static final int MOST_SHARED = 1_000;
    private static final Map<MissingIndicators, Map<String, String>> SHARED = new ConcurrentHashMap<>();

    /** By the positions of the indicators. */
    private final String[] reasons;

    private int hash;

    MissingIndicators() {
        this(new String[INDICATORS.length], 0);
    }

    private MissingIndicators(String[] reasons, int hash) {
        this.reasons = reasons;
        this.hash = hash;
    }

    void add(Indicator indicator, String reason) {
        int position = indicator.position();
        int before = reasons[position] == null ? 0 : reasons[position].hashCode();
        reasons[position] = reason;
        // a sum, so that the order of adding does not matter
        hash += (reason.hashCode() - before) * (2 * position + 1);
    }

    /** Returns an unmodifiable map from indicator to reason, in the order of the indicators. */
    Map<String, String> names() {
        Map<String, String> shared = SHARED.get(this);
        if (shared != null) {
            return shared;
        }
        Map<String, String> names = new LinkedHashMap<>();
        for (Indicator indicator : INDICATORS) {
            String reason = reasons[indicator.position()];
            if (reason != null) {
                names.put(indicator.name(), reason);
            }
        }
        // the unmodifiable copy of a verdict, which later verdicts take over without copying
        Map<String, String> copy = OperatorVerdict.builder(Operator.UNDETERMINED)
                .notAvailable(names)
                .build()
                .notAvailable();
        if (SHARED.size() >= MOST_SHARED) {
            SHARED.clear();
        }
        SHARED.put(new MissingIndicators(reasons.clone(), hash), copy);
        return copy;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof MissingIndicators lack && hash == lack.hash && Arrays.equals(reasons, lack.reasons);
    }

    @Override
    public int hashCode() {
        return hash;
    }
}
