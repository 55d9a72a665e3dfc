package io.github.cowriekit.enrich.setup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import io.github.cowriekit.enrich.Enrichment;
import io.github.cowriekit.enrich.Obstacle;
import io.github.cowriekit.enrich.fixtures.FakeTime;
import io.github.cowriekit.enrich.fixtures.LogRecorder;
import io.github.cowriekit.enrich.fixtures.SampleProviders;
import io.github.cowriekit.enrich.fixtures.Samples;
import io.github.cowriekit.enrich.fixtures.ServiceFile;
import io.github.cowriekit.enrich.spi.ApiKey;
import io.github.cowriekit.enrich.spi.EnricherSettings;
import io.github.cowriekit.model.intel.EnrichmentResult;
import io.github.cowriekit.model.intel.EnrichmentResult.Found;
import io.github.cowriekit.model.intel.EnrichmentResult.Skipped;
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

class SourceCreationTest {
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

    private static EnrichmentResult only(List<EnrichmentResult> results) {
        assertThat(results).hasSize(1);
        return results.get(0);
    }

    @Nested
    class Creating {
        @Test
        void makesEnrichersWhenTheyAreAskedAndOnce() {
            try (Enrichment enrichment =
                    discovering(SampleProviders.Plain.class).build()) {
                assertThat(SampleProviders.CREATED).isEmpty();
                enrichment.lookup(Samples.hash(1));
                enrichment.lookup(Samples.hash(2));
                assertThat(SampleProviders.CREATED).hasSize(1);
            }
        }

        @Test
        void makesNoneWithoutAKeyAndOneWithoutNetworkOffline() {
            try (Enrichment enrichment =
                    discovering(SampleProviders.Keyed.class).build()) {
                assertThat(only(enrichment.lookup(Samples.PUBLIC_IP)))
                        .isEqualTo(new Skipped(Samples.PUBLIC_IP, "keyed", Reason.NO_KEY));
                assertThat(enrichment.lookup(Samples.hash(1))).isEmpty();
                assertThat(enrichment.sources())
                        .containsExactly(Samples.status("keyed", 0, 0, 0, 0, 1, 0, Obstacle.of(Reason.NO_KEY)));
            }
            assertThat(SampleProviders.CREATED).isEmpty();
            try (Enrichment enrichment = discovering(SampleProviders.Keyed.class)
                    .source("keyed", s -> s.key("k"))
                    .offline()
                    .build()) {
                assertThat(only(enrichment.lookup(Samples.PUBLIC_IP)))
                        .isEqualTo(new Skipped(Samples.PUBLIC_IP, "keyed", Reason.OFFLINE));
            }
            assertThat(SampleProviders.CREATED)
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
            try (Enrichment enrichment = discovering(SampleProviders.Refusing.class, SampleProviders.Plain.class)
                    .build()) {
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
            try (Enrichment enrichment =
                    discovering(SampleProviders.Plain.class).build()) {
                enrichment.lookup(Samples.hash(1));
            }
            EnricherSettings settings = SampleProviders.CREATED.get(0);
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
            try (Enrichment enrichment = discovering(SampleProviders.Keyed.class)
                    .environment(environment)
                    .build()) {
                assertThat(only(enrichment.lookup(Samples.PUBLIC_IP))).isInstanceOf(Found.class);
            }
            EnricherSettings settings = SampleProviders.CREATED.get(0);
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
            try (Enrichment enrichment = discovering(SampleProviders.Keyed.class)
                    .environment(environment)
                    .source("keyed", s -> s.key("by-hand").baseUrl(URI.create("http://127.0.0.1:2/")))
                    .contact(" me@sans.edu ")
                    .timeout(Duration.ofSeconds(3))
                    .httpClient(client)
                    .build()) {
                enrichment.lookup(Samples.PUBLIC_IP);
            }
            EnricherSettings settings = SampleProviders.CREATED.get(0);
            assertThat(settings.baseUrl()).isEqualTo(URI.create("http://127.0.0.1:2"));
            assertThat(settings.key()).isNotNull().extracting(ApiKey::reveal).isEqualTo("by-hand");
            assertThat(settings.userAgent()).endsWith(" (me@sans.edu)");
            assertThat(settings.timeout()).isEqualTo(Duration.ofSeconds(3));
            assertThat(settings.httpClient()).isSameAs(client);
        }
    }
}
