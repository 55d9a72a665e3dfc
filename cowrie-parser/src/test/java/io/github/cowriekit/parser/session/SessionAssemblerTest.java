package io.github.cowriekit.parser.session;

import static io.github.cowriekit.parser.LogText.line;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.github.cowriekit.model.Command;
import io.github.cowriekit.model.Incomplete;
import io.github.cowriekit.model.Session;
import io.github.cowriekit.model.SessionEnd;
import io.github.cowriekit.parser.LogText;
import io.github.cowriekit.parser.SessionAssembler;
import io.github.cowriekit.parser.SessionLimits;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class SessionAssemblerTest {
    private static final SessionLimits LIMITS = SessionLimits.standard();
    private static final Instant START = Instant.parse("2026-08-01T00:00:00Z");

    private static List<Session> sessions(SessionLimits limits, String... lines) {
        try (var sessions = LogText.of(lines).log().limits(limits).sessions()) {
            return sessions.toList();
        }
    }

    private static String connect(String session, int second) {
        return line(session, "session.connect", second, "");
    }

    private static String command(String session, int second, String input) {
        return line(session, "command.input", second, "\"input\":\"" + input + "\"");
    }

    private static String close(String session, int second) {
        return line(session, "session.closed", second, "\"duration_ms\":1000");
    }

    @Nested
    class Grace {
        private final String[] lines = {
            connect("s1", 0), close("s1", 10), connect("other", 20), command("s1", 70, "late"), close("other", 80)
        };

        @Test
        void takesALateEventIn() {
            assertThat(sessions(LIMITS, lines))
                    .extracting(Session::id, session -> session.commands().size())
                    .containsExactly(tuple("s1", 1), tuple("other", 0));
        }

        @Test
        void makesASessionOfItsOwnOfAnEventAfterTheGrace() {
            assertThat(sessions(LIMITS.grace(Duration.ofSeconds(30)), lines))
                    .extracting(
                            Session::id,
                            Session::end,
                            session -> session.commands().size())
                    .containsExactly(
                            tuple("s1", SessionEnd.CLOSED, 0),
                            tuple("other", SessionEnd.CLOSED, 0),
                            tuple("s1", SessionEnd.END_OF_INPUT, 1));
        }

        @Test
        void endsWhenTooManySessionsAreInIt() {
            SessionAssembler assembler = SessionAssembler.of(LIMITS.maxClosedSessions(2));
            List<Session> finished = new ArrayList<>();
            List<String> log = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                log.add(connect("id" + i, i));
                log.add(close("id" + i, i));
            }
            log.add(connect("last", 5));
            LogText.of(log.toArray(String[]::new)).events().forEach(event -> assembler.add(event, finished::add));

            assertThat(finished).extracting(Session::id).containsExactly("id0", "id1");
        }

        @Test
        void endsWhenTheClockIsMovedOn() {
            SessionAssembler assembler = SessionAssembler.create();
            List<Session> finished = new ArrayList<>();
            LogText.of(connect("s1", 0), close("s1", 10))
                    .events()
                    .forEach(event -> assembler.add(event, finished::add));
            assembler.advance(START.plusSeconds(130), finished::add);
            assertThat(finished).isEmpty();
            assembler.advance(START.plusSeconds(131), finished::add);
            assertThat(finished).extracting(Session::end).containsExactly(SessionEnd.CLOSED);
            assertThat(assembler.heldBytes()).isZero();
        }

        @Test
        void endsWhenTheLogGoesOnInAnOlderFile() {
            SessionAssembler assembler = SessionAssembler.create();
            List<Session> finished = new ArrayList<>();
            String[] older = {connect("a", 20), connect("b", 21)};
            for (int i = 0; i < older.length; i++) {
                older[i] = older[i].replace("2026-08-01", "2026-05-01");
            }
            LogText.of(connect("s1", 0), close("s1", 10), older[0], older[1])
                    .events()
                    .forEach(event -> assembler.add(event, finished::add));
            assertThat(finished).extracting(Session::id).containsExactly("s1");
        }
    }

    @Nested
    class Clock {
        @Test
        void followsAJumpThatIsConfirmedAndTimesOutWhatIsBehind() {
            String[] later = {connect("a", 20), command("a", 21, "w"), close("a", 22)};
            for (int i = 0; i < later.length; i++) {
                later[i] = later[i].replace("2026-08-01", "2026-08-09");
            }
            assertThat(sessions(LIMITS, connect("s1", 0), later[0], later[1], later[2]))
                    .extracting(Session::id, Session::end)
                    .containsExactly(tuple("s1", SessionEnd.TIMED_OUT), tuple("a", SessionEnd.CLOSED));
        }

        @Test
        void isNotStoppedByAClockThatIsSetBack() {
            String[] lines = {
                connect("s1", 7_200),
                connect("s2", 3_600),
                command("s1", 3_601, "w"),
                close("s1", 3_602),
                close("s2", 3_603)
            };
            assertThat(sessions(LIMITS, lines))
                    .extracting(Session::id, Session::end, session -> session.duration())
                    .containsExactly(
                            tuple("s1", SessionEnd.CLOSED, Duration.ofSeconds(1)),
                            tuple("s2", SessionEnd.CLOSED, Duration.ofSeconds(1)));
        }

        @Test
        void readsInstantsThroughTheEndOfSummerTime() {
            String zoned = connect("s1", 0).replace("2026-08-01T00:00:00.000000Z", "2026-10-25T02:59:50.000000+0200");
            String back = close("s1", 0)
                    .replace("2026-08-01T00:00:00.000000Z", "2026-10-25T02:00:20.000000+0100")
                    .replace(",\"duration_ms\":1000", "");
            Session session = sessions(LIMITS, zoned, back).get(0);

            assertThat(session.duration()).isEqualTo(Duration.ofSeconds(30));
            assertThat(session.startedAt()).isEqualTo(Instant.parse("2026-10-25T00:59:50Z"));
        }

        @Test
        void keepsASessionTogetherWhoseTimesWithoutZoneRunBackwards() {
            String before = connect("s1", 0).replace("2026-08-01T00:00:00.000000Z", "2026-10-25T02:59:50.000000");
            String after = close("s1", 0).replace("2026-08-01T00:00:00.000000Z", "2026-10-25T02:00:20.000000");

            assertThat(sessions(LIMITS, before, after))
                    .singleElement()
                    .satisfies(session -> assertThat(session.end()).isEqualTo(SessionEnd.CLOSED));
        }
    }

    @Nested
    class Bytes {
        @Test
        void cutsWhatDoesNotFitAndCountsIt() {
            Session session = sessions(
                            LIMITS.maxBytesPerSession(6_000),
                            connect("s1", 0),
                            command("s1", 1, "a".repeat(2_000)),
                            command("s1", 2, "b".repeat(5_000)),
                            command("s1", 3, "short"),
                            close("s1", 4))
                    .get(0);

            assertThat(session.commands()).extracting(Command::input).containsExactly("a".repeat(2_000), "short");
            assertThat(session.truncated()).containsOnlyKeys("commands").containsEntry("commands", 1L);
            assertThat(session.eventCounts()).containsEntry("cowrie.command.input", 3L);
        }

        @Test
        void cutsEveryKindOfStringAnAttackerSends() {
            String big = "x".repeat(20_000);
            Session session = sessions(
                            LIMITS.maxBytesPerSession(6_000),
                            connect("s1", 0),
                            line("client.version", 1, "\"version\":\"" + big + "\""),
                            line("client.kex", 1, "\"hassh\":\"" + big + "\""),
                            line("client.var", 1, "\"name\":\"A\",\"value\":\"" + big + "\""),
                            line("login.failed", 1, "\"username\":\"u\",\"password\":\"" + big + "\""),
                            line(
                                    "session.file_download",
                                    1,
                                    "\"url\":\"http://203.0.113.1/" + big + "\",\"shasum\":\"1\""),
                            line("session.file_upload", 1, "\"filename\":\"" + big + "\",\"shasum\":\"1\""),
                            line("direct-tcpip.request", 1, "\"dst_ip\":\"" + big + "\",\"dst_port\":80"),
                            line("some.plugin", 1, "\"deep\":{\"list\":[\"" + big + "\"]}"))
                    .get(0);

            assertThat(session.toString().length()).isLessThan(6_000);
            assertThat(session.truncated())
                    .containsEntry("notices", 3L)
                    .containsEntry("environment", 1L)
                    .containsEntry("logins", 1L)
                    .containsEntry("downloads", 1L)
                    .containsEntry("uploads", 1L)
                    .containsEntry("forwards", 1L);
        }

        @Test
        void cutsEventIdsThatNeverEnd() {
            String[] lines = new String[1_000];
            for (int i = 0; i < lines.length; i++) {
                lines[i] = line("s1", "fork.event" + i, 1, "");
            }
            Session session = sessions(LIMITS.maxBytesPerSession(20_000), lines).get(0);
            long counted = session.eventCounts().values().stream()
                    .mapToLong(Long::longValue)
                    .sum();

            assertThat(session.truncated()).containsKey("eventCounts");
            assertThat(counted + session.truncated().getOrDefault("eventCounts", 0L))
                    .isEqualTo(1_000);
        }

        @Test
        void letsClosedSessionsGoBeforeOpenOnesAndTheSilentOnesFirst() {
            List<Session> sessions = sessions(
                    LIMITS.maxBytes(21_500),
                    connect("silent", 0),
                    connect("busy", 1),
                    connect("done", 2),
                    close("done", 3),
                    command("busy", 4, "b".repeat(4_000)),
                    command("busy", 5, "b".repeat(4_000)),
                    command("new", 6, "n".repeat(8_000)));

            assertThat(sessions)
                    .extracting(Session::id, Session::end)
                    .containsExactly(
                            tuple("done", SessionEnd.CLOSED),
                            tuple("silent", SessionEnd.EVICTED),
                            tuple("busy", SessionEnd.END_OF_INPUT),
                            tuple("new", SessionEnd.END_OF_INPUT));
            assertThat(sessions.get(1).incomplete()).contains(Incomplete.NO_CLOSE);
        }
    }

    @Test
    void limitsRefuseWhatMakesNoSense() {
        assertThatThrownBy(() -> LIMITS.idleTimeout(Duration.ZERO)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> LIMITS.grace(Duration.ofSeconds(-1))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> LIMITS.maxClosedSessions(-1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> LIMITS.maxOpenSessions(0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> LIMITS.maxItemsPerSession(0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> LIMITS.maxBytesPerSession(0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> LIMITS.maxBytes(0)).isInstanceOf(IllegalArgumentException.class);
    }
}
