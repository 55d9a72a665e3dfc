package io.github.cowriekit.testkit.firehol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cowriekit.enrich.Enrichment;
import io.github.cowriekit.enrich.spi.EnricherSettings;
import io.github.cowriekit.enrich.spi.FeedEnricher;
import io.github.cowriekit.enrich.spi.InvalidAnswerException;
import io.github.cowriekit.enrich.spi.SourceDefaults;
import io.github.cowriekit.enrich.spi.SourceUnavailableException;
import io.github.cowriekit.model.intel.EnrichmentResult.Failed;
import io.github.cowriekit.model.intel.EnrichmentResult.Found;
import io.github.cowriekit.model.intel.EnrichmentResult.NotFound;
import io.github.cowriekit.model.intel.EnrichmentResult.Skipped;
import io.github.cowriekit.model.intel.NetworkKind;
import io.github.cowriekit.model.intel.NetworkRole;
import io.github.cowriekit.model.intel.Observable;
import io.github.cowriekit.model.intel.ObservableType;
import io.github.cowriekit.model.intel.SubjectView;
import io.github.cowriekit.model.intel.firehol.FireholFacts;
import io.github.cowriekit.testkit.DirectLookup;
import io.github.cowriekit.testkit.FakeAnswer;
import io.github.cowriekit.testkit.FakeClock;
import io.github.cowriekit.testkit.FakeService;
import io.github.cowriekit.testkit.RecordedRequest;
import io.github.cowriekit.testkit.Sources;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The IP sets of FireHOL, in the form in which its site serves them. */
public final class FireholTest {
    private static final String LEVEL1 = """
            #
            # firehol_level1
            #
            # Maintainer      : FireHOL
            # Source File Date: Mon Jun  1 04:50:03 UTC 2026
            #
            # Category        : attacks
            #
            # This File Date  : Mon Jun  1 05:00:36 UTC 2026
            # Entries         : 3 subnets, 1026 unique IPs
            #
            203.0.113.0/24
            198.51.100.0/22
            198.51.100.7
            """;
    private static final String ANONYMOUS = """
            # firehol_anonymous
            # Category        : anonymizers
            # Entries         : 1 unique IPs
            203.0.113.33
            """;
    private static final String PLAIN = "203.0.113.33\n2001:db8::/32\n";
    private static final Observable LISTED = Observable.ip("203.0.113.33");
    private static final FireholFacts.Listing IN_LEVEL1 = new FireholFacts.Listing(
            "firehol_level1", "attacks", Instant.parse("2026-06-01T04:50:03Z"), "203.0.113.0/24");

    private final Fake fake = new Fake();
    private final FakeClock clock = FakeClock.at("2026-07-01T12:00:00Z");

    @AfterEach
    void stop() {
        fake.close();
    }

    private FeedEnricher sets(String... names) {
        return (FeedEnricher) Sources.provider("firehol")
                .create(EnricherSettings.builder()
                        .baseUrl(fake.baseUri())
                        .lists(List.of(names))
                        .build());
    }

    private Enrichment.Builder enrichment() {
        return Enrichment.builder()
                .source("firehol", s -> s.baseUrl(fake.baseUri()))
                .environment(Map.of())
                .clock(clock, clock::sleep);
    }

    @Test
    void namesTheSetAndTheSmallestNetworkInIt() {
        assertThat(DirectLookup.ask(sets(), LISTED)).contains(new FireholFacts(List.of(IN_LEVEL1)));
        assertThat(DirectLookup.ask(sets(), Observable.ip("198.51.100.7")))
                .contains(new FireholFacts(List.of(
                        new FireholFacts.Listing("firehol_level1", "attacks", IN_LEVEL1.asOf(), "198.51.100.7/32"))));
        assertThat(DirectLookup.ask(sets(), Observable.ip("192.0.2.1"))).isEmpty();
    }

