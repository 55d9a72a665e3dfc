package io.github.cowriekit.report.diary;

import io.github.cowriekit.model.SessionBuilder;
import io.github.cowriekit.model.SessionRecord;
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
        return WrittenReports.write(Reports.diary().summary(false).withFailedLogins(), List.of(enriched));
    }

    /** Returns a diary without the answers that its blocks begin with: the paragraph before the line of the session. */
    static String labelled(String diary) {
        return diary.replaceAll("(?:(?<=\\n)|^)(?:[^\\n]+\\n)+\\n(?= {23}Session  )", "");
    }

    /** Returns the first paragraph of a block. */
    static String answer(SessionRecord session) {
        String block = WrittenReports.write(Reports.diary().summary(false).withFailedLogins(), List.of(session));
        return block.substring(0, block.indexOf("\n\n") + 1);
    }
}
