package io.github.cowriekit.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import io.github.cowriekit.model.Command;
import io.github.cowriekit.model.Endpoint;
import io.github.cowriekit.model.KeyExchange;
import io.github.cowriekit.model.Login;
import io.github.cowriekit.model.Notice;
import io.github.cowriekit.model.Session;
import io.github.cowriekit.model.SessionEnd;
import io.github.cowriekit.model.intel.CustomFacts;
import io.github.cowriekit.model.intel.EnrichedSession;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SessionJsonTest {
    /** A session without lists, as earlier versions wrote it. */
    private static final String MINIMAL = "{\"id\":\"aaaaaaaa\",\"end\":\"closed\"}";

    private static final String WRITTEN = "{\"id\":\"aaaaaaaa\",\"end\":\"closed\",\"logins\":[],\"commands\":[],"
            + "\"otherLines\":[],\"downloads\":[],\"uploads\":[],\"forwards\":[],\"recordings\":[],\"notices\":[]}";

    static Stream<Arguments> seeds() {
        return LongStream.range(0, 60).mapToObj(seed -> argumentSet("seed " + seed, seed));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void readsWhatItWroteIntoEqualRecords(long seed) {
        EnrichedSession session = new RandomRecords(seed).next(EnrichedSession.class);
        String json = SessionJson.toJson(session);
        assertThat(json)
                .doesNotContain("\n")
                .matches(line -> line.chars().allMatch(c -> c >= ' ' && c < 0x7f), "ASCII");
        assertThat(SessionJson.read(json)).isEqualTo(session);
        assertThat(SessionJson.toJson(SessionJson.read(json))).isEqualTo(json);
    }

    @Test
    void writesTheDocumentedKeys() {
        Session session = Session.builder("fd5ac84ee8f9", SessionEnd.CLOSED)
                .sensor("s1")
                .protocol("ssh")
                .source(new Endpoint("192.0.2.7", 40_022))
                .startedAt(Instant.parse("2023-05-24T06:23:58.9Z"))
                .duration(Duration.ofMillis(10_400))
                .logins(List.of(Login.builder()
                        .username("root")
                        .password("")
                        .success(false)
                        .build()))
                .commands(List.of(new Command(null, "é\n", true, null), new Command(null, "w", false, "sh")))
                .eventCounts(Map.of("cowrie.command.input", 2L))
                .build();
        assertThat(SessionJson.toJson(session))
                .isEqualTo(
                        "{\"id\":\"fd5ac84ee8f9\",\"sensor\":\"s1\",\"protocol\":\"ssh\",\"source\":{\"ip\":\"192.0.2.7\","
                                + "\"port\":40022},\"startedAt\":\"2023-05-24T06:23:58.900000Z\",\"durationSeconds\":10.4,"
                                + "\"end\":\"closed\",\"logins\":[{\"username\":\"root\",\"password\":\"\",\"success\":false}],"
                                + "\"commands\":[{\"input\":\"\\u00E9\\n\",\"failed\":true},{\"input\":\"w\",\"realm\":\"sh\"}],"
                                + "\"otherLines\":[],\"downloads\":[],\"uploads\":[],\"forwards\":[],\"recordings\":[],"
                                + "\"notices\":[],\"eventCounts\":{\"cowrie.command.input\":2}}");
    }

    @Test
    void leavesOutWhatIsAbsentButTheLists() {
        Session session = Session.builder("aaaaaaaa", SessionEnd.CLOSED).build();
        assertThat(SessionJson.toJson(session)).isEqualTo(WRITTEN);
        assertThat(SessionJson.read(WRITTEN)).isEqualTo(EnrichedSession.of(session));
    }

    @Test
    void readsAbsentListsAsEmpty() {
        Session session = Session.builder("aaaaaaaa", SessionEnd.CLOSED).build();
        assertThat(SessionJson.read(MINIMAL)).isEqualTo(EnrichedSession.of(session));
    }

    @ParameterizedTest
    @CsvSource({
        "PT123456.789S, 123456.789",
        "PT0.00001S, 0.00001",
        "PT100000S, 100000",
        "PT0.000000001S, 0.000000001",
        "PT0S, 0"
    })
    void writesDurationsExactlyAndWithoutExponent(Duration duration, String seconds) {
        Session session = Session.builder("aaaaaaaa", SessionEnd.CLOSED)
                .duration(duration)
                .build();
        assertThat(SessionJson.toJson(session)).contains("\"durationSeconds\":" + seconds + ",");
        assertThat(SessionJson.read(SessionJson.toJson(session)).session().duration())
                .isEqualTo(duration);
    }

    @Test
    void keepsBytesThatAreNoText() {
        Session session = Session.builder("aaaaaaaa", SessionEnd.CLOSED)
                .commands(List.of(new Command(null, "\udcff\ud800\ud83d\ude00\u0000", false, null)))
                .build();
        assertThat(SessionJson.toJson(session)).contains("\\uDCFF\\uD800\\uD83D\\uDE00\\u0000");
        assertThat(SessionJson.read(SessionJson.toJson(session)).session()).isEqualTo(session);
    }

    /** Ten thousand halves with their digits are longer than any name that Jackson reads. */
    @Test
    void readsSessionsWithNamesOfManyHalves() {
        Session session = Session.builder("aaaaaaaa", SessionEnd.CLOSED)
                .eventCounts(Map.of("\udc80".repeat(10_001), 1L))
                .build();

        assertThat(SessionJson.read(SessionJson.toJson(session)).session().eventCounts())
                .isEqualTo(Map.of("\ufffd".repeat(10_001), 1L));
    }

    @Test
    void keepsNamesThatAreNoText() {
        Map<String, Long> names = new LinkedHashMap<>();
        for (String name : List.of(
                "a\udcff",
                "a\udcfe",
                "a\ufffd",
                "a\ufffddcff",
                "\ufffdfffddcff",
                "\ufffd\ufffd\udc80",
                "\ud800b",
                "\ud83d\ude00\udc80",
                "\ude00\ud83d")) {
            names.put(name, (long) names.size());
        }
        Session session = Session.builder("aaaaaaaa", SessionEnd.CLOSED)
                .notices(List.of(new Notice(null, "x", Map.of("deep", names))))
                .eventCounts(names)
                .truncated(names)
                .build();
        String json = SessionJson.toJson(session);

        assertThat(json).matches("[\\x20-\\x7e]+");
        assertThat(SessionJson.read(json).session()).isEqualTo(session);
        assertThat(SessionJson.readAll(new ByteArrayInputStream(json.getBytes(StandardCharsets.US_ASCII)), e -> {
                    throw e;
                }))
                .containsExactly(SessionJson.read(json));
    }

    @Test
    void keepsWhatIsVeryLong() {
        Map<String, Object> attributes = new LinkedHashMap<>();
        attributes.put("text", "x".repeat(20_000_001));
        attributes.put("big", BigInteger.TEN.pow(1_001));
        attributes.put("decimal", new BigDecimal("7".repeat(1_000)).movePointLeft(3));
        Session session = Session.builder("aaaaaaaa", SessionEnd.CLOSED)
                .notices(List.of(new Notice(null, "x", attributes)))
                .build();
        assertThat(SessionJson.read(SessionJson.toJson(session)).session()).isEqualTo(session);
        assertThatThrownBy(() -> SessionJson.read("{\"id\":\"a\",\"n\":" + "1".repeat(100_000) + "}"))
                .isInstanceOf(SessionJsonException.class);
    }

    @ParameterizedTest
    @MethodSource("timesFarAway")
    void keepsTimesFarAway(Instant time) {
        Session session = Session.builder("aaaaaaaa", SessionEnd.CLOSED)
                .startedAt(time)
                .notices(List.of(new Notice(time, "x", Map.of())))
                .build();
        assertThat(SessionJson.read(SessionJson.toJson(session)).session()).isEqualTo(session);
    }

    static Stream<Instant> timesFarAway() {
        return Stream.of(
                Instant.MIN,
                Instant.MAX,
                Instant.parse("-1000000000-01-01T00:00:01Z"),
                Instant.parse("-999999999-01-01T00:00:00Z"),
                Instant.parse("+999999999-12-31T23:59:59.999999999Z"),
                Instant.parse("+10000-01-01T00:00:00.1Z"),
                Instant.parse("0000-01-01T00:00:00Z"),
                Instant.parse("-0001-01-01T00:00:00Z"));
    }

    @Test
    void keepsNumbersOfAttributesExactly() {
        Map<String, Object> attributes = new LinkedHashMap<>();
        attributes.put("long", Long.MIN_VALUE);
        attributes.put("big", BigInteger.TWO.pow(100));
        attributes.put("decimal", new BigDecimal("1.500"));
        attributes.put("whole", new BigDecimal("5"));
        attributes.put("exponent", new BigDecimal("1E+3"));
        attributes.put("list", Arrays.asList(1L, null, List.of(Map.of("k", false))));
        Session session = Session.builder("aaaaaaaa", SessionEnd.CLOSED)
                .notices(List.of(new Notice(null, "x", attributes)))
                .build();
        assertThat(SessionJson.read(SessionJson.toJson(session)).session()).isEqualTo(session);
    }

    @Test
    void writesOtherNumbersOfCustomFactsAsNumbers() {
        Map<String, Object> attributes = new LinkedHashMap<>();
        attributes.put("int", 5);
        attributes.put("double", 0.1);
        attributes.put("instant", Instant.EPOCH);
        assertThat(SessionJson.toJson(UsualSession.with(new CustomFacts(attributes))))
                .contains("\"attributes\":{\"int\":5,\"double\":0.1,\"instant\":\"1970-01-01T00:00:00Z\"}");
    }

    @Test
    void rebuildsTheKeyExchangeFromHasshAlone() {
        assertThat(SessionJson.read(MINIMAL.replace("}", ",\"client\":{\"hassh\":\"ab\"}}"))
                        .session()
                        .client()
                        .kex())
                .isEqualTo(KeyExchange.builder().hassh("ab").build());
    }

    @Test
    void ignoresKeysOfLaterVersions() {
        String json = MINIMAL.replace(
                "}",
                ",\"new\":[1],\"source\":{\"ip\":\"192.0.2.7\",\"asn\":1},\"commands\":[{\"input\":\"w\",\"new\":null}],"
                        + "\"enrichment\":[{\"observable\":{\"type\":\"ip\",\"value\":\"192.0.2.7\"},\"source\":\"virustotal\","
                        + "\"status\":\"found\",\"fetchedAt\":\"2023-05-25T12:00:00Z\",\"facts\":{\"kind\":\"virustotal-file\","
                        + "\"new\":{},\"lastAnalysisStats\":{\"malicious\":3,\"new\":1}}}]}");
        EnrichedSession session = SessionJson.read(json);
        assertThat(session.session().commands()).containsExactly(new Command(null, "w", false, null));
        assertThat(SessionJson.toJson(session))
                .contains("\"facts\":{\"kind\":\"virustotal-file\",\"lastAnalysisStats\":{\"malicious\":3")
                .doesNotContain("new");
    }

    @Test
    void readsFactsOfAKindThatNobodyKnows() {
        String json = SessionJson.toJson(UsualSession.with(new CustomFacts(Map.of())))
                .replace("{\"kind\":\"custom\",\"attributes\":{}}", "{\"kind\":\"score-board\",\"score\":5}");
        assertThat(SessionJson.read(json))
                .isEqualTo(UsualSession.with(new CustomFacts(Map.of("kind", "score-board", "score", 5L))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"sensor\":null", "\"commands\":null", "\"source\":null", "\"durationSeconds\":null"})
    void readsNullAsAbsent(String member) {
        assertThat(SessionJson.toJson(SessionJson.read(MINIMAL.replace("}", "," + member + "}"))))
                .isEqualTo(WRITTEN);
    }

    @Test
    void writesOneLinePerSessionAndReadsThemBack() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        List<EnrichedSession> sessions = List.of(UsualSession.enriched(), SessionJson.read(MINIMAL));
        SessionJson.write(sessions.stream(), out);
        String text = out.toString(StandardCharsets.UTF_8);
        assertThat(text).endsWith("\n");
        assertThat(text.lines())
                .containsExactlyElementsOf(
                        sessions.stream().map(SessionJson::toJson).toList());
        try (Stream<EnrichedSession> read = SessionJson.readAll(input(text), problem -> {
            throw problem;
        })) {
            assertThat(read).containsExactlyElementsOf(sessions);
        }
    }

    @Test
    void closesTheInputWithTheStream() {
        AtomicBoolean closed = new AtomicBoolean();
        InputStream in = new ByteArrayInputStream(new byte[0]) {
            @Override
            public void close() {
                closed.set(true);
            }
        };
        SessionJson.readAll(in, problem -> {}).close();
        assertThat(closed).isTrue();
    }

    private static InputStream input(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }
}
