package io.github.cowriekit.parser.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cowriekit.model.Session;
import io.github.cowriekit.model.SessionEnd;
import io.github.cowriekit.parser.CowrieLog;
import io.github.cowriekit.parser.SessionAssembler;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Sessions side by side right after a log was silent for longer than a session may be. */
class QuietTimeTest {
    private static final Instant BEFORE = Instant.parse("2026-01-01T00:00:00Z");

    private static String log(Duration quiet) {
        Instant after = BEFORE.plus(quiet);
        return line("aaaaaaaaaaaa", "session.connect", BEFORE)
                + line("aaaaaaaaaaaa", "session.closed", BEFORE.plusSeconds(5))
                + line("bbbbbbbbbbbb", "session.connect", after)
                + line("cccccccccccc", "session.connect", after.plusMillis(500))
                + line("bbbbbbbbbbbb", "login.failed", after.plusSeconds(1))
                + line("bbbbbbbbbbbb", "session.closed", after.plusSeconds(5))
                + line("cccccccccccc", "session.closed", after.plusSeconds(5));
    }

    private static String line(String session, String event, Instant time) {
        return "{\"eventid\":\"cowrie." + event + "\",\"session\":\"" + session + "\",\"sensor\":\"hp\","
                + "\"src_ip\":\"192.0.2.7\",\"timestamp\":\"" + time + "\"}\n";
    }

    private static InputStream stream(String log) {
        return new ByteArrayInputStream(log.getBytes(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT1H", "PT13H", "PT25H", "PT49H", "P9D", "P60D", "P400D"})
    void areNotCut(String quiet) {
        String log = log(Duration.parse(quiet));
        List<Session> assembled = new ArrayList<>();
        SessionAssembler assembler = SessionAssembler.create();
        try (var sessions = CowrieLog.from("log", stream(log)).sessions();
                var events = CowrieLog.from("log", stream(log)).events()) {
            List<Session> read = sessions.toList();
            events.forEach(event -> assembler.add(event, assembled::add));
            assembler.finish(assembled::add);

            assertThat(read).hasSize(3).extracting(Session::end).containsOnly(SessionEnd.CLOSED);
            assertThat(assembled).isEqualTo(read);
        }
    }
}
