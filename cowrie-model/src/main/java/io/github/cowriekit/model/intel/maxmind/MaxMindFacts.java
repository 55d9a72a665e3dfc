package io.github.cowriekit.model.intel.maxmind;

import io.github.cowriekit.model.intel.FactDetail;
import io.github.cowriekit.model.intel.Facts;
import io.github.cowriekit.model.intel.SubjectDescription;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What <a href="https://dev.maxmind.com/geoip/">MaxMind</a> databases on this machine (GeoLite2, GeoIP2) say about an
 * address, each part dated by the build of its database.
 *
 * @param city where it is, null without a City or Country database or an entry in it
 * @param asn whose network it is in, null without an ASN database or an entry in it
 * @param anonymous whether it hides somebody, null without an Anonymous-IP database or an entry in it
 * @since 0.1.0
 */
public record MaxMindFacts(
        @Nullable MaxMindCity city,
        @Nullable MaxMindAsn asn,
        @Nullable MaxMindAnonymous anonymous) implements Facts {
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

    private static @Nullable String code(@Nullable MaxMindPlace country) {
        return country == null ? null : country.code();
    }
}
