package io.github.cowriekit.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import io.github.cowriekit.model.intel.CustomFacts;
import io.github.cowriekit.model.intel.Facts;
import io.github.cowriekit.model.intel.FactsKinds;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class FactsJsonTest {
    private static final Map<String, Class<? extends Facts>> KINDS = new TreeMap<>(FactsKinds.all());

    static Stream<Arguments> kinds() {
        return KINDS.entrySet().stream().map(kind -> argumentSet(kind.getKey(), kind.getKey(), kind.getValue()));
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void readsWhatItWroteWithEveryComponent(String kind, Class<? extends Facts> type) {
        Facts full = RecordParts.full(type);
        String json = FactsJson.write(full);
        assertThat(json).startsWith("{\"kind\":\"" + kind + "\",").matches("[\\x20-\\x7e]+");
        assertThat(FactsJson.read(json)).contains(full);
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void readsWhatItWroteWithoutAnyComponent(String kind, Class<? extends Facts> type) {
        Facts empty = RecordParts.empty(type);
        assertThat(FactsJson.read(FactsJson.write(empty))).contains(empty);
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void readsWhatItWroteWithRandomParts(String kind, Class<? extends Facts> type) {
        for (long seed = 0; seed < 20; seed++) {
            Facts facts = new RandomRecords(seed).next(type);
            assertThat(FactsJson.read(FactsJson.write(facts)))
                    .as("seed %d", seed)
                    .contains(facts);
        }
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void readsWhatAnotherVersionWroteWithOtherComponents(String kind, Class<? extends Facts> type) {
        String json = "{\"kind\":\"" + kind + "\",\"componentOfTheFuture\":{\"a\":[1]}}";
        assertThat(FactsJson.read(json)).contains(RecordParts.empty(type));
    }

    @Test
    void readsAKindThatNobodyKnowsAsCustomFacts() {
        Map<String, Object> attributes = new LinkedHashMap<>();
        attributes.put("kind", "score-board");
        attributes.put("score", 5L);
        attributes.put("ratio", new BigDecimal("0.50"));
        attributes.put("tags", List.of("a", Map.of("deep", true)));
        String json = "{\"kind\":\"score-board\",\"score\":5,\"ratio\":0.50,\"tags\":[\"a\",{\"deep\":true}]}";

        Facts read = FactsJson.read(json).orElseThrow();

        assertThat(read).isEqualTo(new CustomFacts(attributes));
        assertThat(FactsJson.write(read)).isEqualTo(json);
    }

    @Test
    void writesCustomFactsThatOnlyLookLikeFactsOfAKindAsCustom() {
        for (Object kind : List.of("custom", "weather", 5L)) {
            CustomFacts facts = new CustomFacts(Map.of("kind", kind));

            assertThat(FactsJson.write(facts)).startsWith("{\"kind\":\"custom\",\"attributes\":");
            assertThat(FactsJson.read(FactsJson.write(facts))).contains(facts);
        }
    }

    @Test
    void keepsTheKindOfFactsThatNobodyNamed() {
        String json = FactsJson.write(new Unnamed("unnamed", 3));

        assertThat(json).isEqualTo("{\"kind\":\"unnamed\",\"score\":3}");
        assertThat(FactsJson.read(json)).contains(new CustomFacts(Map.of("kind", "unnamed", "score", 3L)));
    }

    @Test
    void writesFactsOfAThirdPartyAsOurs() {
        WeatherFacts facts = new WeatherFacts(
                Instant.parse("2026-01-15T12:00:00Z"),
                LocalDate.of(2026, 1, 15),
                Duration.ofMillis(1_500),
                null,
                Map.of("wind", Map.of("knots", 12L)));
        String json = FactsJson.write(facts);

        assertThat(json)
                .isEqualTo("{\"kind\":\"weather\",\"measured\":\"2026-01-15T12:00:00.000000Z\",\"day\":\"2026-01-15\","
                        + "\"rainSeconds\":1.5,\"extra\":{\"wind\":{\"knots\":12}}}");
        assertThat(FactsJson.read(json)).contains(facts);
    }

    @Test
    void keepsTimesFarAway() {
        for (Instant time : List.of(Instant.MIN, Instant.MAX, Instant.parse("+10000-01-01T00:00:00.1Z"))) {
            WeatherFacts facts = new WeatherFacts(time, null, null, null, Map.of());
            assertThat(FactsJson.read(FactsJson.write(facts))).contains(facts);
        }
    }

    @Test
    void keepsFurtherValuesExactlyAndInTheirOrder() {
        Map<String, Object> extra = new LinkedHashMap<>();
        extra.put("z", "text \u00e9 \ud83d\ude00 \ud800");
        extra.put("a", Arrays.asList(1L, null, true, Map.of("deep", "er")));
        extra.put("whole", new BigDecimal("5"));
        extra.put("exponent", new BigDecimal("1E+3"));
        extra.put("big", BigInteger.TWO.pow(100));
        WeatherFacts facts = new WeatherFacts(null, null, null, "", extra);

        String json = FactsJson.write(facts);

        assertThat(FactsJson.read(json)).contains(facts);
        assertThat(FactsJson.write(FactsJson.read(json).orElseThrow())).isEqualTo(json);
        assertThat(json).contains("\"whole\":5E0").matches("[\\x20-\\x7e]+");
    }

    @Test
    void leavesOutWhatASourceDoesNotSay() {
        assertThat(FactsJson.write(new WeatherFacts(null, null, null, null, Map.of())))
                .isEqualTo("{\"kind\":\"weather\"}");
        assertThat(FactsJson.write(new CustomFacts(Map.of()))).isEqualTo("{\"kind\":\"custom\",\"attributes\":{}}");
    }

    @Test
    void readsNullAsAbsent() {
        assertThat(FactsJson.read("{\"kind\":\"weather\",\"measured\":null,\"rainSeconds\":null,\"extra\":null}"))
                .contains(new WeatherFacts(null, null, null, null, Map.of()));
    }

    @Test
    void saysWhichFactsCannotBeWrittenAndNotWhatTheySay() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> FactsJson.write(new OddFacts("secret", new Object())))
                .withMessageContaining("OddFacts")
                .withMessageNotContaining("secret")
                .withNoCause();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "null",
                "7",
                "[]",
                "[{\"kind\":\"custom\"}]",
                "{}",
                "{\"kind\":null}",
                "{\"kind\":1}",
                "{\"attributes\":{}}",
                "{\"kind\":\"custom\",\"attributes\":[]}",
                "{\"kind\":\"custom\",\"attributes\":{}} trailing",
                "{\"kind\":\"weather\",\"measured\":\"yesterday\"}",
                "{\"kind\":\"weather\",\"measured\":\"2026-01-15\"}",
                "{\"kind\":\"weather\",\"day\":5}",
                "{\"kind\":\"weather\",\"day\":\"2026-13-01\"}",
                "{\"kind\":\"weather\",\"day\":\"2026-01-15T12:00:00Z\"}",
                "{\"kind\":\"weather\",\"rainSeconds\":\"long\"}",
                "{\"kind\":\"weather\",\"rainSeconds\":99999999999999999999}",
                "{\"kind\":\"weather\",\"rainSeconds\":1e999999999}",
                "{\"kind\":\"weather\",\"rainSeconds\":1e-999999999}",
                "{\"kind\":\"weather\",\"words\":{}}",
                "{\"kind\":\"weather\",\"extra\":1}"
            })
    void readsNothingFromWhatItDidNotWrite(String json) {
        assertThat(FactsJson.read(json)).isEmpty();
    }

    /** Facts that a {@link FactsKinds} of the tests names. */
    public record WeatherFacts(
            @Nullable Instant measured,
            @Nullable LocalDate day,
            @Nullable Duration rain,
            @Nullable String words,
            Map<String, Object> extra)
            implements Facts {
        @Override
        public String kind() {
            return "weather";
        }
    }

    /** Facts that no {@link FactsKinds} names. */
    public record Unnamed(String kind, long score) implements Facts {}

    /** Facts that JSON has no form for. */
    public record OddFacts(String words, Object odd) implements Facts {
        @Override
        public String kind() {
            return "odd";
        }
    }

    /** The kind of the tests. */
    public static final class Kinds implements FactsKinds {
        @Override
        public Map<String, Class<? extends Facts>> kinds() {
            return Map.of("weather", WeatherFacts.class);
        }
    }
}
