package io.github.cowriekit.analysis.internal.interest;

import io.github.cowriekit.analysis.AnalysisDataException;
import io.github.cowriekit.analysis.internal.data.Table;
import io.github.cowriekit.analysis.internal.data.Table.Row;
import io.github.cowriekit.model.assessment.Interest.Reason;
import io.github.cowriekit.model.assessment.Interest.Side;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What each reason is worth and how it is said. Immutable. */
final class ReasonTable {
    private static final String FILE = "interest.tsv";
    private static final String HEADING = "reason side points says";
    private static final int MOST_POINTS = 100;
    /** Stands in a sentence where it says among which sessions something is new. */
    private static final String SCOPE = "{}";

    private static final Set<String> SEVERE = Set.of("impact", "persistence", "theft", "tools", "proxy");
    private static final Set<String> RARE = Set.of(
            "human",
            "likely-human",
            "paced-program",
            "new-playbook",
            "rare-playbook",
            "new-technique",
            "new-url",
            "new-key",
            "new-file",
            "new-forward-target",
            "new-client",
            "new-credential",
            "unknown-file",
            "recent-file",
            "outside-range",
            "seen-before",
            "known-campaign");
    /** The most that a session gets which only looks around with one command, whoever drove it apart. */
    private static final String LIMIT = "one-look";

    private final Map<String, Entry> entries = new LinkedHashMap<>();

    private record Entry(String side, int points, String says) {}

    private ReasonTable(String name, List<Row> rows) {
        rows.forEach(this::add);
        TreeSet<String> missing = new TreeSet<>(SEVERE);
        missing.addAll(RARE);
        missing.add(LIMIT);
        missing.removeAll(entries.keySet());
        if (!missing.isEmpty()) {
            throw new AnalysisDataException(name + ": the reason " + missing.first() + " is missing");
        }
    }

    static ReasonTable own() {
        return new ReasonTable(FILE, Table.own(FILE, HEADING, row -> row));
    }

    static ReasonTable read(String name, String text) {
        return new ReasonTable(name, Table.read(name, text, HEADING, row -> row));
    }

    private void add(Row row) {
        String id = row.get("reason");
        String side = side(row, id);
        if (!row.get("side").equals(side)) {
            throw row.wrong("the side of " + id + " is " + side + ", not " + Row.shortened(row.get("side")));
        }
        double points = row.number("points");
        if (Math.abs(points) > MOST_POINTS || points != Math.rint(points)) {
            throw row.wrong("points must be a whole number from -" + MOST_POINTS + " to " + MOST_POINTS + ", not "
                    + row.get("points"));
        }
        if (row.get("says").isBlank()) {
            throw row.wrong("says must explain the reason in a sentence");
        }
        if (entries.put(id, new Entry(side, (int) points, row.get("says"))) != null) {
            throw row.wrong("the reason " + id + " is there twice");
        }
    }

    private static String side(Row row, String id) {
        if (SEVERE.contains(id)) {
            return name(Side.SEVERITY);
        }
        if (RARE.contains(id)) {
            return name(Side.RARITY);
        }
        if (id.equals(LIMIT)) {
            return "limit";
        }
        TreeSet<String> known = new TreeSet<>(SEVERE);
        known.addAll(RARE);
        known.add(LIMIT);
        throw row.wrong("no reason \"" + Row.shortened(id) + "\"; there are " + String.join(", ", known));
    }

    private static String name(Side side) {
        return side.name().toLowerCase(Locale.ROOT);
    }

    /** Returns heading and rows, without comments. */
    String text() {
        return entries.entrySet().stream()
                .map(row -> String.join(
                        "\t",
                        row.getKey(),
                        row.getValue().side(),
                        Integer.toString(row.getValue().points()),
                        row.getValue().says()))
                .collect(Collectors.joining("\n", HEADING.replace(' ', '\t') + "\n", "\n"));
    }

    /**
     * Returns a reason.
     *
     * @param share of its points that it is worth, 0 to 1
     * @param scope among which sessions something is new
     */
    Reason reason(String id, double share, String observed, String scope) {
        Entry entry = Objects.requireNonNull(entries.get(id), id);
        Side side = SEVERE.contains(id) ? Side.SEVERITY : Side.RARITY;
        int points = (int) Math.round(entry.points() * share);
        return new Reason(id, side, points, observed, entry.says().replace(SCOPE, scope));
    }

    /** Returns whether a reason has no points in the table: it is said and weighs nothing. */
    boolean isWeightless(String id) {
        return Objects.requireNonNull(entries.get(id), id).points() == 0;
    }

    int limit() {
        return Objects.requireNonNull(entries.get(LIMIT)).points();
    }
}
