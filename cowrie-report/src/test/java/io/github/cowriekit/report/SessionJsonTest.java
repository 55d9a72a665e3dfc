package io.github.cowriekit.report;

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
import io.github.cowriekit.model.intel.EnrichmentResult;
import io.github.cowriekit.model.intel.Facts;
import io.github.cowriekit.model.intel.Observable;
import io.github.cowriekit.model.intel.Reason;
import io.github.cowriekit.model.intel.spur.SpurFacts;
import io.github.cowriekit.model.intel.virustotal.AnalysisStats;
import io.github.cowriekit.model.intel.virustotal.VirusTotalFileFacts;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SessionJsonTest {
    private static final String MINIMAL = "{\"id\":\"aaaaaaaa\",\"end\":\"closed\"}";

    static Stream<Arguments> seeds() {
        return LongStream.range(0, 60).mapToObj(seed -> argumentSet("seed " + seed, seed));
    }

    static Stream<Arguments> kindsOfFacts() {
        return Stream.of(Facts.class.getPermittedSubclasses()).map(kind -> argumentSet(kind.getSimpleName(), kind));
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

    @ParameterizedTest
    @MethodSource("kindsOfFacts")
    void readsEveryKindOfFacts(Class<? extends Facts> kind) {
        for (long seed = 0; seed < 20; seed++) {
            Facts facts = new RandomRecords(seed).next(kind);
            EnrichedSession session = with(facts);
            assertThat(SessionJson.read(SessionJson.toJson(session))).isEqualTo(session);
        }
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
                                + "\"eventCounts\":{\"cowrie.command.input\":2}}");
    }

    @Test
    void leavesOutWhatIsAbsent() {
        Session session = Session.builder("aaaaaaaa", SessionEnd.CLOSED).build();
        assertThat(SessionJson.toJson(session)).isEqualTo(MINIMAL);
        assertThat(SessionJson.read(MINIMAL)).isEqualTo(EnrichedSession.of(session));
    }

    @Test
    void leavesOutWhatASourceDoesNotSay() {
        assertThat(SessionJson.toJson(with(SpurFacts.builder().asn(64496L).build())))
                .contains("\"facts\":{\"kind\":\"spur\",\"asn\":64496}");
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

    @Test
    void writesReadableNamesWhateverTheyWere() {
        Session session = Session.builder("aaaaaaaa", SessionEnd.CLOSED)
                .notices(List.of(new Notice(null, "x", Map.of("a\udc80\ud83d\ude00", true))))
                .build();
        assertThat(SessionJson.read(SessionJson.toJson(session)).session().notices())
                .containsExactly(new Notice(null, "x", Map.of("a\ufffd\ud83d\ude00", true)));
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
        assertThat(SessionJson.toJson(with(new CustomFacts(attributes))))
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
        assertThat(session.facts(VirusTotalFileFacts.class, Observable.ip("192.0.2.7")))
                .contains(VirusTotalFileFacts.builder()
                        .lastAnalysisStats(AnalysisStats.builder().malicious(3).build())
                        .build());
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"sensor\":null", "\"commands\":null", "\"source\":null", "\"durationSeconds\":null"})
    void readsNullAsAbsent(String member) {
        assertThat(SessionJson.toJson(SessionJson.read(MINIMAL.replace("}", "," + member + "}"))))
                .isEqualTo(MINIMAL);
    }

    @Nested
    class BadLines {
        @ParameterizedTest
        @CsvSource(
                delimiter = '~',
                quoteCharacter = '`',
                value = {
                    "\"end\":\"closed\" ~ no readable JSON",
                    "[] ~ the line is not an object",
                    "{\"end\":\"closed\"} ~ id is missing",
                    "{\"id\":\"a\"} ~ end is missing",
                    "{\"id\":1,\"end\":\"closed\"} ~ id is not a string",
                    "{\"id\":\"a\",\"end\":\"gone\"} ~ end cannot be read",
                    "{\"id\":\"a\",\"end\":\"closed\"} x ~ no readable JSON",
                    "{\"id\":\"a\",\"end\":\"closed\",\"incomplete\":[\"x\"]} ~ x",
                    "{\"id\":\"a\",\"end\":\"closed\",\"commands\":{}} ~ commands is not a list",
                    "{\"id\":\"a\",\"end\":\"closed\",\"commands\":[{\"input\":\"w\"},{}]} ~ commands[1].input is missing",
                    "{\"id\":\"a\",\"end\":\"closed\",\"commands\":[3]} ~ commands[0] is not an object",
                    "{\"id\":\"a\",\"end\":\"closed\",\"startedAt\":\"today\"} ~ startedAt cannot be read",
                    "{\"id\":\"a\",\"end\":\"closed\",\"durationSeconds\":1e999999999} ~ durationSeconds cannot be read",
                    "{\"id\":\"a\",\"end\":\"closed\",\"durationSeconds\":1e-999999999} ~ durationSeconds cannot be read",
                    "{\"id\":\"a\",\"end\":\"closed\",\"durationSeconds\":\"1\"} ~ durationSeconds is not a number",
                    "{\"id\":\"a\",\"end\":\"closed\",\"source\":{\"port\":1.5}} ~ source.port is not a whole number",
                    "{\"id\":\"a\",\"end\":\"closed\",\"source\":{\"port\":5000000000}} ~ source.port is out of range",
                    "{\"id\":\"a\",\"end\":\"closed\",\"downloads\":[{\"origin\":\"fax\"}]} ~ downloads[0].origin",
                    "{\"id\":\"a\",\"end\":\"closed\",\"enrichment\":[{}]} ~ enrichment[0].observable is missing",
                })
        void sayWhatIsWrong(String json, String message) {
            assertThatThrownBy(() -> SessionJson.read(json))
                    .isInstanceOf(SessionJsonException.class)
                    .hasMessageStartingWith("line 1: ")
                    .hasMessageContaining(message);
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '~',
                quoteCharacter = '`',
                value = {
                    "\"status\":\"maybe\" ~ enrichment[0].status is not known: maybe",
                    "\"status\":\"not-found\" ~ enrichment[0].fetchedAt is missing",
                    "\"status\":\"skipped\" ~ enrichment[0].reason is missing",
                    "\"status\":\"found\",\"fetchedAt\":\"2023-05-25T12:00:00Z\" ~ enrichment[0].facts is missing",
                    "\"status\":\"found\",\"fetchedAt\":\"2023-05-25T12:00:00Z\",\"facts\":{\"kind\":\"x\"} ~ facts.kind is not known: x",
                    "\"status\":\"found\",\"fetchedAt\":\"2023-05-25T12:00:00Z\",\"facts\":{\"kind\":\"spur\",\"asn\":[]} ~ facts cannot be read",
                    "\"status\":\"found\",\"fetchedAt\":\"2023-05-25T12:00:00Z\",\"facts\":{\"kind\":\"spur\",\"dataDate\":\"x\"} ~ facts cannot be read",
                })
        void sayWhatIsWrongWithAnAnswer(String members, String message) {
            String json = MINIMAL.replace(
                    "}",
                    ",\"enrichment\":[{\"observable\":{\"type\":\"ip\",\"value\":\"192.0.2.7\"},\"source\":\"s\","
                            + members + "}]}");
            assertThatThrownBy(() -> SessionJson.read(json))
                    .isInstanceOf(SessionJsonException.class)
                    .hasMessageContaining(message);
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '~',
                quoteCharacter = '`',
                value = {
                    "\"reason\":\"no key\" ~ NO_KEY ~ no key ~ \"reason\":\"no key\"}",
                    "\"reason\":\"quota spent\",\"detail\":\"quota 2/1d spent\" ~ QUOTA ~ quota 2/1d spent "
                            + "~ \"reason\":\"quota spent\",\"detail\":\"quota 2/1d spent\"}",
                    // an earlier version wrote a text, a later one may write a reason that this one does not know
                    "\"reason\":\"HTTP 502\" ~ OTHER ~ HTTP 502 ~ \"reason\":\"other\",\"detail\":\"HTTP 502\"}",
                    "\"reason\":\"new\",\"detail\":\"not yet\" ~ OTHER ~ not yet "
                            + "~ \"reason\":\"other\",\"detail\":\"not yet\"}",
                })
        void mayHaveReasonsOfOtherVersions(String members, Reason reason, String text, String written) {
            String json = MINIMAL.replace(
                    "}",
                    ",\"enrichment\":[{\"observable\":{\"type\":\"ip\",\"value\":\"192.0.2.7\"},\"source\":\"s\","
                            + "\"status\":\"skipped\"," + members + "}]}");

            EnrichedSession read = SessionJson.read(json);

            assertThat(read.results())
                    .singleElement()
                    .isInstanceOfSatisfying(EnrichmentResult.Skipped.class, result -> {
                        assertThat(result.reason()).isEqualTo(reason);
                        assertThat(result.text()).isEqualTo(text);
                    });
            assertThat(SessionJson.toJson(read)).contains(written);
        }

        @Test
        void doNotGetTheirPasswordsIntoTheMessage() {
            assertThatThrownBy(() -> SessionJson.read("{\"logins\":[{\"password\":hunter2}]}"))
                    .hasStackTraceContaining("no readable JSON at column")
                    .satisfies(e -> {
                        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
                            assertThat(cause.toString()).doesNotContain("hunter2");
                        }
                    });
        }

        @Test
        void doNotEndARun() {
            List<Long> lines = new ArrayList<>();
            String input = MINIMAL + "\n\n{\"id\":\n" + MINIMAL + "\r\nnothing\n" + MINIMAL;
            try (Stream<EnrichedSession> sessions =
                    SessionJson.readAll(input(input), problem -> lines.add(problem.lineNumber()))) {
                assertThat(sessions).hasSize(3);
            }
            assertThat(lines).containsExactly(3L, 5L);
        }

        @Test
        void endARunIfTheCallerWantsIt() {
            Stream<EnrichedSession> sessions = SessionJson.readAll(input("{\n" + MINIMAL), problem -> {
                throw problem;
            });
            assertThatThrownBy(sessions::toList)
                    .isInstanceOf(SessionJsonException.class)
                    .hasMessageStartingWith("line 1: ");
        }
    }

    @Test
    void writesOneLinePerSessionAndReadsThemBack() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Reports.ndjson().write(Diary.sessions().stream(), out);
        String text = out.toString(StandardCharsets.UTF_8);
        assertThat(text).endsWith("\n");
        assertThat(text.lines())
                .hasSize(3)
                .containsExactlyElementsOf(
                        Diary.sessions().stream().map(SessionJson::toJson).toList());
        try (Stream<EnrichedSession> sessions = SessionJson.readAll(input(text), problem -> {
            throw problem;
        })) {
            assertThat(sessions).containsExactlyElementsOf(Diary.sessions());
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

    private static EnrichedSession with(Facts facts) {
        return new EnrichedSession(
                Session.builder("aaaaaaaa", SessionEnd.CLOSED).build(),
                List.of(Diary.found("source", Observable.ip("192.0.2.7"), facts)));
    }
}
