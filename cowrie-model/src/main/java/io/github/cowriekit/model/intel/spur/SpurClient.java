package io.github.cowriekit.model.intel.spur;

import io.github.cowriekit.model.intel.FactDetail;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The devices that SPUR sees behind an address.
 *
 * <p>Parts that the source leaves out are null or empty.
 *
 * @param behaviors such as {@code TOR_PROXY_USER}
 * @param concentration where most of them are
 * @param count devices
 * @param countries number of countries
 * @param spread measure of dispersion; the service gives no unit
 * @param proxies proxy networks
 * @param types such as {@code MOBILE}
 * @since 0.1.0
 */
public record SpurClient(
        List<String> behaviors,
        @Nullable Concentration concentration,
        @Nullable Long count,
        @Nullable Long countries,
        @Nullable Long spread,
        List<String> proxies,
        List<String> types) {
    /** Copies the collections. */
    public SpurClient {
        behaviors = List.copyOf(behaviors);
        proxies = List.copyOf(proxies);
        types = List.copyOf(types);
    }

    void addTo(FactDetail.Collector details) {
        details.add("SPUR Client Behaviors", behaviors)
                .add("SPUR Client Proxies", proxies)
                .add("SPUR Client Types", types)
                .add("SPUR Client Count", count)
                .add("SPUR Client Concentration", concentration == null ? null : concentration.text())
                .add("SPUR Client Countries", countries)
                .add("SPUR Client Geo-spread", spread);
    }

    static String joined(@Nullable String... parts) {
        return Stream.of(parts).filter(part -> part != null && !part.isEmpty()).collect(Collectors.joining(", "));
    }

    /**
     * Where most devices behind an address are; far from its location is a signal.
     *
     * @param city city
     * @param state state
     * @param country two-letter country
     * @param density 0 to 1
     * @param geohash geohash
     * @param skewKilometres distance from the location of the address
     */
    public record Concentration(
            @Nullable String city,
            @Nullable String state,
            @Nullable String country,
            @Nullable Double density,
            @Nullable String geohash,
            @Nullable Double skewKilometres) {
        String text() {
            return joined(
                    city,
                    state,
                    country,
                    density == null ? null : "density " + density,
                    skewKilometres == null ? null : "skew " + skewKilometres + " km");
        }
    }
}
