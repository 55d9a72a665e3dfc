package io.github.cowriekit.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.cowriekit.model.SessionEnd;
import io.github.cowriekit.model.intel.EnrichedSession;
import io.github.cowriekit.model.intel.EnrichmentResult;
import io.github.cowriekit.model.intel.Observable;
import io.github.cowriekit.model.intel.dshield.DshieldFacts;
import io.github.cowriekit.model.intel.maxmind.MaxMindFacts;
import io.github.cowriekit.report.fixtures.Diary;
import io.github.cowriekit.report.fixtures.WrittenReports;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Country, AS and kind of network of an address that one source alone knows are the same in every format. */
class OneOriginTest {
    private static final Observable ADDRESS = Observable.ip("142.93.64.69");
    private static final String COUNTRY = "NL";
    private static final long ASN = 64_500;
    private static final String AS_NAME = "EXAMPLE-AS";
    private static final String KIND = "vpn";

    private final EnrichedSession session = new EnrichedSession(
            Diary.session("8d39860bce79", ADDRESS.value(), SessionEnd.CLOSED)
                    .startedAt(Instant.parse("2024-02-03T04:05:06Z"))
                    .build(),
            List.of(new EnrichmentResult.Found(ADDRESS, "maxmind", Diary.FETCHED, maxMind())));

    private static MaxMindFacts maxMind() {
        MaxMindFacts.Place country = new MaxMindFacts.Place(COUNTRY, null, Map.of());
        return new MaxMindFacts(
                new MaxMindFacts.City(
                        null, null, null, country, null, null, null, null, List.of(), null, null, null, null, null,
                        null, null),
                new MaxMindFacts.Asn(null, "142.93.64.0/20", ASN, AS_NAME),
                new MaxMindFacts.Anonymous(null, null, true, true, false, false, false, false));
    }

    @Test
    void isInTextAndTables() {
        assertThat(write(Reports.csv())).containsPattern("," + ASN + "," + AS_NAME + "," + COUNTRY + ",," + KIND + ",");
        assertThat(write(Reports.markdown()))
                .contains("| Network | AS" + ASN + " EXAMPLE-AS |\n")
                .contains("| Country | " + COUNTRY + " |\n")
                .contains("| Network Kind | " + KIND + " |\n");
        assertThat(write(Reports.summary()))
                .containsPattern("(?s)\nNetworks\n.{0,60}1  AS" + ASN + " " + AS_NAME + "\n")
                .containsPattern("(?s)\nNetwork Kinds\n.{0,60}1  " + KIND + "\n")
                .containsPattern("(?s)\nCountries\n.{0,60}1  " + COUNTRY + "\n");
        assertThat(write(Reports.diary().withFailedLogins()))
                .contains("Country  " + COUNTRY + " (maxmind)\n")
                .contains("Network Kind  " + KIND + " (maxmind)\n")
                .contains("MaxMind ASN  " + ASN + "\n");
        assertThat(write(Reports.diary().withFailedLogins().brief()))
                .contains("AS" + ASN + " " + AS_NAME + ", " + COUNTRY + ", " + KIND);
        assertThat(SessionDiff.text(session, EnrichedSession.of(session.session())))
                .containsPattern("\n +Network  AS" + ASN + " " + AS_NAME + "\n")
                .containsPattern("\n +Country  " + COUNTRY + "\n")
                .containsPattern("\n +Network Kind  " + KIND + "\n");
    }

    @Test
    void isANameWhereNoSourceSaysANumber() throws IOException {
        DshieldFacts named =
                DshieldFacts.builder().asName(AS_NAME).asCountry(COUNTRY).build();
        List<EnrichedSession> sessions = List.of(new EnrichedSession(
                session.session(), List.of(new EnrichmentResult.Found(ADDRESS, "dshield", Diary.FETCHED, named))));

        assertThat(WrittenReports.write(Reports.csv(), sessions)).contains(",," + AS_NAME + ",," + COUNTRY + ",,");
        assertThat(WrittenReports.write(Reports.markdown(), sessions))
                .contains("| Network | EXAMPLE-AS |\n")
                .contains("| Country | " + COUNTRY + " (registered) |\n");
        assertThat(WrittenReports.write(Reports.diary().withFailedLogins().brief(), sessions))
                .contains(", " + AS_NAME + ", " + COUNTRY + " (registered)\n");
        assertThat(WrittenReports.write(Reports.summary(), sessions))
                .contains("  1  " + AS_NAME + "\n", "  1  " + COUNTRY + " (registered)\n");
        WrittenReports.PageSession page = WrittenReports.pageSessions(WrittenReports.write(Reports.html(), sessions))
                .get(0);
        assertThat(page.text("network")).isEqualTo(AS_NAME);
        assertThat(page.text("country")).isEqualTo(COUNTRY + " (registered)");
        String ecs = WrittenReports.write(Reports.ecs(ExportOptions.all()), sessions)
                .lines()
                .toList()
                .get(1);
        assertThat(new ObjectMapper().readTree(ecs).at("/source/as").toString())
                .isEqualTo("{\"organization\":{\"name\":\"" + AS_NAME + "\"}}");
        assertThat(new ObjectMapper()
                        .readTree(WrittenReports.write(Reports.ocsf(ExportOptions.all()), sessions))
                        .at("/evidences/0/src_endpoint/autonomous_system")
                        .toString())
                .isEqualTo("{\"name\":\"" + AS_NAME + "\"}");
    }

    @Test
    void isInThePage() {
        WrittenReports.PageSession session =
                WrittenReports.pageSessions(write(Reports.html())).get(0);
        assertThat(session.text("network")).isEqualTo("AS" + ASN + " " + AS_NAME);
        assertThat(session.text("country")).isEqualTo(COUNTRY);
        assertThat(session.text("kind")).isEqualTo(KIND);
    }

    @Test
    void isInExports() throws IOException {
        JsonNode ecs = new ObjectMapper()
                .readTree(
                        write(Reports.ecs(ExportOptions.all())).lines().toList().get(1));
        assertThat(ecs.at("/source/as/number").asLong()).isEqualTo(ASN);
        assertThat(ecs.at("/source/as/organization/name").asText()).isEqualTo(AS_NAME);
        assertThat(ecs.at("/source/geo/country_iso_code").asText()).isEqualTo(COUNTRY);
        assertThat(ecs.at("/cowrie/network_kind").asText()).isEqualTo(KIND);

        JsonNode ocsf = new ObjectMapper().readTree(write(Reports.ocsf(ExportOptions.all())));
        JsonNode source = ocsf.at("/evidences/0/src_endpoint");
        assertThat(source.at("/autonomous_system/number").asLong()).isEqualTo(ASN);
        assertThat(source.at("/autonomous_system/name").asText()).isEqualTo(AS_NAME);
        assertThat(source.at("/location/country").asText()).isEqualTo(COUNTRY);
        assertThat(ocsf.at("/unmapped/network_kind").asText()).isEqualTo(KIND);
    }

    private String write(ReportFormat format) {
        return WrittenReports.write(format, List.of(session));
    }
}
