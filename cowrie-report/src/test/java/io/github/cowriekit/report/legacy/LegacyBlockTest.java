package io.github.cowriekit.report.legacy;

import static io.github.cowriekit.report.legacy.LegacySessions.NOW;
import static io.github.cowriekit.report.legacy.LegacySessions.SOURCE;
import static io.github.cowriekit.report.legacy.LegacySessions.download;
import static io.github.cowriekit.report.legacy.LegacySessions.dshield;
import static io.github.cowriekit.report.legacy.LegacySessions.line;
import static io.github.cowriekit.report.legacy.LegacySessions.login;
import static io.github.cowriekit.report.legacy.LegacySessions.session;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.cowriekit.model.Download;
import io.github.cowriekit.model.FileOrigin;
import io.github.cowriekit.model.Incomplete;
import io.github.cowriekit.model.SessionBuilder;
import io.github.cowriekit.model.Upload;
import io.github.cowriekit.model.intel.EnrichedSession;
import io.github.cowriekit.model.intel.EnrichmentResult;
import io.github.cowriekit.model.intel.Observable;
import io.github.cowriekit.model.intel.Reason;
import io.github.cowriekit.model.intel.spur.SpurClient;
import io.github.cowriekit.model.intel.spur.SpurFacts;
import io.github.cowriekit.report.LegacyReport;
import io.github.cowriekit.report.Reports;
import io.github.cowriekit.report.fixtures.Diary;
import io.github.cowriekit.report.fixtures.WrittenReports;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LegacyBlockTest {
    private final LegacyReport report = Reports.legacy().clock(Clock.fixed(NOW, ZoneId.of("UTC")));

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
    class Lines {
        @ParameterizedTest
        @ValueSource(
                strings = {
                    "                                  Abnormal Attacks              ",
                    "Abnormal Attacks",
                    "                        Attacks With Uncommon Command Counts",
                    "                     Attacks With Recent VT First Submission",
                    "                              VT Classifications",
                    "               Total Commands Run  1",
                    "\u00a0\u2003Session\u00a0\u00a0ffffffffffff"
                })
        void areNotForgedByALineOfACommand(String forged) {
            assertThat(block(session().commands(List.of(Diary.command("echo a\n" + forged)))))
                    .containsPattern("\n# \\$'echo a\\\\n.*'\n");
            assertThat(block(session().logins(List.of(login("root\n" + forged, "x")))))
                    .contains("Username  $'root\\n");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "#!/bin/sh",
                    "# a comment, which looks like a command",
                    "  # indented",
                    "echo Abnormal Attacks",
                    "Abnormal Attacks of today",
                    "VT Classifications:"
                })
        void ofHonestScriptsStay(String line) {
            assertThat(block(session().commands(List.of(Diary.command("cat <<E\n" + line + "\nE")))))
                    .contains("# cat <<E\n" + line + "\nE\n");
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
            assertThat(blockOf(
                            session(), new EnrichmentResult.Skipped(Observable.ip(SOURCE), "dshield", Reason.NO_KEY)))
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
            assertThat(WrittenReports.write(report, List.of(Diary.perlBot())))
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
            assertThat(WrittenReports.write(inKolkata, List.of(Diary.perlBot())))
                    .contains("            VT First Submssion  2023-05-15 12:58:09\n");
        }

        @Test
        void thatNobodyAnsweredAboutHaveNoLines() {
            EnrichmentResult failed = new EnrichmentResult.Failed(
                    Observable.sha256("aa"), "virustotal", Diary.FETCHED, Reason.TIMEOUT, "");
            assertThat(blockOf(session().downloads(List.of(download("http://192.0.2.9/a", "aa", ""))), failed))
                    .doesNotContain("VT Description", "VT First Submssion");
        }
    }

    @Nested
    class Spur {
        @Test
        void looksLikePython() {
            SpurFacts facts = SpurFacts.builder()
                    .client(new SpurClient(
                            List.of("A", "it's"),
                            new SpurClient.Concentration("Minsk", null, "BY", 0.25, null, 45.0),
                            3L,
                            2L,
                            1234567L,
                            List.of(),
                            List.of()))
                    .location(new SpurFacts.Location("Minsk", null, null))
                    .tunnels(List.of(
                            new SpurFacts.Tunnel(null, List.of(), List.of(), "X", "TOR"),
                            new SpurFacts.Tunnel(true, List.of("192.0.2.8"), List.of(), null, "VPN")))
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

    private String block(SessionBuilder session) {
        return blockOf(session);
    }

    private String blockOf(SessionBuilder session, EnrichmentResult... results) {
        return WrittenReports.write(report, List.of(new EnrichedSession(session.build(), List.of(results))));
    }
}
