package io.github.cowriekit.report.internal.ioc;

import io.github.cowriekit.report.internal.export.SessionConclusion;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Counts what was concluded about the sessions that a list is made of; their names are those of the library's own lists. */
final class IocConclusions {
    /** Names of one kind that are counted; a library knows fewer. */
    private static final int MAX_NAMES = 1_000;

    private final Map<String, Long> verdicts = new TreeMap<>();
    private final Map<String, Long> networks = new TreeMap<>();
    private final Map<String, Long> campaigns = new TreeMap<>();
    private long sessions;
    private int mostInterest;

    void add(SessionConclusion conclusion, int interest) {
        sessions++;
        mostInterest = Math.max(mostInterest, interest);
        count(verdicts, Stream.ofNullable(conclusion.verdict()).toList());
        count(networks, conclusion.networkKinds());
        count(campaigns, conclusion.campaigns());
    }

    private static void count(Map<String, Long> counts, Collection<String> names) {
        for (String name : names) {
            if (counts.size() < MAX_NAMES || counts.containsKey(name)) {
                counts.merge(name, 1L, Long::sum);
            }
        }
    }

    /** Returns a line of comment. */
    String comment() {
        return "# sessions: " + sessions + (sessions == 0 ? "" : "; highest interest " + mostInterest)
                + text("verdicts", verdicts)
                + text("networks", networks)
                + text("campaigns", campaigns) + "\n";
    }

    private static String text(String label, Map<String, Long> counts) {
        return counts.isEmpty()
                ? ""
                : counts.entrySet().stream()
                        .map(count -> visible(count.getKey()) + " " + count.getValue())
                        .collect(Collectors.joining(", ", "; " + label + ": ", ""));
    }

    private static String visible(String name) {
        return name.replaceAll("[^ -~]", "?");
    }
}
