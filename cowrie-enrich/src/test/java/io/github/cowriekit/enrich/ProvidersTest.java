package io.github.cowriekit.enrich;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.cowriekit.enrich.spi.ApiKey;
import io.github.cowriekit.enrich.spi.Enricher;
import io.github.cowriekit.enrich.spi.EnricherProvider;
import io.github.cowriekit.enrich.spi.EnricherSettings;
import io.github.cowriekit.enrich.spi.EnrichmentSetupException;
import io.github.cowriekit.enrich.spi.SourceDefaults;
import io.github.cowriekit.model.intel.EnrichmentResult.Found;
import io.github.cowriekit.model.intel.EnrichmentResult.Skipped;
import io.github.cowriekit.model.intel.EnrichmentResult;
import io.github.cowriekit.model.intel.ObservableType;
import io.github.cowriekit.model.intel.Reason;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProvidersTest {
    private static final List<EnricherSettings> CREATED = new ArrayList<>();

    private final FakeTime time = new FakeTime();
    private final LogRecorder log = new LogRecorder();

    @TempDir
    Path directory;

    @BeforeEach
    void start() {
        CREATED.clear();
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

    private static EnrichmentResult only(List<EnrichmentResult> results) {
        assertThat(results).hasSize(1);
        return results.get(0);
    }

    @Nested
    class Choosing {
        @Test
        void sortsDiscoveredSourcesByNameAndAppendsThoseGivenByHand() {
            try (Enrichment enrichment = Samples.builder(time)
                    .enricher(new FakeEnricher("b-hand", time))
                    .enricher(new FakeEnricher("a-hand", time))
                    .discover(loader(Plain.class, Keyed.class))
                    .build()) {
                assertThat(sources(enrichment)).containsExactly("keyed", "plain", "b-hand", "a-hand");
            }
        }

        @Test
        void discoversNoSourceThatWantsToBeNamed() {
            try (Enrichment enrichment =
                    discovering(Plain.class, Discreet.class).build()) {
                assertThat(sources(enrichment)).containsExactly("plain");
            }
            try (Enrichment enrichment =
                    discovering(Plain.class, Discreet.class).source("discreet").build()) {
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
            ClassLoader loader = loader(Plain.class, Keyed.class);
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
                    .isThrownBy(() -> discovering(Plain.class).source("plane", s -> s.key("x")).build())
                    .withMessage("no source is named plane; there are: plain");
        }

        @Test
        void complainsAboutTwoProvidersOfOneNameWithBothClasses() {
            assertThatExceptionOfType(EnrichmentSetupException.class)
                    .isThrownBy(() -> discovering(Plain.class, PlainAgain.class).build())
                    .withMessageContaining(Plain.class.getName())
                    .withMessageContaining(PlainAgain.class.getName());
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
            try (Enrichment enrichment = discovering(Plain.class, PlainAgain.class, Keyed.class)
                    .enricher(byHand)
                    .build()) {
                assertThat(sources(enrichment)).containsExactly("keyed", "plain");
                enrichment.lookup(Samples.PUBLIC_IP);
                assertThat(byHand.asked()).containsExactly(Samples.PUBLIC_IP);
                assertThat(CREATED).isEmpty();
            }
        }

        @Test
        void leavesOutWithOneWarningWhatCannotBeLoaded() {
            try (Enrichment enrichment =
                    discovering(Exploding.class, Plain.class, Shouting.class).build()) {
                assertThat(sources(enrichment)).containsExactly("plain");
                assertThat(log.lines())
                        .containsExactly(
                                "WARNING a provider of a source cannot be loaded and is left out",
                                "WARNING a provider of a source cannot be loaded and is left out");
                assertThat(log.everything()).contains(Exploding.class.getName());
            }
        }

        @Test
        void leavesOutProvidersWhoseClassIsMissing() {
            ClassLoader loader = ServiceFile.loader(directory, List.of("com.acme.Missing", Plain.class.getName()));
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

    @Nested
    class Creating {
        @Test
        void makesEnrichersWhenTheyAreAskedAndOnce() {
            try (Enrichment enrichment = discovering(Plain.class).build()) {
                assertThat(CREATED).isEmpty();
                enrichment.lookup(Samples.hash(1));
                enrichment.lookup(Samples.hash(2));
                assertThat(CREATED).hasSize(1);
            }
        }

        @Test
        void makesNoneWithoutAKeyAndOneWithoutNetworkOffline() {
            try (Enrichment enrichment = discovering(Keyed.class).build()) {
                assertThat(only(enrichment.lookup(Samples.PUBLIC_IP)))
                        .isEqualTo(new Skipped(Samples.PUBLIC_IP, "keyed", Reason.NO_KEY));
                assertThat(enrichment.lookup(Samples.hash(1))).isEmpty();
                assertThat(enrichment.sources()).containsExactly(Samples.status("keyed", 0, 0, 0, 0, 1, 0, Obstacle.of(Reason.NO_KEY)));
            }
            assertThat(CREATED).isEmpty();
            try (Enrichment enrichment =
                    discovering(Keyed.class).source("keyed", s -> s.key("k")).offline().build()) {
                assertThat(only(enrichment.lookup(Samples.PUBLIC_IP)))
                        .isEqualTo(new Skipped(Samples.PUBLIC_IP, "keyed", Reason.OFFLINE));
            }
            assertThat(CREATED)
                    .singleElement()
                    .satisfies(made -> assertThatIOException()
                            .isThrownBy(() -> made.httpClient()
                                    .send(
                                            HttpRequest.newBuilder(URI.create("http://127.0.0.1:9/"))
                                                    .build(),
                                            BodyHandlers.discarding()))
                            .withMessage("offline"));
        }

        @Test
        void stopsASourceWhoseEnricherCannotBeMade() {
            try (Enrichment enrichment =
                    discovering(Refusing.class, Plain.class).build()) {
                assertThat(enrichment.lookup(Samples.PUBLIC_IP))
                        .element(1)
                        .isEqualTo(new Skipped(Samples.PUBLIC_IP, "refusing", Reason.NOT_CREATED));
                enrichment.lookup(Samples.hash(1));

                assertThat(enrichment.sources().get(1).stopped()).contains(Obstacle.of(Reason.NOT_CREATED));
                assertThat(log.lines()).singleElement().asString().contains("refusing", "IllegalStateException");
                assertThat(log.everything()).doesNotContain("s3cret");
            }
        }

        @Test
        void handsOverWhatTheSourceSaysByDefault() {
            try (Enrichment enrichment = discovering(Plain.class).build()) {
                enrichment.lookup(Samples.hash(1));
            }
            EnricherSettings settings = CREATED.get(0);
            assertThat(settings.baseUrl()).isEqualTo(URI.create("https://plain.invalid/v1"));
            assertThat(settings.key()).isNull();
            assertThat(settings.timeout()).isEqualTo(Duration.ofSeconds(20));
            assertThat(settings.clock()).isSameAs(time);
            assertThat(settings.httpClient().followRedirects()).isEqualTo(HttpClient.Redirect.NEVER);
            assertThat(settings.httpClient().connectTimeout()).contains(Duration.ofSeconds(10));
            assertThat(settings.userAgent())
                    .matches("cowriekit/[0-9][0-9A-Za-z.-]* \\(\\+https://github\\.com/cowriekit\\)");
        }

        @Test
        void readsTheEnvironment() {
            Map<String, String> environment = Map.of(
                    "COWRIEKIT_KEYED_KEY", "from-env ",
                    "COWRIEKIT_KEYED_URL", "http://127.0.0.1:8080/api//",
                    "COWRIEKIT_KEYED_RATE", " ",
                    "COWRIEKIT_CONTACT", "soc@sans.edu");
            try (Enrichment enrichment =
                    discovering(Keyed.class).environment(environment).build()) {
                assertThat(only(enrichment.lookup(Samples.PUBLIC_IP))).isInstanceOf(Found.class);
            }
            EnricherSettings settings = CREATED.get(0);
            assertThat(settings.baseUrl()).isEqualTo(URI.create("http://127.0.0.1:8080/api"));
            assertThat(settings.key()).isNotNull().extracting(ApiKey::reveal).isEqualTo("from-env");
            assertThat(settings.userAgent()).endsWith(" (soc@sans.edu)");
        }

        @Test
        void prefersTheBuilderToTheEnvironment() {
            Map<String, String> environment = Map.of(
                    "COWRIEKIT_KEYED_KEY", "from-env",
                    "COWRIEKIT_KEYED_URL", "http://127.0.0.1:1/",
                    "COWRIEKIT_CONTACT", "not sent");
            HttpClient client = HttpClient.newHttpClient();
            try (Enrichment enrichment = discovering(Keyed.class)
                    .environment(environment)
                    .source("keyed", s -> s.key("by-hand").baseUrl(URI.create("http://127.0.0.1:2/")))
                    .contact(" me@sans.edu ")
                    .timeout(Duration.ofSeconds(3))
                    .httpClient(client)
                    .build()) {
                enrichment.lookup(Samples.PUBLIC_IP);
            }
            EnricherSettings settings = CREATED.get(0);
            assertThat(settings.baseUrl()).isEqualTo(URI.create("http://127.0.0.1:2"));
            assertThat(settings.key()).isNotNull().extracting(ApiKey::reveal).isEqualTo("by-hand");
            assertThat(settings.userAgent()).endsWith(" (me@sans.edu)");
            assertThat(settings.timeout()).isEqualTo(Duration.ofSeconds(3));
            assertThat(settings.httpClient()).isSameAs(client);
        }
    }

    private static Enricher created(String name, EnricherSettings settings) {
        CREATED.add(settings);
        return new FakeEnricher(name, new FakeTime());
    }

    /** Needs nothing. */
    public static class Plain implements EnricherProvider {
        @Override
        public String name() {
            return "plain";
        }

        @Override
        public SourceDefaults defaults() {
            return Samples.defaults()
                    .baseUrl("https://plain.invalid/v1")
                    .timeout(Duration.ofSeconds(20))
                    .build();
        }

        @Override
        public Enricher create(EnricherSettings settings) {
            return created(name(), settings);
        }
    }

    /** Is asked only by name. */
    public static final class Discreet extends Plain {
        @Override
        public String name() {
            return "discreet";
        }

        @Override
        public boolean isOptIn() {
            return true;
        }
    }

    /** Has the name of another. */
    public static final class PlainAgain extends Plain {}

    /** Cannot be made. */
    public static final class Exploding extends Plain {
        /** Fails. */
        public Exploding() {
            throw new IllegalStateException("boom");
        }
    }

    /** Has a name that is none. */
    public static final class Shouting extends Plain {
        @Override
        public String name() {
            return "LOUD NAME";
        }
    }

    /** Makes no enricher. */
    public static final class Refusing extends Plain {
        @Override
        public String name() {
            return "refusing";
        }

        @Override
        public Enricher create(EnricherSettings settings) {
            throw new IllegalStateException("s3cret");
        }
    }

    /** Needs a key. */
    public static final class Keyed implements EnricherProvider {
        @Override
        public String name() {
            return "keyed";
        }

        @Override
        public SourceDefaults defaults() {
            return SourceDefaults.builder(ObservableType.IP).needsKey().build();
        }

        @Override
        public Enricher create(EnricherSettings settings) {
            return created(name(), settings);
        }
    }
}
