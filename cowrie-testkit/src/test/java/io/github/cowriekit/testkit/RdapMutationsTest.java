package io.github.cowriekit.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.github.cowriekit.enrich.spi.EnrichmentException;
import io.github.cowriekit.enrich.spi.InvalidAnswerException;
import io.github.cowriekit.enrich.spi.SharedEnricher;
import io.github.cowriekit.model.intel.Observable;
import io.github.cowriekit.testkit.fakes.FakeRdap;
import io.github.cowriekit.testkit.rdap.RdapTest;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@SuppressWarnings("NullAway.Init")
final class RdapMutationsTest {

    private static final Observable ADDRESS = Observable.ip("203.0.113.31");
    private FakeRdap fake;
    private SharedEnricher rdap;

    @BeforeEach
    void start() {
        fake = new FakeRdap();
        rdap = (SharedEnricher) Sources.enricher("rdap", fake);
    }

    @AfterEach
    void stop() {
        fake.close();
    }

    @Test
    void survivesWhateverARegistryMakesOfANetwork() {
        warm();
        Mutations mutations = Mutations.of(RdapTest.FULL).orElseThrow();
        Stream.of(mutations.withoutOne(), mutations.withNull(), mutations.withAnotherValue())
                .flatMap(bodies -> bodies)
                .forEach(body -> {
                    fake.answerNext(FakeAnswer.json(200, body));
                    assertThatCode(() -> lookup()).as(body).doesNotThrowAnyException();
                });
    }

    private void lookup() {
        try {
            DirectLookup.ask(rdap, ADDRESS);
        } catch (EnrichmentException refused) {
            assertThat(refused).isInstanceOf(InvalidAnswerException.class);
        }
    }

    /** Has the list of the registries fetched, so that the next request is to the registry. */
    private void warm() {
        DirectLookup.ask(rdap, Observable.ip("198.51.100.1"));
    }
}
