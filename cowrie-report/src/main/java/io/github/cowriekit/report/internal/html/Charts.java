package io.github.cowriekit.report.internal.html;

import io.github.cowriekit.report.internal.summary.Ranking;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Charts as markup: every bar is a link to the sessions that it counts. */
final class Charts {
    private static final int TOP_SETS = 12;
    private static final int SHADES = 4;
    private static final int WIDTH = 10;
    private static final int HEIGHT = 100;

    private Charts() {}

    /** A bar: what it counts, the number, and the value by which the page finds the sessions. */
    record Bar(String label, long count, String value) {
        static List<Bar> of(List<Map.Entry<String, Long>> entries) {
            return entries.stream()
                    .map(entry -> new Bar(entry.getKey(), entry.getValue(), entry.getKey()))
                    .toList();
        }
    }

    /** Returns bars that lie, or nothing if there is nothing to count. */
    static String bars(String title, String key, List<Bar> bars) {
        long most = bars.stream().mapToLong(Bar::count).max().orElse(0);
        if (most == 0) {
            return "";
        }
        StringBuilder chart = figure(title).append("<ol class=\"bars\">\n");
        for (Bar bar : bars) {
            chart.append("<li><a href=\"")
                    .append(Markup.filter(key, bar.value()))
                    .append("\"><span>")
                    .append(Markup.escape(bar.label()))
                    .append(
                            "</span><svg viewBox=\"0 0 100 1\" preserveAspectRatio=\"none\" aria-hidden=\"true\"><rect height=\"1\" width=\"")
                    .append(share(bar.count(), most, 100))
                    .append("\"/></svg><b>")
                    .append(bar.count())
                    .append("</b></a></li>\n");
        }
        return chart.append("</ol></figure>\n").toString();
    }

    /** Returns columns over time, also for times without sessions. */
    static String columns(TimeCounts times) {
        List<TimeCounts.Column> columns = times.columns();
        if (columns.isEmpty()) {
            return "";
        }
        long most = columns.stream().mapToLong(TimeCounts.Column::count).max().orElse(1);
        StringBuilder chart = figure("Sessions over time (UTC)")
                .append("<div class=\"columns\"><p class=\"scale\"><span>")
                .append(most)
                .append("</span><span>0</span></p><svg viewBox=\"0 0 ")
                .append(columns.size() * WIDTH)
                .append(' ')
                .append(HEIGHT)
                .append("\" preserveAspectRatio=\"none\">\n");
        for (int i = 0; i < columns.size(); i++) {
            TimeCounts.Column column = columns.get(i);
            if (column.count() > 0) {
                String label = column.label() + ": " + Card.counted(column.count(), "session");
                int height = Math.max(1, share(column.count(), most, HEIGHT));
                chart.append("<a href=\"")
                        .append(Markup.filter("time", column.label()))
                        .append("\" aria-label=\"")
                        .append(label)
                        .append("\"><title>")
                        .append(label)
                        .append("</title><rect class=\"hit\" x=\"")
                        .append(i * WIDTH)
                        .append("\" y=\"0\" width=\"10\" height=\"100\"/><rect x=\"")
                        .append(i * WIDTH + 1)
                        .append("\" y=\"")
                        .append(HEIGHT - height)
                        .append("\" width=\"8\" height=\"")
                        .append(height)
                        .append("\"/></a>\n");
            }
        }
        chart.append("</svg><p class=\"axis\">");
        int last = columns.size() - 1;
        (last == 0 ? List.of(0) : last == 1 ? List.of(0, 1) : List.of(0, last / 2, last))
                .forEach(i ->
                        chart.append("<span>").append(columns.get(i).label()).append("</span>"));
        return chart.append("</p></div>")
                .append(times.left() == 0 ? "" : "<p class=\"soft\">" + times.left() + " sessions on other days.</p>")
                .append("</figure>\n")
                .toString();
    }

    /** Returns which sets of commands came on which of the last days, or nothing without commands. */
    static String heat(Ranking sets, SetDays setDays) {
        List<LocalDate> days = setDays.days();
        if (sets.isEmpty() || days.isEmpty()) {
            return "";
        }
        List<Map.Entry<String, Long>> top = sets.top(TOP_SETS);
        long most = 1;
        for (Map.Entry<String, Long> set : top) {
            for (LocalDate day : days) {
                most = Math.max(most, setDays.count(set.getKey(), day));
            }
        }
        StringBuilder table = new StringBuilder(
                        "<section aria-labelledby=\"sets\"><h2 id=\"sets\">Command sets by day</h2>\n")
                .append(
                        "<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"Table of command sets\"><table class=\"heat\">")
                .append("<thead><tr><th scope=\"col\">Commands</th><th scope=\"col\">All</th>");
        days.forEach(day -> table.append("<th scope=\"col\"><span>")
                .append(day.getYear())
                .append("</span> ")
                .append(day.toString().substring(day.toString().indexOf('-', 1) + 1))
                .append("</th>"));
        table.append("</tr></thead><tbody>\n");
        for (Map.Entry<String, Long> set : top) {
            table.append("<tr><th scope=\"row\">")
                    .append(Markup.link("did", set.getKey(), set.getKey()))
                    .append("</th><td>")
                    .append(set.getValue())
                    .append("</td>");
            for (LocalDate day : days) {
                long count = setDays.count(set.getKey(), day);
                if (count == 0) {
                    table.append("<td></td>");
                } else {
                    table.append("<td class=\"h")
                            .append(shade(count, most))
                            .append("\"><a href=\"")
                            .append(Markup.filter("did", set.getKey()))
                            .append("&amp;time=")
                            .append(day)
                            .append("\">")
                            .append(count)
                            .append("</a></td>");
                }
            }
            table.append("</tr>\n");
        }
        return table.append("</tbody></table></div>\n<p class=\"legend\">Sessions a day: ")
                .append(legend(most))
                .append("</p></section>\n")
                .toString();
    }

    private static String legend(long most) {
        List<String> shades = new ArrayList<>();
        long from = 1;
        for (int shade = 1; shade <= SHADES; shade++) {
            long to = most * shade / SHADES;
            if (to >= from) {
                shades.add("<span class=\"h" + shade + "\">" + (from == to ? from : from + "–" + to) + "</span>");
                from = to + 1;
            }
        }
        return String.join(" ", shades);
    }

    private static int shade(long count, long most) {
        for (int shade = 1; shade < SHADES; shade++) {
            if (count <= most * shade / SHADES) {
                return shade;
            }
        }
        return SHADES;
    }

    private static int share(long count, long most, int of) {
        return (int) Math.ceil((double) count * of / most);
    }

    private static StringBuilder figure(String title) {
        return new StringBuilder("<figure><figcaption>").append(title).append("</figcaption>");
    }
}
