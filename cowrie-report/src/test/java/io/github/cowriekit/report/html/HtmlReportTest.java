package io.github.cowriekit.report.html;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.cowriekit.model.Download;
import io.github.cowriekit.model.FileOrigin;
import io.github.cowriekit.model.SessionEnd;
import io.github.cowriekit.model.SessionRecord;
import io.github.cowriekit.model.intel.CustomFacts;
import io.github.cowriekit.model.intel.EnrichedSession;
import io.github.cowriekit.model.intel.EnrichmentResult;
import io.github.cowriekit.model.intel.Observable;
import io.github.cowriekit.model.tty.TtyRecord;
import io.github.cowriekit.report.ReportFormat;
import io.github.cowriekit.report.Reports;
import io.github.cowriekit.report.fixtures.Diary;
import io.github.cowriekit.report.fixtures.EvilSessions;
import io.github.cowriekit.report.fixtures.WrittenReports;
import io.github.cowriekit.report.fixtures.WrittenReports.PageSession;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class HtmlReportTest {
    @Test
    void holdsTheSessionsAsData() {
        PageSession vpn = sessions(Reports.html(), List.of(Diary.vpn())).get(0);
        assertThat(vpn.text("id")).isEqualTo("909bea239054");
        assertThat(vpn.get("seconds").decimalValue()).isEqualByComparingTo("26.73");
        assertThat(vpn.text(vpn.get("logins").get(0).get(1))).isEqualTo("qwe@1234");
        assertThat(vpn.text("country")).isEqualTo("HK");
        assertThat(vpn.get("commands")).hasSize(19);
        assertThat(vpn.text(vpn.get("commands").get(1).get(1))).endsWith("chmod -R go= ~/.ssh && cd ~");
        assertThat(vpn.get("files")).hasSize(2);
        assertThat(vpn.text(vpn.get("files").get(0).get(2))).isEqualTo(Diary.KEYS_FILE);
        assertThat(vpn.text(vpn.get("files").get(0).get(4)))
                .isEqualTo("21 of 21 engines, trojan.shell/linux (virustotal)");
    }

    @Test
    void tellsWhatEverySourceSays() {
        PageSession session =
                sessions(Reports.html(), List.of(Diary.datacenter())).get(0);
        assertThat(session.answers())
                .hasSize(8)
                .anyMatch(line -> line.startsWith("142.93.64.69 spur 0")
                        && line.contains("DATACENTER")
                        && line.contains("SHIFTER"))
                .contains("142.93.64.69 urlhaus 1");
    }

    @Test
    void givesEverythingThatFourThousandLettersLongCommandSays() {
        String command = "echo " + "0123456789".repeat(400) + " the end";
        EnrichedSession session = EnrichedSession.of(Diary.session("aaaaaaaaaaaa", "192.0.2.1", SessionEnd.CLOSED)
                .commands(List.of(Diary.command(command)))
                .build());
        PageSession data = sessions(Reports.html(), List.of(session)).get(0);
        assertThat(data.text(data.get("commands").get(0).get(1))).isEqualTo(command);
    }

    @Test
    void showsWhatWasFoundBeforeWhatWasNot() {
        Observable silent = Observable.ip("45.79.54.105");
        List<EnrichmentResult> results = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            results.add(Diary.notFound("silent" + i, Observable.host("host" + i + ".example")));
        }
        results.add(Diary.found("first", silent, new CustomFacts(Map.of("score", 1L))));
        EnrichedSession session = new EnrichedSession(Diary.perlBot().session(), results);

        PageSession data = sessions(Reports.html(), List.of(session)).get(0);

        assertThat(data.answers()).hasSize(21).first().asString().startsWith("45.79.54.105 first 0");
        assertThat(data.get("answersLeft").asInt()).isZero();
    }

    @Test
    void saysWhoSaysWhatWhereSourcesDisagree() {
        PageSession vpn = sessions(Reports.html(), List.of(Diary.vpn())).get(0);
        assertThat(vpn.text(vpn.get("said").get(0).get(1))).isEqualTo("HK (spur); CN (registered) (dshield)");
    }

    @Test
    void saysWhenItWasMadeAndWhatElseAReaderMustKnow() {
        String page = WrittenReports.write(
                Reports.html().madeAt(Instant.parse("2026-11-29T07:00:00Z")).note("A demo <for> tests"),
                Diary.sessions());
        assertThat(page).contains("made 2026-11-29 07:00 UTC").contains("A demo &lt;for&gt; tests");
        assertThat(WrittenReports.write(Reports.html(), Diary.sessions())).doesNotContain("· made ");
    }

    @Test
    void playsARecording() {
        Instant at = Instant.parse("2023-05-24T06:23:58Z");
        PageSession session = sessions(
                        Reports.html()
                                .recordings(any -> Stream.of(
                                        new TtyRecord(at, TtyRecord.Kind.OPEN, ByteBuffer.allocate(0)),
                                        new TtyRecord(
                                                at.plusMillis(1500), TtyRecord.Kind.OUTPUT, bytes("root@svr04:~# ")),
                                        new TtyRecord(at.plusSeconds(2), TtyRecord.Kind.INPUT, bytes("w")))),
                        List.of(Diary.perlBot()))
                .get(0);
        JsonNode recording = session.get("recording");
        assertThat(recording.get(3).get(0).asDouble()).isEqualTo(1.5);
        assertThat(session.text(recording.get(3).get(2))).isEqualTo("root@svr04:~# ");
        assertThat(recording.get(4).get(1).asInt()).as("typed").isEqualTo(1);
    }

    @Test
    void readsNoMoreOfARecordingThanItPlays() {
        Instant at = Instant.parse("2023-05-24T06:23:58Z");
        AtomicInteger read = new AtomicInteger();
        String piece = "😀" + "\u0001\u001b[31mx".repeat(8_000);
        Stream<TtyRecord> large = IntStream.range(0, 1_000)
                .peek(i -> read.incrementAndGet())
                .mapToObj(i -> new TtyRecord(at.plusSeconds(i), TtyRecord.Kind.OUTPUT, bytes(piece)));

        PageSession session = played(large);

        JsonNode recording = session.get("recording");
        assertThat(read).hasValueLessThan(5);
        assertThat(recording.get(2).asInt()).as("goes on").isEqualTo(1);
        int characters = 0;
        for (int i = 3; i < recording.size(); i++) {
            characters += session.text(recording.get(i).get(2)).length();
        }
        assertThat(characters).isBetween(50_000, 60_000);
    }

    @Test
    void saysThatARecordingOfManyRecordsGoesOn() {
        Instant at = Instant.parse("2023-05-24T06:23:58Z");
        for (int records : List.of(2_000, 4_000, 4_001)) {
            JsonNode recording = played(IntStream.range(0, records)
                            .mapToObj(i -> new TtyRecord(
                                    at, i % 2 == 0 ? TtyRecord.Kind.UNKNOWN : TtyRecord.Kind.INPUT, bytes("x"))))
                    .get("recording");
            assertThat(recording.get(2).asInt()).isEqualTo(records > 4_000 ? 1 : 0);
            assertThat(recording).hasSize(3 + Math.min(records, 4_000) / 2);
        }
    }

    private static PageSession played(Stream<TtyRecord> records) {
        return sessions(Reports.html().recordings(any -> records), List.of(Diary.perlBot()))
                .get(0);
    }

    private static ByteBuffer bytes(String text) {
        return ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
    }

    private static List<PageSession> sessions(ReportFormat format, List<? extends SessionRecord> sessions) {
        return WrittenReports.pageSessions(WrittenReports.write(format, sessions));
    }

    @Test
    void forbidsEverythingButItsOwnScripts() {
        String page = WrittenReports.write(Reports.html(), Diary.sessions());
        String markup = page.replaceAll("(?s)<(script|style)\\b[^>]*>.*?</\\1>", "");
        assertThat(markup)
                .containsPattern("default-src 'none'; script-src 'sha256-[^']+'; style-src 'sha256-[^']+';"
                        + " base-uri 'none'; form-action 'none'")
                .doesNotContain("unsafe")
                .doesNotContainPattern("<[^>]+ on[a-z]+=")
                .doesNotContainPattern("<(?:link|img|iframe|object|embed)\\b")
                .doesNotContainPattern("<[^>]+ (?:src|action|style)=")
                .doesNotContainPattern("href=\"[^#]");
    }

    @Test
    void countsTheSessionsThatItDoesNotShow() {
        String page = WrittenReports.write(Reports.html().maxSessions(1), Diary.sessions());
        assertThat(WrittenReports.pageSessions(page)).hasSize(1);
        assertThat(page).contains("<b>3</b> sessions", "2 are not shown", "--since");
        assertThatThrownBy(() -> Reports.html().maxSessions(-1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("maxSessions");
    }

    @Test
    void countsNoFailedDownloadAsFile() {
        EnrichedSession session = EnrichedSession.of(Diary.session("aaaaaaaaaaaa", "192.0.2.1", SessionEnd.CLOSED)
                .downloads(List.of(Download.builder(FileOrigin.URL)
                        .url("http://a.example/")
                        .failed(true)
                        .build()))
                .build());
        String page = WrittenReports.write(Reports.html(), List.of(session));
        assertThat(page).contains("<b>0</b> with files");
        PageSession data = WrittenReports.pageSessions(page).get(0);
        assertThat(data.get("fileCount").asInt()).isZero();
        assertThat(data.text(data.get("files").get(0).get(0))).isEqualTo("failed download");
    }

    @Test
    void hasABoundedSizePerSession() {
        int empty = WrittenReports.write(Reports.html(), List.of()).length();
        EvilSessions.byName().forEach((name, session) -> {
            int size = WrittenReports.write(Reports.html(), List.of(session)).length() - empty;
            assertThat(size).as(name).isLessThan(120_000);
        });
    }
}
