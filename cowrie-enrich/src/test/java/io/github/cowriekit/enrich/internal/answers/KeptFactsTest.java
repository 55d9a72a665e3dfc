package io.github.cowriekit.enrich.internal.answers;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cowriekit.model.intel.CustomFacts;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeptFactsTest {
    private static final CustomFacts FACTS = new CustomFacts(Map.of("score", 5L));

    @Test
    void readsWhatItKept() {
        KeptFacts kept = KeptFacts.of(3, FACTS);

        assertThat(kept.text()).isEqualTo("3.2{\"kind\":\"custom\",\"attributes\":{\"score\":5}}");
        assertThat(KeptFacts.parse(kept.text())).isEqualTo(kept);
        assertThat(KeptFacts.parse(kept.text()).facts()).isEqualTo(FACTS);
    }

    @Test
    void readsFactsThatNobodyOnTheClassPathKnows() {
        assertThat(KeptFacts.parse("1.2{\"kind\":\"weather\",\"rain\":true}").facts())
                .isEqualTo(new CustomFacts(Map.of("kind", "weather", "rain", true)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"kind\":\"custom\",\"attributes\":{\"score\":5}}",
                "3{\"kind\":\"SpurFacts\",\"asn\":64496}",
                "3.1{\"kind\":\"custom\",\"attributes\":{\"score\":5}}",
                "3.3{\"kind\":\"custom\",\"attributes\":{\"score\":5}}",
                "3.2{\"kind\":\"custom\",\"attributes\":[]}",
                "3.2{\"attributes\":{}}",
                "3.2",
                "99999999999999999999",
                ""
            })
    void readsNothingFromWhatAnotherVersionKept(String text) {
        assertThat(KeptFacts.parse(text).facts()).isNull();
    }

    @Test
    void tellsTheVersionOfWhatItCannotRead() {
        assertThat(KeptFacts.parse("12{}").version()).isEqualTo(12);
        assertThat(KeptFacts.parse("{}").version()).isEqualTo(1);
    }
}