    @Test
    void looksIntoEverySetThatWasChosenInItsOrder() {
        FeedEnricher sets = sets("plain.ipset", "firehol_level1", "firehol_anonymous");

        assertThat(DirectLookup.ask(sets, LISTED))
                .contains(new FireholFacts(List.of(
                        new FireholFacts.Listing("plain", null, null, "203.0.113.33/32"),
                        IN_LEVEL1,
                        new FireholFacts.Listing("firehol_anonymous", "anonymizers", null, "203.0.113.33/32"))));
        assertThat(DirectLookup.ask(sets, Observable.ip("2001:db8::9")))
                .contains(new FireholFacts(List.of(new FireholFacts.Listing("plain", null, null, "2001:db8::/32"))));
        assertThat(fake.requests())
                .extracting(RecordedRequest::path)
                .startsWith("/files/plain.ipset", "/files/firehol_level1.netset", "/files/firehol_anonymous.netset");
    }

    @Test
    void statesWhatTheCategoryOfASetMeans() {
        FireholFacts facts =
                (FireholFacts) DirectLookup.ask(sets("plain.ipset", "firehol_level1", "firehol_anonymous"), LISTED)
                        .orElseThrow();
        SubjectView view = SubjectView.of(LISTED, List.of(new Found(LISTED, "firehol", clock.instant(), facts)));

        assertThat(view.roles()).singleElement().satisfies(role -> {
            assertThat(role.value()).isEqualTo(NetworkRole.BLOCKLISTED);
            assertThat(role.asOf()).isEqualTo("2026-06-01T04:50:03Z");
        });
        assertThat(view.networkKind()).contains(NetworkKind.ANONYMIZER);
        // neighbours are joined in a set, so its networks are nobody's
        assertThat(view.networks()).isEmpty();
        assertThat(facts.details())
                .extracting("value")
                .containsExactly("plain, firehol_level1, firehol_anonymous", "203.0.113.33/32, 203.0.113.0/24");
    }

    @Test
    void saysNothingOfASetWithoutACategoryUnlessItsNameDoes() {
        FireholFacts.Listing plain = new FireholFacts.Listing("plain", null, null, "203.0.113.33/32");
        FireholFacts.Listing level2 = new FireholFacts.Listing("firehol_level2", null, null, "203.0.113.33/32");

        assertThat(roles(plain)).isEmpty();
        assertThat(roles(level2)).hasSize(1);
    }

    private List<?> roles(FireholFacts.Listing listing) {
        FireholFacts facts = new FireholFacts(List.of(listing));
        return SubjectView.of(LISTED, List.of(new Found(LISTED, "firehol", clock.instant(), facts)))
                .roles();
    }

    @Test
    void takesAnEmptySetThatSaysSo() {
        fake.answerNext(text("# empty\n# Entries : 0 subnets, 0 unique IPs\n"));

        assertThat(DirectLookup.ask(sets(), LISTED)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "\n\n",
                "# a comment\n",
                "<!DOCTYPE html><html><body>a portal</body></html>",
                "203.0.113.0/24\n<html>a portal</html>\n",
                "203.0.113.0/24\n203.0.113",
                "203.0.113.0/24\n10.0.0.0/33\n",
                "[firehol_level1.netset]\n203.0.113.0/24\n",
                "# Entries : 3 subnets, 9 unique IPs\n203.0.113.0/24\n198.51.100.7\n"
            })
    void takesNothingThatIsNoSetOrCutOff(String body) {
        fake.answerNext(text(body));

        assertThatThrownBy(() -> DirectLookup.ask(sets(), LISTED))
                .isInstanceOf(InvalidAnswerException.class)
                .hasMessageNotContaining("portal");
    }

    @Test
    void takesNoSetWhereAnotherOneIsMissing() {
        assertThatThrownBy(() -> DirectLookup.ask(sets("firehol_level1", "no_such_set"), LISTED))
                .isInstanceOf(InvalidAnswerException.class)
                .hasMessageContaining("/files/no_such_set.netset");
    }

