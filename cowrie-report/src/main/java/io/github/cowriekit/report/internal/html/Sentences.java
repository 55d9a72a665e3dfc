package io.github.cowriekit.report.internal.html;

import io.github.cowriekit.model.assessment.Operator;
import io.github.cowriekit.model.intel.NetworkKind;
import io.github.cowriekit.report.internal.summary.Ranking;
import io.github.cowriekit.report.internal.summary.Summary;
import io.github.cowriekit.report.internal.summary.Topic;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Three sentences about all sessions: who, from where, on what infrastructure. */
final class Sentences {
    private static final int SHOWN = 3;
    /** In the order in which a reader asks for them; the others follow by number. */
    private static final List<NetworkKind> FIRST = List.of(
            NetworkKind.HOSTING,
            NetworkKind.RESIDENTIAL,
            NetworkKind.VPN,
            NetworkKind.TOR_EXIT,
            NetworkKind.PROXY,
            NetworkKind.RESIDENTIAL_PROXY);

    private Sentences() {}

    static String of(Summary summary) {
        return "<p class=\"sentences\">" + who(summary) + "</p>\n<p class=\"sentences\">" + where(summary)
                + "</p>\n<p class=\"sentences\">" + infrastructure(summary) + "</p>\n";
    }

    private static String who(Summary summary) {
        if (summary.verdicts().isEmpty()) {
            return "Who drove the sessions was not assessed.";
        }
        long people = count(summary, Operator.HUMAN) + count(summary, Operator.LIKELY_HUMAN);
        long programs = count(summary, Operator.AUTOMATED) + count(summary, Operator.LIKELY_AUTOMATED);
        long known = summary.verdicts().values().stream().mapToLong(n -> n).sum();
        long unknown = summary.totals().sessions() - known + count(summary, Operator.UNDETERMINED);
        return Markup.link("who", "person", sessions(people)) + " by a person" + likely(summary, Operator.LIKELY_HUMAN)
                + ", " + Markup.link("who", "program", Markup.number(programs)) + " by a program"
                + likely(summary, Operator.LIKELY_AUTOMATED) + ", "
                + Markup.link("who", "unknown", Markup.number(unknown)) + " not known.";
    }

    /** Says of how many of them that is no more than likely. */
    private static String likely(Summary summary, Operator operator) {
        long number = count(summary, operator);
        return number == 0 ? "" : " (" + Markup.number(number) + " likely)";
    }

    private static String sessions(long number) {
        return Markup.number(number) + (number == 1 ? " session" : " sessions");
    }

    private static long count(Summary summary, Operator operator) {
        return summary.verdicts().getOrDefault(operator, 0L);
    }

    private static String where(Summary summary) {
        Ranking addresses = summary.ranking(Topic.ADDRESSES);
        if (addresses.isEmpty()) {
            return "The log has no source address.";
        }
        Ranking countries = summary.ranking(Topic.COUNTRIES);
        String from = "From " + different(addresses) + (addresses.size() == 1 ? " address" : " addresses");
        if (countries.isEmpty()) {
            return from + "; where they are, no source said.";
        }
        return from + " in " + different(countries) + (countries.size() == 1 ? " country: " : " countries: ")
                + top(countries, "country") + "; networks: " + top(summary.ranking(Topic.NETWORKS), "network") + ".";
    }

    /** Returns how many different values there are. */
    static String different(Ranking ranking) {
        return (ranking.forgotten() == 0 ? "" : "at least ") + Markup.number(ranking.size());
    }

    private static String top(Ranking ranking, String key) {
        if (ranking.isEmpty()) {
            return "no source said";
        }
        int left = ranking.size() - SHOWN;
        return ranking.top(SHOWN).stream()
                        .map(entry -> Markup.link(key, entry.getKey(), entry.getKey()) + " "
                                + Markup.number(entry.getValue()))
                        .collect(Collectors.joining(", "))
                + (left > 0 ? " and " + Markup.number(left) + " more" : "");
    }

    private static String infrastructure(Summary summary) {
        Ranking kinds = summary.ranking(Topic.NETWORK_KINDS);
        if (kinds.isEmpty()) {
            return "On what infrastructure: no source said.";
        }
        Map<String, Long> counts = new LinkedHashMap<>();
        FIRST.forEach(kind -> counts.put(kind.label(), 0L));
        kinds.top(kinds.size()).forEach(entry -> counts.put(entry.getKey(), entry.getValue()));
        String words = counts.entrySet().stream()
                .map(entry -> Markup.number(entry.getValue()) + " "
                        + (entry.getValue() == 0
                                ? entry.getKey()
                                : Markup.link("kind", entry.getKey(), entry.getKey())))
                .collect(Collectors.joining(", "));
        long known = counts.values().stream().mapToLong(n -> n).sum();
        return "Infrastructure, by sessions: " + words + ", "
                + Markup.number(summary.totals().sessions() - known) + " not known.";
    }
}
