package io.github.cowriekit.sink.receivers;

import io.github.cowriekit.model.Command;
import io.github.cowriekit.model.Endpoint;
import io.github.cowriekit.model.Login;
import io.github.cowriekit.model.Session;
import io.github.cowriekit.model.SessionBuilder;
import io.github.cowriekit.model.SessionEnd;
import io.github.cowriekit.report.Reports;
import io.github.cowriekit.sink.spi.Alert;
import io.github.cowriekit.sink.spi.AlertKind;
import io.github.cowriekit.sink.spi.Message;
import io.github.cowriekit.sink.spi.Sink;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

/** Sessions, alerts and the messages that sinks make of them. */
final class Samples {
    static final Instant START = Instant.parse("2026-03-01T10:00:00.123456789Z");
    /** Text as attackers write it: quotes, controls, half a surrogate pair, letters beyond ASCII. */
    static final String HOSTILE = "\"]} \u0000\u001b[31m\u007f\ud800|a=b\\ \u202e ü €";

    private Samples() {}

    static Session session(String id, String... commands) {
        return builder(id, commands).build();
    }

    static SessionBuilder builder(String id, String... commands) {
        return Session.builder(id, SessionEnd.CLOSED)
                .sensor("sensor-1")
                .protocol("ssh")
                .source(new Endpoint("203.0.113.7", 40_022))
                .startedAt(START)
                .endedAt(START.plusSeconds(5))
                .logins(List.of(Login.builder()
                        .username("root")
                        .password("1234")
                        .success(true)
                        .build()))
                .commands(Arrays.stream(commands)
                        .map(text -> new Command(START, text, false, null))
                        .toList());
    }

    static Alert alert(Map<String, String> details) {
        return new Alert(
                UUID.fromString("00000000-0000-5000-8000-000000000001"),
                AlertKind.NEW_KEY,
                START,
                "sensor-1",
                "a1b2c3d4",
                "203.0.113.7",
                "ssh",
                details);
    }

    static Message message(Sink sink, Session session) {
        return new Message(
                Reports.idOf(session),
                Message.Kind.SESSION,
                session.startedAt(),
                session.sensor(),
                sink.encode(session).orElseThrow());
    }

    static Message message(Sink sink, Alert alert) {
        return new Message(
                alert.id(),
                Message.Kind.ALERT,
                alert.time(),
                alert.sensor(),
                sink.encode(alert).orElseThrow());
    }

    static List<Message> messages(Sink sink, String... ids) {
        return Stream.of(ids).map(id -> message(sink, session(id, "uname -a"))).toList();
    }
}
