package io.github.cowriekit.enrich.internal.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which documents are read as an answer at all. */
final class AnswerJsonTest {
    @ParameterizedTest
    @ValueSource(
            strings = {"", " ", "[]", "[{}]", "1", "null", "\"a\"", "{", "{\"a\": ", "{} {}", "<html>", "{\"a\": NaN}"})
    void acceptsNothingButOneObject(String text) {
        assertThat(AnswerJson.parseObject(text.getBytes(StandardCharsets.UTF_8)))
                .isEmpty();
    }

    @Test
    void rejectsBrokenEncoding() {
        assertThat(AnswerJson.parseObject(new byte[] {'{', '"', (byte) 0xc3, '"', ':', '1', '}'}))
                .isEmpty();
    }

    @Test
    void rejectsTooMuchOfAnything() {
        String nested = "{\"a\":".repeat(65) + "1" + "}".repeat(65);
        String many = "{\"a\": [" + "1,".repeat(500_000) + "1]}";
        String longNumber = "{\"a\": " + "1".repeat(101) + "}";
        String longText = "{\"a\": \"" + "a".repeat(2_000_001) + "\"}";

        for (String text : List.of(nested, many, longNumber, longText)) {
            assertThat(AnswerJson.parseObject(text.getBytes(StandardCharsets.UTF_8)))
                    .isEmpty();
        }
    }
}
