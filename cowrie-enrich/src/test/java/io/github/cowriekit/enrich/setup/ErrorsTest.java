package io.github.cowriekit.enrich.setup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import io.github.cowriekit.enrich.CacheFileException;
import io.github.cowriekit.enrich.Enrichment;
import io.github.cowriekit.enrich.EnrichmentClosedException;
import io.github.cowriekit.enrich.VirusTotalUpload;
import io.github.cowriekit.enrich.fixtures.FakeEnricher;
import io.github.cowriekit.enrich.fixtures.FakeFeed;
import io.github.cowriekit.enrich.fixtures.FakeTime;
import io.github.cowriekit.enrich.fixtures.SampleProviders;
import io.github.cowriekit.enrich.fixtures.Samples;
import io.github.cowriekit.enrich.fixtures.ServiceFile;
import io.github.cowriekit.enrich.spi.ApiKey;
import io.github.cowriekit.enrich.spi.EnricherSettings;
import io.github.cowriekit.enrich.spi.EnrichmentSetupException;
import io.github.cowriekit.enrich.spi.RateLimit;
import io.github.cowriekit.enrich.spi.SourceDefaults;
import io.github.cowriekit.model.CowrieException;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What is thrown on purpose is of the family of {@link CowrieException}, or says that an argument is wrong. */
class ErrorsTest {
    private final FakeTime time = new FakeTime();

    @TempDir
    Path folder;

    private Enrichment closed() {
        Enrichment enrichment =
                Samples.builder(time).enricher(new FakeEnricher("mine", time)).build();
        enrichment.close();
        return enrichment;
    }

    @Test
    void ofAClosedEnrichmentSayThatItIsClosed() {
        Enrichment closed = closed();

        assertThat(List.<ThrowingCallable>of(
                        () -> closed.lookup(Samples.PUBLIC_IP),
                        () -> closed.enrich(Samples.session(1, "8.8.8.8")),
                        () -> closed.enrichAsync(Samples.session(1, "8.8.8.8")),
                        () -> closed.enrich(Stream.of(Samples.session(1, "8.8.8.8")))
                                .toList(),
                        () -> closed.plan(Stream.of(Samples.session(1, "8.8.8.8"))),
                        closed::refresh))
                .allSatisfy(call -> assertThat(catchThrowable(call))
                        .isInstanceOf(EnrichmentClosedException.class)
                        .isInstanceOf(CowrieException.class));
    }

    @Test
    void ofTwoProvidersOfOneNameAreOnesOfTheSetup() {
        ClassLoader both = ServiceFile.loader(
                folder, List.of(SampleProviders.Plain.class.getName(), SampleProviders.PlainAgain.class.getName()));

        assertThat(catchThrowable(() -> Samples.builder(time).discover(both).build()))
                .isInstanceOf(EnrichmentSetupException.class)
                .isInstanceOf(CowrieException.class);
        assertThat(catchThrowable(() -> EnricherSettings.builder().build().requireBaseUrl()))
                .isInstanceOf(EnrichmentSetupException.class);
    }

    @Test
    void ofTheCacheFileNameIt() throws IOException {
        Path other = Files.writeString(folder.resolve("notes.txt"), "no database ".repeat(100));
        Path nowhere = folder.resolve("missing").resolve("intel.db");

        for (Path file : List.of(other, nowhere)) {
            assertThat(catchThrowable(
                            () -> Samples.builder(time).cacheFile(file).build()))
                    .isInstanceOf(CacheFileException.class)
                    .isInstanceOf(CowrieException.class)
                    .hasMessageContaining(file.getFileName().toString());
        }
    }

    static Stream<Arguments> wrongArguments() {
        Path missing = Path.of("no", "such", "file");
        return Stream.of(
                call(
                        "unknown source",
                        () -> Enrichment.builder().source("plane").build()),
                call("no name", () -> Enrichment.builder().source("LOUD NAME")),
                call("blank key", () -> Enrichment.builder().source("mine", s -> s.key(" "))),
                call(
                        "missing key file",
                        () -> Enrichment.builder()
                                .source("shodan", s -> s.keyFile(missing))
                                .build()),
                call("no rate", () -> Enrichment.builder().source("mine", s -> s.rate("often"))),
                call("no period", () -> new RateLimit(1, Duration.ZERO)),
                call("negative budget", () -> Enrichment.builder().source("mine", s -> s.maxLookups(-1))),
                call("no URL", () -> Enrichment.builder().source("mine", s -> s.baseUrl(URI.create("ftp://x/")))),
                call("negative time", () -> Enrichment.builder().timeBudget(Duration.ofSeconds(-1))),
                call("no look-ahead", () -> Enrichment.builder().lookAhead(0)),
                call("negative size", () -> Enrichment.builder().cacheSize(-1)),
                call("no contact", () -> Enrichment.builder().contact("\u00e9")),
                call(
                        "wrong variable",
                        () -> Enrichment.builder()
                                .environment(Map.of("COWRIEKIT_SHODAN_RATE", "often"))
                                .source("shodan")
                                .build()),
                call("wrong proxy", () -> Enrichment.proxies(Map.of("HTTPS_PROXY", "socks5://x"))),
                call(
                        "two of a name",
                        () -> Enrichment.builder()
                                .enricher(new FakeEnricher("mine", new FakeTime()))
                                .enricher(new FakeEnricher("mine", new FakeTime()))),
                call(
                        "a local feed",
                        () -> Enrichment.builder()
                                .enricher(
                                        new FakeFeed(""),
                                        SourceDefaults.builder().local().build())),
                call(
                        "unreadable upload",
                        () -> VirusTotalUpload.builder(ApiKey.of("k")).build().upload(missing)));
    }

    private static Arguments call(String name, ThrowingCallable call) {
        return argumentSet(name, call);
    }

    @ParameterizedTest
    @MethodSource("wrongArguments")
    void ofWrongArgumentsAreIllegalArguments(ThrowingCallable call) {
        assertThat(catchThrowable(call))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageMatching("(?s).{5,}");
    }
}
