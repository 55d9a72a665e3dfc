package io.github.cowriekit.parser.session;

import static io.github.cowriekit.parser.LogText.line;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.github.cowriekit.model.Command;
import io.github.cowriekit.model.Endpoint;
import io.github.cowriekit.model.Forward;
import io.github.cowriekit.model.Login;
import io.github.cowriekit.model.Notice;
import io.github.cowriekit.model.Session;
import io.github.cowriekit.parser.LogText;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class SessionPartsTest {
    private static final String CONNECT =
            line("session.connect", 0, "\"src_port\":4000,\"dst_ip\":\"192.0.2.1\",\"dst_port\":2222");
    private static final String CLOSE = line("session.closed", 50, "\"duration_ms\":50000");

    @Nested
    class Logins {
        @Test
        void readsPasswordsPublicKeysAndNamesAlone() {
            Session session = LogText.of(
                            CONNECT,
                            line("login.failed", 1, "\"username\":\"root\",\"password\":\"\""),
                            line(
                                    "login.failed",
                                    2,
                                    "\"username\":\"git\",\"fingerprint\":\"25:76\",\"key\":\"ssh-rsa AAAA\",\"type\":\"ssh-rsa\""),
                            line("login.success", 3, "\"username\":\"admin\""))
                    .session();

            assertThat(session.logins()).extracting(Login::username).containsExactly("root", "git", "admin");
            assertThat(session.logins()).extracting(Login::password).containsExactly("", null, null);
            assertThat(session.logins().get(1).publicKey()).isNotNull();
            assertThat(session.successfulLogin()).map(Login::username).contains("admin");
        }

        @Test
        void keepsHostileCredentialsUnaltered() {
            Session session = LogText.of(line(
                            "login.failed",
                            1,
                            "\"username\":\"\\u0000\\u001b[31m\",\"password\":\"=cmd|' /C calc'!A0\""))
                    .session();

            assertThat(session.logins().get(0).username()).isEqualTo("\0\u001b[31m");
            assertThat(session.logins().get(0).password()).isEqualTo("=cmd|' /C calc'!A0");
        }
    }

    @Nested
    class Commands {
        private Session with(String... inputs) {
            List<String> lines = new ArrayList<>(List.of(CONNECT));
            int second = 1;
            for (String input : inputs) {
                boolean failed = input.startsWith("!");
                String text = failed ? input.substring(1) : input;
                lines.add(line(failed ? "command.failed" : "command.input", second++, "\"input\":\"" + text + "\""));
            }
            return LogText.of(lines.toArray(String[]::new)).session();
        }

        @Test
        void marksACommandThatFailedAndCountsItOnce() {
            Session session = with("unmae -a", "!unmae -a", "w");

            assertThat(session.commands()).extracting(Command::input).containsExactly("unmae -a", "w");
            assertThat(session.commands()).extracting(Command::failed).containsExactly(true, false);
            assertThat(session.failedCommands()).isEqualTo(1);
            assertThat(session.notices()).isEmpty();
        }

        @Test
        void marksTheLineThatAFailedPartStandsIn() {
            Session session = with("cd ~; chattr -ia .ssh; lockr -ia .ssh", "!lockr -ia .ssh", "w");

            assertThat(session.commands()).extracting(Command::failed).containsExactly(true, false);
        }

        @Test
        void marksBothOfTwoEqualCommandsThatFailed() {
            Session session = with("foo", "!foo", "foo", "!foo");

            assertThat(session.commands()).extracting(Command::failed).containsExactly(true, true);
        }

        @Test
        void keepsAFailureWithoutCommandAsNotice() {
            Session session = with("w", "!nosuch");

            assertThat(session.commands()).extracting(Command::failed).containsExactly(false);
            assertThat(session.notices()).extracting(Notice::eventId).containsExactly("cowrie.command.failed");
        }

        @Test
        void keepsTheRealmOfLinesFedToACommand() {
            Session session = LogText.of(
                            CONNECT,
                            line("command.input", 1, "\"input\":\"chpasswd\""),
                            line("command.input", 2, "\"input\":\"root:secret\",\"realm\":\"chpasswd\""))
                    .session();

            assertThat(session.commands()).extracting(Command::realm).containsExactly(null, "chpasswd");
        }

        @Test
        void countsWhatTheLimitCuts() {
            List<String> lines = new ArrayList<>(List.of(CONNECT));
            for (int i = 0; i < 25; i++) {
                lines.add(line("command.input", 1, "\"input\":\"c" + i + "\""));
            }
            try (var sessions = LogText.of(lines.toArray(String[]::new))
                    .log()
                    .maxItemsPerSession(10)
                    .sessions()) {
                Session session = sessions.toList().get(0);
                assertThat(session.commands()).hasSize(10);
                assertThat(session.truncated()).isEqualTo(Map.of("commands", 15L));
                assertThat(session.eventCounts()).containsEntry("cowrie.command.input", 25L);
            }
        }

        @Test
        void readsACommandOf100Kilobytes() {
            String long1 = "echo " + "A".repeat(100_000);
            assertThat(with(long1).commands().get(0).input()).isEqualTo(long1);
        }
    }

    @Nested
    class Forwards {
        @Test
        void addsDataAndFingerprintsToTheirRequest() {
            Session session = LogText.of(
                            CONNECT,
                            line(
                                    "direct-tcpip.request",
                                    1,
                                    "\"dst_ip\":\"example.com\",\"dst_port\":80,\"orig_ip\":\"127.0.0.1\",\"orig_port\":50130"),
                            line(
                                    "direct-tcpip.request",
                                    1,
                                    "\"dst_ip\":\"example.org\",\"dst_port\":443,\"orig_ip\":\"127.0.0.1\",\"orig_port\":50131"),
                            line("direct-tcpip.ja4", 2, "\"dst_ip\":\"example.org\",\"dst_port\":443,\"ja4\":\"t12\""),
                            line(
                                    "direct-tcpip.ja4h",
                                    2,
                                    "\"dst_ip\":\"example.com\",\"dst_port\":80,\"ja4h\":\"ge11\""),
                            line(
                                    "direct-tcpip.data",
                                    3,
                                    "\"dst_ip\":\"example.com\",\"dst_port\":80,\"id\":1,\"data\":\"b'GET \\\\x00\\\\r\\\\n'\""),
                            line(
                                    "direct-tcpip.data",
                                    3,
                                    "\"dst_ip\":\"example.com\",\"dst_port\":80,\"id\":1,\"data\":\"b\\\"it's\\\"\""))
                    .session();

            assertThat(session.forwards())
                    .extracting(Forward::targetHost, Forward::dataBytes, Forward::ja4, Forward::ja4h)
                    .containsExactly(tuple("example.com", 11L, null, "ge11"), tuple("example.org", 0L, "t12", null));
            assertThat(session.destination()).isEqualTo(new Endpoint("192.0.2.1", 2222));
            assertThat(session.notices()).isEmpty();
        }

        @Test
        void neverTakesTheTargetForTheHoneypot() {
            Session session = LogText.of(line(
                            "direct-tcpip.request", 1, "\"src_port\":5556,\"dst_ip\":\"example.com\",\"dst_port\":80"))
                    .session();

            assertThat(session.destination().isUnknown()).isTrue();
            assertThat(session.source()).isEqualTo(new Endpoint("198.51.100.1", null));
            assertThat(session.forwards().get(0).originPort()).isEqualTo(5556);
        }
    }

    @Test
    void keepsEverythingElseAsNotice() {
        Session session = LogText.of(
                        CONNECT,
                        line(
                                "telnet.exploit_attempt",
                                1,
                                "\"cve\":\"CVE-2026-24061\",\"name\":\"USER\",\"value\":\"-froot\""),
                        line("virustotal.scanfile", 2, "\"sha256\":\"ab\",\"positives\":3"),
                        line("client.version", 3, "\"version\":\"SSH-2.0-a\""),
                        line("client.version", 4, "\"version\":\"SSH-2.0-b\""),
                        CLOSE,
                        line("proxy.client_disconnect", 51, "\"late\":true,\"honey_ip\":\"192.0.2.1\""))
                .session();

        assertThat(session.notices())
                .extracting(Notice::eventId)
                .containsExactly(
                        "cowrie.telnet.exploit_attempt",
                        "cowrie.virustotal.scanfile",
                        "cowrie.client.version",
                        "cowrie.proxy.client_disconnect");
        assertThat(session.notices().get(1).attributes()).isEqualTo(Map.of("sha256", "ab", "positives", 3L));
        assertThat(session.client().version()).isEqualTo("SSH-2.0-a");
    }

    @Test
    void handsSessionsOutInTheOrderOfTheirClose() {
        List<Session> sessions = LogText.of(
                        line("a", "session.connect", 0, ""),
                        line("b", "session.connect", 1, ""),
                        line("c", "session.connect", 2, ""),
                        line("c", "session.closed", 3, "\"duration_ms\":1000"),
                        line("a", "session.closed", 4, "\"duration_ms\":4000"))
                .sessions();

        assertThat(sessions).extracting(Session::id).containsExactly("c", "a", "b");
    }
}
