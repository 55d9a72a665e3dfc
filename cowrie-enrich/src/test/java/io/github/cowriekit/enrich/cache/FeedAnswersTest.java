package io.github.cowriekit.enrich.cache;

import static io.github.cowriekit.enrich.fixtures.Samples.look;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.cowriekit.enrich.Enrichment;
import io.github.cowriekit.enrich.fixtures.FakeFeed;
import io.github.cowriekit.enrich.fixtures.FakeShared;
import io.github.cowriekit.enrich.fixtures.FakeTime;
import io.github.cowriekit.enrich.fixtures.Samples;
import io.github.cowriekit.enrich.internal.sqlite.SqliteCache;
import io.github.cowriekit.enrich.spi.CacheKey;
import io.github.cowriekit.enrich.spi.CachedAnswer;
import io.github.cowriekit.enrich.spi.SourceUnavailableException;
import io.github.cowriekit.model.intel.EnrichmentResult;
import io.github.cowriekit.model.intel.EnrichmentResult.Failed;
import io.github.cowriekit.model.intel.EnrichmentResult.Found;
import io.github.cowriekit.model.intel.EnrichmentResult.NotFound;
import io.github.cowriekit.model.intel.EnrichmentResult.Skipped;
import io.github.cowriekit.model.intel.Observable;
import io.github.cowriekit.model.intel.Reason;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sources that give everything they know as one list. */
class FeedAnswersTest {
    private static final Observable LISTED = Samples.PUBLIC_IP;
    private static final Observable OTHER = Observable.ip("9.9.9.9");

    @TempDir
    private Path folder;

    private final FakeTime time = new FakeTime();
    private final FakeFeed feed = new FakeFeed(LISTED.value() + "\n8.8.4.4\n");

    private Enrichment.Builder builder() {
        return Samples.builder(time, feed);
    }

    private Enrichment.Builder lasting() {
        return builder().cacheFile(folder.resolve("intel.db"));
    }

    @Test
    void oneRequestAnswersEverybody() {
        try (Enrichment enrichment = builder().build()) {
            List<EnrichmentResult> results = IntStream.range(0, 500)
                    .parallel()
                    .mapToObj(i -> Observable.ip("7.7." + i / 250 + "." + i % 250))
                    .flatMap(address -> enrichment.lookup(address).stream())
                    .toList();

            assertThat(results).hasOnlyElementsOfType(NotFound.class).hasSize(500);
            assertThat(enrichment.lookup(LISTED)).hasOnlyElementsOfType(Found.class);
            assertThat(enrichment.sources().get(0).asked()).isEqualTo(1);
        }
        assertThat(feed.fetches).hasValue(1);
    }

    @Test
    void isNeverReadOnTheThreadThatAsks() {
        look(lasting(), LISTED);
        look(lasting(), LISTED);
        look(lasting().offline(), LISTED);

        assertThat(feed.readers).hasSize(3).doesNotContain(Thread.currentThread());
    }

    @Test
    void theNextRunAndTheOneOfflineReadWhatWasKept() {
        EnrichmentResult first = look(lasting(), LISTED);
        time.advance(Duration.ofHours(23));

        assertThat(look(lasting(), LISTED)).isEqualTo(first).isInstanceOf(Found.class);
        assertThat(look(lasting(), OTHER)).isEqualTo(new NotFound(OTHER, "feed", FakeTime.START));
        time.advance(Duration.ofDays(40));
        assertThat(look(lasting().offline(), LISTED)).isEqualTo(first);
        assertThat(feed.fetches).hasValue(1);
    }

