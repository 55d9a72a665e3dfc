package io.github.cowriekit.parser;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.cowriekit.model.KeyExchange;
import io.github.cowriekit.model.event.CowrieEvent;
import io.github.cowriekit.model.event.FileDownload;
import io.github.cowriekit.model.event.LogClosed;
import io.github.cowriekit.model.event.LoginAttempt;
import io.github.cowriekit.model.event.SessionClosed;
import io.github.cowriekit.model.event.SessionInput;
import io.github.cowriekit.model.event.UnknownEvent;
import io.github.cowriekit.model.event.client.ClientVersion;
import io.github.cowriekit.model.event.command.CommandInput;
import io.github.cowriekit.model.event.directtcpip.DirectTcpipRequest;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class EventsTest {
    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();
    private static final Set<String> IN_HEADER =
            Set.of("eventid", "session", "protocol", "src_ip", "src_port", "sensor", "uuid", "timestamp", "late");
    private static final Set<String> BOILERPLATE = Set.of("message", "system", "isError", "epoch", "format");

    static Stream<String> fixtures() throws IOException {
        try (var files = Files.list(Path.of("src/test/resources/parser/events"))) {
            List<String> names =
                    files.map(file -> file.getFileName().toString()).sorted().toList();
            assertThat(names).hasSizeGreaterThanOrEqualTo(32);
            return names.stream();
        }
    }

    @ParameterizedTest
    @MethodSource("fixtures")
    void readsEveryKeyOfEveryShape(String name) throws IOException {
        LogText text = LogText.resource("events/" + name);
        List<CowrieEvent> events = text.events();
        List<String> lines = Files.readAllLines(Path.of("src/test/resources/parser/events", name));

        assertThat(text.problems()).isEmpty();
        assertThat(events).hasSameSizeAs(lines);
        for (int i = 0; i < lines.size(); i++) {
            CowrieEvent event = events.get(i);
            JsonNode raw = JSON.readTree(lines.get(i));
            assertThat(event).isNotInstanceOf(UnknownEvent.class);
            assertThat(event.eventId()).isEqualTo(name.replace(".json", ""));
            assertThat(event.header().extra()).isEmpty();
            assertThat(event.session()).isEqualTo(raw.get("session").asText());
            assertThat(event.timestamp())
                    .isEqualTo(Instant.parse(raw.get("timestamp").asText()));
            assertThat(event.header().source().ip()).isEqualTo(raw.get("src_ip").asText());
            assertThat(comparable(event.attributes())).isEqualTo(expected(raw, event));
        }
    }

    private static Map<String, String> expected(JsonNode raw, CowrieEvent event) {
        Map<String, String> expected = new java.util.TreeMap<>();
        raw.properties().forEach(entry -> {
            String key = entry.getKey();
            String value = entry.getValue().isTextual()
                    ? entry.getValue().asText()
                    : entry.getValue().toString();
            boolean honeypot = key.startsWith("dst_") && !event.eventId().startsWith("cowrie.direct-tcpip.");
            boolean emptyFile = value.isEmpty() && Set.of("shasum", "outfile").contains(key);
            if (!IN_HEADER.contains(key) && !BOILERPLATE.contains(key) && !honeypot && !emptyFile) {
                if (key.equals("duration_ms")) {
                    expected.put(
                            "duration",
                            new BigDecimal(value)
                                    .movePointLeft(3)
                                    .stripTrailingZeros()
                                    .toPlainString());
                } else {
                    expected.put(key, value);
                }
            }
        });
        if (event instanceof LoginAttempt login) {
            expected.put("success", String.valueOf(login.success()));
        }
        if (event instanceof DirectTcpipRequest) {
            assertThat(event.header().source().port())
                    .isEqualTo(raw.get("src_port").asInt());
        }
        return expected;
    }

    private static Map<String, String> comparable(Map<String, Object> attributes) throws IOException {
        Map<String, String> comparable = new java.util.TreeMap<>();
        for (var entry : attributes.entrySet()) {
            Object value = entry.getValue();
            String text = value instanceof BigDecimal number ? number.toPlainString() : value.toString();
            comparable.put(entry.getKey(), value instanceof List<?> ? JSON.writeValueAsString(value) : text);
        }
        return comparable;
    }

    @Test
    void keepsUnknownEventsWithAllTheirKeys() {
        CowrieEvent event = LogText.of("""
                        {"eventid":"cowrie.command.privilege","level":3,"ratio":0.50,"big":123456789012345678901,"tags":["a",1,null],"nested":{"x":true},"none":null,"session":"s","timestamp":"2026-01-01T00:00:00Z","message":"kept"}""").event();

        assertThat(event).isInstanceOf(UnknownEvent.class);
        assertThat(new TreeSet<>(event.attributes().keySet()))
                .containsExactly("big", "level", "message", "nested", "ratio", "tags");
        assertThat(event.attributes())
                .containsEntry("level", 3L)
                .containsEntry("ratio", new BigDecimal("0.50"))
                .containsEntry("big", new java.math.BigInteger("123456789012345678901"))
                .containsEntry("tags", List.of("a", 1L))
                .containsEntry("nested", Map.of("x", true));
    }

    @Test
    void keepsUnknownKeysOfKnownEvents() {
        CowrieEvent event = LogText.of(LogText.line("command.input", 1, "\"input\":\"id\",\"risk\":{\"score\":7}"))
                .event();

        assertThat(event).isInstanceOf(CommandInput.class);
        assertThat(event.header().extra()).isEqualTo(Map.of("risk", Map.of("score", 7L)));
        assertThat(event.attributes()).containsEntry("risk", Map.of("score", 7L));
    }

    @Test
    void keepsAKnownEventThatLacksWhatItNeedsAsUnknown() {
        CowrieEvent event = LogText.of(LogText.line("command.input", 1, "\"realm\":\"sh\",\"input\":[\"a\"]"))
                .event();

        assertThat(event).isInstanceOf(UnknownEvent.class);
        assertThat(event.attributes()).isEqualTo(Map.of("realm", "sh", "input", List.of("a")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"duration\":245.4", "\"duration\":\"245.4\"", "\"duration_ms\":245400"})
    void readsEveryFormOfDuration(String spelling) {
        CowrieEvent event =
                LogText.of(LogText.line("session.closed", 1, spelling)).event();

        assertThat(((SessionClosed) event).duration()).isEqualTo(Duration.ofMillis(245_400));
        assertThat(event.header().extra()).isEmpty();
    }

    @Test
    void keepsADurationThatIsNoneAsExtraKey() {
        CowrieEvent event = LogText.of(LogText.line("session.closed", 1, "\"duration\":\"soon\""))
                .event();

        assertThat(((SessionClosed) event).duration()).isNull();
        assertThat(event.header().extra()).isEqualTo(Map.of("duration", "soon"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e999999999", "-1e30", "\"1e400000000\"", "99999999999999999999999"})
    void survivesAbsurdDurations(String duration) {
        CowrieEvent event = LogText.of(LogText.line("session.closed", 1, "\"duration\":" + duration))
                .event();

        assertThat(((SessionClosed) event).duration()).isNull();
    }

    @Test
    void readsLinesOfScpInputAsInputAndNotAsAFile() {
        CowrieEvent event = LogText.of(
                        LogText.line("session.file_download", 1, "\"realm\":\"scp\",\"input\":\"C0644 5 x\""))
                .event();

        assertThat(event).isInstanceOf(SessionInput.class);
        assertThat(((SessionInput) event).input()).isEqualTo("C0644 5 x");
        assertThat(event.eventId()).isEqualTo("cowrie.session.file_download");
    }

    @Test
    void readsAnEmptyBodyAsADownloadWithoutHash() {
        CowrieEvent event = LogText.of(LogText.line(
                        "session.file_download",
                        1,
                        "\"url\":\"http://203.0.113.5/x\",\"outfile\":\"\",\"shasum\":\"\""))
                .event();

        assertThat(((FileDownload) event).sha256()).isNull();
        assertThat(((FileDownload) event).outfile()).isNull();
    }

    @Test
    void readsAlgorithmsInsideTheVersionOfOldLogs() {
        ClientVersion version =
                (ClientVersion) LogText.resource("generations/g1.json").events().get(1);

        KeyExchange kex = version.kex();
        assertThat(kex).isNotNull();
        assertThat(kex.kexAlgs()).containsExactly("diffie-hellman-group14-sha1");
        assertThat(kex.hassh()).isNull();
        assertThat(version.header().protocol()).isEqualTo("ssh");
    }

    @Test
    void readsTheOriginatorOfOldForwardingsAndKeepsTheClientApart() {
        DirectTcpipRequest request = (DirectTcpipRequest)
                LogText.resource("generations/g1.json").events().get(5);

        assertThat(request.originPort()).isEqualTo(5556);
        assertThat(request.targetHost()).isEqualTo("ya.example");
        assertThat(request.header().source().ip()).isEqualTo("198.51.100.7");
        assertThat(request.header().source().port()).isNull();
        assertThat(request.header().destination().isUnknown()).isTrue();
    }

    @Test
    void tellsTheHashOfARecordingFromThatOfAFile() {
        CowrieEvent event = LogText.of(LogText.line(
                        "log.closed", 1, "\"ttylog\":\"tty/x\",\"size\":12,\"shasum\":\"ab\",\"duration_ms\":5"))
                .event();

        assertThat(((LogClosed) event).sha256()).isEqualTo("ab");
        assertThat(((LogClosed) event).sizeBytes()).isEqualTo(12);
    }

    @Test
    void takesTheLastOfRepeatedKeysAndLosesNone() {
        CowrieEvent event = LogText.of(LogText.line("command.input", 1, "\"input\":\"first\",\"input\":\"second\""))
                .event();

        assertThat(((CommandInput) event).input()).isEqualTo("second");
        assertThat(event.header().extra()).isEqualTo(Map.of("input", "first"));
    }

    @Test
    void usesTheEpochWhenTheTimestampCannotBeRead() {
        LogText text = LogText.of(
                "{\"eventid\":\"cowrie.session.connect\",\"session\":\"s\",\"timestamp\":\"yesterday\",\"epoch\":1785542400123}");

        assertThat(text.event().timestamp()).isEqualTo(Instant.ofEpochMilli(1_785_542_400_123L));
        assertThat(text.problems()).isEmpty();
    }

    @Test
    void readsAnEventWithoutReadableTimeAndSaysSo() {
        LogText text =
                LogText.of("{\"eventid\":\"cowrie.session.connect\",\"session\":\"s\",\"timestamp\":\"yesterday\"}");
        CowrieEvent event = text.event();

        assertThat(event.timestamp()).isNull();
        assertThat(event.header().extra()).isEqualTo(Map.of("timestamp", "yesterday"));
        assertThat(text.problemKinds()).containsExactly(ParseProblem.Kind.UNREADABLE_TIME);
    }

    @Test
    void saysOncePerFileThatTimesWithoutZoneAreReadAsUtc() {
        LogText text = LogText.of(
                "{\"eventid\":\"cowrie.a\",\"timestamp\":\"2017-01-01T00:00:00\"}",
                "{\"eventid\":\"cowrie.a\",\"timestamp\":\"2017-01-01T00:00:01\"}");

        assertThat(text.events().get(1).timestamp()).isEqualTo(Instant.parse("2017-01-01T00:00:01Z"));
        assertThat(text.problemKinds()).containsExactly(ParseProblem.Kind.ASSUMED_UTC);
    }
}
