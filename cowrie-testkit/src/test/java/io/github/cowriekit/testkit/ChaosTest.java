package io.github.cowriekit.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cowriekit.enrich.Enrichment;
import io.github.cowriekit.enrich.EnrichmentListener;
import io.github.cowriekit.enrich.spi.RateLimit;
import io.github.cowriekit.model.Download;
import io.github.cowriekit.model.Endpoint;
import io.github.cowriekit.model.FileOrigin;
import io.github.cowriekit.model.Session;
import io.github.cowriekit.model.SessionEnd;
import io.github.cowriekit.model.intel.EnrichedSession;
import io.github.cowriekit.model.intel.EnrichmentResult;
import io.github.cowriekit.model.intel.EnrichmentResult.Failed;
import io.github.cowriekit.model.intel.EnrichmentResult.Found;
import io.github.cowriekit.model.intel.EnrichmentResult.NotFound;
import io.github.cowriekit.model.intel.EnrichmentResult.Skipped;
import io.github.cowriekit.model.intel.Observable;
import io.github.cowriekit.testkit.fakes.FakeDshield;
import io.github.cowriekit.testkit.fakes.FakeIntelfeed;
import io.github.cowriekit.testkit.fakes.FakeInternetDb;
import io.github.cowriekit.testkit.fakes.FakeShodan;
import io.github.cowriekit.testkit.fakes.FakeSpur;
import io.github.cowriekit.testkit.fakes.FakeUrlhaus;
import io.github.cowriekit.testkit.fakes.FakeVirusTotal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A thousand sessions while one of the services misbehaves. */
@Timeout(120)
final class ChaosTest {
    private static final Instant START = Instant.parse("2026-01-15T00:00:00Z");
    private static final int SUBJECTS = 20;

    private final FakeClock clock = FakeClock.at(START);
    private final Map<String, FakeService> services = new LinkedHashMap<>();

    private enum Fault {
        DEAD,
        SLOW,
        FLAPPING,
        THROTTLING,
        LYING
    }

    /** Breaks every request to one service just before it is sent, or every second one. */
    private record Saboteur(String victim, FakeService service, Fault fault, AtomicInteger requests)
            implements EnrichmentListener {
        @Override
        public void asked(String source, Observable observable) {
            if (!source.equals(victim)) {
                return;
            }
            switch (fault) {
                case DEAD -> {}
                case SLOW -> service.failNext(FakeFault.STALL);
                case FLAPPING -> {
                    if (requests.getAndIncrement() % 2 == 0) {
                        service.failNext(FakeFault.CUT);
                    }
                }
                case THROTTLING -> service.answerNext(429, Map.of("Retry-After", "30"), "");
                case LYING -> service.answerNext(FakeAnswer.html(200, "All is well"));
            }
        }
    }

    static Stream<String> sources() {
        return Stream.of("dshield", "internetdb", "isc-intelfeed", "shodan", "spur", "urlhaus", "virustotal");
    }

    static Stream<Arguments> quickFaults() {
        return sources()
                .flatMap(source -> Stream.of(Fault.values())
                        .filter(fault -> fault != Fault.SLOW)
                        .map(fault -> Arguments.of(source, fault)));
    }

    private static Session session(int number) {
        int subject = number % SUBJECTS;
        return Session.builder("%012x".formatted(number), SessionEnd.CLOSED)
                .source(new Endpoint("8.8.8." + subject, 40_000))
                .downloads(List.of(Download.builder(FileOrigin.URL)
                        .host("malware" + subject + ".org")
                        .url("http://malware" + subject + ".org/bins.sh")
                        .sha256("%064x".formatted(subject))
                        .build()))
                .build();
    }

    private void startServices() {
        FakeDshield dshield = new FakeDshield();
        FakeVirusTotal virusTotal = new FakeVirusTotal();
        FakeIntelfeed intelfeed = new FakeIntelfeed();
        services.put("dshield", dshield);
        services.put("internetdb", new FakeInternetDb());
        services.put("isc-intelfeed", intelfeed);
        services.put("shodan", new FakeShodan());
        services.put("spur", new FakeSpur());
        services.put("urlhaus", new FakeUrlhaus());
        services.put("virustotal", virusTotal);
        for (int i = 0; i < SUBJECTS; i += 2) {
            dshield.knows(Observable.ip("8.8.8." + i), "{\"ip\": {\"asname\": \"EXAMPLE\", \"count\": " + i + "}}");
            intelfeed.knowsAddress("8.8.8." + i, "dshieldssh");
            virusTotal.knowsFile("%064x".formatted(i), "ELF", "trojan.example", i, 60, START);
        }
    }

