package io.github.cowriekit.report.diary;

import io.github.cowriekit.model.SessionBuilder;
import io.github.cowriekit.model.intel.EnrichedSession;
import io.github.cowriekit.model.intel.EnrichmentResult;
import io.github.cowriekit.report.Reports;
import io.github.cowriekit.report.fixtures.WrittenReports;
import java.util.List;

/** The block that the diary writes for one session, and the labels in it. */
final class DiaryBlocks {
    private DiaryBlocks() {}

    static String label(String label) {
        return " ".repeat(30 - label.length()) + label;
    }

    static String block(SessionBuilder session, EnrichmentResult... results) {
        EnrichedSession enriched = new EnrichedSession(session.build(), List.of(results));
        return WrittenReports.write(Reports.diary().summary(false), List.of(enriched));
    }
}
