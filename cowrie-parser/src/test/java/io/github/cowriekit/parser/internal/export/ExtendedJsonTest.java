package io.github.cowriekit.parser.internal.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExtendedJsonTest {
    @ParameterizedTest
    @ValueSource(strings = {"$numberDecimal", "$numberDouble"})
    void readsDecimals(String type) {
        assertThat(ExtendedJson.plain(Map.of(type, "1.50"))).isEqualTo(new BigDecimal("1.50"));
        assertThat(ExtendedJson.plain(Map.of(type, "9".repeat(900)))).isInstanceOf(BigDecimal.class);
    }

    @Test
    void leavesDecimalsThatAreNoneOrVeryLongAsTheyAre() {
        for (String value : new String[] {"NaN", "", "9".repeat(901), "1".repeat(16 << 20)}) {
            Map<String, Object> object = Map.of("$numberDecimal", value);
            assertThat(ExtendedJson.plain(object)).isSameAs(object);
        }
    }
}
