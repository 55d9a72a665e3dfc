package io.github.cowriekit.enrich.limits;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cowriekit.enrich.Enrichment;
import io.github.cowriekit.enrich.LookupSavings;
import io.github.cowriekit.enrich.fixtures.FakeEnricher;
import io.github.cowriekit.enrich.fixtures.FakeTime;
import io.github.cowriekit.enrich.fixtures.Samples;
import io.github.cowriekit.enrich.spi.SourceDefaults;
import io.github.cowriekit.enrich.spi.SourceUnavailableException;
import io.github.cowriekit.model.intel.EnrichmentResult;
import io.github.cowriekit.model.intel.EnrichmentResult.Failed;
import io.github.cowriekit.model.intel.EnrichmentResult.Found;
import io.github.cowriekit.model.intel.EnrichmentResult.NotFound;
import io.github.cowriekit.model.intel.EnrichmentResult.Skipped;
import io.github.cowriekit.model.intel.Facts;
import io.github.cowriekit.model.intel.Observable;
import io.github.cowriekit.model.intel.ObservableType;
import io.github.cowriekit.model.intel.Reason;
import io.github.cowriekit.model.intel.circl.HashlookupFacts;
import io.github.cowriekit.model.intel.iscresearch.ResearchScannerFacts;
import io.github.cowriekit.model.intel.tor.TorFacts;
import io.github.cowriekit.model.intel.urlhaus.UrlhausHostFacts;
import io.github.cowriekit.model.intel.urlhaus.UrlhausUrlFacts;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** That no source with a key is asked what a cheaper one has settled. */
@Timeout(60)
class LookupSavingsTest {
    private static final Observable SYSTEM_FILE = Samples.hash(1);
    private static final Observable OTHER_FILE = Samples.hash(2);
    private static final HashlookupFacts BENIGN =
            HashlookupFacts.builder().fileName("wget").trust(70L).build();

    @TempDir
    private Path folder;

    private final FakeTime time = new FakeTime();
    private final FakeEnricher circl = new FakeEnricher("circl", time, ObservableType.SHA256)
            .answers(file -> file.equals(SYSTEM_FILE) ? Optional.of(BENIGN) : Optional.empty());
    private final FakeEnricher keyed =
            new FakeEnricher("keyed", time, ObservableType.SHA256, ObservableType.IP, ObservableType.PASSWORD);

    private static SourceDefaults withKey() {
        return SourceDefaults.builder(ObservableType.SHA256, ObservableType.IP)
                .needsKey()
                .lifetimes(Duration.ofDays(1), Duration.ofHours(1))
                .build();
    }

    private Enrichment.Builder builder() {
        // the results are in this order, the asking is not
        return Samples.builder(time)
                .enricher(keyed, withKey())
                .enricher(circl, SourceDefaults.builder(ObservableType.SHA256).build());
    }

    private static List<EnrichmentResult> look(Enrichment.Builder builder, Observable observable) {
        try (Enrichment enrichment = builder.build()) {
            return enrichment.lookup(observable);
        }
    }

    @Test
    void sparesASourceWithAKeyTheFileThatIsKnownToBeBenign() {
        List<EnrichmentResult> results = look(builder(), SYSTEM_FILE);

        assertThat(results)
                .containsExactly(
                        new Skipped(SYSTEM_FILE, "keyed", Reason.SETTLED, "settled by circl"),
                        new Found(SYSTEM_FILE, "circl", FakeTime.START, BENIGN));
        assertThat(keyed.asked()).isEmpty();
    }

    @Test
    void asksAboutWhatIsNotSettled() {
        HashlookupFacts doubted =
                HashlookupFacts.builder().fileName("wget").trust(10L).build();

        assertThat(look(builder(), OTHER_FILE).get(0)).isInstanceOf(Found.class);
        circl.answers(file -> Optional.of(doubted));
        assertThat(look(builder(), SYSTEM_FILE).get(0)).isInstanceOf(Found.class);
        assertThat(look(builder(), Samples.PUBLIC_IP)).hasOnlyElementsOfType(Found.class);
        assertThat(keyed.asked()).containsExactly(OTHER_FILE, SYSTEM_FILE, Samples.PUBLIC_IP);
    }

