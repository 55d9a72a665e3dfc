package io.github.cowriekit.enrich.internal.maxmind;

import io.github.cowriekit.enrich.spi.Enricher;
import io.github.cowriekit.enrich.spi.EnricherSettings;
import io.github.cowriekit.model.intel.Observable;
import io.github.cowriekit.model.intel.maxmind.MaxMindFacts;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;

/**
 * Databases as MaxMind makes them, with a few networks.
 *
 * @param folder where they are written
 */
record SampleDatabases(Path folder) {
    static final Instant BUILT = Instant.parse("2026-01-10T08:00:00Z");

    Path city() {
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

    Path asn() {
        return new Mmdb("GeoLite2-ASN", BUILT)
                .add(
                        "81.2.64.0/18",
                        Map.of("autonomous_system_number", 20_712L, "autonomous_system_organization", "Example Net"))
                .add("12.81.96.0/19", Map.of("autonomous_system_number", 7_018L))
                .write(folder.resolve("asn.mmdb"));
    }

    Path anonymous() {
        return new Mmdb("GeoIP2-Anonymous-IP", BUILT)
                .add("1.124.213.0/24", Map.of("is_anonymous", true, "is_anonymous_vpn", true, "is_tor_exit_node", true))
                .add("9.9.9.0/24", Map.of())
                .write(folder.resolve("anonymous.mmdb"));
    }

    private static Map<String, Object> place(String codeName, String code, long geonameId, String name) {
        return Map.of(codeName, code, "geoname_id", geonameId, "names", Map.of("en", name));
    }

    static Enricher open(Path... files) {
        return new MaxMindProvider()
                .create(EnricherSettings.builder()
                        .files(List.of(files))
                        .clock(Clock.fixed(BUILT.plus(Duration.ofDays(3)), ZoneOffset.UTC))
                        .build());
    }

    static MaxMindFacts facts(Enricher enricher, String address) {
        return (MaxMindFacts) enricher.lookup(Observable.ip(address)).orElseThrow();
    }
}
