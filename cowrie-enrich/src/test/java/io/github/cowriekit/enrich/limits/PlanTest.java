package io.github.cowriekit.enrich.limits;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cowriekit.enrich.Enrichment;
import io.github.cowriekit.enrich.EnrichmentPlan;
import io.github.cowriekit.enrich.EnrichmentPlan.PlannedSource;
import io.github.cowriekit.enrich.LookupSavings;
import io.github.cowriekit.enrich.Obstacle;
import io.github.cowriekit.enrich.SourceCost;
import io.github.cowriekit.enrich.SourceStatus;
import io.github.cowriekit.enrich.fixtures.FakeEnricher;
import io.github.cowriekit.enrich.fixtures.FakeShared;
import io.github.cowriekit.enrich.fixtures.FakeTime;
import io.github.cowriekit.enrich.fixtures.Samples;
import io.github.cowriekit.enrich.spi.RateLimit;
import io.github.cowriekit.enrich.spi.SourceDefaults;
import io.github.cowriekit.model.Download;
import io.github.cowriekit.model.Endpoint;
import io.github.cowriekit.model.FileOrigin;
import io.github.cowriekit.model.Session;
import io.github.cowriekit.model.SessionEnd;
import io.github.cowriekit.model.intel.Observable;
import io.github.cowriekit.model.intel.ObservableType;
import io.github.cowriekit.model.intel.Reason;
import io.github.cowriekit.model.intel.circl.HashlookupFacts;
import io.github.cowriekit.model.intel.tor.TorFacts;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** That the plan is what is asked then. */
class PlanTest {
    private static final Observable SYSTEM_FILE = Samples.hash(0);

    @TempDir
    private Path folder;

    private final FakeTime time = new FakeTime();
    private final FakeEnricher circl = new FakeEnricher("circl", time, ObservableType.SHA256)
            .answers(file -> file.equals(SYSTEM_FILE)
                    ? Optional.of(HashlookupFacts.builder().trust(70L).build())
                    : Optional.empty());
    private final FakeEnricher keyed = new FakeEnricher("keyed", time, ObservableType.SHA256, ObservableType.IP);
    private final FakeEnricher scarce = new FakeEnricher("scarce", time, ObservableType.IP);
    private final FakeShared feed = FakeShared.feed(Samples.PUBLIC_IP);

    private Enrichment.Builder builder() {
        return Samples.builder(time)
                .enricher(
                        keyed,
                        SourceDefaults.builder(ObservableType.SHA256, ObservableType.IP)
                                .needsKey()
                                .build())
                .enricher(
                        scarce,
                        SourceDefaults.builder(ObservableType.IP)
                                .needsKey()
                                .onlyIntruders()
                                .build())
                .enricher(circl, SourceDefaults.builder(ObservableType.SHA256).build())
                .enricher(feed, SourceDefaults.builder(ObservableType.IP).build());
    }

    /** Forty sessions of twenty addresses, half of them private; each second one left one of five files. */
    private static Stream<Session> sessions() {
        return IntStream.range(0, 40)
                .mapToObj(i -> Session.builder("%012x".formatted(i), SessionEnd.CLOSED)
                        .source(new Endpoint((i % 4 < 2 ? "8.8.8." : "10.0.0.") + i % 20, 40_000))
                        .downloads(
                                i % 2 == 0
                                        ? List.of()
                                        : List.of(Download.builder(FileOrigin.URL)
                                                .sha256(Samples.hash(i % 5).value())
                                                .build()))
                        .build());
    }

    private static EnrichmentPlan plan(Enrichment.Builder builder) {
        try (Enrichment enrichment = builder.build()) {
            return enrichment.plan(sessions());
        }
    }

    private static Map<String, Long> questions(EnrichmentPlan plan) {
        return plan.sources().stream().collect(Collectors.toMap(PlannedSource::source, PlannedSource::questions));
    }

    private static Map<String, Long> asked(Enrichment.Builder builder) {
        try (Enrichment enrichment = builder.build()) {
            assertThat(enrichment.enrich(sessions())).hasSize(40);
            return enrichment.sources().stream().collect(Collectors.toMap(SourceStatus::source, SourceStatus::asked));
        }
    }

