package io.github.cowriekit.report;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvRecord;
import io.github.cowriekit.json.SessionJson;
import io.github.cowriekit.model.intel.EnrichedSession;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** What a report must look like whatever the sessions hold: one small check for each format. */
final class Grammars {
    /** Characters that act on a terminal or on the direction of text, the line feed not among them. */
    static final Pattern ACTIVE = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Cs}\\u2028\\u2029&&[^\\n]]");

    private static final String BLOCK_END = "\n" + "X".repeat(96) + "\n";

    private Grammars() {}

    /** Checks the text that a format made of sessions. */
    interface Grammar {
        void check(String text, List<EnrichedSession> sessions);
    }

    /** A grammar with the number of bytes per session that the format promises not to exceed. */
    record Bounded(int bytesPerSession, Grammar grammar) {}

    static Map<String, Bounded> byFormat() {
        return Map.ofEntries(
                Map.entry("cef", new Bounded(40_000, ExportGrammars::cef)),
                Map.entry("csv", new Bounded(8_000_000, Grammars::csv)),
                Map.entry("diary", new Bounded(8_000_000, Grammars::diary)),
                Map.entry("ecs", new Bounded(400_000, ExportGrammars::ecs)),
                Map.entry("html", new Bounded(500_000, Grammars::html)),
                Map.entry("ioc", new Bounded(100_000, ExportGrammars::ioc)),
                Map.entry("legacy", new Bounded(8_000_000, Grammars::legacy)),
                Map.entry("markdown", new Bounded(200_000, Grammars::markdown)),
                Map.entry("misp", new Bounded(400_000, ExportGrammars::misp)),
                Map.entry("navigator", new Bounded(10_000, ExportGrammars::navigator)),
                Map.entry("ndjson", new Bounded(8_000_000, Grammars::ndjson)),
                Map.entry("ocsf", new Bounded(400_000, ExportGrammars::ocsf)),
                Map.entry("stix", new Bounded(400_000, ExportGrammars::stix)),
                Map.entry("summary", new Bounded(50_000, Grammars::summary)));
    }

    private static void csv(String text, List<EnrichedSession> sessions) {
        assertThat(text.replace("\r\n", "\n")).doesNotContainPattern(ACTIVE);
        List<CsvRecord> records = CsvReportTest.records(text);
        assertThat(records).hasSize(sessions.size() + 1).hasSize(text.split("\r\n", -1).length - 1);
        assertThat(records)
                .allSatisfy(row ->
                        assertThat(row.getFieldCount()).isEqualTo(records.get(0).getFieldCount()));
        assertThat(records.stream().flatMap(row -> row.getFields().stream()))
                .noneMatch(cell -> cell.stripLeading().matches("(?s)[=+@\uff1d\uff0b\uff20-].*"));
    }

    private static void diary(String text, List<EnrichedSession> sessions) {
        assertThat(text).doesNotContainPattern(ACTIVE);
        assertThat(text.split(Pattern.quote(BLOCK_END), -1)).hasSize(sessions.size() + 1);
        assertThat(text.lines().filter(line -> line.startsWith(" ".repeat(23) + "Session  ")))
                .hasSameSizeAs(sessions);
    }

    private static void html(String text, List<EnrichedSession> sessions) {
        assertThat(text.split("</script", -1)).hasSize(5);
        int start = text.indexOf("id=\"data\">[") + 11;
        assertThat(text.substring(start, text.indexOf("]</script>", start))).matches("[\\x20-\\x7e\\n&&[^<>&']]*");
        assertThat(HtmlReportTest.data(text)).hasSameSizeAs(sessions);
    }

    private static void markdown(String text, List<EnrichedSession> sessions) {
        assertThat(text).doesNotContainPattern(ACTIVE);
        String outside = text.replaceAll("(?ms)^(`{3,})text$.*?^\\1$", "");
        assertThat(outside.lines().filter(line -> line.startsWith("#"))).hasSameSizeAs(sessions);
        assertThat(outside).doesNotContainPattern("(?<!\\\\)(?:\\\\\\\\)*[<\\[`!]");
    }

    private static void summary(String text, List<EnrichedSession> sessions) {
        assertThat(text).doesNotContainPattern(ACTIVE).contains("Sessions  " + sessions.size() + "\n");
        assertThat(text.lines().filter(line -> line.equals("Summary"))).hasSize(1);
        assertThat(text.lines()).allMatch(line -> line.length() < 600);
    }

    private static void legacy(String text, List<EnrichedSession> sessions) {
        assertThat(text.replace("\t", "")).doesNotContainPattern(ACTIVE);
        long blocks = sessions.stream()
                .filter(enriched -> enriched.session().successfulLogin().isPresent())
                .count();
        assertThat(text.split(Pattern.quote(BLOCK_END), -1)).hasSize((int) blocks + 1);
        assertThat(text.lines().filter(line -> line.startsWith(" ".repeat(23) + "Session  ")))
                .hasSize((int) blocks);
    }

    private static void ndjson(String text, List<EnrichedSession> sessions) {
        assertThat(text).matches(Pattern.compile("(?s)[\\x20-\\x7e\\n]*"));
        assertThat(text.lines().map(SessionJson::read)).containsExactlyElementsOf(sessions);
    }
}
