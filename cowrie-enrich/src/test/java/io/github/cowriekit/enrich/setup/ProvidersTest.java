package io.github.cowriekit.enrich.setup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.cowriekit.enrich.Enrichment;
import io.github.cowriekit.enrich.SourceStatus;
import io.github.cowriekit.enrich.fixtures.FakeEnricher;
import io.github.cowriekit.enrich.fixtures.FakeTime;
import io.github.cowriekit.enrich.fixtures.LogRecorder;
import io.github.cowriekit.enrich.fixtures.SampleProviders;
import io.github.cowriekit.enrich.fixtures.Samples;
import io.github.cowriekit.enrich.fixtures.ServiceFile;
import io.github.cowriekit.enrich.spi.EnrichmentSetupException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProvidersTest {
    private final FakeTime time = new FakeTime();
    private final LogRecorder log = new LogRecorder();

    @TempDir
    Path directory;

    @BeforeEach
    void start() {
        SampleProviders.CREATED.clear();
        log.start();
    }

    @AfterEach
    void stop() {
        log.stop();
    }

    private Enrichment.Builder discovering(Class<?>... providers) {
        return Samples.builder(time).discover(loader(providers));
    }

    private ClassLoader loader(Class<?>... providers) {
        List<String> names = new ArrayList<>();
        for (Class<?> provider : providers) {
            names.add(provider.getName());
        }
        return ServiceFile.loader(directory, names);
    }

    private static List<String> sources(Enrichment enrichment) {
        return enrichment.sources().stream().map(SourceStatus::source).toList();
    }

    @Nested
    class Choosing {
        @Test
        void sortsDiscoveredSourcesByNameAndAppendsThoseGivenByHand() {
            try (Enrichment enrichment = Samples.builder(time)
                    .enricher(new FakeEnricher("b-hand", time))
                    .enricher(new FakeEnricher("a-hand", time))
                    .discover(loader(SampleProviders.Plain.class, SampleProviders.Keyed.class))
                    .build()) {
                assertThat(sources(enrichment)).containsExactly("keyed", "plain", "b-hand", "a-hand");
            }
        }

        @Test
        void discoversNoSourceThatWantsToBeNamed() {
            try (Enrichment enrichment = discovering(SampleProviders.Plain.class, SampleProviders.Discreet.class)
                    .build()) {
                assertThat(sources(enrichment)).containsExactly("plain");
            }
            try (Enrichment enrichment = discovering(SampleProviders.Plain.class, SampleProviders.Discreet.class)
                    .source("discreet")
                    .build()) {
                assertThat(sources(enrichment)).containsExactly("plain", "discreet");
            }
        }

        @Test
        void asksOneProviderByName() {
            try (Enrichment enrichment = onlyNamed("plain")) {
                assertThat(sources(enrichment)).containsExactly("plain");
            }
        }

        private Enrichment onlyNamed(String name) {
            ClassLoader loader = loader(SampleProviders.Plain.class, SampleProviders.Keyed.class);
            return Samples.builder(time).classLoader(loader).source(name).build();
        }

        @Test
        void complainsAboutAnUnknownNameWithTheOnesThereAre() {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> onlyNamed("plane"))
                    .withMessage("no source is named plane; there are: keyed, plain");
        }

        @Test
        void complainsAboutOptionsForAnUnknownName() {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> discovering(SampleProviders.Plain.class)
                            .source("plane", s -> s.key("x"))
                            .build())
                    .withMessage("no source is named plane; there are: plain");
        }

        @Test
        void complainsAboutTwoProvidersOfOneNameWithBothClasses() {
            assertThatExceptionOfType(EnrichmentSetupException.class)
                    .isThrownBy(() -> discovering(SampleProviders.Plain.class, SampleProviders.PlainAgain.class)
                            .build())
                    .withMessageContaining(SampleProviders.Plain.class.getName())
                    .withMessageContaining(SampleProviders.PlainAgain.class.getName());
        }

        @Test
        void complainsAboutTwoEnrichersOfOneName() {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> Samples.builder(time)
                            .enricher(new FakeEnricher("mine", time))
                            .enricher(new FakeEnricher("mine", time)))
                    .withMessageContaining("mine");
        }

        @Test
        void prefersAnEnricherGivenByHand() {
            FakeEnricher byHand = new FakeEnricher("plain", time);
            try (Enrichment enrichment = discovering(
                            SampleProviders.Plain.class, SampleProviders.PlainAgain.class, SampleProviders.Keyed.class)
                    .enricher(byHand)
                    .build()) {
                assertThat(sources(enrichment)).containsExactly("keyed", "plain");
                enrichment.lookup(Samples.PUBLIC_IP);
                assertThat(byHand.asked()).containsExactly(Samples.PUBLIC_IP);
                assertThat(SampleProviders.CREATED).isEmpty();
            }
        }

        @Test
        void leavesOutWithOneWarningWhatCannotBeLoaded() {
            try (Enrichment enrichment = discovering(
                            SampleProviders.Exploding.class,
                            SampleProviders.Plain.class,
                            SampleProviders.Shouting.class)
                    .build()) {
                assertThat(sources(enrichment)).containsExactly("plain");
                assertThat(log.lines())
                        .containsExactly(
                                "WARNING a provider of a source cannot be loaded and is left out",
                                "WARNING a provider of a source cannot be loaded and is left out");
                assertThat(log.everything()).contains(SampleProviders.Exploding.class.getName());
            }
        }

        @Test
        void leavesOutProvidersWhoseClassIsMissing() {
            ClassLoader loader =
                    ServiceFile.loader(directory, List.of("com.acme.Missing", SampleProviders.Plain.class.getName()));
            try (Enrichment enrichment = Samples.builder(time).discover(loader).build()) {
                assertThat(sources(enrichment)).containsExactly("plain");
            }
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> Samples.builder(time)
                            .discover(loader)
                            .source("missing")
                            .build())
                    .withMessageContaining("1 could not be loaded")
                    .satisfies(e -> assertThat(e.getSuppressed()[0]).hasMessageContaining("com.acme.Missing"));
        }
    }
}
