package io.github.cowriekit.report.internal.html;

import io.github.cowriekit.model.assessment.Operator;
import io.github.cowriekit.report.internal.summary.Ranking;
import io.github.cowriekit.report.internal.summary.Summary;
import io.github.cowriekit.report.internal.summary.Topic;
import io.github.cowriekit.report.internal.text.TimeText;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a reader sees first, as markup that needs no script: the answers, then charts and lists. */
final class FirstScreen {
    private static final int CARDS = 10;
    private static final int TOP = 10;
    private static final int NEW = 5;
    private static final int BARS = 8;
    private static final int TO_DAYS = "2026-11-29".length();
    private static final int TO_MINUTES = "2026-11-29T07:00".length();
    private static final List<Operator> VERDICTS = List.of(
            Operator.HUMAN,
            Operator.LIKELY_HUMAN,
            Operator.UNDETERMINED,
            Operator.LIKELY_AUTOMATED,
            Operator.AUTOMATED);

    private final Figures figures;
    private final Summary summary;
    private final List<KeptSessions.Kept> kept;
    private final PageOptions options;

    FirstScreen(Figures figures, List<KeptSessions.Kept> kept, PageOptions options) {
        this.figures = figures;
        this.summary = figures.summary();
        this.kept = kept;
        this.options = options;
    }

    String markup() {
        return header() + cards() + news() + lists() + charts() + Charts.heat(figures.commandSets(), figures.setDays());
    }

    private String header() {
        Summary.Totals totals = summary.totals();
        StringBuilder header = new StringBuilder("<header>\n<h1>Cowrie sessions</h1>\n");
        if (options.note() != null) {
            header.append("<p class=\"note\"><strong>")
                    .append(Markup.escape(options.note()))
                    .append("</strong></p>\n");
        }
        header.append("<p class=\"soft\">")
                .append(
                        totals.first() == null || totals.last() == null
                                ? "No session has a time"
                                : minutes(totals.first()) + " to " + minutes(totals.last()))
                .append(" · sensors: ")
                .append(names(figures.sensors(), "sensor"))
                .append(" · answers from: ")
                .append(names(figures.sources(), null))
                .append(options.madeAt() == null ? "" : " · made " + minutes(options.madeAt()))
                .append("</p>\n")
                .append(Sentences.of(summary))
                .append("<ul class=\"figures\">\n");
        figure(header, totals.sessions(), "sessions", "");
        figure(header, totals.withLogin(), "got in", "login");
        figure(header, totals.withCommands(), "with commands", "commands");
        figure(header, totals.withFiles(), "with files", "files");
        return header.append("</ul>\n").append(left()).append("</header>\n").toString();
    }

    private static String minutes(Instant time) {
        return TimeText.iso(time).substring(0, TO_MINUTES).replace('T', ' ') + " UTC";
    }

    private static String names(Ranking ranking, @Nullable String key) {
        if (ranking.isEmpty()) {
            return "none";
        }
        int left = ranking.size() - TOP;
        return ranking.top(TOP).stream()
                        .map(entry -> key == null
                                ? Markup.escape(entry.getKey())
                                : Markup.link(key, entry.getKey(), entry.getKey()))
                        .collect(Collectors.joining(", "))
                + (left > 0 ? " and " + left + " more" : "");
    }

    private static void figure(StringBuilder out, long number, String words, String has) {
        out.append("<li><a href=\"")
                .append(has.isEmpty() ? "#has=" : Markup.filter("has", has))
                .append("\"><b>")
                .append(number)
                .append("</b> ")
                .append(words)
                .append("</a></li>\n");
    }

