package io.github.cowriekit.enrich.setup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.cowriekit.enrich.Enrichment;
import io.github.cowriekit.enrich.fixtures.FakeEnricher;
import io.github.cowriekit.enrich.fixtures.FakeTime;
import io.github.cowriekit.enrich.fixtures.Samples;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EnrichmentSettingsTest {
    private final FakeTime time = new FakeTime();

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a\r\nX-Evil: 1", "a\nb", "j\u00f6rg@sans.edu", "a\u0000", "a) (b", "a\\b"})
    void refusesContactsThatNoHeaderCanCarry(String contact) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Enrichment.builder().contact(contact))
                .withMessageContaining("contact");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ftp://sans.edu/",
                "sans.edu",
                "/api",
                "mailto:a@sans.edu",
                "http:///x",
                "https://sans.edu/?key=1",
                "https://sans.edu/#x"
            })
    void refusesBaseUrlsThatAreNone(String url) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Enrichment.builder().source("mine", s -> s.baseUrl(URI.create(url))))
                .withMessageContaining("base URL");
    }

    @ParameterizedTest
    @CsvSource({
        "COWRIEKIT_MINE_RATE, fast",
        "COWRIEKIT_MINE_RATE, 0/1m",
        "COWRIEKIT_MINE_RATE, 4/0s",
        "COWRIEKIT_MINE_RATE, 4",
        "COWRIEKIT_MINE_URL, sans.edu/api",
        "COWRIEKIT_MINE_URL, http://[::1",
        "COWRIEKIT_MINE_URL, file:///etc/passwd",
        "COWRIEKIT_MINE_KEY, two words",
    })
    void namesTheVariableThatCannotBeRead(String variable, String value) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Samples.builder(time)
                        .environment(Map.of(variable, value))
                        .enricher(new FakeEnricher("mine", time))
                        .build())
                .withMessageStartingWith(variable + " ");
    }

    @Test
    void ignoresVariablesThatAreEmptyOrOfOtherSources() {
        assertThatCode(() -> Samples.builder(time)
                        .environment(Map.of(
                                "COWRIEKIT_MINE_RATE", "",
                                "COWRIEKIT_MINE_KEY", "  ",
                                "COWRIEKIT_CONTACT", "",
                                "COWRIEKIT_OTHER_RATE", "fast"))
                        .enricher(new FakeEnricher("mine", time))
                        .build()
                        .close())
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Mine", "my source", "my_source", "-mine", "m\u00efne"})
    void refusesNamesThatNoSourceHas(String name) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Enrichment.builder().source(name));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Enrichment.builder().enricher(new FakeEnricher(name, time)));
    }

    @Test
    void refusesImpossibleNumbers() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Enrichment.builder().cacheSize(-1));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Enrichment.builder().timeout(Duration.ZERO));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Enrichment.builder().source("mine", s -> s.key(" ")));
    }

    @Test
    void readsTheEnvironmentOfTheProcessByDefault() {
        try (Enrichment enrichment =
                Enrichment.builder().enricher(new FakeEnricher("mine", time)).build()) {
            assertThat(enrichment.lookup(Samples.PUBLIC_IP)).hasSize(1);
        }
    }
}
