package io.github.cowriekit.testkit.rdap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.cowriekit.enrich.Enrichment;
import io.github.cowriekit.enrich.spi.InvalidAnswerException;
import io.github.cowriekit.enrich.spi.SharedEnricher;
import io.github.cowriekit.model.intel.EnrichmentResult;
import io.github.cowriekit.model.intel.Observable;
import io.github.cowriekit.model.intel.rdap.RdapFacts;
import io.github.cowriekit.testkit.DirectLookup;
import io.github.cowriekit.testkit.FakeClock;
import io.github.cowriekit.testkit.RecordedRequest;
import io.github.cowriekit.testkit.Sources;
import io.github.cowriekit.testkit.fakes.FakeRdap;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@SuppressWarnings("NullAway.Init")
final class RdapNetworksTest {
    /** Of an engine, which moves it when it waits. */
    private final FakeClock clock = FakeClock.at("2024-02-03T04:05:06Z");

    private static final Observable ADDRESS = Observable.ip("203.0.113.31");

    @TempDir
    private Path folder;

    private FakeRdap fake;
    private SharedEnricher rdap;

    @BeforeEach
    void start() {
        fake = new FakeRdap();
        rdap = (SharedEnricher) Sources.enricher("rdap", fake);
    }

    @AfterEach
    void stop() {
        fake.close();
    }

    @Test
    void asksOnceForAllAddressesOfANetwork() {
        fake.knowsNetwork("8.8.8.8", "8.8.8.0", "8.8.9.255", "Example", "abuse@example.net");
        try (Enrichment enrichment = Enrichment.builder()
                .source("rdap", s -> s.baseUrl(fake.baseUri()))
                .environment(Map.of())
                .clock(clock, clock::sleep)
                .build()) {
            for (String address : List.of("8.8.8.8", "8.8.8.200", "8.8.9.1")) {
                assertThat(enrichment.lookup(Observable.ip(address)))
                        .hasOnlyElementsOfType(EnrichmentResult.Found.class);
            }
            assertThat(enrichment.lookup(Observable.ip("8.8.10.1")))
                    .hasOnlyElementsOfType(EnrichmentResult.NotFound.class);
        }
        assertThat(fake.requests())
                .extracting(RecordedRequest::path)
                .filteredOn(path -> path.contains("/ip/"))
                .hasSize(2);
    }

    @Test
    void hasNoAnswerAboutAnAllocationStandInForItsParts() {
        fake.knows(Observable.ip("45.1.2.3"), network("45.0.0.0", "45.255.255.255", "DIRECT ALLOCATION", "Wide"));
        fake.knows(Observable.ip("45.79.54.105"), network("45.79.0.0", "45.79.255.255", "DIRECT ALLOCATION", "Narrow"));
        fake.knows(Observable.ip("45.79.1.1"), network("45.79.1.0", "45.79.1.255", "REASSIGNMENT", "Narrower"));
        Path cache = folder.resolve("cache.db");
        for (List<String> addresses : List.of(List.of("45.1.2.3"), List.of("45.79.54.105", "45.79.1.1", "45.79.1.2"))) {
            try (Enrichment enrichment = enrichment(cache)) {
                addresses.forEach(address -> enrichment.lookup(Observable.ip(address)));
            }
        }
        try (Enrichment enrichment = enrichment(cache)) {
            assertThat(holder(enrichment, "45.1.2.3")).isEqualTo("Wide");
            assertThat(holder(enrichment, "45.79.54.105")).isEqualTo("Narrow");
            assertThat(holder(enrichment, "45.79.1.1")).isEqualTo("Narrower");
            assertThat(holder(enrichment, "45.79.1.2")).isEqualTo("Narrower");
        }
        assertThat(fake.requests())
                .filteredOn(request -> request.path().contains("/ip/"))
                .hasSize(3);
    }

    @Test
    void doesNotTrustAnAnswerAboutAnAllocationThatWasKeptForAllOfIt() {
        String kept = network("45.0.0.0", "45.255.255.255", "DIRECT ALLOCATION", "Wide");

        assertThat(catchThrowable(() -> rdap.read("45.0.0.0/8", kept))).isInstanceOf(InvalidAnswerException.class);
        assertThat(rdap.read("45.79.54.105/32", kept).keys()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"198.51.100.0, 198.51.100.255", "0.0.0.0, 255.255.255.255", "2001:db8::, 2001:db8::ffff"})
    void takesAnAnswerAboutAnotherNetworkForNone(String first, String last) {
        fake.knows(ADDRESS, network(first, last, "ASSIGNED PA", "Other"));

        assertThat(DirectLookup.ask(rdap, ADDRESS)).isEmpty();
    }

    private static String network(String first, String last, String type, String holder) {
        return """
                {"handle": "NET-%1$s", "startAddress": "%1$s", "endAddress": "%2$s", "type": "%3$s", "entities": [
                  {"roles": ["registrant"], "vcardArray": ["vcard", [["fn", {}, "text", "%4$s"]]]}]}""".formatted(first, last, type, holder);
    }

    private Enrichment enrichment(Path cache) {
        return Enrichment.builder()
                .source("rdap", s -> s.baseUrl(fake.baseUri()))
                .environment(Map.of())
                .clock(clock, clock::sleep)
                .cacheFile(cache)
                .build();
    }

    private static @Nullable String holder(Enrichment enrichment, String address) {
        EnrichmentResult.Found found = (EnrichmentResult.Found)
                enrichment.lookup(Observable.ip(address)).get(0);
        return ((RdapFacts) found.facts()).organization();
    }
}