    /** Says how many sessions have no row, and how to see them. */
    private String left() {
        long left = summary.totals().sessions() - kept.size();
        return left == 0
                ? ""
                : "<p class=\"note\">Figures, charts and lists count all "
                        + summary.totals().sessions()
                        + " sessions. The table has the " + kept.size() + " that matter most; " + left
                        + " are not shown: people come first, then the most interesting, those with files, with commands, and the"
                        + " newest. To see others, make a page of fewer days (<code>--since</code>, <code>--until</code>), or print"
                        + " all with <code>cowriekit report --format csv</code> or <code>ndjson</code>.</p>\n";
    }

    private String cards() {
        Map<String, List<Integer>> groups = new LinkedHashMap<>();
        List<String> links = links();
        for (int i = 0; i < kept.size(); i++) {
            Card card = kept.get(i).card();
            if (groups.size() < CARDS || groups.containsKey(card.likeness())) {
                groups.computeIfAbsent(card.likeness(), likeness -> new ArrayList<>())
                        .add(i);
            }
        }
        if (groups.isEmpty()) {
            return "";
        }
        StringBuilder cards = new StringBuilder(
                "<section aria-labelledby=\"look\"><h2 id=\"look\">Look at these</h2>\n<div class=\"cards\">\n");
        groups.values()
                .forEach(
                        group -> card(cards, kept.get(group.get(0)).card(), links.get(group.get(0)), group.size() - 1));
        return cards.append("</div></section>\n").toString();
    }

    /** Returns by what each session is found: its id, which may come back. */
    private List<String> links() {
        Map<String, Integer> seen = new HashMap<>();
        return kept.stream()
                .map(session -> session.card().id())
                .map(id -> seen.merge(id, 1, Integer::sum) == 1 ? id : id + "~" + seen.get(id))
                .toList();
    }

    private static void card(StringBuilder out, Card card, String link, int more) {
        out.append("<article class=\"card\"><h3><a href=\"")
                .append(Markup.filter("session", link))
                .append("\">")
                .append(Markup.escape(card.address() == null ? card.id() : card.address()))
                .append("</a></h3>\n<p>");
        if (card.verdict() != null) {
            out.append("<strong>").append(Markup.escape(card.verdict())).append("</strong> ");
        }
        if (card.interest() != null) {
            out.append("<span class=\"badge\">").append(card.interest()).append("</span> ");
        }
        out.append(Markup.escape(card.where())).append("</p>\n<p class=\"soft\">");
        out.append(card.startedAt() == null ? "" : minutes(card.startedAt()) + " ")
                .append(card.sensor() == null ? "" : Markup.escape(card.sensor()))
                .append("</p>\n<p>")
                .append(Markup.escape(card.did()))
                .append("</p>\n");
        paragraph(out, "", card.techniques());
        paragraph(out, "Unusual: ", card.why());
        if (more > 0) {
            out.append("<p class=\"soft\">and ").append(more).append(" more like it in the table</p>\n");
        }
        out.append("</article>\n");
    }

    private static void paragraph(StringBuilder out, String label, String text) {
        if (!text.isEmpty()) {
            out.append("<p>").append(label).append(Markup.escape(text)).append("</p>\n");
        }
    }

    private String news() {
        if (figures.before() != null) {
            StringBuilder groups = new StringBuilder();
            figures.news().forEach((sentence, ranking) -> group(groups, sentence, ranking.top(NEW), null));
            return section(
                    "new",
                    "New: never seen before " + Markup.escape(figures.before().text()),
                    groups.length() == 0 ? "<p>Nothing is new.</p>\n" : "<div class=\"lists\">" + groups + "</div>\n");
        }
        Instant since = summary.lastDay();
        if (since == null) {
            return "";
        }
        StringBuilder groups = new StringBuilder();
        topics().forEach((title, list) -> {
            if (list.ranking().forgotten() == 0) {
                group(groups, title, list.ranking().since(since, NEW), list.key());
            }
        });
        return section(
                "new",
                "New on the last day, " + TimeText.iso(since).substring(0, TO_DAYS),
                (groups.length() == 0 ? "<p>Nothing is new.</p>\n" : "<div class=\"lists\">" + groups + "</div>\n")
                        + "<p class=\"soft\">What first came on that day (UTC), compared with the earlier sessions of this page; no history of"
                        + " earlier runs was given.</p>\n");
    }

