package io.github.cowriekit.enrich.internal.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.github.cowriekit.enrich.spi.http.AnswerFields;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class FieldsTest {
    private static AnswerFields fields(String json) {
        return AnswerJson.parseObject(json.getBytes(StandardCharsets.UTF_8)).orElseThrow();
    }

    private static AnswerFields x(String value) {
        return fields("{\"x\": " + value + "}");
    }

    /** What cannot be read as the type asked for. */
    @ParameterizedTest
    @ValueSource(strings = {"null", "\"\"", "\"  \"", "{}", "[]", "{\"y\": 1}", "[[1]]", "\"?\""})
    void isAbsentWhereTheShapeIsAnother(String value) {
        AnswerFields fields = x(value);

        assertThat(fields.number("x")).isNull();
        assertThat(fields.decimal("x")).isNull();
        assertThat(fields.flag("x")).isNull();
        assertThat(fields.time("x")).isNull();
        assertThat(fields.unixTime("x")).isNull();
        assertThat(fields.date("x")).isNull();
        assertThat(fields.object("x").text("z")).isNull();
        assertThat(fields.textsByName("x")).doesNotContainKey("z");
    }

    @Test
    void readsPlainValuesAsTheyStandThere() {
        AnswerFields fields = fields("""
                {"b": "7", "a": [7, 4.90, true, " x"], "c": {"z": 1e2, "y": 36893488147419103232}, "left": 1}""");

        assertThat(fields.plain("a", "b", "c", "d"))
                .containsExactly(
                        entry("a", List.of(7L, new BigDecimal("4.9"), true, " x")),
                        entry("b", "7"),
                        entry("c", Map.of("z", new BigDecimal("100.0"), "y", BigInteger.TWO.pow(65))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "\"\"", "\" \"", "{}", "[]", "[null, {}, [[]]]", "{\"y\": null}", "1e400"})
    void leavesOutPlainValuesThatSayNothing(String value) {
        assertThat(x(value).plain("x")).isEmpty();
    }

    @Test
    void readsPortsWhateverTheirType() {
        assertThat(x("[8291, \"22\", 80.0, 22, 0, 65535]").ports("x")).containsExactly(0, 22, 80, 8_291, 65_535);
        assertThat(x("\"23\"").ports("x")).containsExactly(23);
        assertThat(x("[65536, -1, 22.5, \"ssh\", null, true, [22], {\"22\": 22}, 1e300]")
                        .ports("x"))
                .isEmpty();
        assertThat(fields("{}").ports("x")).isEmpty();
    }

    @Test
    void isAbsentWhereTheFieldIsMissing() {
        AnswerFields fields = fields("{}");

        assertThat(fields.isEmpty()).isTrue();
        assertThat(fields.has("x")).isFalse();
        assertThat(fields.text("x")).isNull();
        assertThat(fields.number("x")).isNull();
        assertThat(fields.texts("x")).isEmpty();
        assertThat(fields.objects("x")).isEmpty();
        assertThat(fields.object("x").object("y").isEmpty()).isTrue();
        assertThat(fields.objectsByName("x")).isEmpty();
    }

    @Nested
    final class Texts {
        @Test
        void readsStringsNumbersAndBooleans() {
            assertThat(x("\"a\"").text("x")).isEqualTo("a");
            assertThat(x("12").text("x")).isEqualTo("12");
            assertThat(x("true").text("x")).isEqualTo("true");
        }

        @ParameterizedTest
        @ValueSource(strings = {"null", "\"\"", "\" \"", "{\"y\": \"a\"}", "[\"a\"]"})
        void isAbsentWhereThereIsNoText(String value) {
            assertThat(x(value).text("x")).isNull();
        }

        @Test
        void keepsControlCharacters() {
            assertThat(x("\"\\u001b[31m\\u0000\"").text("x")).isEqualTo("\u001b[31m\u0000");
        }

        @Test
        void readsListsWithoutTheirGaps() {
            assertThat(x("[\"b\", null, \"\", {}, [\"c\"], 7, \"a\", \"b\"]").texts("x"))
                    .containsExactly("b", "7", "a", "b");
            assertThat(x("\"one\"").texts("x")).containsExactly("one");
            assertThat(x("null").texts("x")).isEmpty();
        }

        @Test
        void sortsTagsAndDropsRepeatedOnes() {
            assertThat(x("[\"mirai\", \"elf\", \"mirai\"]").tags("x")).containsExactly("elf", "mirai");
        }

        @Test
        void readsTextsByName() {
            assertThat(x("{\"b\": 1, \"a\": \"listed\", \"c\": null, \"d\": {}}")
                            .textsByName("x"))
                    .containsExactly(entry("a", "listed"), entry("b", "1"));
        }
    }

    @Nested
    final class Numbers {
        @ParameterizedTest
        @CsvSource({
            "12, 12",
            "'\"12\"', 12",
            "'\" 12 \"', 12",
            "-3, -3",
            "12.0, 12",
            "12.5, 13",
            "1e3, 1000",
            "'\"1e3\"', 1000",
            "9223372036854775807, 9223372036854775807"
        })
        void readsWholeNumbers(String json, long expected) {
            assertThat(x(json).number("x")).isEqualTo(expected);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "9223372036854775808",
                    "1e30",
                    "1e999999999",
                    "\"1e-999999999\"",
                    "\"NaN\"",
                    "\"0x10\"",
                    "\"12 apples\"",
                    "true"
                })
        void isAbsentWhereNoNumberFits(String json) {
            assertThat(x(json).number("x")).isNull();
        }

        @Test
        void readsDecimals() {
            assertThat(x("0.25").decimal("x")).isEqualTo(0.25);
            assertThat(x("\"61.02\"").decimal("x")).isEqualTo(61.02);
            assertThat(x("1e390").decimal("x")).isNull();
        }

        @ParameterizedTest
        @CsvSource({"true, true", "false, false", "'\"True\"', true", "'\"false\"', false", "1, true", "'\"0\"', false"
        })
        void readsBooleans(String json, boolean expected) {
            assertThat(x(json).flag("x")).isEqualTo(expected);
        }
    }

    @Nested
    final class Objects {
        @Test
        void readsAListOfObjectsAndASingleOne() {
            assertThat(x("[{\"y\": 1}, null, 3, {\"y\": 2}]").objects("x"))
                    .extracting(fields -> fields.number("y"))
                    .containsExactly(1L, 2L);
            assertThat(x("{\"y\": 1}").objects("x"))
                    .extracting(fields -> fields.number("y"))
                    .containsExactly(1L);
            assertThat(x("[{\"y\": 1}]").object("x").number("y")).isEqualTo(1);
        }

        @Test
        void sortsMembersByNameAndKeepsThoseWithoutAnObject() {
            Map<String, AnswerFields> members =
                    x("{\"b\": null, \"a\": {\"y\": 1}}").objectsByName("x");

            assertThat(members.keySet()).containsExactly("a", "b");
            assertThat(members.values())
                    .extracting(fields -> fields.number("y"))
                    .containsExactly(1L, null);
        }
    }

    @Nested
    final class TimesOfServices {
        @ParameterizedTest
        @CsvSource({
            "2024-02-03 04:05:06 UTC, 2024-02-03T04:05:06Z",
            "2024-02-03 04:05:06, 2024-02-03T04:05:06Z",
            "2024-02-03T04:05:06Z, 2024-02-03T04:05:06Z",
            "2024-02-03T04:05:06, 2024-02-03T04:05:06Z",
            "2024-02-03T04:05:06.250Z, 2024-02-03T04:05:06.250Z",
            "2024-02-03T04:05:06+02:00, 2024-02-03T02:05:06Z",
            "2024-02-03 04:05, 2024-02-03T04:05:00Z",
            "' 2024-02-03 ', 2024-02-03T00:00:00Z",
            "2024-02-03 UTC, 2024-02-03T00:00:00Z",
        })
        void readsEachSpelling(String text, String expected) {
            assertThat(x('"' + text + '"').time("x")).isEqualTo(expected);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "0000-00-00",
                    "0000-00-00 00:00:00",
                    "2024-02-30",
                    "2024-13-01 00:00:00",
                    "yesterday",
                    "-",
                    "UTC",
                    "2024-02-03T",
                    "2024-02-03 04:05:06 CEST",
                    "99999999999999999999"
                })
        void isAbsentWhereItIsNoTime(String text) {
            assertThat(x('"' + text + '"').time("x")).isNull();
            assertThat(x('"' + text + '"').date("x")).isNull();
        }

        @Test
        void readsSecondsSinceTheEpoch() {
            assertThat(x("1706933106").unixTime("x")).isEqualTo(Instant.parse("2024-02-03T04:05:06Z"));
            assertThat(x("\"1706933106\"").unixTime("x")).isEqualTo(Instant.parse("2024-02-03T04:05:06Z"));
        }

        @ParameterizedTest
        @ValueSource(strings = {"0", "-1", "\"0\"", "9223372036854775807", "\"2024-02-03\""})
        void neverInventsATime(String json) {
            assertThat(x(json).unixTime("x")).isNull();
        }

        @Test
        void readsDates() {
            assertThat(x("\"2024-02-03\"").date("x")).isEqualTo(LocalDate.of(2024, 2, 3));
            assertThat(x("\"20240203\"").date("x")).isEqualTo(LocalDate.of(2024, 2, 3));
            assertThat(x("20240203").date("x")).isEqualTo(LocalDate.of(2024, 2, 3));
            assertThat(x("\"2024-02-03 23:59:59\"").date("x")).isEqualTo(LocalDate.of(2024, 2, 3));
            assertThat(x("\"20241399\"").date("x")).isNull();
        }
    }
}
