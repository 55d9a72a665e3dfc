package io.github.cowriekit.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cowriekit.enrich.Enrichment;
import io.github.cowriekit.model.intel.CustomFacts;
import io.github.cowriekit.model.intel.Observable;
import io.github.cowriekit.parser.CowrieLog;
import io.github.cowriekit.report.Reports;
import io.github.cowriekit.testkit.fakes.FakeDshield;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ExamplesTest {
    private static final Path LOGS = Path.of("sample-logs/diary");

    private static String printed(Runnable main) {
        PrintStream out = System.out;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
        try {
            main.run();
        } finally {
            System.setOut(out);
        }
        return printed.toString(StandardCharsets.UTF_8);
    }

    @Test
    void parsesWithoutAskingAnybody() {
        assertThat(printed(() -> ParseOnly.main(LOGS.toString())).lines())
                .hasSize(3)
                .anyMatch(line -> line.contains("45.79.54.105 8d39860bce79: 1 commands, 1 files"));
    }

    @Test
    void reportsWithoutAskingAnybody() {
        assertThat(printed(() -> ReportOnly.main(LOGS.toString())))
                .contains("8d39860bce79", "909bea239054", "fd5ac84ee8f9")
                .doesNotContain("Who ", "No answer");
    }

    @Test
    void describesOneAddress() {
        try (FakeDshield dshield = new FakeDshield()) {
            dshield.knows(
                    Observable.ip("142.93.64.69"),
                    "{\"ip\": {\"number\": \"142.93.64.69\", \"count\": 7, \"asname\": \"DIGITALOCEAN-ASN\", \"ascountry\": \"US\"}}");
            try (var enrichment = Enrichment.builder()
                    .environment(Map.of())
                    .source("dshield", s -> s.baseUrl(dshield.baseUri()))
                    .build()) {
                var results = enrichment.lookup(Observable.ip("142.93.64.69"));

                assertThat(results.stream().map(EnrichOneAddress::describe))
                        .containsExactly("DIGITALOCEAN-ASN (US), reports: 7");
            }
        }
    }

    @Test
    void addsASourceOfOnesOwn() {
        var notes = new OwnEnricher.TeamNotes(Map.of("45.79.54.105", "seen before"));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (var enrichment = Enrichment.builder().enricher(notes).build();
                var sessions = CowrieLog.in(LOGS).sessions()) {
            assertThat(notes.lookup(Observable.ip("45.79.54.105")))
                    .contains(new CustomFacts(Map.of("note", "seen before")));
            Reports.diary().write(sessions.map(enrichment::enrich), out);
        }

        assertThat(out.toString(StandardCharsets.UTF_8)).contains("seen before");
    }
}
