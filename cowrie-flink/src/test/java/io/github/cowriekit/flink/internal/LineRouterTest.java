package io.github.cowriekit.flink.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.github.cowriekit.flink.RawLine;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LineRouterTest {
    private static final Instant NOON = Instant.parse("2026-01-05T12:00:00Z");

    private final List<Integer> leftOut = new ArrayList<>();

    @Test
    void givesEachSessionItsOwnEventsAndTheLatestTimeOfThese() {
        String closed = json("a", "session.closed", 7);
        String connect = json("b", "session.connect", 50);
        Collection<RoutedLine> routes = routes(json("a", "command.input", 0)
                + connect
                + closed
                + json("a", "log.closed", 3)
                + json("b", "login.failed", 60));

        assertThat(routes)
                .extracting(
                        RoutedLine::session,
                        RoutedLine::kind,
                        route -> route.kept().micros(),
                        route -> route.kept().shared())
                .containsExactly(
                        tuple("aaaaaaaaaaaa", RoutedLine.Kind.OTHER, micros(7), false),
                        tuple("bbbbbbbbbbbb", RoutedLine.Kind.CONNECT, micros(60), false),
                        tuple("aaaaaaaaaaaa", RoutedLine.Kind.CLOSE, micros(7), false),
                        tuple("aaaaaaaaaaaa", RoutedLine.Kind.OTHER, micros(7), false),
                        tuple("bbbbbbbbbbbb", RoutedLine.Kind.OTHER, micros(60), false));
        assertThat(texts(routes)).contains(connect, closed);
        assertThat(routes).extracting(route -> route.kept().line().offset()).containsOnly(42L);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[%s, %s,\n%s]",
                "[%s,7,\"}{\",%s,{},%s]",
                "%s\n%s\nhalf of {\"a\":\"line\n%s\n",
                "%s\n{\"hits\":{\"hits\":[{\"_source\":%s},{\"_source\":%s}],\"total\":{}}}",
                "{\"took\":{\"a\":1},\"hits\":{\"hits\":[{\"_source\":%s},{\"_source\":%s},{\"_source\":%s}]}}",
            })
    void findsEventsInAllThatHoldsSeveral(String shape) {
        String first = json("a", "session.connect", 1);
        String second = json("b", "session.connect", 2);
        String third = json("a", "session.closed", 3);

        List<String> texts = texts(routes(shape.formatted(first, second, third)));

        assertThat(texts).hasSize(3);
        assertThat(texts.get(0)).contains(first).doesNotContain(second, third);
        assertThat(texts.get(1)).contains(second).doesNotContain(first, third);
        assertThat(texts.get(2)).contains(third).doesNotContain(first, second);
    }

    @Test
    void findsEventsInLinesThatAreTextElsewhere() {
        String first = json("a", "session.connect", 1).replace("\"", "\\\"");
        String second = json("b", "session.connect", 2).replace("\"", "\\\"");

        List<String> texts =
                texts(routes("{\"logEvents\":[{\"message\":\"%s\"},{\"message\":\"%s\"}]}".formatted(first, second)));

        assertThat(texts).hasSize(2);
        assertThat(texts.get(0)).contains(first).doesNotContain(second);
    }

    @Test
    void turnsEventsThatComeNewestFirst() {
        String closed = json("a", "session.closed", 3);
        String connect = json("a", "session.connect", 1);

        assertThat(texts(routes(closed + connect))).containsExactly(connect, closed);
        // the events of one session alone come newest first, those of the line do not
        String later = json("b", "session.connect", 9);
        assertThat(texts(routes(closed + connect + later))).containsExactly(closed, connect, later);
    }

    @Test
    void keepsWhatCannotBeCutForEachSessionWithinBounds() {
        assertThat(routes(withLentTime(3, "")))
                .extracting(RoutedLine::session, route -> route.kept().shared())
                .containsExactly(tuple("s0", true), tuple("s1", true), tuple("s2", true));
        assertThat(leftOut).isEmpty();

        assertThat(routes(withLentTime(3_000, " ".repeat(30_000)))).isEmpty();
        assertThat(leftOut).containsExactly(3_000);
    }

    @Test
    void keepsOfLongLineForAllSessionsTogetherNoMoreThanItHas() {
        StringBuilder line = new StringBuilder("[");
        for (int i = 0; i < 20_000; i++) {
            line.append(i == 0 ? "" : ",").append(json("%03x".formatted(i % 3_000), "login.failed", i));
        }
        line.append(']');

        Collection<RoutedLine> routes = routes(line.toString());

        assertThat(routes).hasSize(20_000);
        assertThat(routes.stream()
                        .mapToLong(route -> route.kept().line().bytes().length)
                        .sum())
                .isLessThan(line.length());
    }

    /** Returns events that have no time but that of what holds them, so that none can be read by itself. */
    private static String withLentTime(int sessions, String space) {
        StringBuilder line = new StringBuilder("{\"@timestamp\":\"" + NOON + "\",\"list\":[");
        for (int i = 0; i < sessions; i++) {
            line.append(i == 0 ? "" : ",")
                    .append("{\"eventid\":\"cowrie.login.failed\",\"session\":\"s%d\"}".formatted(i));
        }
        return line.append(space).append("]}").toString();
    }

    private Collection<RoutedLine> routes(String text) {
        RawLine line = RawLine.of(text.getBytes(StandardCharsets.UTF_8), "log", 42);
        return LineRouter.routes(LineParser.parse(line.bytes()).events(), line, leftOut::add);
    }

    private static List<String> texts(Collection<RoutedLine> routes) {
        return routes.stream()
                .map(route -> new String(route.kept().line().bytes(), StandardCharsets.UTF_8))
                .toList();
    }

    private static long micros(long second) {
        return LogTime.micros(NOON.plusSeconds(second));
    }

    private static String json(String id, String event, long second) {
        return "{\"eventid\":\"cowrie.%s\",\"session\":\"%s\",\"sensor\":\"alpha\",\"timestamp\":\"%s\"}"
                .formatted(event, id.repeat(12), NOON.plusSeconds(second));
    }
}
