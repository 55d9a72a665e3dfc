package io.github.cowriekit.flink.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.github.cowriekit.flink.RawLine;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collection;
import org.junit.jupiter.api.Test;

class LineRouterTest {
    private static final Instant NOON = Instant.parse("2026-01-05T12:00:00Z");

    @Test
    void tellsEachSessionOfTheCloseAndTheLatestTimeInItsLine() {
        Collection<RoutedLine> routes = routes(json("a", "command.input", 0)
                + json("b", "session.connect", 50)
                + json("a", "session.closed", 7)
                + json("a", "log.closed", 3)
                + json("b", "login.failed", 60));

        assertThat(routes)
                .extracting(
                        RoutedLine::session,
                        RoutedLine::kind,
                        route -> route.kept().micros(),
                        route -> route.kept().shared())
                .containsExactly(
                        tuple("aaaaaaaaaaaa", RoutedLine.Kind.CLOSE, micros(7), true),
                        tuple("bbbbbbbbbbbb", RoutedLine.Kind.CONNECT, micros(60), true));
    }

    private static Collection<RoutedLine> routes(String text) {
        RawLine line = RawLine.of(text.getBytes(StandardCharsets.UTF_8), "log", 0);
        return LineRouter.routes(LineParser.parse(line.bytes()).events(), line);
    }

    private static long micros(long second) {
        return LogTime.micros(NOON.plusSeconds(second));
    }

    private static String json(String id, String event, long second) {
        return "{\"eventid\":\"cowrie.%s\",\"session\":\"%s\",\"sensor\":\"alpha\",\"timestamp\":\"%s\"}"
                .formatted(event, id.repeat(12), NOON.plusSeconds(second));
    }
}