    @Test
    void takesNoSetsThatAreTooLargeTogether() {
        SourceDefaults small = SourceDefaults.builder(ObservableType.IP)
                .largestAnswer(LEVEL1.length() + 70)
                .build();
        try (Enrichment enrichment = Enrichment.builder()
                .environment(Map.of())
                .clock(clock, clock::sleep)
                .enricher(sets("firehol_level1", "firehol_anonymous"), small)
                .build()) {
            assertThat(enrichment.lookup(Observable.ip("142.93.64.1")))
                    .singleElement()
                    .isInstanceOfSatisfying(
                            Failed.class,
                            failed -> assertThat(failed.text())
                                    .startsWith("the answer has more than ")
                                    .contains("/files/firehol_anonymous.netset"));
        }
        assertThat(fake.requests()).hasSize(2);
    }

    @Test
    void passesOnThatTheServiceIsDown() {
        fake.answerNext(FakeAnswer.html(503, "Down"));

        assertThatThrownBy(() -> DirectLookup.ask(sets(), LISTED)).isInstanceOf(SourceUnavailableException.class);
    }

    /** Whoever chooses other sets must not be answered out of those that were kept before. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "[plain.netset]\n203.0.113.33\n",
                "[firehol_level1.netset]\n203.0.113.33\n[plain.netset]\n203.0.113.33\n",
                "203.0.113.33\n",
                ""
            })
    void readsNoKeptListOfOtherSets(String kept) {
        assertThatThrownBy(() -> sets().read(new ByteArrayInputStream(kept.getBytes(StandardCharsets.UTF_8))))
                .isInstanceOf(InvalidAnswerException.class);
        assertThatThrownBy(() -> sets("firehol_level1", "x")
                        .read(new ByteArrayInputStream(
                                "[firehol_level1.netset]\n203.0.113.33\n".getBytes(StandardCharsets.UTF_8))))
                .hasMessageContaining("not 2 sets but 1");
    }

    /** What fails is a fetch too: there is no second try before the hour is over. */
    @Test
    void leavesAnHourBetweenTwoFetches() {
        try (Enrichment enrichment = enrichment().build()) {
            fake.answerNext(FakeAnswer.html(503, "Down"));
            assertThat(enrichment.lookup(Observable.ip("142.93.64.1"))).hasOnlyElementsOfType(Failed.class);

            clock.advance(Duration.ofMinutes(59));
            assertThat(enrichment.lookup(Observable.ip("142.93.64.2"))).hasOnlyElementsOfType(Skipped.class);
            assertThat(fake.requests()).hasSize(1);

            clock.advance(Duration.ofMinutes(1));
            assertThat(enrichment.lookup(Observable.ip("142.93.64.3"))).hasOnlyElementsOfType(NotFound.class);
            assertThat(enrichment.lookup(Observable.ip("142.93.64.4"))).hasOnlyElementsOfType(NotFound.class);
            assertThat(fake.requests()).hasSize(2);
        }
    }

    @Test
    void sendsNothingOffline() {
        try (Enrichment enrichment = enrichment().offline().build()) {
            assertThat(enrichment.lookup(Observable.ip("142.93.64.1"))).hasOnlyElementsOfType(Skipped.class);
            assertThat(fake.requests()).isEmpty();
        }
    }

    private static FakeAnswer text(String body) {
        return new FakeAnswer(200, Map.of("Content-Type", "text/plain"), body);
    }

    /** The service with its sets. */
    public static final class Fake extends FakeService {
        /** Starts the service. */
        public Fake() {
            super("/files");
        }

        @Override
        protected @Nullable Observable subject(RecordedRequest request, String path) {
            return null;
        }

        @Override
        protected FakeAnswer answer(RecordedRequest request, String path) {
            return switch (path) {
                case "/firehol_level1.netset" -> text(LEVEL1);
                case "/firehol_anonymous.netset" -> text(ANONYMOUS);
                case "/plain.ipset" -> text(PLAIN);
                default -> FakeAnswer.html(404, "Not Found");
            };
        }
    }
}