    private Enrichment.Builder builder() {
        Enrichment.Builder builder = Enrichment.builder()
                .environment(Map.of())
                .contact("analyst@example.org")
                .clock(clock, clock::sleep)
                .timeout(Duration.ofSeconds(1));
        services.forEach((name, service) ->
                builder.source(name, s -> s.baseUrl(service.baseUri()).key(service.key())));
        return builder.source("virustotal", s -> s.rate(RateLimit.parse("100/1m")));
    }

    private static List<EnrichedSession> run(Enrichment.Builder builder) {
        try (Enrichment enrichment = builder.build()) {
            return enrichment
                    .enrich(IntStream.range(0, 1_000).mapToObj(ChaosTest::session))
                    .toList();
        }
    }

    private static String essence(EnrichmentResult result) {
        return result.observable() + " " + result.source() + " "
                + result.getClass().getSimpleName();
    }

    @ParameterizedTest
    @MethodSource("quickFaults")
    @Tag("slow")
    void aBadServiceCostsItsOwnAnswersAndABoundedTime(String victim, Fault fault) {
        costsItsOwnAnswersAndABoundedTime(victim, fault);
    }

    /** Several at once, since they do nothing but wait for timeouts. */
    @ParameterizedTest
    @MethodSource("sources")
    @Tag("slow")
    @Execution(ExecutionMode.CONCURRENT)
    void aSlowServiceCostsItsOwnAnswersAndABoundedTime(String victim) {
        costsItsOwnAnswersAndABoundedTime(victim, Fault.SLOW);
    }

    private void costsItsOwnAnswersAndABoundedTime(String victim, Fault fault) {
        startServices();
        try {
            FakeService service = Objects.requireNonNull(services.get(victim));
            List<EnrichedSession> healthy = run(builder());
            if (fault == Fault.DEAD) {
                service.close();
            }
            Instant before = clock.instant();
            List<EnrichedSession> report =
                    run(builder().listener(new Saboteur(victim, service, fault, new AtomicInteger())));

            assertThat(Duration.between(before, clock.instant())).isLessThan(Duration.ofMinutes(30));
            assertThat(report)
                    .extracting(EnrichedSession::session)
                    .containsExactlyElementsOf(
                            healthy.stream().map(EnrichedSession::session).toList());
            assertThat(others(report, victim)).isEqualTo(others(healthy, victim));
            List<EnrichmentResult> own = own(report, victim);
            assertThat(own).hasSameSizeAs(own(healthy, victim));
            if (fault == Fault.FLAPPING) {
                assertThat(own.stream().map(ChaosTest::essence).toList())
                        .isEqualTo(own(healthy, victim).stream()
                                .map(ChaosTest::essence)
                                .toList());
            } else {
                assertReasons(own, fault);
            }
        } finally {
            services.values().forEach(FakeService::close);
        }
    }

    private static void assertReasons(List<EnrichmentResult> results, Fault fault) {
        String reason = switch (fault) {
            case DEAD -> "unreachable";
            case SLOW -> "timeout";
            case LYING -> "invalid answer";
            default -> "(throttled|quota spent)";
        };
        String skipped = reason + "( until .*)?|not asked by default";
        String failed = switch (fault) {
            case DEAD -> "no answer \\(.*\\) to .*";
            case SLOW -> "no answer within .*";
            case LYING -> "the answer is .*|the list is .*";
            default -> "throttled until .*|the SPUR balance is spent.*";
        };
        assertThat(results).doesNotHaveAnyElementsOfTypes(Found.class, NotFound.class);
        assertThat(results).hasAtLeastOneElementOfType(Failed.class).hasAtLeastOneElementOfType(Skipped.class);
        for (EnrichmentResult result : results) {
            if (result instanceof Failed failure) {
                assertThat(failure.text()).matches(failed);
            } else if (result instanceof Skipped skip) {
                assertThat(skip.text()).matches(skipped);
            }
        }
    }

    private static List<EnrichmentResult> own(List<EnrichedSession> report, String source) {
        return report.stream()
                .flatMap(session -> session.results().stream())
                .filter(result -> result.source().equals(source))
                .toList();
    }

    private static List<String> others(List<EnrichedSession> report, String source) {
        return report.stream()
                .flatMap(session -> session.results().stream())
                .filter(result -> !result.source().equals(source))
                .map(ChaosTest::essence)
                .toList();
    }

    @Test
    void aReplayOfflineGivesEveryResultAgain(@TempDir Path folder) {
        startServices();
        List<EnrichedSession> recorded;
        try {
            recorded = run(builder().cacheFile(folder.resolve("intel.db")));
        } finally {
            services.values().forEach(FakeService::close);
        }
        clock.advance(Duration.ofDays(300));

        assertThat(run(builder().cacheFile(folder.resolve("intel.db")).offline()))
                .isEqualTo(recorded);
        assertThat(recorded.get(0).results()).hasAtLeastOneElementOfType(Found.class);
    }
}
