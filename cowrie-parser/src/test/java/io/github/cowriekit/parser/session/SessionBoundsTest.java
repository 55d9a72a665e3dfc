package io.github.cowriekit.parser.session;

import static io.github.cowriekit.parser.LogText.line;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.github.cowriekit.model.Command;
import io.github.cowriekit.model.Endpoint;
import io.github.cowriekit.model.Forward;
import io.github.cowriekit.model.Incomplete;
import io.github.cowriekit.model.Notice;
import io.github.cowriekit.model.Session;
import io.github.cowriekit.model.SessionEnd;
import io.github.cowriekit.parser.LogText;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class SessionBoundsTest {
    private static final String CONNECT =
            line("session.connect", 0, "\"src_port\":4000,\"dst_ip\":\"192.0.2.1\",\"dst_port\":2222");
    private static final String CLOSE = line("session.closed", 50, "\"duration_ms\":50000");

    @Nested
    class Generations {
        @Test
        void readsLogsOf2018() {
            Session session = LogText.resource("generations/g1.json").session();

            assertThat(session.id()).isEqualTo("ab12cd34");
            assertThat(session.sensor()).isEqualTo("old");
            assertThat(session.protocol()).isEqualTo("ssh");
            assertThat(session.source()).isEqualTo(new Endpoint("198.51.100.7", 51000));
            assertThat(session.destination()).isEqualTo(new Endpoint("192.0.2.10", 2222));
            assertThat(session.duration()).isEqualTo(Duration.ofNanos(7_090_841_055L));
            assertThat(session.client().version()).isEqualTo("SSH-2.0-libssh-0.6.3");
            assertThat(session.client().hassh()).isNull();
            assertThat(session.commands()).extracting(Command::input).containsExactly("uname -a");
            assertThat(session.forwards())
                    .extracting(Forward::targetHost, Forward::originPort)
                    .containsExactly(tuple("ya.example", 5556));
            assertThat(session.recordings()).singleElement().satisfies(recording -> {
                assertThat(recording.ttylog()).isEqualTo("log/tty/a.log");
                assertThat(recording.sizeBytes()).isEqualTo(84);
                assertThat(recording.duration()).isEqualTo(Duration.ofMillis(3_500));
            });
            assertThat(session.notices()).isEmpty();
            assertThat(session.incomplete()).isEmpty();
        }

        @Test
        void readsLogsOf2021() {
            Session session = LogText.resource("generations/g2.json").session();

            assertThat(session.client().hassh()).isEqualTo("a704be057881f0b1d623cd263e477a8b");
            assertThat(session.duration()).isEqualTo(Duration.ofMillis(12_250));
            assertThat(session.notices()).extracting(Notice::eventId).containsExactly("cowrie.session.params");
            assertThat(session.notices().get(0).attributes()).isEqualTo(Map.of("arch", "linux-x64-lsb"));
        }

        @Test
        void readsDurationsWrittenAsText() {
            Session session = LogText.resource("generations/g3.json").session();

            assertThat(session.duration()).isEqualTo(Duration.ofMillis(245_400));
            assertThat(session.sensor()).isNull();
        }

        @Test
        void readsOffsetsWithoutColonAndIpv6() {
            Session session = LogText.resource("generations/g4.json").session();

            assertThat(session.protocol()).isEqualTo("telnet");
            assertThat(session.source().ip()).isEqualTo("2001:db8::9");
            assertThat(session.startedAt()).isEqualTo(Instant.parse("2026-02-01T00:00:00Z"));
        }

        @Test
        void readsMillisecondsAndTakesLateDownloadsIn() {
            Session session = LogText.resource("generations/g5.json").session();

            assertThat(session.duration()).isEqualTo(Duration.ofMillis(2_389));
            assertThat(session.endedAt()).isEqualTo(Instant.parse("2026-08-01T00:00:02.389Z"));
            assertThat(session.downloads()).singleElement().satisfies(download -> {
                assertThat(download.late()).isTrue();
                assertThat(download.host()).isEqualTo("203.0.113.9");
            });
        }
    }

    @Nested
    class Ends {
        @Test
        void closesWithTheLoggedDuration() {
            Session session = LogText.of(CONNECT, CLOSE).session();

            assertThat(session.end()).isEqualTo(SessionEnd.CLOSED);
            assertThat(session.duration()).isEqualTo(Duration.ofSeconds(50));
            assertThat(session.durationDerived()).isFalse();
            assertThat(session.incomplete()).isEmpty();
            assertThat(session.eventCounts())
                    .isEqualTo(Map.of("cowrie.session.closed", 1L, "cowrie.session.connect", 1L));
        }

        @Test
        void derivesAMissingDurationAndSaysSo() {
            Session session =
                    LogText.of(CONNECT, line("session.closed", 40, "")).session();

            assertThat(session.duration()).isEqualTo(Duration.ofSeconds(40));
            assertThat(session.durationDerived()).isTrue();
            assertThat(session.incomplete()).containsExactly(Incomplete.NO_DURATION);
        }

        @Test
        void endsWithTheInputWhenCowrieWasKilled() {
            Session session = LogText.of(CONNECT, line("command.input", 9, "\"input\":\"w\""))
                    .session();

            assertThat(session.end()).isEqualTo(SessionEnd.END_OF_INPUT);
            assertThat(session.incomplete()).containsExactly(Incomplete.NO_CLOSE);
            assertThat(session.endedAt()).isEqualTo(Instant.parse("2026-08-01T00:00:09Z"));
            assertThat(session.durationDerived()).isTrue();
        }

        @Test
        void readsASessionWhoseConnectIsInAnOlderLog() {
            Session session = LogText.of(line("command.input", 9, "\"input\":\"w\""), CLOSE)
                    .session();

            assertThat(session.incomplete()).containsExactly(Incomplete.NO_CONNECT);
            assertThat(session.source().ip()).isEqualTo("198.51.100.1");
        }

        @Test
        void takesALateConnectIn() {
            Session session = LogText.of(
                            line("client.version", 1, "\"version\":\"SSH-2.0-x\""),
                            line("session.connect", 2, "\"src_port\":9"),
                            CLOSE)
                    .session();

            assertThat(session.incomplete()).isEmpty();
            assertThat(session.source().port()).isEqualTo(9);
            assertThat(session.startedAt()).isEqualTo(Instant.parse("2026-08-01T00:00:01Z"));
        }

        @Test
        void timesASilentSessionOutByLogTime() {
            LogText text = LogText.of(
                    CONNECT,
                    line("other", "session.connect", 30, ""),
                    line("other", "command.input", 3_000, "\"input\":\"w\""),
                    line("other", "command.input", 6_000, "\"input\":\"w\""),
                    line("other", "command.input", 9_000, "\"input\":\"w\""));
            try (var sessions = text.log().idleTimeout(Duration.ofHours(1)).sessions()) {
                assertThat(sessions)
                        .extracting(Session::id, Session::end)
                        .containsExactly(tuple("s1", SessionEnd.TIMED_OUT), tuple("other", SessionEnd.END_OF_INPUT));
            }
        }

        @Test
        void isNotFooledByOneEventFromTheFuture() {
            String future = line("other", "session.connect", 0, "").replace("2026-08-01", "2033-01-01");
            LogText text = LogText.of(CONNECT, future, line("command.input", 20, "\"input\":\"w\""), CLOSE);

            assertThat(text.sessions()).extracting(Session::id, Session::end).contains(tuple("s1", SessionEnd.CLOSED));
        }

        @Test
        void evictsTheSessionThatIsSilentLongest() {
            List<String> lines = new ArrayList<>();
            for (int i = 0; i < 40; i++) {
                lines.add(line("id" + i, "session.connect", i, ""));
            }
            LogText text = LogText.of(lines.toArray(String[]::new));
            try (var sessions = text.log().maxOpenSessions(16).sessions()) {
                List<Session> all = sessions.toList();
                assertThat(all).hasSize(40);
                assertThat(all.get(0).id()).isEqualTo("id0");
                assertThat(all)
                        .filteredOn(session -> session.end() == SessionEnd.EVICTED)
                        .hasSize(24);
            }
        }
    }

    @Nested
    class Keys {
        @Test
        void startsASecondSessionWhenAnIdComesBack() {
            LogText text = LogText.of(
                    CONNECT,
                    CLOSE,
                    line("session.connect", 51, "\"src_port\":4000"),
                    line("session.closed", 52, "\"duration\":1.5"));

            assertThat(text.sessions())
                    .extracting(Session::duration)
                    .containsExactly(Duration.ofSeconds(50), Duration.ofMillis(1_500));
        }

        @Test
        void endsAnOpenSessionWhenItsIdConnectsAgain() {
            LogText text = LogText.of(CONNECT, line("session.connect", 5, ""), CLOSE);

            assertThat(text.sessions())
                    .extracting(Session::end)
                    .containsExactly(SessionEnd.END_OF_INPUT, SessionEnd.CLOSED);
        }

        @Test
        void keepsEqualIdsOfTwoSensorsApart() {
            LogText text = LogText.of(
                    line("session.connect", 0, "\"sensor\":\"a\""), line("session.connect", 1, "\"sensor\":\"b\""));

            assertThat(text.sessions()).extracting(Session::sensor).containsExactly("a", "b");
        }

        @Test
        void keepsTheFirstOfTwoCloses() {
            Session session = LogText.of(CONNECT, CLOSE, line("session.closed", 51, "\"duration_ms\":51000"))
                    .session();

            assertThat(session.duration()).isEqualTo(Duration.ofSeconds(50));
            assertThat(session.notices()).extracting(Notice::eventId).containsExactly("cowrie.session.closed");
        }

        @Test
        void leavesEventsWithoutSessionToTheEventStream() {
            String decoy =
                    "{\"eventid\":\"cowrie.http.request\",\"timestamp\":\"2026-08-01T00:00:01Z\",\"path\":\"/\"}";
            LogText text = LogText.of(CONNECT, decoy, CLOSE);

            assertThat(text.session().notices()).isEmpty();
            assertThat(LogText.of(CONNECT, decoy, CLOSE).events()).hasSize(3);
        }

        @Test
        void notesASourceThatChanges() {
            Session session = LogText.of(
                            CONNECT, line("command.input", 1, "\"input\":\"w\"").replace("100.1", "100.2"))
                    .session();

            assertThat(session.source().ip()).isEqualTo("198.51.100.1");
            assertThat(session.incomplete()).contains(Incomplete.MISMATCHED_SOURCE);
        }

        @Test
        void infersTheProtocolOfLogsThatNameNone() {
            String[] lines = {CONNECT.replace("\"protocol\":\"ssh\",", ""), CLOSE.replace("\"protocol\":\"ssh\",", "")};
            Session ssh = LogText.of(lines).session();
            assertThat(ssh.protocol()).isEqualTo("ssh");
            assertThat(ssh.incomplete()).containsExactly(Incomplete.NO_PROTOCOL);

            String telnet = line("telnet.option", 1, "\"command\":\"WILL\",\"option_name\":\"NAWS\",\"option_byte\":31")
                    .replace("\"protocol\":\"ssh\",", "");
            assertThat(LogText.of(lines[0], telnet, lines[1]).session().protocol())
                    .isEqualTo("telnet");
        }
    }
}