    @Test
    void settlesNothingWithAnAnswerThatFailed() {
        circl.answers(file -> {
            throw new SourceUnavailableException("HTTP 503");
        });

        assertThat(look(builder(), SYSTEM_FILE))
                .satisfiesExactly(
                        own -> assertThat(own).isInstanceOf(Found.class),
                        other -> assertThat(other).isInstanceOf(Failed.class));
    }

    @Test
    void isSwitchedOffAndChanged() {
        LookupSavings.SkipRule scanners =
                new LookupSavings.SkipRule(ObservableType.IP, "scanners", "a scanner that we know", facts -> true);
        FakeEnricher known = new FakeEnricher("scanners", time, ObservableType.IP);

        assertThat(look(builder().savings(LookupSavings.none()), SYSTEM_FILE)).hasOnlyElementsOfType(Found.class);
        assertThat(look(builder().savings(LookupSavings.standard().withoutRulesOf("circl")), SYSTEM_FILE))
                .hasOnlyElementsOfType(Found.class);
        assertThat(look(
                        builder()
                                .enricher(known)
                                .savings(LookupSavings.standard().with(scanners)),
                        Samples.PUBLIC_IP))
                .contains(new Skipped(Samples.PUBLIC_IP, "keyed", Reason.SETTLED, "settled by scanners"));
        assertThat(LookupSavings.standard().rules())
                .extracting(LookupSavings.SkipRule::source)
                .containsExactly("circl");
        assertThat(LookupSavings.none().rules()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("frugal")
    void aFrugalOneSparesWhatAListSettlesAndIsAskedAgainWithoutTheRule(
            String list, Observable observable, Facts settling, Facts other) {
        FakeEnricher lists = new FakeEnricher(list, time, observable.type());
        FakeEnricher scarce = new FakeEnricher("scarce", time, observable.type());
        Enrichment.Builder builder = Samples.builder(time)
                .enricher(
                        scarce,
                        SourceDefaults.builder(observable.type()).needsKey().build())
                .enricher(lists, SourceDefaults.builder(observable.type()).build());

        lists.answers(question -> Optional.of(settling));
        assertThat(look(builder.savings(LookupSavings.forSmallQuotas()), observable))
                .contains(new Skipped(observable, "scarce", Reason.SETTLED, "settled by " + list));
        assertThat(look(builder.savings(LookupSavings.forSmallQuotas().withoutRulesOf(list)), observable))
                .hasOnlyElementsOfType(Found.class);
        assertThat(look(builder.savings(LookupSavings.standard()), observable)).hasOnlyElementsOfType(Found.class);
        lists.answers(question -> Optional.of(other));
        assertThat(look(builder.savings(LookupSavings.forSmallQuotas()), observable))
                .hasOnlyElementsOfType(Found.class);
        lists.answers(question -> Optional.empty());
        assertThat(look(builder.savings(LookupSavings.forSmallQuotas()), observable)
                        .get(0))
                .isInstanceOf(Found.class);
        assertThat(scarce.asked()).hasSize(4);
    }

    private static Stream<Arguments> frugal() {
        Facts host = UrlhausHostFacts.builder().build();
        return Stream.of(
                Arguments.of("isc-research", Samples.PUBLIC_IP, new ResearchScannerFacts(List.of()), host),
                Arguments.of("tor", Samples.PUBLIC_IP, new TorFacts(null, List.of()), host),
                Arguments.of(
                        "urlhaus-recent",
                        Observable.url("http://malware.org/x"),
                        UrlhausUrlFacts.builder().build(),
                        host));
    }

    @Test
    void aFrugalOneHasTheStandardRulesToo() {
        assertThat(LookupSavings.forSmallQuotas().rules())
                .containsAll(LookupSavings.standard().rules());
        assertThat(look(builder().savings(LookupSavings.forSmallQuotas()), SYSTEM_FILE))
                .contains(new Skipped(SYSTEM_FILE, "keyed", Reason.SETTLED, "settled by circl"));
    }

    @Test
    void anotherSourceWithAKeySettlesNothingAndARuleThatThrowsNeither() {
        LookupSavings odd = LookupSavings.none()
                .with(new LookupSavings.SkipRule(ObservableType.SHA256, "keyed", "everything", facts -> true))
                .with(new LookupSavings.SkipRule(ObservableType.SHA256, "circl", "nothing", facts -> {
                    throw new IllegalStateException("s3cret");
                }));
        FakeEnricher second = new FakeEnricher("second", time, ObservableType.SHA256);

        assertThat(look(builder().enricher(second, withKey()).savings(odd), SYSTEM_FILE))
                .hasSize(3)
                .hasOnlyElementsOfType(Found.class);
    }

    @Test
    void showsAnAnswerThatIsKeptEvenIfItIsOldAndRefreshesItNoMore() {
        Path file = folder.resolve("intel.db");
        look(builder().savings(LookupSavings.none()).cacheFile(file), SYSTEM_FILE);

        assertThat(look(builder().cacheFile(file), SYSTEM_FILE)).hasOnlyElementsOfType(Found.class);
        time.advance(Duration.ofHours(25));
        assertThat(look(builder().cacheFile(file), SYSTEM_FILE).get(0))
                .isInstanceOfSatisfying(
                        Found.class, old -> assertThat(old.fetchedAt()).isEqualTo(FakeTime.START));
        try (Enrichment enrichment = builder().cacheFile(file).build()) {
            enrichment.refresh();
        }
        assertThat(keyed.asked()).containsExactly(SYSTEM_FILE);
    }

    @Test
    void aReplayOfflineGivesTheSameReason() {
        Path file = folder.resolve("intel.db");
        List<EnrichmentResult> online = look(builder().cacheFile(file), SYSTEM_FILE);

        assertThat(look(builder().cacheFile(file).offline(), SYSTEM_FILE)).isEqualTo(online);
    }

    @Test
    void holdsNoThreadWhileItWaits() {
        CountDownLatch answer = new CountDownLatch(1);
        circl.answers(file -> {
            await(answer);
            return Optional.empty();
        });
        try (Enrichment enrichment = builder().build()) {
            List<CompletableFuture<List<EnrichmentResult>>> waiting = IntStream.range(10, 20)
                    .mapToObj(i -> CompletableFuture.supplyAsync(() -> enrichment.lookup(Samples.hash(i))))
                    .toList();
            // the question about an address overtakes the files that wait
            assertThat(enrichment.lookup(Samples.PUBLIC_IP)).hasOnlyElementsOfType(Found.class);
            answer.countDown();
            assertThat(waiting)
                    .allSatisfy(results -> assertThat(results.join())
                            .satisfiesExactly(
                                    own -> assertThat(own).isInstanceOf(Found.class),
                                    other -> assertThat(other).isInstanceOf(NotFound.class)));
        }
    }

    @Test
    void endsWhenItIsClosed() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        circl.answers(file -> {
            asked.countDown();
            await(new CountDownLatch(1));
            return Optional.empty();
        });
        CompletableFuture<List<EnrichmentResult>> results;
        try (Enrichment enrichment = builder().build()) {
            results = CompletableFuture.supplyAsync(() -> enrichment.lookup(OTHER_FILE));
            asked.await();
        }

        assertThat(results.get()).hasSize(2).doesNotHaveAnyElementsOfTypes(Found.class, NotFound.class);
        assertThat(keyed.asked()).isEmpty();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SourceUnavailableException("interrupted", e);
        }
    }
}
