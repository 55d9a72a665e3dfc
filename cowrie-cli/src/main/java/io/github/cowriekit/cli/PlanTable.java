package io.github.cowriekit.cli;

import io.github.cowriekit.enrich.EnrichmentPlan;
import io.github.cowriekit.enrich.EnrichmentPlan.PlannedSource;
import io.github.cowriekit.enrich.Obstacle;
import java.time.Duration;
import java.util.Locale;

/** A plan as a table, one line per source. */
final class PlanTable {
    private static final String LINE = "%-16s %-8s %9s %8s %8s %8s %10s  %s";

    private PlanTable() {}

    static String of(EnrichmentPlan plan) {
        StringBuilder table = new StringBuilder();
        line(table, "source", "cost", "questions", "perhaps", "settled", "known", "not asked", "time");
        for (PlannedSource source : plan.sources()) {
            line(
                    table,
                    source.source(),
                    source.cost().name().toLowerCase(Locale.ROOT),
                    source.questions(),
                    source.perhaps(),
                    source.settled(),
                    source.known(),
                    source.notAsked(),
                    source.obstacle().map(Obstacle::text).orElseGet(() -> text(source.time())));
        }
        return table.append("perhaps: not asked if the answer of a cheaper source settles the question\n")
                .toString();
    }

    private static void line(StringBuilder table, Object... cells) {
        table.append(LINE.formatted(cells).stripTrailing()).append('\n');
    }

    private static String text(Duration time) {
        if (time.toDays() > 0) {
            return time.toDays() + "d " + time.toHoursPart() + "h";
        }
        return time.toHours() > 0
                ? time.toHours() + "h " + time.toMinutesPart() + "m"
                : time.toMinutes() + "m " + time.toSecondsPart() + "s";
    }
}
