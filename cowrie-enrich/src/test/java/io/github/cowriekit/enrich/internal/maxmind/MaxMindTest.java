package io.github.cowriekit.enrich.internal.maxmind;

import static io.github.cowriekit.enrich.internal.maxmind.SampleDatabases.BUILT;
import static io.github.cowriekit.enrich.internal.maxmind.SampleDatabases.facts;
import static io.github.cowriekit.enrich.internal.maxmind.SampleDatabases.open;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.github.cowriekit.enrich.spi.Enricher;
import io.github.cowriekit.model.intel.Observable;
import io.github.cowriekit.model.intel.maxmind.MaxMindFacts;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MaxMindTest {
    private static final Path MAXMINDS_OWN = Path.of("..", "..", "shared", "api", "data");

    private final SampleDatabases databases;

    MaxMindTest(@TempDir Path folder) {
        this.databases = new SampleDatabases(folder);
    }

    @Test
    void readsEveryField() {
        try (Enricher enricher = open(databases.city(), databases.asn())) {
            MaxMindFacts facts = facts(enricher, "81.2.69.142");

            assertThat(facts.city())
                    .isEqualTo(new MaxMindFacts.City(
                            BUILT,
                            "81.2.69.0/24",
                            new MaxMindFacts.Place("EU", 6_255_148L, Map.of("en", "Europe")),
                            new MaxMindFacts.Place("GB", null, Map.of()),
                            false,
                            new MaxMindFacts.Place("US", 6_252_001L, Map.of("en", "United States")),
                            new MaxMindFacts.Place("DE", null, Map.of()),
                            "military",
                            List.of(new MaxMindFacts.Place("ENG", 1L, Map.of("en", "England"))),
                            new MaxMindFacts.Place(null, null, Map.of("de", "London (de)", "ja", "ロンドン")),
                            "SW1",
                            51.5,
                            -0.25,
                            100L,
                            "Europe/London",
                            807L));
            assertThat(facts.asn()).isEqualTo(new MaxMindFacts.Asn(BUILT, "81.2.64.0/18", 20_712L, "Example Net"));
            assertThat(facts.anonymous()).isNull();
        }
    }

    @Test
    void namesAPlaceInEnglishElseInTheFirstLanguage() {
        assertThat(new MaxMindFacts.Place(null, null, Map.of("en", "London", "de", "x")).name())
                .isEqualTo("London");
        try (Enricher enricher = open(databases.city())) {
            MaxMindFacts.City city =
                    Objects.requireNonNull(facts(enricher, "81.2.69.1").city());
            assertThat(Objects.requireNonNull(city.city()).name()).isEqualTo("London (de)");
            assertThat(Objects.requireNonNull(city.country()).name()).isNull();
        }
    }

    @Test
    void leavesOutWhatADatabaseDoesNotSay() {
        try (Enricher enricher = open(databases.city(), databases.asn(), databases.anonymous())) {
            assertThat(facts(enricher, "12.81.96.1").asn())
                    .isEqualTo(new MaxMindFacts.Asn(BUILT, "12.81.96.0/19", 7_018L, null));
            assertThat(facts(enricher, "2a02:cf47::1").city())
                    .isEqualTo(new MaxMindFacts.City(
                            BUILT,
                            "2a02:cf40::/29",
                            null,
                            new MaxMindFacts.Place("NO", null, Map.of()),
                            null,
                            null,
                            null,
                            null,
                            List.of(),
                            null,
                            null,
                            null,
                            null,
                            null,
                            null,
                            null));
            assertThat(facts(enricher, "1.124.213.1"))
                    .isEqualTo(new MaxMindFacts(
                            null,
                            null,
                            new MaxMindFacts.Anonymous(
                                    BUILT, "1.124.213.0/24", true, true, false, false, false, true)));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"8.8.8.8", "9.9.9.9", "2001:db8::1", "localhost", "81.2.69", "0121.2.69.142"})
    void findsNothingForWhatHasNoEntryOrAnEmptyOneOrIsNoAddress(String text) {
        try (Enricher enricher = open(databases.city(), databases.asn(), databases.anonymous())) {
            assertThat(enricher.lookup(Observable.ip(text))).isEmpty();
        }
    }

    @Test
    void readsAnIpv4AddressThatIsMappedIntoIpv6() {
        try (Enricher enricher = open(databases.asn())) {
            assertThat(facts(enricher, "::ffff:5102:458e").asn())
                    .isEqualTo(new MaxMindFacts.Asn(BUILT, "81.2.64.0/18", 20_712L, "Example Net"));
        }
    }

    @Test
    void readsTheDatabasesOfMaxMind() {
        assumeThat(MAXMINDS_OWN).as("databases of MaxMind").isDirectory();
        try (Enricher enricher = open(MAXMINDS_OWN)) {
            assertThat(facts(enricher, "1.128.0.1").asn())
                    .extracting(MaxMindFacts.Asn::asn, MaxMindFacts.Asn::organization, MaxMindFacts.Asn::network)
                    .containsExactly(1221L, "Telstra Pty Ltd", "1.128.0.0/11");
            assertThat(facts(enricher, "12.81.96.1").asn())
                    .extracting(MaxMindFacts.Asn::asn, MaxMindFacts.Asn::organization)
                    .containsExactly(7018L, null);
            MaxMindFacts.City london =
                    Objects.requireNonNull(facts(enricher, "81.2.69.142").city());
            assertThat(Objects.requireNonNull(london.city()).name()).isEqualTo("London");
            assertThat(Objects.requireNonNull(london.registeredCountry()).code())
                    .isEqualTo("US");
            assertThat(Objects.requireNonNull(facts(enricher, "2.125.160.216").city())
                            .subdivisions())
                    .hasSize(2);
            assertThat(Objects.requireNonNull(facts(enricher, "1.124.213.1").anonymous()))
                    .extracting(MaxMindFacts.Anonymous::anonymousVpn, MaxMindFacts.Anonymous::torExitNode)
                    .containsExactly(true, true);
        }
    }
}