    private static PlannedSource planned(EnrichmentPlan plan, String source) {
        return plan.sources().stream()
                .filter(each -> each.source().equals(source))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void isWhatIsAskedThen() {
        Enrichment.Builder builder = builder().savings(LookupSavings.none());
        EnrichmentPlan plan = plan(builder);

        assertThat(questions(plan))
                .isEqualTo(Map.of("circl", 5L, "keyed", 15L, "scarce", 5L, "shared", 1L))
                .isEqualTo(asked(builder().savings(LookupSavings.none())));
        assertThat(planned(plan, "keyed").notAsked()).isEqualTo(10);
        assertThat(planned(plan, "scarce").notAsked()).isEqualTo(15);
    }

    @Test
    void asksNothingItself() {
        EnrichmentPlan plan = plan(builder());

        assertThat(plan.sources())
                .extracting(PlannedSource::source)
                .containsExactly("shared", "circl", "keyed", "scarce");
        assertThat(plan.sources())
                .extracting(PlannedSource::cost)
                .containsExactly(SourceCost.SHARED, SourceCost.KEYLESS, SourceCost.KEYED, SourceCost.KEYED);
        assertThat(circl.asked()).isEmpty();
        assertThat(keyed.asked()).isEmpty();
        assertThat(feed.fetched).isEmpty();
    }

    @Test
    void saysWhatMayBeSettledAndKnowsItOnceTheCheaperAnswersAreKept() {
        Path file = folder.resolve("intel.db");
        PlannedSource before = planned(plan(builder()), "keyed");
        assertThat(before.questions()).isEqualTo(15);
        assertThat(before.perhaps()).isEqualTo(5);
        assertThat(before.settled()).isZero();

        asked(Samples.builder(time)
                .enricher(circl, SourceDefaults.builder(ObservableType.SHA256).build())
                .cacheFile(file));
        EnrichmentPlan plan = plan(builder().cacheFile(file));
        PlannedSource after = planned(plan, "keyed");
        assertThat(after.questions()).isEqualTo(14);
        assertThat(after.perhaps()).isZero();
        assertThat(after.settled()).isEqualTo(1);
        assertThat(planned(plan, "circl").known()).isEqualTo(5);
        assertThat(questions(plan)).isEqualTo(asked(builder().cacheFile(file)));
        assertThat(keyed.asked())
                .doesNotContain(SYSTEM_FILE)
                .noneMatch(observable -> observable.value().startsWith("10."));
    }

    @Test
    void isWhatIsAskedThenWhereAListOnThisMachineSettlesAddresses() {
        FakeEnricher tor = new FakeEnricher("tor", time, ObservableType.IP)
                .answers(address ->
                        address.value().endsWith("8.1") || address.value().endsWith("8.5")
                                ? Optional.of(new TorFacts(null, List.of()))
                                : Optional.empty());
        Enrichment.Builder builder = builder()
                .savings(LookupSavings.forSmallQuotas().withoutRulesOf("circl"))
                .enricher(tor, SourceDefaults.builder(ObservableType.IP).local().build());
        EnrichmentPlan plan = plan(builder);

        assertThat(questions(plan)).containsEntry("keyed", 13L).containsEntry("scarce", 3L);
        assertThat(planned(plan, "keyed").settled()).isEqualTo(2);
        assertThat(planned(plan, "keyed").perhaps()).isZero();
        Map<String, Long> asked = asked(builder);
        assertThat(asked).containsEntry("keyed", 13L).containsEntry("scarce", 3L);
        assertThat(keyed.asked()).doesNotContain(Observable.ip("8.8.8.1"), Observable.ip("8.8.8.5"));
    }

    @Test
    void isEmptyWhereEverythingIsKept() {
        Path file = folder.resolve("intel.db");
        asked(builder().cacheFile(file));

        assertThat(questions(plan(builder().cacheFile(file))).values()).containsOnly(0L);
    }

    @Test
    void keepsToBudgetsAndNamesObstacles() {
        EnrichmentPlan plan =
                plan(builder().source("keyed", s -> s.maxLookups(3)).offline());
        assertThat(questions(plan).values()).containsOnly(0L);
        assertThat(planned(plan, "keyed").obstacle()).contains(Obstacle.of(Reason.OFFLINE));

        assertThat(planned(plan(builder().source("keyed", s -> s.maxLookups(3))), "keyed")
                        .questions())
                .isEqualTo(3);
        assertThat(asked(builder().savings(LookupSavings.none()).source("keyed", s -> s.maxLookups(3)))
                        .get("keyed"))
                .isEqualTo(3);
    }

    @Test
    void tellsHowLongTheLimitsTake() {
        assertThat(planned(plan(builder()), "keyed").time()).isZero();
        PlannedSource perMinute =
                planned(plan(builder().source("keyed", s -> s.rate(RateLimit.parse("4/1m")))), "keyed");
        assertThat(perMinute.time()).isEqualTo(Duration.ofMinutes(3));
        // the clock stands at noon
        assertThat(planned(plan(builder().source("keyed", s -> s.rate(RateLimit.parse("7/1d")))), "keyed")
                        .time())
                .isEqualTo(Duration.ofHours(36));
    }

    @Test
    void countsWhatIsUsedAlready() {
        Enrichment.Builder builder = builder().source("keyed", s -> s.rate(RateLimit.parse("15/1d")));
        try (Enrichment enrichment = builder.build()) {
            assertThat(planned(enrichment.plan(sessions()), "keyed").time()).isZero();
            enrichment.lookup(Observable.ip("9.9.9.9"));
            assertThat(planned(enrichment.plan(sessions()), "keyed").time())
                    .isEqualTo(Duration.between(FakeTime.START, Instant.parse("2026-01-16T00:00:00Z")));
        }
    }

    @Test
    void theTimeIsWhatTheRunTakes() {
        Enrichment.Builder builder =
                builder().savings(LookupSavings.none()).source("keyed", s -> s.rate(RateLimit.parse("4/1m")));
        Duration planned = planned(plan(builder), "keyed").time();
        asked(builder().savings(LookupSavings.none()).source("keyed", s -> s.rate(RateLimit.parse("4/1m"))));

        assertThat(time.elapsed()).isEqualTo(planned);
    }

    @Test
    void closesTheStream() {
        AtomicBoolean closed = new AtomicBoolean();
        try (Enrichment enrichment = builder().build()) {
            enrichment.plan(sessions().onClose(() -> closed.set(true)));
        }
        assertThat(closed).isTrue();
    }
}
