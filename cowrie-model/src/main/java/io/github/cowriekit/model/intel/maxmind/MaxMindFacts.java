package io.github.cowriekit.model.intel.maxmind;

import io.github.cowriekit.model.intel.FactDetail;
import io.github.cowriekit.model.intel.Facts;
import io.github.cowriekit.model.intel.NetworkKind;
import io.github.cowriekit.model.intel.SubjectDescription;
import io.github.cowriekit.model.internal.Ordered;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What <a href="https://dev.maxmind.com/geoip/">MaxMind</a> databases on this machine (GeoLite2, GeoIP2) say about an
 * address, each part dated by the build of its database.
 *
 * <p>Parts that the source leaves out are null or empty.
 *
 * @param city where it is, null without a City or Country database or an entry in it
 * @param asn whose network it is in, null without an ASN database or an entry in it
 * @param anonymous whether it hides somebody, null without an Anonymous-IP database or an entry in it
 * @since 0.1.0
 */
public record MaxMindFacts(
        @Nullable City city, @Nullable Asn asn, @Nullable Anonymous anonymous) implements Facts {
    @Override
    public String kind() {
        return "maxmind";
    }

    @Override
    public void describe(SubjectDescription description) {
        if (city != null) {
            description.asOf(city.asOf()).country(code(city.country())).registeredIn(code(city.registeredCountry()));
        }
        if (asn != null) {
            description
                    .asOf(asn.asOf())
                    .autonomousSystem(asn.asn(), asn.organization())
                    .organization(asn.organization())
                    .network(asn.network());
        }
        if (anonymous != null) {
            anonymous.describe(description.asOf(anonymous.asOf()));
        }
    }

    @Override
    public List<FactDetail> details() {
        FactDetail.Collector details = FactDetail.list();
        if (city != null) {
            details.add("MaxMind Country", code(city.country()))
                    .add("MaxMind Registered Country", code(city.registeredCountry()))
                    .add(
                            "MaxMind City",
                            city.city() == null ? null : city.city().name());
        }
        if (asn != null) {
            details.add("MaxMind ASN", asn.asn())
                    .add("MaxMind Organization", asn.organization())
                    .add("MaxMind Network", asn.network());
        }
        if (anonymous != null) {
            details.join("MaxMind Anonymous", anonymous.kinds());
        }
        return details.toList();
    }

    private static @Nullable String code(@Nullable Place country) {
        return country == null ? null : country.code();
    }

    /**
     * What a City or Country database of MaxMind says about an address.
     *
     * <p>The location is that of those who use the network, often no better than the country; where the network is registered
     * may be elsewhere.
     *
     * @param asOf build time of the database
     * @param network network that the entry is about, in CIDR notation
     * @param continent continent
     * @param country country where it is
     * @param inEuropeanUnion whether that country is in the European Union
     * @param registeredCountry country where the network is registered
     * @param representedCountry country that it stands for, such as that of a military base
     * @param representedCountryType why it stands for it, such as {@code military}
     * @param subdivisions parts of the country, from the largest
     * @param city city
     * @param postalCode postal code
     * @param latitude latitude in degrees, of the middle of an area
     * @param longitude longitude in degrees
     * @param accuracyRadiusKm radius in km in which it probably is
     * @param timeZone zone of the IANA database, such as {@code Europe/London}
     * @param metroCode metro code, only in the United States
     */
    public record City(
            @Nullable Instant asOf,
            @Nullable String network,
            @Nullable Place continent,
            @Nullable Place country,
            @Nullable Boolean inEuropeanUnion,
            @Nullable Place registeredCountry,
            @Nullable Place representedCountry,
            @Nullable String representedCountryType,
            List<Place> subdivisions,
            @Nullable Place city,
            @Nullable String postalCode,
            @Nullable Double latitude,
            @Nullable Double longitude,
            @Nullable Long accuracyRadiusKm,
            @Nullable String timeZone,
            @Nullable Long metroCode) {
        /** Copies collections. */
        public City {
            subdivisions = List.copyOf(subdivisions);
        }
    }

    /**
     * What an ASN database of MaxMind says about an address.
     *
     * @param asOf build time of the database
     * @param network network that the entry is about, in CIDR notation
     * @param asn AS number
     * @param organization organization of the AS; may be missing where there is a number
     */
    public record Asn(
            @Nullable Instant asOf,
            @Nullable String network,
            @Nullable Long asn,
            @Nullable String organization) {}

    /**
     * What an Anonymous-IP database of MaxMind says about an address; the database names only what holds.
     *
     * @param asOf build time of the database
     * @param network network that the entry is about, in CIDR notation
     * @param anonymous whether it hides who uses it
     * @param anonymousVpn whether it belongs to a VPN service
     * @param hostingProvider whether it belongs to a hosting provider
     * @param publicProxy whether it is an open proxy
     * @param residentialProxy whether it is a proxy at somebody's home
     * @param torExitNode whether it is an exit of Tor
     */
    public record Anonymous(
            @Nullable Instant asOf,
            @Nullable String network,
            boolean anonymous,
            boolean anonymousVpn,
            boolean hostingProvider,
            boolean publicProxy,
            boolean residentialProxy,
            boolean torExitNode) {
        void describe(SubjectDescription description) {
            kinds().forEach(kind -> description.use(kind, null));
        }

        List<NetworkKind> kinds() {
            List<NetworkKind> kinds = new ArrayList<>();
            addIf(hostingProvider, NetworkKind.HOSTING, kinds);
            addIf(anonymousVpn, NetworkKind.VPN, kinds);
            addIf(publicProxy, NetworkKind.PROXY, kinds);
            addIf(residentialProxy, NetworkKind.RESIDENTIAL_PROXY, kinds);
            addIf(torExitNode, NetworkKind.TOR_EXIT, kinds);
            // anonymous, and nothing says how
            addIf(anonymous && kinds.isEmpty(), NetworkKind.ANONYMIZER, kinds);
            return kinds;
        }

        private static void addIf(boolean condition, NetworkKind kind, List<NetworkKind> kinds) {
            if (condition) {
                kinds.add(kind);
            }
        }
    }

    /**
     * A place in a MaxMind database: a continent, a country, a part of one or a city.
     *
     * @param code ISO code of a country or of a part of it without that of the country, MaxMind's code of a continent
     * @param geonameId number in GeoNames
     * @param names language, such as {@code en}, to name, sorted by language
     */
    public record Place(@Nullable String code, @Nullable Long geonameId, Map<String, String> names) {
        /** Copies collections. */
        public Place {
            names = Ordered.copyOf(names);
        }

        /** Returns the English name, the first of the others where there is none, null without any. */
        public @Nullable String name() {
            String english = names.get("en");
            return english != null || names.isEmpty()
                    ? english
                    : names.values().iterator().next();
        }
    }
}
