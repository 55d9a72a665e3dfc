package io.github.cowriekit.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cowriekit.model.Client;
import io.github.cowriekit.model.Forward;
import io.github.cowriekit.model.SessionBuilder;
import io.github.cowriekit.model.SessionEnd;
import io.github.cowriekit.model.intel.EnrichedSession;
import io.github.cowriekit.model.intel.EnrichmentResult;
import io.github.cowriekit.model.intel.Observable;
import io.github.cowriekit.model.intel.Reason;
import io.github.cowriekit.report.fixtures.Diary;
import io.github.cowriekit.report.fixtures.WrittenReports;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SummaryReportTest {
    private static final Instant START = Instant.parse("2023-05-20T00:00:00Z");

    @Test
    void tellsTotalsAndDistributions() {
        List<EnrichedSession> sessions = new ArrayList<>();
        for (int i = 1; i <= 100; i++) {
            sessions.add(EnrichedSession.of(session(i)
                    .duration(Duration.ofMillis(i * 500L))
                    .commands(Collections.nCopies(i, Diary.command("w")))
                    .build()));
        }
        assertThat(write(sessions))
                .contains("Sessions  100\n")
                .contains("Duration  min 0.500, median 25.000, mean 25.250, p95 47.500, max 50.000 s\n")
                .contains("Commands  min 1, median 50, mean 50.5, p95 95, max 100\n")
                .contains("                     < 1 s  1  #\n")
                .contains("                1 to 3 min  0\n")
                .contains("                51 to 100  50  " + "#".repeat(40));
    }

    @Test
    void ranksWhatCameMostOften() {
        String text = write(Diary.sessions());
        assertThat(section(text, "Networks")).contains("1  AS132203 Tencent Building");
        assertThat(section(text, "Files"))
                .contains("2  " + Diary.KEYS_FILE + "  21 of 21 engines, trojan.shell/linux (virustotal)");
        assertThat(section(text, "Credentials")).contains("3 different").contains("1  root / Admin123$");
        assertThat(section(text, "Countries")).contains("         2  US\n         1  HK\n");
        assertThat(section(text, "Last Command Before Disconnect")).contains("         2  df -h");
        assertThat(section(text, "Download Hosts")).contains("1  103.52.134.51");
    }

    @Test
    void tellsWhatIsNewOnTheLastDayOfSeveral() {
        List<EnrichedSession> sessions = List.of(
                EnrichedSession.of(session(1)
                        .client(new Client("SSH-2.0-Old", null, null, List.of()))
                        .build()),
                EnrichedSession.of(session(3 * 24 * 60)
                        .client(new Client("SSH-2.0-Old", null, null, List.of()))
                        .build()),
                EnrichedSession.of(session(3 * 24 * 60 + 1)
                        .client(new Client("SSH-2.0-New", null, null, List.of()))
                        .build()));
        String clients = section(write(sessions), "Clients");
        assertThat(clients.substring(clients.indexOf("new on the last day, 2023-05-23 (UTC):")))
                .contains("1  SSH-2.0-New")
                .doesNotContain("SSH-2.0-Old");
        assertThat(section(write(sessions.subList(1, 3)), "Clients")).doesNotContain("new on the last day");
    }

    @Test
    void tellsOfAbuseAsAProxy() {
        Forward forward = Forward.builder()
                .targetHost("mail.example.org")
                .targetPort(25)
                .dataBytes(120)
                .build();
        EnrichedSession session = EnrichedSession.of(
                session(1).forwards(List.of(forward, forward)).build());
        assertThat(section(write(List.of(session)), "Abuse as a Proxy"))
                .contains("2 of 1 sessions")
                .contains("Bytes Sent Through  240")
                .contains("2  mail.example.org port 25");
        assertThat(write(Diary.sessions())).doesNotContain("Abuse as a Proxy");
    }

    @Test
    void tellsWhatEnrichmentCouldNotAnswer() {
        Observable source = Observable.ip("192.0.2.1");
        List<EnrichmentResult> results = List.of(
                new EnrichmentResult.Failed(source, "spur", Diary.FETCHED, Reason.TIMEOUT, ""),
                new EnrichmentResult.Skipped(source, "shodan", Reason.NO_KEY),
                new EnrichmentResult.Skipped(source, "x", Reason.NOT_ASKED),
                Diary.notFound("urlhaus", source));
        String text = write(List.of(new EnrichedSession(session(1).build(), results)));
        assertThat(section(text, "What Enrichment Could Not Answer"))
                .contains("1  spur failed: timeout")
                .contains("1  shodan skipped: no key")
                .doesNotContain("urlhaus")
                .doesNotContain("x skipped");
    }

    @Test
    void groupsFailuresByReasonWithAnExample() {
        List<EnrichmentResult> results = IntStream.range(0, 40)
                .<EnrichmentResult>mapToObj(i -> new EnrichmentResult.Failed(
                        Observable.url("http://192.0.2.9/" + i),
                        "urlhaus",
                        Diary.FETCHED,
                        Reason.TIMEOUT,
                        "asked for " + i))
                .toList();
        assertThat(section(
                        write(List.of(new EnrichedSession(session(1).build(), results))),
                        "What Enrichment Could Not Answer"))
                .endsWith("        40  urlhaus failed: timeout, such as: asked for 0\n");
    }

    @Test
    void forgetsTheRareAndKeepsTheFrequentWhenThereAreTooMany() {
        List<EnrichedSession> sessions = IntStream.range(0, 50_000)
                .mapToObj(i -> EnrichedSession.of(Diary.session("aaaaaaaaaaaa", "192.0.2.1", SessionEnd.CLOSED)
                        .startedAt(START)
                        .commands(List.of(Diary.command(i % 3 == 0 ? "uname" : "echo " + i)))
                        .build()))
                .toList();
        assertThat(section(write(sessions), "Commands")).contains("at least ").contains("     16667  uname\n");
    }

    private static SessionBuilder session(int minute) {
        return Diary.session("aaaaaaaaaaaa", "192.0.2.1", SessionEnd.CLOSED)
                .startedAt(START.plus(Duration.ofMinutes(minute)));
    }

    private static String write(List<EnrichedSession> sessions) {
        return WrittenReports.write(Reports.summary(), sessions);
    }

    private static String section(String text, String title) {
        int start = text.indexOf("\n" + title + "\n");
        assertThat(start).as(title).isNotNegative();
        int end = text.indexOf("\n\n", start);
        return text.substring(start, end < 0 ? text.length() : end + 1);
    }
}
