package io.github.cowriekit.analysis.internal.unusual;

import io.github.cowriekit.analysis.internal.data.Table;
import io.github.cowriekit.model.assessment.Operator;
import io.github.cowriekit.model.assessment.Unusual;
import io.github.cowriekit.model.assessment.Unusual.Reason;
import io.github.cowriekit.model.intel.EnrichedSession;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Says what is rare about a session. Immutable. */
public final class InterestJudge {
    private final Map<String, Reason> reasons = new HashMap<>();

    public InterestJudge() {
        Table.own(
                "interest.tsv",
                "reason points says",
                row -> reasons.put(
                        row.get("reason"),
                        new Reason(row.get("reason"), (int) row.number("points"), "", row.get("says"))));
    }

    /**
     * Returns what is rare about a session.
     *
     * @param files SHA-256 of its files that are not trivial
     * @param news what the crowd finds rare, by name of the reason
     */
    public Unusual judge(EnrichedSession enriched, Operator operator, List<String> files, Map<String, String> news) {
        List<Reason> found = new ArrayList<>();
        news.forEach((id, observed) -> found.add(reason(id, observed)));
        FileAge.unknown(enriched, files).ifPresent(observed -> found.add(reason("unknown-file", observed)));
        FileAge.recent(enriched, files).ifPresent(observed -> found.add(reason("recent-file", observed)));
        if (operator == Operator.HUMAN) {
            found.add(reason("human", operator.label()));
        } else if (operator == Operator.LIKELY_HUMAN) {
            found.add(reason("likely-human", operator.label()));
        }
        return Unusual.of(found);
    }

    private Reason reason(String id, String observed) {
        Reason reason = Objects.requireNonNull(reasons.get(id), id);
        return new Reason(id, reason.points(), observed, reason.sentence());
    }
}
