package io.github.cowriekit.report.legacy;

import static io.github.cowriekit.report.legacy.LegacySessions.NOW;
import static io.github.cowriekit.report.legacy.LegacySessions.download;
import static io.github.cowriekit.report.legacy.LegacySessions.line;
import static io.github.cowriekit.report.legacy.LegacySessions.session;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cowriekit.model.Login;
import io.github.cowriekit.model.PublicKey;
import io.github.cowriekit.model.SessionBuilder;
import io.github.cowriekit.model.intel.EnrichedSession;
import io.github.cowriekit.model.intel.Observable;
import io.github.cowriekit.model.intel.virustotal.VirusTotalFileFacts;
import io.github.cowriekit.report.LegacyReport;
import io.github.cowriekit.report.Reports;
import io.github.cowriekit.report.fixtures.Diary;
import io.github.cowriekit.report.fixtures.WrittenReports;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LegacyReportTest {
    private static final String SUMMARY = "                Total Number of Attacks:";

    private final LegacyReport report = Reports.legacy().clock(Clock.fixed(NOW, ZoneId.of("UTC")));

    @Test
    void printsTheSessionsOfTheDiaryAsTheScriptDoes() throws IOException {
        assertThat(WrittenReports.write(report.days(2), Diary.sessions())).isEqualTo(resource("/report/legacy.txt"));
    }

    @Nested
    class Selection {
        @Test
        void takesSessionsWithFilesOrRecordings() {
            String text = write(
                    report,
                    session("a00000000000").eventCounts(Map.of("cowrie.login.success", 1L)),
                    session("b00000000000"),
                    session("c00000000000")
                            .eventCounts(Map.of())
                            .downloads(List.of(download("http://192.0.2.9/a", "aa", ""))));
            assertThat(ids(text)).containsExactly("b00000000000", "c00000000000");
            assertThat(text).contains(SUMMARY + "  2         \n");
        }

        @Test
        void takesSessionsWithALoginIfThereAreNoOthers() {
            String text = write(
                    report,
                    session("a00000000000").eventCounts(Map.of()),
                    session("b00000000000").eventCounts(Map.of()).logins(List.of()));
            assertThat(ids(text)).containsExactly("a00000000000");
            assertThat(text).contains(SUMMARY + "  1         \n");
        }

        @Test
        void countsTheSessionsThatItSkips() {
            Login byKey = Login.builder()
                    .at(NOW)
                    .username("root")
                    .publicKey(new PublicKey("ssh-rsa", "aa", "bb"))
                    .success(true)
                    .build();
            String text = write(
                    report,
                    session("a00000000000").logins(List.of(byKey)),
                    session("b00000000000").logins(List.of()),
                    session("c00000000000"));
            assertThat(ids(text)).containsExactly("c00000000000");
            assertThat(text).contains(SUMMARY + "  3         \n");
        }

        @Test
        void mayBeEmpty() {
            assertThat(write(report))
                    .startsWith(
                            SUMMARY + "  0         \n" + "         Most Common Number of Commands:            \n\n");
        }
    }

    @Nested
    class Abnormal {
        /** The example of the script's rule: 6 of 20 commands, 3 of 1, 2 of 5, 1 of 7, 4 of 0, 1 of 2. */
        private List<SessionBuilder> example() {
            List<SessionBuilder> sessions = new ArrayList<>();
            for (List<Long> timesAndCommands : List.of(
                    List.of(6L, 20L),
                    List.of(3L, 1L),
                    List.of(2L, 5L),
                    List.of(1L, 7L),
                    List.of(4L, 0L),
                    List.of(1L, 2L))) {
                long commands = timesAndCommands.get(1);
                for (int i = 0; i < timesAndCommands.get(0); i++) {
                    sessions.add(session(commands + "-" + i)
                            .eventCounts(Map.of("cowrie.log.closed", 1L, "cowrie.command.input", commands)));
                }
            }
            return sessions;
        }

        @Test
        void areSessionsWithUncommonNumbersOfCommands() throws IOException {
            String text = write(report.days(3), example().toArray(SessionBuilder[]::new));
            assertThat(text.substring(text.indexOf(SUMMARY))).isEqualTo(resource("/report/legacy-uncommon.txt"));
        }

        @Test
        void areNeverUncommonWithoutDays() {
            String text = write(report, example().toArray(SessionBuilder[]::new));
            assertThat(text.substring(text.indexOf("Attacks With Uncommon"))).doesNotContain("7-0");
        }

        @ParameterizedTest
        @CsvSource({
            "2023-05-25T10:11:12Z, true",
            "2023-05-19T10:11:13Z, true",
            "2023-05-19T10:11:12Z, false",
            "2024-01-01T00:00:00Z, true",
            "1999-01-01T00:00:00Z, false"
        })
        void areSessionsWithAFileThatIsNewToVirusTotal(Instant firstSubmission, boolean recent) {
            VirusTotalFileFacts facts = VirusTotalFileFacts.builder()
                    .threatLabel("trojan.x/y")
                    .firstSubmission(firstSubmission)
                    .build();
            EnrichedSession session = new EnrichedSession(
                    session("a00000000000")
                            .downloads(List.of(download("http://192.0.2.9/a", "aa", "")))
                            .build(),
                    List.of(Diary.found("virustotal", Observable.sha256("aa"), facts)));
            String text = WrittenReports.write(report, List.of(session));
            String summary = text.substring(text.indexOf(SUMMARY));
            assertThat(summary.lines().filter(line -> line.contains("a00000000000")))
                    .hasSize(recent ? 2 : 0);
            assertThat(summary).contains("                              trojan.x/y  1         \n");
        }

        @Test
        void haveFilesOfTheScriptsNames(@TempDir Path folder) {
            List<EnrichedSession> sessions = Diary.sessions();
            assertThat(report.days(2).writeFiles(sessions.stream(), folder))
                    .containsExactly(
                            folder.resolve("2023-05-25-101112_2_day_report.txt"),
                            folder.resolve("2023-05-25-101112_abnormal_2-day_report.txt"));
            String standard = WrittenReports.write(report.days(2), sessions);
            String summary = standard.substring(standard.indexOf(SUMMARY));
            assertThat(folder.resolve("2023-05-25-101112_2_day_report.txt")).hasContent(standard);
            String perlBot = WrittenReports.write(report, List.of(Diary.perlBot()));
            assertThat(folder.resolve("2023-05-25-101112_abnormal_2-day_report.txt"))
                    .content()
                    .isEqualTo(summary + perlBot.substring(0, perlBot.indexOf(SUMMARY)));
        }

        @Test
        void haveTwoFilesWithoutDays(@TempDir Path folder) {
            VirusTotalFileFacts facts =
                    VirusTotalFileFacts.builder().firstSubmission(NOW).build();
            EnrichedSession session = new EnrichedSession(
                    session("a00000000000")
                            .downloads(List.of(download("http://192.0.2.9/a", "aa", "")))
                            .build(),
                    List.of(Diary.found("virustotal", Observable.sha256("aa"), facts)));
            assertThat(report.writeFiles(List.of(session).stream(), folder))
                    .containsExactly(
                            folder.resolve("2023-05-25-101112_report.txt"),
                            folder.resolve("2023-05-25-101112_abnormal_report.txt"),
                            folder.resolve("2023-05-25-101112abnormal_report.txt"));
            assertThat(folder.resolve("2023-05-25-101112_abnormal_report.txt"))
                    .content()
                    .startsWith(SUMMARY);
            assertThat(folder.resolve("2023-05-25-101112abnormal_report.txt"))
                    .content()
                    .startsWith(line("Session", "a00000000000"))
                    .endsWith("X".repeat(96) + "\n\n");
        }
    }

    @Test
    void refusesDaysThatMakeNoSense() {
        assertThatThrownBy(() -> report.days(0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("days");
    }

    private static String write(LegacyReport report, SessionBuilder... sessions) {
        List<EnrichedSession> all = new ArrayList<>();
        for (SessionBuilder session : sessions) {
            all.add(EnrichedSession.of(session.build()));
        }
        return WrittenReports.write(report, all);
    }

    private static List<String> ids(String text) {
        return text.lines()
                .filter(line -> line.startsWith(" ".repeat(23) + "Session  "))
                .map(line -> line.substring(32).strip())
                .toList();
    }

    private static String resource(String name) throws IOException {
        try (InputStream in = LegacyReportTest.class.getResourceAsStream(name)) {
            assertThat(in).isNotNull();
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