    @Test
    void saysTheSameTimeInEveryRun() {
        AtomicLong ticks = new AtomicLong();
        Clock ticking = new Clock() {
            @Override
            public Instant instant() {
                return FakeTime.START.plusNanos(ticks.incrementAndGet());
            }

            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }
        };
        FakeShared shared = FakeShared.feed(LISTED);
        Enrichment.Builder builder =
                lasting().enricher(shared, Samples.defaults().build()).clock(ticking);
        List<EnrichmentResult> online;
        try (Enrichment enrichment = builder.build()) {
            online = enrichment.lookup(LISTED);
        }
        try (Enrichment enrichment = builder.offline().build()) {
            assertThat(enrichment.lookup(LISTED)).isEqualTo(online).hasOnlyElementsOfType(Found.class);
        }
    }

    @Test
    void isSkippedOfflineWhereNothingIsKept() {
        assertThat(look(lasting().offline(), LISTED)).isEqualTo(new Skipped(LISTED, "feed", Reason.OFFLINE));
        assertThat(feed.fetches).hasValue(0);
    }

    @Test
    void isFetchedAgainOnceALifetime() {
        look(lasting(), LISTED);
        time.advance(Duration.ofDays(1));
        feed.list = OTHER.value();
        try (Enrichment enrichment = lasting().build()) {
            assertThat(enrichment.lookup(LISTED)).containsExactly(new NotFound(LISTED, "feed", time.instant()));
            assertThat(enrichment.lookup(OTHER)).hasOnlyElementsOfType(Found.class);
        }
        assertThat(feed.fetches).hasValue(2);
    }

    @Test
    void usesTheListThatAnotherProcessFetched() {
        try (Enrichment long1 = lasting().build()) {
            long1.lookup(LISTED);
            time.advance(Duration.ofDays(1));
            feed.list = OTHER.value();
            look(lasting(), LISTED);

            assertThat(long1.lookup(OTHER)).hasOnlyElementsOfType(Found.class);
        }
        assertThat(feed.fetches).hasValue(2);
    }

    @Test
    void anExpiredListStandsInForAFailure() {
        EnrichmentResult first = look(lasting(), LISTED);
        time.advance(Duration.ofDays(2));
        feed.failure = new SourceUnavailableException("HTTP 503");

        try (Enrichment enrichment = lasting().build()) {
            assertThat(enrichment.lookup(LISTED)).containsExactly(first);
            assertThat(enrichment.lookup(OTHER)).containsExactly(new NotFound(OTHER, "feed", FakeTime.START));
            assertThat(enrichment.sources().get(0).expired()).isEqualTo(2);
        }
    }

    @Test
    void aRefreshRenewsIt() {
        look(lasting(), LISTED);
        time.advance(Duration.ofDays(2));
        try (Enrichment enrichment = lasting().build()) {
            assertThat(enrichment.refresh()).isEqualTo(1);
            assertThat(enrichment.refresh()).isZero();
        }
        assertThat(feed.fetches).hasValue(2);
        assertThat(look(lasting().offline(), OTHER)).isEqualTo(new NotFound(OTHER, "feed", time.instant()));
    }

    @Test
    void aListThatCannotBeReadIsNotKept() {
        feed.list = "<html>";
        assertThat(look(lasting(), LISTED))
                .isEqualTo(new Failed(LISTED, "feed", FakeTime.START, Reason.INVALID_ANSWER, "HTML"));
        assertThat(look(lasting().offline(), LISTED)).isInstanceOf(Skipped.class);
    }

    @Test
    void aListThatIsTooLargeIsNotTaken() {
        feed.list = "x".repeat(1_001);
        Enrichment.Builder builder = Samples.builder(time)
                .enricher(feed, Samples.defaults().largestAnswer(1_000).build());

        assertThat(look(builder, LISTED))
                .isEqualTo(new Failed(
                        LISTED, "feed", FakeTime.START, Reason.INVALID_ANSWER, "the answer has more than 1000 bytes"));
    }

    @Test
    void aKeptListThatIsDamagedIsFetchedAgain() {
        CacheKey key = CacheKey.shared("feed", "*");
        try (SqliteCache cache = SqliteCache.open(folder.resolve("intel.db"), Long.MAX_VALUE)) {
            cache.keep(
                    key,
                    new CachedAnswer("raw", null, FakeTime.START, FakeTime.START.plus(Duration.ofDays(1))),
                    new byte[] {1, 2, 3});
        }
        assertThat(look(lasting(), LISTED)).isInstanceOf(Found.class);
        assertThat(feed.fetches).hasValue(1);
    }

    @Test
    void isNotFetchedForWhatItNeverKnows() {
        Observable address = Observable.ip("2620:fe::fe");

        assertThat(look(builder(), address)).isEqualTo(new Skipped(address, "feed", Reason.NOT_SUPPORTED, "IPv4 only"));
        assertThat(feed.fetches).hasValue(0);
    }

    @Test
    void aMistakeInTheListFailsOneQuestion() {
        try (Enrichment enrichment = builder().build()) {
            enrichment.lookup(LISTED);
            assertThat(enrichment.lookup(Observable.ip("9.9.9.10")))
                    .extracting(result -> ((Failed) result).text())
                    .containsExactly("unexpected IllegalStateException");
            assertThat(enrichment.lookup(OTHER)).hasOnlyElementsOfType(NotFound.class);
        }
    }

    @Test
    void theLimitsOfTheSourceHold() {
        Enrichment.Builder builder = Samples.builder(time)
                .enricher(
                        feed,
                        Samples.defaults()
                                .rate("1/1d")
                                .lifetimes(Duration.ofHours(1), Duration.ofHours(1))
                                .build());
        try (Enrichment enrichment = builder.build()) {
            EnrichmentResult first = enrichment.lookup(LISTED).get(0);
            time.advance(Duration.ofHours(2));
            assertThat(enrichment.lookup(LISTED)).containsExactly(first);
        }
        assertThat(feed.fetches).hasValue(1);
    }
}
