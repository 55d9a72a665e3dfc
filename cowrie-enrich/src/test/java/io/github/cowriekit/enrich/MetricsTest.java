package io.github.cowriekit.enrich;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cowriekit.enrich.fixtures.FakeEnricher;
import io.github.cowriekit.enrich.fixtures.FakeTime;
import io.github.cowriekit.enrich.fixtures.Samples;
import io.github.cowriekit.enrich.micrometer.EnrichmentMetrics;
import io.github.cowriekit.enrich.micrometer.SourceGauges;
import io.github.cowriekit.enrich.spi.AuthenticationException;
import io.github.cowriekit.enrich.spi.SourceUnavailableException;
import io.github.cowriekit.enrich.spi.ThrottledException;
import io.github.cowriekit.model.intel.EnrichmentResult.Skipped;
import io.github.cowriekit.model.intel.Observable;
import io.github.cowriekit.model.intel.Reason;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MetricsTest {
    private static final String PREFIX = "cowriekit.enrichment.";

    private final FakeTime time = new FakeTime();
    private final FakeEnricher source = new FakeEnricher("mine", time);
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final EnrichmentMetrics metrics = new EnrichmentMetrics(registry);

    private Enrichment enrichment(String limits) {
        return Samples.builder(time)
                .enricher(source, Samples.rated(limits))
                .listener(metrics)
                .build();
    }

    private double count(String name, String... tags) {
        return registry.get(PREFIX + name)
                .tag("source", "mine")
                .tags(tags)
                .counter()
                .count();
    }

    private double gauge(String name, String... tags) {
        return registry.get(PREFIX + name)
                .tag("source", "mine")
                .tags(tags)
                .gauge()
                .value();
    }

    @Test
    void countQuestionsByTheirOutcome() {
        source.answers(o -> o.equals(Samples.hash(2)) ? Optional.empty() : Optional.of(FakeEnricher.FACTS));
        try (Enrichment enrichment = enrichment("100/1m")) {
            enrichment.lookup(Samples.hash(1));
            enrichment.lookup(Samples.hash(2));
            enrichment.lookup(Samples.hash(3));
            enrichment.lookup(Samples.hash(1));
            enrichment.lookup(Samples.hash(2));
        }
        assertThat(count("asked")).isEqualTo(3);
        assertThat(count("cached", "outcome", "found")).isEqualTo(1);
        assertThat(count("cached", "outcome", "not-found")).isEqualTo(1);
        assertThat(registry.get(PREFIX + "answered")
                        .tags("source", "mine", "outcome", "found")
                        .timer()
                        .count())
                .isEqualTo(2);
        assertThat(registry.get(PREFIX + "answered")
                        .tags("source", "mine", "outcome", "not-found")
                        .timer()
                        .count())
                .isEqualTo(1);
    }

    @Test
    void timeAnswersAndWaits() {
        source.answers(o -> {
            time.advance(Duration.ofMillis(300));
            return Optional.of(FakeEnricher.FACTS);
        });
        try (Enrichment enrichment = enrichment("1/1m")) {
            enrichment.lookup(Samples.hash(1));
            enrichment.lookup(Samples.hash(2));
        }
        assertThat(registry.get(PREFIX + "answered").timer().totalTime(TimeUnit.MILLISECONDS))
                .isEqualTo(600);
        assertThat(registry.get(PREFIX + "waited").tag("reason", "rate").timer().totalTime(TimeUnit.SECONDS))
                .isBetween(59.0, 60.0);
    }

    @Test
    void countFailuresRetriesAndOpenedBreakers() {
        source.answers(o -> {
            throw new SourceUnavailableException("refused by 203.0.113.9");
        });
        try (Enrichment enrichment = enrichment("100/1m")) {
            for (int i = 0; i < 8; i++) {
                enrichment.lookup(Samples.hash(i));
            }
        }
        assertThat(count("asked")).isEqualTo(7);
        assertThat(count("retried")).isEqualTo(2);
        assertThat(count("failed")).isEqualTo(5);
        assertThat(count("breaker.opened")).isEqualTo(1);
        assertThat(count("skipped", "reason", "unavailable")).isEqualTo(3);
        assertThat(registry.get(PREFIX + "waited")
                        .tag("reason", "retry")
                        .timer()
                        .count())
                .isEqualTo(2);
    }

    @Test
    void nameTheReasonOfWhatTheEngineSkips() {
        try (Enrichment enrichment = enrichment("2/1d")) {
            enrichment.lookup(Observable.ip("10.0.0.1"));
            enrichment.lookup(Observable.host("honeypot.local"));
            for (int i = 0; i < 5; i++) {
                enrichment.lookup(Samples.hash(i));
            }
        }
        assertThat(count("skipped", "reason", "private")).isEqualTo(2);
        assertThat(count("skipped", "reason", "quota")).isEqualTo(3);
    }

    @Test
    void nameTheReasonOfARefusedKeyAndOfAPause() {
        source.failsWith(new AuthenticationException("no"));
        try (Enrichment enrichment = enrichment("100/1m")) {
            enrichment.lookup(Samples.hash(1));
            enrichment.lookup(Samples.hash(2));
        }
        assertThat(count("skipped", "reason", "key")).isEqualTo(1);

        source.failsWith(new ThrottledException("slow down", Duration.ofHours(1)));
        try (Enrichment enrichment = enrichment("100/1m")) {
            enrichment.lookup(Samples.hash(1));
            enrichment.lookup(Samples.hash(2));
        }
        assertThat(count("skipped", "reason", "throttled")).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({
        "BUDGET, budget",
        "NO_KEY, key",
        "NO_FILES, files",
        "NOT_CREATED, unavailable",
        "OFFLINE, offline",
        "CLOSED, closed",
        "NOT_ASKED, unwanted",
        "NOT_PUBLIC, private",
        "MALFORMED, private",
        "NOT_SUPPORTED, unsupported",
        "SETTLED, settled",
        "OTHER, other"
    })
    void nameEveryOtherReason(Reason reason, String tag) {
        metrics.skipped(new Skipped(Samples.PUBLIC_IP, "mine", reason, "with 1 detail"));

        assertThat(count("skipped", "reason", tag)).isEqualTo(1);
    }

    @Test
    void showWhatIsLeftAndWhetherASourceIsAsked() {
        try (Enrichment enrichment = enrichment("4/1m,3/1d")) {
            new SourceGauges(enrichment).bindTo(registry);
            assertThat(gauge("quota.left", "limit", "3/1d")).isEqualTo(3);
            assertThat(gauge("stopped")).isZero();

            enrichment.lookup(Samples.hash(1));
            assertThat(gauge("quota.left", "limit", "4/1m")).isEqualTo(3);
            assertThat(gauge("quota.left", "limit", "3/1d")).isEqualTo(2);

            for (int i = 2; i < 6; i++) {
                enrichment.lookup(Samples.hash(i));
            }
            assertThat(gauge("quota.left", "limit", "3/1d")).isZero();
            assertThat(gauge("stopped")).isEqualTo(1);

            time.advance(Duration.ofHours(13));
            assertThat(gauge("quota.left", "limit", "3/1d")).isEqualTo(3);
            assertThat(gauge("stopped")).isZero();
        }
    }

    @Test
    void holdNothingThatWasAskedOrSaidInTheirTags() {
        source.failsWith(
                new SourceUnavailableException("down, says k3y-0123456789"), new ThrottledException("k3y", null));
        try (Enrichment enrichment = enrichment("2/1m,4/1d")) {
            new SourceGauges(enrichment).bindTo(registry);
            for (int i = 0; i < 9; i++) {
                enrichment.lookup(Samples.hash(i));
            }
            enrichment.lookup(Samples.PUBLIC_IP);
            enrichment.lookup(Observable.ip("10.0.0.1"));
        }
        assertThat(registry.getMeters())
                .hasSizeGreaterThan(7)
                .extracting(Meter::getId)
                .flatExtracting(Meter.Id::getTags)
                .extracting(Tag::getValue)
                .allSatisfy(value -> assertThat(value)
                        .isIn("mine", "found", "rate", "retry", "throttled", "quota", "private", "2/1m", "4/1d"));
    }
}
