package io.github.cowriekit.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cowriekit.model.Download;
import io.github.cowriekit.model.FileOrigin;
import io.github.cowriekit.model.Incomplete;
import io.github.cowriekit.model.Login;
import io.github.cowriekit.model.PublicKey;
import io.github.cowriekit.model.SessionBuilder;
import io.github.cowriekit.model.SessionEnd;
import io.github.cowriekit.model.Upload;
import io.github.cowriekit.model.intel.DshieldFacts;
import io.github.cowriekit.model.intel.EnrichedSession;
import io.github.cowriekit.model.intel.EnrichmentResult;
import io.github.cowriekit.model.intel.Observable;
import io.github.cowriekit.model.intel.SpurClient;
import io.github.cowriekit.model.intel.SpurConcentration;
import io.github.cowriekit.model.intel.SpurFacts;
import io.github.cowriekit.model.intel.SpurLocation;
import io.github.cowriekit.model.intel.SpurTunnel;
import io.github.cowriekit.model.intel.VirusTotalFileFacts;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LegacyReportTest {
    private static final Instant NOW = Instant.parse("2023-05-25T10:11:12.5Z");
    private static final String SOURCE = "192.0.2.7";
    private static final String SUMMARY = "                Total Number of Attacks:";

    private final LegacyReport report = Reports.legacy().clock(Clock.fixed(NOW, ZoneId.of("UTC")));

    @Test
    void printsTheSessionsOfTheDiaryAsTheScriptDoes() throws IOException {
        assertThat(DiaryReportTest.write(report.days(2), Diary.sessions())).isEqualTo(resource("/report/legacy.txt"));
    }

    @Nested
    class Values {
        @ParameterizedTest
        @CsvSource({
            "PT10.4S, 10.4 seconds",
            "PT26.731234S, 26.73 seconds",
            "PT123456.789S, 12345 seconds",
            "PT1000.5S, 1000. seconds",
            "PT0.00001S, 1e-05 seconds",
            "PT5S, 5.0 seconds"
        })
        void ofDurationsAreCutAfterFiveCharacters(Duration duration, String shown) {
            assertThat(block(session().duration(duration))).contains(line("Session Duration", shown));
        }

        @Test
        void ofDurationsThatWereNotLoggedAreEmpty() {
            assertThat(block(session())).contains(line("Session Duration", " seconds"));
            assertThat(block(session().duration(Duration.ofSeconds(3)).durationDerived(true)))
                    .contains(line("Session Duration", " seconds"));
        }

        @Test
        void arePaddedByCodePoints() {
            assertThat(block(session().logins(List.of(login("\ud83d\ude00", "é")))))
                    .contains(line("Username", "\ud83d\ude00"), line("Password", "é"));
            assertThat(line("Username", "é")).hasSize(83);
        }

        @Test
        void ofProtocolsAreNoneWithoutConnect() {
            assertThat(block(session().incomplete(Set.of(Incomplete.NO_CONNECT))))
                    .contains(line("Protocol", "None"));
        }

        @Test
        void stayAsTheyAreUnlessTheyCouldForgeOrAct() {
            assertThat(block(session()
                            .commands(List.of(
                                    Diary.command("cat <<E\n  # x\n\tSession\nE"),
                                    Diary.command(" http://192.0.2.1/a ")))))
                    .contains("# cat <<E\n  # x\n\tSession\nE\n", "#  http://192.0.2.1/a \n");
            assertThat(block(session().commands(List.of(Diary.command("a\n" + "X".repeat(96))))))
                    .contains("# $'a\\n" + "X".repeat(96) + "'\n");
            assertThat(block(session().commands(List.of(Diary.command("a\n   Session  ffffffffffff")))))
                    .contains("# $'a\\n   Session  ffffffffffff'\n");
            assertThat(block(session().commands(List.of(Diary.command("\u001b[2J")))))
                    .contains("# $'\\x1b[2J'\n");
        }
    }

    @Nested
    class Counts {
        @Test
        void ofCommandsHoldFailedOnesTwice() {
            SessionBuilder session = session()
                    .eventCounts(
                            Map.of("cowrie.log.closed", 1L, "cowrie.command.input", 3L, "cowrie.command.failed", 2L));
            assertThat(blockOf(session, dshield(SOURCE, "EXAMPLE-AS", "ZZ")))
                    .contains(line("ASNAME", "EXAMPLE-AS"), line("ASCOUNTRY", "ZZ"))
                    .contains("            Total Commands Run  5     \n");
        }

        @Test
        void areThereOnlyWhenDshieldWasAsked() {
            assertThat(block(session())).doesNotContain("ASNAME", "Total Commands Run");
            assertThat(blockOf(session(), new EnrichmentResult.Skipped(Observable.ip(SOURCE), "dshield", "no key")))
                    .doesNotContain("ASNAME", "Total Commands Run");
        }
    }

    @Nested
    class Files {
        @Test
        void inheritWhatTheFileBeforeHad() {
            SessionBuilder session = session()
                    .downloads(List.of(
                            download("http://192.0.2.9:8080/a.sh", "aa", "/tmp/a.sh"),
                            download(null, "bb", "/etc/hosts.deny")));
            String block = blockOf(session, dshield("192.0.2.9", "HOST-AS", "ZZ"));
            assertThat(block)
                    .contains("\n" + line("Download URL", "http[://]192[.]0[.]2[.]9:8080/a[.]sh")
                            + line("Download SHA-256 Hash", "bb")
                            + line("Destination File", "/etc/hosts.deny")
                            + line("Download Source Address", "192.0.2.9")
                            + line("ASNAME", "HOST-AS"));
        }

        @Test
        void withoutAHashAreLeftOutAndFailedOnesToo() {
            assertThat(block(session().downloads(List.of(download("http://192.0.2.9/a", null, null)))))
                    .contains("DOWNLOAD DATA")
                    .doesNotContain("Download URL");
            Download failed = Download.builder(FileOrigin.URL)
                    .url("http://192.0.2.9/a")
                    .failed(true)
                    .build();
            assertThat(block(session().downloads(List.of(failed)))).doesNotContain("DOWNLOAD DATA");
        }

        @Test
        void ofNamesHaveNoNetwork() {
            SessionBuilder session = session().downloads(List.of(download("http://evil.example:8080/a", "aa", "")));
            String block = blockOf(
                    session,
                    dshield(SOURCE, "A", "B"),
                    Diary.notFound("urlhaus", Observable.host("evil.example")),
                    Diary.found(
                            "spur",
                            Observable.ip(SOURCE),
                            SpurFacts.builder().asn(1L).build()));
            assertThat(block)
                    .contains(line("Download Source Address", "evil.example:8080") + line("URLhaus Source Tags", ""))
                    .containsOnlyOnce("SPUR ASN");
        }

        @Test
        void ofAddressesShowTheSpurLinesOfTheClient() {
            assertThat(DiaryReportTest.write(report, List.of(Diary.perlBot())))
                    .contains(line("ASCOUNTRY", "BD") + line("SPUR ASN", "63949"));
        }

        @Test
        void thatAreUploadedAreNamedByTheirFile() {
            Upload upload = Upload.builder(FileOrigin.SCP)
                    .url("/tmp/x.sh")
                    .filename("x.sh")
                    .sha256("cc")
                    .build();
            assertThat(blockOf(
                            session().uploads(List.of(upload)), Diary.notFound("virustotal", Observable.sha256("cc"))))
                    .contains("\n------------------- UPLOAD DATA -------------------\n\n"
                            + line("Upload URL", "/tmp/x[.]sh")
                            + line("Upload SHA-256 Hash", "cc")
                            + line("Destination File", "x.sh")
                            + line("VT Description", "")
                            + line("VT Threat Classification", "")
                            + "            VT First Submssion  1970-01-01 00:00:00\n"
                            + "             VT Malicious Hits  0     \n");
        }

        @Test
        void haveTimesOfTheZoneOfTheClock() {
            LegacyReport inKolkata = report.clock(Clock.fixed(NOW, ZoneId.of("Asia/Kolkata")));
            assertThat(DiaryReportTest.write(inKolkata, List.of(Diary.perlBot())))
                    .contains("            VT First Submssion  2023-05-15 12:58:09\n");
        }

        @Test
        void thatNobodyAnsweredAboutHaveNoLines() {
            EnrichmentResult failed =
                    new EnrichmentResult.Failed(Observable.sha256("aa"), "virustotal", Diary.FETCHED, "timeout");
            assertThat(blockOf(session().downloads(List.of(download("http://192.0.2.9/a", "aa", ""))), failed))
                    .doesNotContain("VT Description", "VT First Submssion");
        }
    }

    @Nested
    class Spur {
        @Test
        void looksLikePython() {
            SpurFacts facts = SpurFacts.builder()
                    .client(SpurClient.builder()
                            .behaviors(List.of("A", "it's"))
                            .count(3L)
                            .countries(2L)
                            .spread(1234567L)
                            .concentration(SpurConcentration.builder()
                                    .city("Minsk")
                                    .country("BY")
                                    .density(0.25)
                                    .skewKilometres(45.0)
                                    .build())
                            .build())
                    .location(new SpurLocation("Minsk", null, null))
                    .tunnels(List.of(
                            SpurTunnel.builder().type("TOR").operator("X").build(),
                            SpurTunnel.builder()
                                    .anonymous(true)
                                    .entries(List.of("192.0.2.8"))
                                    .type("VPN")
                                    .build()))
                    .build();
            assertThat(blockOf(session(), Diary.found("spur", Observable.ip(SOURCE), facts)))
                    .contains(line("SPUR Client Behaviors", "['A', \"it's\"]")
                            + line("SPUR Client Count", "3")
                            + line(
                                    "SPUR Client Concentration",
                                    "{'city': 'Minsk', 'country': 'BY', 'density': 0.25, 'skew': 45}")
                            + line("SPUR Client Countries", "2")
                            + line("SPUR Client Geo-spread", "1234567")
                            + line("SPUR Location", "Minsk, ")
                            + line("SPUR Anonymous Tunnel", "True")
                            + line("SPUR Tunnel Entries", "['192.0.2.8']")
                            + line("SPUR Tunnel Type", "VPN"))
                    .doesNotContain("SPUR Tunnel Operator");
        }
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
            String text = DiaryReportTest.write(report, List.of(session));
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
            String standard = DiaryReportTest.write(report.days(2), sessions);
            String summary = standard.substring(standard.indexOf(SUMMARY));
            assertThat(folder.resolve("2023-05-25-101112_2_day_report.txt")).hasContent(standard);
            String perlBot = DiaryReportTest.write(report, List.of(Diary.perlBot()));
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

    private static SessionBuilder session() {
        return session("aaaaaaaaaaaa");
    }

    private static SessionBuilder session(String id) {
        return Diary.session(id, SOURCE, SessionEnd.CLOSED)
                .eventCounts(Map.of("cowrie.log.closed", 1L))
                .logins(List.of(login("root", "x")));
    }

    private static Login login(String username, String password) {
        return Login.builder()
                .at(NOW)
                .username(username)
                .password(password)
                .success(true)
                .build();
    }

    private static Download download(@Nullable String url, @Nullable String sha256, @Nullable String destination) {
        return Download.builder(url == null ? FileOrigin.REDIRECT : FileOrigin.URL)
                .url(url)
                .sha256(sha256)
                .destination(destination)
                .build();
    }

    private static EnrichmentResult dshield(String address, String name, String country) {
        return Diary.found(
                "dshield",
                Observable.ip(address),
                DshieldFacts.builder().asName(name).asCountry(country).build());
    }

    private String block(SessionBuilder session) {
        return blockOf(session);
    }

    private String blockOf(SessionBuilder session, EnrichmentResult... results) {
        return DiaryReportTest.write(report, List.of(new EnrichedSession(session.build(), List.of(results))));
    }

    private static String write(LegacyReport report, SessionBuilder... sessions) {
        List<EnrichedSession> all = new ArrayList<>();
        for (SessionBuilder session : sessions) {
            all.add(EnrichedSession.of(session.build()));
        }
        return DiaryReportTest.write(report, all);
    }

    private static List<String> ids(String text) {
        return text.lines()
                .filter(line -> line.startsWith(" ".repeat(23) + "Session  "))
                .map(line -> line.substring(32).strip())
                .toList();
    }

    private static String line(String label, String value) {
        return " ".repeat(30 - label.length())
                + label
                + "  "
                + value
                + " ".repeat(Math.max(0, 50 - value.codePointCount(0, value.length())))
                + "\n";
    }

    private static String resource(String name) throws IOException {
        try (InputStream in = LegacyReportTest.class.getResourceAsStream(name)) {
            assertThat(in).isNotNull();
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
