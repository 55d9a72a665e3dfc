package io.github.cowriekit.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cowriekit.model.intel.EnrichedSession;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SessionJsonProblemsTest {
    private static final String MINIMAL = "{\"id\":\"aaaaaaaa\",\"end\":\"closed\"}";

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
                "\"status\":\"found\",\"fetchedAt\":\"2023-05-25T12:00:00Z\",\"facts\":{\"asn\":1} ~ facts.kind is missing",
                "\"status\":\"found\",\"fetchedAt\":\"2023-05-25T12:00:00Z\",\"facts\":{\"kind\":\"custom\",\"attributes\":1} ~ facts cannot be read",
                "\"status\":\"found\",\"fetchedAt\":\"2023-05-25T12:00:00Z\",\"facts\":{\"kind\":\"spur\",\"asn\":[]} ~ facts cannot be read",
                "\"status\":\"found\",\"fetchedAt\":\"2023-05-25T12:00:00Z\",\"facts\":{\"kind\":\"spur\",\"dataDate\":\"x\"} ~ facts cannot be read",
            })
    void sayWhatIsWrongWithAnAnswer(String members, String message) {
        String json = MINIMAL.replace(
                "}",
                ",\"enrichment\":[{\"observable\":{\"type\":\"ip\",\"value\":\"192.0.2.7\"},\"source\":\"s\"," + members
                        + "}]}");
        assertThatThrownBy(() -> SessionJson.read(json))
                .isInstanceOf(SessionJsonException.class)
                .hasMessageContaining(message);
    }

    @Test
    void areNotWrittenOfFactsThatHaveNoFormInJson() {
        EnrichedSession session = UsualSession.with(new FactsJsonTest.OddFacts("secret", new Object()));
        assertThatThrownBy(() -> SessionJson.toJson(session))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageEndingWith("OddFacts")
                .hasNoCause();
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

    private static InputStream input(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }
}
