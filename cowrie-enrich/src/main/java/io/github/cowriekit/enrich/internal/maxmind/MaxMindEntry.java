package io.github.cowriekit.enrich.internal.maxmind;

import io.github.cowriekit.enrich.internal.json.Fields;
import io.github.cowriekit.model.intel.maxmind.MaxMindAnonymous;
import io.github.cowriekit.model.intel.maxmind.MaxMindAsn;
import io.github.cowriekit.model.intel.maxmind.MaxMindCity;
import io.github.cowriekit.model.intel.maxmind.MaxMindPlace;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An entry of a database.
 *
 * @param fields what it says
 * @param network what it is about
 */
record MaxMindEntry(Fields fields, String network) {
    MaxMindCity city(Instant asOf) {
        Fields country = fields.object("country");
        Fields represented = fields.object("represented_country");
        Fields location = fields.object("location");
        return MaxMindCity.builder()
                .asOf(asOf)
                .network(network)
                .continent(place(fields.object("continent"), "code"))
                .country(place(country, "iso_code"))
                .inEuropeanUnion(country.flag("is_in_european_union"))
                .registeredCountry(place(fields.object("registered_country"), "iso_code"))
                .representedCountry(place(represented, "iso_code"))
                .representedCountryType(represented.text("type"))
                .subdivisions(fields.objects("subdivisions").stream()
                        .map(part -> new MaxMindPlace(
                                part.text("iso_code"), part.number("geoname_id"), part.textsByName("names")))
                        .toList())
                .city(place(fields.object("city"), "iso_code"))
                .postalCode(fields.object("postal").text("code"))
                .latitude(location.decimal("latitude"))
                .longitude(location.decimal("longitude"))
                .accuracyRadiusKm(location.number("accuracy_radius"))
                .timeZone(location.text("time_zone"))
                .metroCode(location.number("metro_code"))
                .build();
    }

    MaxMindAsn asn(Instant asOf) {
        return new MaxMindAsn(
                asOf,
                network,
                fields.number("autonomous_system_number"),
                fields.text("autonomous_system_organization"));
    }

    MaxMindAnonymous anonymous(Instant asOf) {
        return MaxMindAnonymous.builder()
                .asOf(asOf)
                .network(network)
                .anonymous(isSet("is_anonymous"))
                .anonymousVpn(isSet("is_anonymous_vpn"))
                .hostingProvider(isSet("is_hosting_provider"))
                .publicProxy(isSet("is_public_proxy"))
                .residentialProxy(isSet("is_residential_proxy"))
                .torExitNode(isSet("is_tor_exit_node"))
                .build();
    }

    private boolean isSet(String flag) {
        return Boolean.TRUE.equals(fields.flag(flag));
    }

    private static @Nullable MaxMindPlace place(Fields place, String code) {
        return place.isEmpty()
                ? null
                : new MaxMindPlace(place.text(code), place.number("geoname_id"), place.textsByName("names"));
    }
}
