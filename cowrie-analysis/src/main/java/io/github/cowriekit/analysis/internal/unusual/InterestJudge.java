package io.github.cowriekit.analysis.internal.unusual;

import io.github.cowriekit.analysis.AnalysisDataException;
import io.github.cowriekit.analysis.internal.data.Table;
import io.github.cowriekit.analysis.internal.data.Table.Row;
import io.github.cowriekit.model.assessment.Operator;
import io.github.cowriekit.model.assessment.Unusual;
import io.github.cowriekit.model.assessment.Unusual.Reason;
import io.github.cowriekit.model.intel.EnrichedSession;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Says what is rare about a session. Immutable. */
public final class InterestJudge {
    private static final Unusual ORDINARY = Unusual.of(List.of());
    private static final String FILE = "interest.tsv";
    private static final String HEADING = "reason points says";
    private static final int MOST_POINTS = 100;
    private static final Set<String> KNOWN = Set.of(
            "new-playbook",
            "rare-playbook",
            "unknown-file",
            "recent-file",
            "human",
            "likely-human",
            "outside-range",
            "new-hassh",
            "new-technique",
            "new-forward-target");

    private final Map<String, Reason> reasons = new LinkedHashMap<>();

    private InterestJudge(String name, List<Row> rows) {
        rows.forEach(this::add);
        for (String id : new TreeSet<>(KNOWN)) {
            if (!reasons.containsKey(id)) {
                throw new AnalysisDataException(name + ": the reason " + id + " is missing");
            }
        }
    }

    /** Returns a judge with the points of this module. */
    public static InterestJudge own() {
        return new InterestJudge(FILE, Table.own(FILE, HEADING, row -> row));
    }

    /**
     * Returns a judge with the points that a text holds.
     *
     * @throws AnalysisDataException if it holds none that make sense
     */
    public static InterestJudge read(String name, String text) {
        return new InterestJudge(name, Table.read(name, text, HEADING, row -> row));
    }

    /** Returns heading and rows, without comments. */
    public String text() {
        return reasons.values().stream()
                .map(reason -> reason.id() + "\t" + reason.points() + "\t" + reason.sentence())
                .collect(Collectors.joining("\n", HEADING.replace(' ', '\t') + "\n", "\n"));
    }

    private void add(Row row) {
        String id = row.get("reason");
        if (!KNOWN.contains(id)) {
            throw row.wrong(
                    "no reason \"" + Row.shortened(id) + "\"; there are " + String.join(", ", new TreeSet<>(KNOWN)));
        }
        double points = row.number("points");
        if (points < 0 || points > MOST_POINTS || points != Math.rint(points)) {
            throw row.wrong("points must be a whole number from 0 to " + MOST_POINTS + ", not " + row.get("points"));
        }
        if (row.get("says").isBlank()) {
            throw row.wrong("says must explain the reason in a sentence");
        }
        if (reasons.put(id, new Reason(id, (int) points, "", row.get("says"))) != null) {
            throw row.wrong("the reason " + id + " is there twice");
        }
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
        if (!files.isEmpty() && !enriched.results().isEmpty()) {
            FileAge.unknown(enriched, files).ifPresent(observed -> found.add(reason("unknown-file", observed)));
            FileAge.recent(enriched, files).ifPresent(observed -> found.add(reason("recent-file", observed)));
        }
        if (operator == Operator.HUMAN) {
            found.add(reason("human", operator.label()));
        } else if (operator == Operator.LIKELY_HUMAN) {
            found.add(reason("likely-human", operator.label()));
        }
        return found.isEmpty() ? ORDINARY : Unusual.of(found);
    }

    private Reason reason(String id, String observed) {
        Reason reason = Objects.requireNonNull(reasons.get(id), id);
        return new Reason(id, reason.points(), observed, reason.sentence());
    }
}