    private static void group(
            StringBuilder out, String title, List<Map.Entry<String, Long>> entries, @Nullable String key) {
        if (!entries.isEmpty()) {
            out.append("<div><h3>")
                    .append(Markup.escape(title))
                    .append("</h3>")
                    .append(Markup.list(entries, key))
                    .append("</div>\n");
        }
    }

    private static String section(String id, String title, String body) {
        return "<section aria-labelledby=\"" + id + "\"><h2 id=\"" + id + "\">" + title + "</h2>\n" + body
                + "</section>\n";
    }

    /** A ranking, and the filter by which the page finds the sessions of its values. */
    private record Listed(Ranking ranking, String key) {}

    private Map<String, Listed> topics() {
        Map<String, Listed> lists = new LinkedHashMap<>();
        lists.put("Credentials", new Listed(summary.ranking(Topic.CREDENTIALS), "credential"));
        lists.put("Commands", new Listed(summary.ranking(Topic.COMMANDS), "command"));
        lists.put("Clients", new Listed(summary.ranking(Topic.CLIENTS), "client"));
        lists.put("Campaigns", new Listed(summary.campaigns(), "campaign"));
        lists.put("Addresses", new Listed(summary.ranking(Topic.ADDRESSES), "address"));
        lists.put("Files", new Listed(summary.ranking(Topic.FILES), "file"));
        lists.put("Keys", new Listed(figures.keys(), "key"));
        lists.put("Download Hosts", new Listed(summary.ranking(Topic.DOWNLOAD_HOSTS), "host"));
        return lists;
    }

    private String lists() {
        StringBuilder groups = new StringBuilder();
        topics().forEach((title, list) -> group(
                groups,
                title + " (" + Sentences.different(list.ranking()) + ")",
                list.ranking().top(TOP),
                list.key()));
        return groups.length() == 0
                ? ""
                : section("top", "What came most often", "<div class=\"lists\">" + groups + "</div>\n");
    }

    private String charts() {
        Map<Operator, Long> verdicts = summary.verdicts();
        List<Charts.Bar> operators = VERDICTS.stream()
                .filter(verdicts::containsKey)
                .map(verdict -> new Charts.Bar(verdict.label(), verdicts.getOrDefault(verdict, 0L), verdict.label()))
                .toList();
        List<Charts.Bar> durations = new ArrayList<>();
        for (Map.Entry<String, Long> bucket : summary.durations().entries()) {
            durations.add(new Charts.Bar(bucket.getKey(), bucket.getValue(), String.valueOf(durations.size())));
        }
        String charts = Charts.bars("Verdicts: who drove the sessions", "verdict", operators)
                + Charts.columns(figures.times())
                + Charts.bars("Durations", "duration", durations)
                + Charts.bars(
                        "Countries",
                        "country",
                        Charts.Bar.of(summary.ranking(Topic.COUNTRIES).top(BARS)))
                + Charts.bars(
                        "Networks",
                        "network",
                        Charts.Bar.of(summary.ranking(Topic.NETWORKS).top(BARS)))
                + Charts.bars(
                        "Kinds of network",
                        "kind",
                        Charts.Bar.of(summary.ranking(Topic.NETWORK_KINDS).top(BARS)))
                + Charts.bars(
                        "Campaigns",
                        "campaign",
                        Charts.Bar.of(summary.campaigns().top(BARS)));
        return charts.isEmpty()
                ? ""
                : "<section aria-labelledby=\"over\"><h2 id=\"over\">Overview</h2>\n<p class=\"soft\">A bar filters the table"
                        + " below.</p>\n<div class=\"charts\">\n" + charts + "</div></section>\n";
    }
}
