package org.example.scoreboard;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cowriekit.json.SessionJson;
import io.github.cowriekit.model.Endpoint;
import io.github.cowriekit.model.Session;
import io.github.cowriekit.model.SessionEnd;
import io.github.cowriekit.model.intel.EnrichedSession;
import io.github.cowriekit.model.intel.EnrichmentResult;
import io.github.cowriekit.model.intel.Observable;
import io.github.cowriekit.report.CsvTable;
import io.github.cowriekit.report.ExportOptions;
import io.github.cowriekit.report.ReportFormat;
import io.github.cowriekit.report.Reports;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The facts of this source appear in every report and export as those of the library do. */
final class ReportsTest {
    private static final Observable ADDRESS = Observable.ip("142.93.64.69");

    private final EnrichedSession session = new EnrichedSession(
            Session.builder("8d39860bce79", SessionEnd.CLOSED)
                    .source(new Endpoint(ADDRESS.value(), 4711))
                    .startedAt(Instant.parse("2024-02-03T04:05:06Z"))
                    .build(),
            List.of(new EnrichmentResult.Found(
                    ADDRESS,
                    "scoreboard",
                    Instant.parse("2024-02-04T00:00:00Z"),
                    new ScoreboardFacts(97L, List.of("ssh", "telnet"), "nl", true))));

    @Test
    void areShownInTheirOwnWords() throws IOException {
        assertThat(write(Reports.diary().withFailedLogins()))
                .contains("Scoreboard Score  97\n")
                .contains("Scoreboard Labels  ssh, telnet\n");
        assertThat(write(Reports.html())).contains("\"Scoreboard Score\",\"97\",\"Scoreboard Labels\",\"ssh, telnet\"");
        assertThat(write(Reports.csv().table(CsvTable.ANSWERS)))
                .contains(",scoreboard,2024-02-04T00:00:00.000000Z,found,Scoreboard Score,97\r\n");
        assertThat(write(Reports.markdown())).contains("Scoreboard Score: 97 · Scoreboard Labels: ssh, telnet");
    }

    @Test
    void tellCountryAndNetworkKind() throws IOException {
        assertThat(write(Reports.summary())).contains("1  NL\n").contains("1  vpn\n");
        assertThat(write(Reports.ecs(ExportOptions.all())))
                .contains("\"geo\":{\"country_iso_code\":\"NL\"}")
                .contains("\"network_kind\":\"vpn\"");
        assertThat(write(Reports.csv())).contains(",NL,,vpn,");
    }

    @Test
    void surviveSessionJson() {
        String json = SessionJson.toJson(session);
        assertThat(json).contains("\"kind\":\"scoreboard\"").contains("\"labels\":[\"ssh\",\"telnet\"]");
        assertThat(SessionJson.read(json)).isEqualTo(session);
    }

    private String write(ReportFormat format) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        format.write(Stream.of(session), out);
        return out.toString(StandardCharsets.UTF_8);
    }
}
