package io.github.cowriekit.examples;

import io.github.cowriekit.analysis.Analysis;
import io.github.cowriekit.analysis.SessionHistory;
import io.github.cowriekit.enrich.Enrichment;
import io.github.cowriekit.parser.CowrieLog;
import io.github.cowriekit.report.Reports;
import java.nio.file.Path;

/** The lines that the README shows. */
public final class Quickstart {
    private Quickstart() {}

    public static void main(String... arguments) {
        Analysis analysis = Analysis.builder().history(SessionHistory.create()).build();
        try (var sessions = CowrieLog.in(Path.of("examples/sample-logs/diary")).sessions();
                var enrichment = Enrichment.builder().discover().build()) {
            Reports.diary().write(sessions.map(enrichment::enrich).map(analysis::assess), System.out);
        }
    }
}
