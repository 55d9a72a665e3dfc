package io.github.cowriekit.enrich.cache;

import static io.github.cowriekit.enrich.fixtures.Samples.look;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.cowriekit.enrich.Enrichment;
import io.github.cowriekit.enrich.fixtures.FakeShared;
import io.github.cowriekit.enrich.fixtures.FakeTime;
import io.github.cowriekit.enrich.fixtures.Samples;
import io.github.cowriekit.enrich.spi.SourceUnavailableException;
import io.github.cowriekit.model.intel.EnrichmentResult;
import io.github.cowriekit.model.intel.EnrichmentResult.Failed;
import io.github.cowriekit.model.intel.EnrichmentResult.Found;
import io.github.cowriekit.model.intel.EnrichmentResult.NotFound;
import io.github.cowriekit.model.intel.EnrichmentResult.Skipped;
import io.github.cowriekit.model.intel.Observable;
import io.github.cowriekit.model.intel.ObservableType;
import io.github.cowriekit.model.intel.Reason;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SharedAnswersTest {
    private static final Observable LISTED = Samples.PUBLIC_IP;
    private static final Observable OTHER = Observable.ip("9.9.9.9");

    @TempDir
    private Path folder;

    private final FakeTime time = new FakeTime();

    private Enrichment.Builder builder(FakeShared source) {
        return Samples.builder(time, source);
    }

    private Enrichment.Builder lasting(FakeShared source) {
        return builder(source).cacheFile(folder.resolve("intel.db"));
    }

    @Test
    void oneRequestAnswersEverybody() {
        FakeShared feed = FakeShared.feed(LISTED);
        try (Enrichment enrichment = builder(feed).build()) {
            List<EnrichmentResult> results = IntStream.range(0, 500)
                    .parallel()
                    .mapToObj(i -> Observable.ip("8.8." + i / 250 + "." + i % 250))
                    .flatMap(address -> enrichment.lookup(address).stream())
                    .toList();

            assertThat(results).hasOnlyElementsOfType(NotFound.class).hasSize(500);
            assertThat(enrichment.lookup(LISTED)).hasOnlyElementsOfType(Found.class);
            assertThat(enrichment.sources().get(0).asked()).isEqualTo(1);
        }
        assertThat(feed.fetched).containsExactly("*");
    }

    @Test
    void theNextRunAndTheOneOfflineReadWhatWasKept() {
        FakeShared feed = FakeShared.feed(LISTED);
        EnrichmentResult first = look(lasting(feed), LISTED);
        time.advance(Duration.ofHours(23));

        assertThat(look(lasting(feed), LISTED)).isEqualTo(first).isInstanceOf(Found.class);
        assertThat(look(lasting(feed), OTHER)).isEqualTo(new NotFound(OTHER, "shared", FakeTime.START));
        time.advance(Duration.ofDays(40));
        assertThat(look(lasting(feed).offline(), LISTED)).isEqualTo(first);
        assertThat(feed.fetched).hasSize(1);
    }

    @Test
    void isSkippedOfflineWhereNothingIsKept() {
        FakeShared feed = FakeShared.feed(LISTED);

        assertThat(look(lasting(feed).offline(), LISTED)).isEqualTo(new Skipped(LISTED, "shared", Reason.OFFLINE));
        assertThat(feed.fetched).isEmpty();
    }

    @Test
    void isFetchedAgainOnceALifetime() {
        FakeShared feed = FakeShared.feed(LISTED);
        look(lasting(feed), LISTED);
        time.advance(Duration.ofDays(1));
        try (Enrichment enrichment = lasting(feed).build()) {
            assertThat(enrichment.lookup(LISTED).get(0).fetchedAt()).isEqualTo(time.instant());
            assertThat(enrichment.lookup(OTHER).get(0).fetchedAt()).isEqualTo(time.instant());
        }
        assertThat(feed.fetched).hasSize(2);
    }

    @Test
    void anExpiredAnswerStandsInForAFailure() {
        FakeShared feed = FakeShared.feed(LISTED);
        EnrichmentResult first = look(lasting(feed), LISTED);
        time.advance(Duration.ofDays(2));
        feed.service = key -> {
            throw new SourceUnavailableException("HTTP 503");
        };

        assertThat(look(lasting(feed), LISTED)).isEqualTo(first);
        assertThat(look(lasting(feed), OTHER)).isEqualTo(new NotFound(OTHER, "shared", FakeTime.START));
    }

    @Test
    void anAnswerThatCannotBeReadIsNotKept() {
        FakeShared feed = FakeShared.feed(LISTED);
        feed.service = key -> Optional.of("<html>");

        assertThat(look(lasting(feed), LISTED))
                .isEqualTo(new Failed(LISTED, "shared", FakeTime.START, Reason.INVALID_ANSWER, "HTML"));
        assertThat(look(lasting(feed).offline(), LISTED)).isInstanceOf(Skipped.class);
    }

    @Test
    void theLimitsOfTheSourceHold() {
        FakeShared registry = FakeShared.registry(key -> Optional.of("\n"));
        Enrichment.Builder builder = Samples.builder(time).enricher(registry, Samples.rated("1/1h"));
        try (Enrichment enrichment = builder.build()) {
            enrichment.lookup(LISTED);
            assertThat(enrichment.lookup(OTHER)).hasOnlyElementsOfType(Skipped.class);
            assertThat(enrichment.lookup(LISTED)).hasOnlyElementsOfType(NotFound.class);
        }
        assertThat(registry.fetched).containsExactly("8.8.8.8/32");
    }

    @Test
    void anAddressInAKnownNetworkNeedsNoRequest() {
        FakeShared registry =
                FakeShared.registry(key -> Optional.of(key.startsWith("8.8.8.") ? "8.8.8.0/24" : "8.8.0.0/16"));
        look(lasting(registry), Observable.ip("8.8.8.8"));
        look(lasting(registry), Observable.ip("8.8.1.1"));
        try (Enrichment enrichment = lasting(registry).build()) {
            assertThat(facts(enrichment, "8.8.9.9")).contains("8.8.0.0/16");
            assertThat(facts(enrichment, "8.8.8.9")).contains("8.8.8.0/24");
            assertThat(facts(enrichment, "8.8.200.1")).contains("8.8.0.0/16");
        }
        assertThat(registry.fetched).containsExactly("8.8.8.8/32", "8.8.1.1/32");
    }

    private static String facts(Enrichment enrichment, String address) {
        return enrichment.lookup(Observable.ip(address)).toString();
    }

    @Test
    void anAnswerAboutAnotherNetworkHoldsOnlyForWhatWasAsked() {
        FakeShared registry = FakeShared.registry(key -> Optional.of("9.9.9.0/24 0.0.0.0/0"));
        try (Enrichment enrichment = builder(registry).build()) {
            enrichment.lookup(LISTED);
            enrichment.lookup(LISTED);
            enrichment.lookup(OTHER);
        }
        assertThat(registry.fetched).containsExactly("8.8.8.8/32", "9.9.9.9/32");
    }

    @Test
    void whatTheSourceDoesNotKnowIsKeptForItsOwnTime() {
        FakeShared registry = FakeShared.registry(key -> Optional.empty());
        look(lasting(registry), LISTED);
        assertThat(look(lasting(registry), LISTED)).isEqualTo(new NotFound(LISTED, "shared", FakeTime.START));
        time.advance(Duration.ofHours(1));
        look(lasting(registry), LISTED);
        assertThat(registry.fetched).hasSize(2);
    }

    @Test
    void aRefreshAsksAgainAboutWhatWasAsked() {
        FakeShared registry = FakeShared.registry(key -> Optional.of("8.8.0.0/16"));
        look(lasting(registry), LISTED);
        time.advance(Duration.ofDays(2));
        try (Enrichment enrichment = lasting(registry).build()) {
            assertThat(enrichment.refresh()).isEqualTo(1);
            assertThat(enrichment.refresh()).isZero();
        }
        assertThat(registry.fetched).containsExactly("8.8.8.8/32", "8.8.8.8/32");
        assertThat(look(lasting(registry).offline(), LISTED).fetchedAt()).isEqualTo(time.instant());
    }

    @Test
    void aRefreshNeverAsksAboutAPassword() throws IOException {
        FakeShared feed = FakeShared.feed(LISTED);
        look(lasting(feed), new Observable(ObservableType.PASSWORD, "hunter2-of-a-victim"));
        time.advance(Duration.ofDays(2));
        try (Enrichment enrichment = lasting(feed).build()) {
            assertThat(enrichment.refresh()).isZero();
        }
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                assertThat(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1))
                        .doesNotContain("hunter2");
            }
        }
    }

    @Test
    void isNeverReadOnTheThreadThatAsks() {
        FakeShared feed = FakeShared.feed(LISTED);
        look(lasting(feed), LISTED);
        look(lasting(feed), LISTED);
        look(lasting(feed).offline(), LISTED);

        assertThat(feed.readers).hasSize(3).doesNotContain(Thread.currentThread());
    }
}
