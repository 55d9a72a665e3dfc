package io.github.cowriekit.report;

import static io.github.cowriekit.report.fixtures.Diary.found;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.github.cowriekit.model.Download;
import io.github.cowriekit.model.FileOrigin;
import io.github.cowriekit.model.SessionEnd;
import io.github.cowriekit.model.intel.EnrichedSession;
import io.github.cowriekit.model.intel.EnrichmentResult;
import io.github.cowriekit.model.intel.Facts;
import io.github.cowriekit.model.intel.Observable;
import io.github.cowriekit.model.intel.malwarebazaar.MalwareBazaarFacts;
import io.github.cowriekit.model.intel.otx.OtxFacts;
import io.github.cowriekit.model.intel.virustotal.AnalysisStats;
import io.github.cowriekit.model.intel.virustotal.VirusTotalFileFacts;
import io.github.cowriekit.report.fixtures.Diary;
import io.github.cowriekit.report.fixtures.ExportFixtures;
import io.github.cowriekit.report.fixtures.WrittenReports;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** The family of a file is the same in every format: the name that one who calls it malicious gives it. */
class OneFileTest {
    private static final String SHA256 = "0badcafe".repeat(8);
    private static final Observable FILE = Observable.sha256(SHA256);
    private static final String NONE = "";

    private static final EnrichmentResult NAMES = found(
            "otx", FILE, OtxFacts.builder().malwareFamilies(List.of("gafgyt")).build());
    private static final EnrichmentResult ACCUSES = found("virustotal", FILE, virusTotal("mirai", 30, 25));

    private static Facts virusTotal(String label, long malicious, long undetected) {
        return VirusTotalFileFacts.builder()
                .threatLabel(label)
                .lastAnalysisStats(AnalysisStats.builder()
                        .malicious(malicious)
                        .undetected(undetected)
                        .build())
                .build();
    }

    private static List<EnrichedSession> sessions(EnrichmentResult... results) {
        return List.of(new EnrichedSession(
                Diary.session("8d39860bce79", "142.93.64.69", SessionEnd.CLOSED)
                        .startedAt(Instant.parse("2024-02-03T04:05:06Z"))
                        .downloads(List.of(Download.builder(FileOrigin.URL)
                                .sha256(SHA256)
                                .url("http://142.93.64.69/x")
                                .build()))
                        .build(),
                List.of(results)));
    }

    /** Returns what each format calls the file, empty where it has no name for it. */
    private static Map<String, String> families(List<EnrichedSession> sessions) {
        Map<String, String> families = new TreeMap<>();
        families.put("csv", csv(sessions).getField("malware_family"));
        families.put("diary", said("Malware Families\\s+-+\\s+([a-z]+)  1\n", write(Reports.diary(), sessions)));
        families.put(
                "brief", said("0badcafe0bad… ?(\\S*)\n", write(Reports.diary().brief(), sessions)));
        families.put("markdown", said(SHA256 + " [^\n]*engines, ([a-z]+) ", write(Reports.markdown(), sessions)));
        families.put("summary", said(SHA256 + "  [^\n]*engines, ([a-z]+) ", write(Reports.summary(), sessions)));
        families.put("html", said("engines, ([a-z]+) ", page(sessions)));
        String ecs = write(Reports.ecs(ExportOptions.all()), sessions)
                .lines()
                .toList()
                .get(1);
        families.put("ecs", ExportFixtures.json(ecs).at("/cowrie/files/0/label").asText());
        families.put("misp", comment(write(Reports.misp(ExportOptions.all()), sessions)));
        families.put("stix", malware(write(Reports.stix(ExportOptions.all()), sessions)));
        return families;
    }

    /** What the page knows the first file of the first session as. */
    private static String page(List<EnrichedSession> sessions) {
        WrittenReports.PageSession first =
                WrittenReports.pageSessions(write(Reports.html(), sessions)).get(0);
        return first.text(first.get("files").get(0).get(4));
    }

    private static String said(String pattern, String text) {
        Matcher matcher = Pattern.compile(pattern).matcher(text);
        return matcher.find() ? matcher.group(1) : NONE;
    }

    private static NamedCsvRecord csv(List<EnrichedSession> sessions) {
        String text = write(Reports.csv().table(CsvTable.FILES), sessions);
        return CsvReader.builder().ofNamedCsvRecord(text).stream().findFirst().orElseThrow();
    }

    private static String comment(String misp) {
        return first(ExportFixtures.json(misp).at("/Event/Object"), "name", "file")
                .at("/comment")
                .asText();
    }

    private static String malware(String stix) {
        return first(ExportFixtures.json(stix).at("/objects"), "type", "malware")
                .at("/name")
                .asText();
    }

    private static JsonNode first(JsonNode array, String key, String value) {
        return StreamSupport.stream(array.spliterator(), false)
                .filter(element -> element.path(key).asText().equals(value))
                .findFirst()
                .orElse(ExportFixtures.json("{}"));
    }

    private static String write(ReportFormat format, List<EnrichedSession> sessions) {
        return WrittenReports.write(format, sessions);
    }

    @Test
    void isOfAFamilyThatOneWhoAccusesItNames() {
        assertThat(families(sessions(NAMES, ACCUSES)))
                .hasSize(9)
                .allSatisfy((format, family) -> assertThat(family).as(format).isEqualTo("mirai"));
    }

    @Test
    void isOfNoFamilyThatOnlyOthersName() {
        EnrichmentResult clears = found("virustotal", FILE, virusTotal("mirai", 0, 55));

        assertThat(families(sessions(NAMES, clears)))
                .allSatisfy((format, family) -> assertThat(family).as(format).isEqualTo(NONE));
        assertThat(write(Reports.diary(), sessions(NAMES))).contains("<not called malicious>  1\n");
        assertThat(write(Reports.summary(), sessions(NAMES))).contains("1  " + SHA256 + "\n");
    }

    @Test
    void hasNoDetectionsOfEnginesThatGaveNoVerdict() {
        EnrichmentResult silent = found("virustotal", FILE, virusTotal("mirai", 0, 0));
        EnrichmentResult listed = found(
                "malwarebazaar",
                FILE,
                MalwareBazaarFacts.builder().signature("Mirai").build());

        NamedCsvRecord row = csv(sessions(silent, listed));

        assertThat(row.getField("detections")).isEqualTo("1");
        assertThat(row.getField("engines_asked")).isEmpty();
        assertThat(row.getField("malware_family")).isEqualTo("Mirai");
        assertThat(csv(sessions(silent)).getField("detections")).isEmpty();
    }
}
