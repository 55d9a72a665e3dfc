package io.github.cowriekit.enrich.internal.maxmind;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cowriekit.enrich.Enrichment;
import io.github.cowriekit.enrich.fixtures.LogRecorder;
import io.github.cowriekit.enrich.spi.Enricher;
import io.github.cowriekit.enrich.spi.EnricherSettings;
import io.github.cowriekit.enrich.spi.InvalidAnswerException;
import io.github.cowriekit.enrich.spi.SourceUnavailableException;
import io.github.cowriekit.model.intel.EnrichmentResult;
import io.github.cowriekit.model.intel.Observable;
import io.github.cowriekit.model.intel.Reason;
import io.github.cowriekit.model.intel.maxmind.MaxMindFacts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MaxMindFilesTest {
    private static final Instant BUILT = Instant.parse("2026-01-10T08:00:00Z");

    @TempDir
    Path folder;

    private Path city() {
        return new Mmdb("GeoLite2-City", BUILT)
                .add(
                        "81.2.69.0/24",
                        Map.ofEntries(
                                Map.entry("continent", place("code", "EU", 6_255_148L, "Europe")),
                                Map.entry("country", Map.of("iso_code", "GB", "is_in_european_union", false)),
                                Map.entry("registered_country", place("iso_code", "US", 6_252_001L, "United States")),
                                Map.entry("represented_country", Map.of("iso_code", "DE", "type", "military")),
                                Map.entry("subdivisions", List.of(place("iso_code", "ENG", 1L, "England"))),
                                Map.entry("city", Map.of("names", Map.of("ja", "ロンドン", "de", "London (de)"))),
                                Map.entry("postal", Map.of("code", "SW1")),
                                Map.entry(
                                        "location",
                                        Map.of(
                                                "latitude",
                                                51.5,
                                                "longitude",
                                                -0.25,
                                                "accuracy_radius",
                                                100,
                                                "time_zone",
                                                "Europe/London",
                                                "metro_code",
                                                807))))
                .add("2a02:cf40::/29", Map.of("country", Map.of("iso_code", "NO")))
                .write(folder.resolve("city.mmdb"));
    }

    private Path asn() {
        return new Mmdb("GeoLite2-ASN", BUILT)
                .add(
                        "81.2.64.0/18",
                        Map.of("autonomous_system_number", 20_712L, "autonomous_system_organization", "Example Net"))
                .add("12.81.96.0/19", Map.of("autonomous_system_number", 7_018L))
                .write(folder.resolve("asn.mmdb"));
    }

    private static Map<String, Object> place(String codeName, String code, long geonameId, String name) {
        return Map.of(codeName, code, "geoname_id", geonameId, "names", Map.of("en", name));
    }

    private static Enricher open(Path... files) {
        return new MaxMindProvider()
                .create(EnricherSettings.builder()
                        .files(List.of(files))
                        .clock(Clock.fixed(BUILT.plus(Duration.ofDays(3)), ZoneOffset.UTC))
                        .build());
    }

    private static MaxMindFacts facts(Enricher enricher, String address) {
        return (MaxMindFacts) enricher.lookup(Observable.ip(address)).orElseThrow();
    }

    @Test
    void readsTheDatabasesOfAFolderAndNothingElseThere() throws IOException {
        city();
        asn();
        Files.writeString(folder.resolve("LICENSE.txt"), "not a database");
        try (Enricher enricher = open(folder)) {
            assertThat(facts(enricher, "81.2.69.142").city()).isNotNull();
            assertThat(facts(enricher, "81.2.69.142").asn()).isNotNull();
        }
    }

    @Test
    void refusesAFileThatIsNoDatabase() throws IOException {
        Path file = Files.writeString(folder.resolve("city.mmdb"), "<html>404</html>");

        assertThatThrownBy(() -> open(file))
                .isInstanceOf(InvalidAnswerException.class)
                .hasMessage("city.mmdb: not a MaxMind database, or a damaged one");
    }

    @Test
    void refusesADatabaseOfAnotherKind() {
        Path file = new Mmdb("GeoIP2-Domain", BUILT)
                .add("1.0.0.0/8", Map.of("domain", "example.net"))
                .write(folder.resolve("domain.mmdb"));

        assertThatThrownBy(() -> open(asn(), file))
                .isInstanceOf(InvalidAnswerException.class)
                .hasMessageStartingWith("domain.mmdb: neither a City");
    }

    @Test
    void refusesFilesThatAreNotThere() {
        assertThatThrownBy(() -> open(folder.resolve("gone.mmdb")))
                .isInstanceOf(SourceUnavailableException.class)
                .hasMessage("gone.mmdb: no file that can be read");
        assertThatThrownBy(() -> open(folder))
                .isInstanceOf(SourceUnavailableException.class)
                .hasMessageEndingWith(": no list in this folder");
    }

    @Test
    void neverAnswersFromADatabaseThatIsCutOffButForWhatIsThere() throws IOException {
        byte[] whole = Files.readAllBytes(asn());
        Path file = folder.resolve("cut.mmdb");
        MaxMindFacts known;
        try (Enricher enricher = open(folder.resolve("asn.mmdb"))) {
            known = facts(enricher, "81.2.69.142");
        }
        for (int length = 0; length < whole.length; length += 7) {
            Files.write(file, Arrays.copyOf(whole, length));
            assertThatThrownBy(() -> open(file)).isInstanceOf(InvalidAnswerException.class);
        }
        for (int i = 0; i < whole.length; i++) {
            byte[] damaged = whole.clone();
            damaged[i] ^= (byte) 0xff;
            // a new name, since a mapped file must not be written to
            Path other = Files.write(folder.resolve("damaged" + i + ".mmdb"), damaged);
            Optional<?> answer = lookupOrRefuse(other);
            assertThat(answer.isEmpty() || answer.get() instanceof MaxMindFacts)
                    .as("byte %d", i)
                    .isTrue();
        }
        assertThat(known.asn()).isNotNull();
    }

    /** Any other exception than that of a damaged file fails the test. */
    private static Optional<?> lookupOrRefuse(Path file) {
        try (Enricher enricher = open(file)) {
            return enricher.lookup(Observable.ip("81.2.69.142"));
        } catch (InvalidAnswerException damaged) {
            return Optional.empty();
        }
    }

    @Test
    void turnsTheSourceOffAndSaysWhyWhenAFileIsDamaged() throws IOException {
        Path file = Files.writeString(folder.resolve("city.mmdb"), "<html>404</html>");
        Observable address = Observable.ip("81.2.69.142");
        try (Enrichment enrichment = Enrichment.builder()
                .environment(Map.of("COWRIEKIT_MAXMIND_FILES", file.toString()))
                .source("maxmind")
                .build()) {
            assertThat(enrichment.lookup(address))
                    .containsExactly(new EnrichmentResult.Skipped(
                            address,
                            "maxmind",
                            Reason.NOT_CREATED,
                            "city.mmdb: not a MaxMind database, or a damaged one"));
        }
    }

    @Test
    void warnsOfADatabaseThatIsOlderThanThirtyDays() {
        LogRecorder log = new LogRecorder();
        log.start();
        try {
            new MaxMindProvider()
                    .create(EnricherSettings.builder()
                            .files(List.of(asn()))
                            .clock(Clock.fixed(BUILT.plus(Duration.ofDays(31)), ZoneOffset.UTC))
                            .build())
                    .close();
            assertThat(log.lines()).containsExactly("WARNING asn.mmdb is older than 30 days");
        } finally {
            log.stop();
        }
    }
}
