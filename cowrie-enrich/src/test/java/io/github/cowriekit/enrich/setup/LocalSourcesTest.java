package io.github.cowriekit.enrich.setup;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cowriekit.enrich.Enrichment;
import io.github.cowriekit.enrich.Obstacle;
import io.github.cowriekit.enrich.SourceStatus;
import io.github.cowriekit.enrich.fixtures.FakeEnricher;
import io.github.cowriekit.enrich.fixtures.FakeTime;
import io.github.cowriekit.enrich.fixtures.Samples;
import io.github.cowriekit.enrich.fixtures.ServiceFile;
import io.github.cowriekit.enrich.spi.Enricher;
import io.github.cowriekit.enrich.spi.EnricherProvider;
import io.github.cowriekit.enrich.spi.EnricherSettings;
import io.github.cowriekit.enrich.spi.SourceDefaults;
import io.github.cowriekit.enrich.spi.SourceUnavailableException;
import io.github.cowriekit.model.intel.CustomFacts;
import io.github.cowriekit.model.intel.EnrichmentResult;
import io.github.cowriekit.model.intel.EnrichmentResult.Failed;
import io.github.cowriekit.model.intel.EnrichmentResult.Found;
import io.github.cowriekit.model.intel.EnrichmentResult.NotFound;
import io.github.cowriekit.model.intel.EnrichmentResult.Skipped;
import io.github.cowriekit.model.intel.Facts;
import io.github.cowriekit.model.intel.Observable;
import io.github.cowriekit.model.intel.ObservableType;
import io.github.cowriekit.model.intel.Reason;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalSourcesTest {
    private static final Observable PRIVATE_IP = Observable.ip("10.1.2.3");
    private static final SourceDefaults LOCAL =
            SourceDefaults.builder(ObservableType.IP).local().build();

    private final FakeTime time = new FakeTime();
    private final FakeEnricher enricher = new FakeEnricher("paper", time, ObservableType.IP);

    @TempDir
    Path directory;

    private List<EnrichmentResult> lookup(Enrichment.Builder builder, Observable observable) {
        try (Enrichment enrichment = builder.build()) {
            return enrichment.lookup(observable);
        }
    }

    private Enrichment.Builder builder() {
        return Samples.builder(time).enricher(enricher, LOCAL);
    }

    @Test
    void answersOffline() {
        assertThat(lookup(builder().offline(), Samples.PUBLIC_IP)).hasOnlyElementsOfType(Found.class);
    }

    @Test
    void knowsPrivateAddressesAndElseSaysWhyNobodyIsAsked() {
        assertThat(lookup(builder(), PRIVATE_IP)).hasOnlyElementsOfType(Found.class);

        enricher.answers(observable -> Optional.empty());

        assertThat(lookup(builder(), PRIVATE_IP))
                .containsExactly(new Skipped(PRIVATE_IP, "paper", Reason.NOT_PUBLIC, "private address"));
        assertThat(lookup(builder(), Samples.PUBLIC_IP)).hasOnlyElementsOfType(NotFound.class);
    }

    @Test
    void isAskedEachTimeWithoutARequestAndWithoutTheCache() {
        try (Enrichment enrichment =
                builder().maxLookups(0).cacheFile(directory.resolve("cache.db")).build()) {
            enrichment.lookup(Samples.PUBLIC_IP);
            enrichment.lookup(Samples.PUBLIC_IP);

            SourceStatus status = enrichment.sources().get(0);
            assertThat(enricher.asked()).hasSize(2);
            assertThat(status.found()).isEqualTo(2);
            assertThat(status.asked()).isZero();
            assertThat(status.fromCache()).isZero();
        }
        enricher.answers(observable -> Optional.empty());

        assertThat(lookup(builder().cacheFile(directory.resolve("cache.db")), Samples.PUBLIC_IP))
                .hasOnlyElementsOfType(NotFound.class);
        assertThat(time.sleeps()).isEmpty();
    }

    @Test
    void failsOneQuestionWithoutTheMessageOfTheFailure() {
        enricher.failsWith(new IllegalStateException("row 7"));

        try (Enrichment enrichment = builder().build()) {
            assertThat(enrichment.lookup(Samples.PUBLIC_IP))
                    .singleElement()
                    .isInstanceOfSatisfying(
                            Failed.class,
                            failed -> assertThat(failed.text()).isEqualTo("unexpected IllegalStateException"));
            assertThat(enrichment.lookup(Samples.PUBLIC_IP)).hasOnlyElementsOfType(Found.class);
        }
    }

    @Test
    void saysWhyAQuestionFailedInTheWordsOfTheSource() {
        enricher.failsWith(new SourceUnavailableException("list cut off in row 7"));

        assertThat(lookup(builder(), Samples.PUBLIC_IP))
                .singleElement()
                .isInstanceOfSatisfying(
                        Failed.class, failed -> assertThat(failed.text()).isEqualTo("list cut off in row 7"));
    }

    @Test
    void leavesOutADiscoveredSourceThatHasNoFiles() {
        try (Enrichment enrichment =
                Samples.builder(time).discover(loader(PaperProvider.class)).build()) {
            assertThat(enrichment.sources()).isEmpty();
        }
    }

    @Test
    void skipsANamedSourceThatHasNoFiles() {
        assertThat(lookup(
                        Samples.builder(time)
                                .classLoader(loader(PaperProvider.class))
                                .source("paper"),
                        Samples.PUBLIC_IP))
                .containsExactly(new Skipped(Samples.PUBLIC_IP, "paper", Reason.NO_FILES));
    }

    @Test
    void readsTheFilesOfTheBuilderBeforeThoseOfTheEnvironment() {
        Map<String, String> environment = Map.of("COWRIEKIT_PAPER_FILES", "one" + File.pathSeparator + "two");
        Enrichment.Builder discovering =
                Samples.builder(time).discover(loader(PaperProvider.class)).environment(environment);

        assertThat(files(lookup(discovering, Samples.PUBLIC_IP))).isEqualTo("[one, two]");
        assertThat(files(lookup(discovering.source("paper", s -> s.files(Path.of("three"))), Samples.PUBLIC_IP)))
                .isEqualTo("[three]");
    }

    @Test
    void saysWhatIsWrongWithAFileAndGoesOnWithoutTheSource() {
        Enrichment.Builder builder = Samples.builder(time)
                .discover(loader(PaperProvider.class))
                .source("paper", s -> s.files(Path.of("broken")));

        try (Enrichment enrichment = builder.build()) {
            assertThat(enrichment.lookup(Samples.PUBLIC_IP))
                    .containsExactly(new Skipped(Samples.PUBLIC_IP, "paper", Reason.NOT_CREATED, "broken: not a list"));
            assertThat(enrichment.sources().get(0).stopped())
                    .contains(new Obstacle(Reason.NOT_CREATED, "broken: not a list"));
        }
    }

    private ClassLoader loader(Class<?> provider) {
        return ServiceFile.loader(directory, List.of(provider.getName()));
    }

    private static Object files(List<EnrichmentResult> results) {
        return results.stream()
                .map(Found.class::cast)
                .map(found -> ((CustomFacts) found.facts()).attributes().get("files"))
                .findFirst()
                .orElseThrow();
    }

    /** A local source that answers with its files. */
    public static final class PaperProvider implements EnricherProvider {
        @Override
        public String name() {
            return "paper";
        }

        @Override
        public SourceDefaults defaults() {
            return LOCAL;
        }

        @Override
        public Enricher create(EnricherSettings settings) {
            if (settings.files().contains(Path.of("broken"))) {
                throw new SourceUnavailableException("broken: not a list");
            }
            Facts facts = new CustomFacts(Map.of("files", settings.files().toString()));
            return new Enricher() {
                @Override
                public String source() {
                    return "paper";
                }

                @Override
                public Set<ObservableType> supports() {
                    return Set.of(ObservableType.IP);
                }

                @Override
                public Optional<Facts> lookup(Observable observable) {
                    return Optional.of(facts);
                }
            };
        }
    }
}
