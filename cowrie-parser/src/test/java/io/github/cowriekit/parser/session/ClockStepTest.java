package io.github.cowriekit.parser.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cowriekit.model.Session;
import io.github.cowriekit.parser.CowrieLog;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Sessions during which the clock of the sensor was set. */
class ClockStepTest {
    private static Session read(String connect, String login, String command, String close, String duration) {
        String log = line(
                        "session.connect",
                        connect,
                        "\"src_ip\":\"192.0.2.7\",\"src_port\":4000," + "\"dst_ip\":\"198.51.100.1\",\"dst_port\":2222")
                + line("login.success", login, "\"username\":\"root\",\"password\":\"x\"")
                + line("command.input", command, "\"input\":\"id\"")
                + line("session.closed", close, "\"duration\":" + duration);
        try (var sessions = CowrieLog.from("log", new ByteArrayInputStream(log.getBytes(StandardCharsets.UTF_8)))
                .sessions()) {
            List<Session> all = sessions.toList();
            assertThat(all).hasSize(1);
            return all.get(0);
        }
    }

    private static String line(String event, String time, String rest) {
        return "{\"eventid\":\"cowrie." + event + "\",\"session\":\"ddee00000003\",\"sensor\":\"hp\","
                + "\"protocol\":\"ssh\",\"timestamp\":\"2026-06-01T" + time + "Z\"," + rest + "}\n";
    }

    @Test
    void aSessionStartsWithItsConnectWhenTheClockIsSetBack() {
        Session session = read("10:00:30.0", "10:00:32.0", "10:00:03.0", "10:00:05.0", "5.0");

        assertThat(session.startedAt()).isEqualTo(Instant.parse("2026-06-01T10:00:30Z"));
        assertThat(session.endedAt()).isAfterOrEqualTo(session.startedAt());
        assertThat(session.duration()).isEqualTo(Duration.ofSeconds(5));
        assertThat(session.hasSteadyClock()).isFalse();
    }

    @Test
    void seesAClockThatIsSetForwardByWhatTheLogSaysOfTheDuration() {
        assertThat(read("10:00:30.0", "10:00:32.0", "11:00:35.0", "11:00:37.0", "7.0")
                        .hasSteadyClock())
                .isFalse();
    }

    @Test
    void seesALoginBeforeTheConnect() {
        assertThat(read("10:00:30.0", "09:59:32.0", "09:59:35.0", "09:59:37.0", "67.0")
                        .hasSteadyClock())
                .isFalse();
    }

    @Test
    void takesEventsThatChangePlacesByLessThanASecondForUsual() {
        Session session = read("10:00:30.5", "10:00:30.2", "10:00:33.0", "10:00:35.0", "4.5");

        assertThat(session.hasSteadyClock()).isTrue();
        assertThat(session.startedAt()).isEqualTo(Instant.parse("2026-06-01T10:00:30.5Z"));
    }

    @Test
    void isSteadyInAUsualSession() {
        assertThat(read("10:00:30.0", "10:00:32.0", "10:00:35.0", "10:00:37.0", "7.0")
                        .hasSteadyClock())
                .isTrue();
    }
}
