package io.github.cowriekit.enrich.internal.maxmind;

import io.github.cowriekit.enrich.spi.http.AnswerFields;
import io.github.cowriekit.model.intel.maxmind.MaxMindFacts;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An entry of a database.
 *
 * @param fields what it says
 * @param network what it is about
 */
record MaxMindEntry(AnswerFields fields, String network) {
    MaxMindFacts.City city(Instant asOf) {
        AnswerFields country = fields.object("country");
        AnswerFields represented = fields.object("represented_country");
        AnswerFields location = fields.object("location");
        return new MaxMindFacts.City(
                asOf,
                network,
                place(fields.object("continent"), "code"),
                place(country, "iso_code"),
                country.flag("is_in_european_union"),
                place(fields.object("registered_country"), "iso_code"),
                place(represented, "iso_code"),
                represented.text("type"),
                fields.objects("subdivisions").stream()
                        .map(part -> new MaxMindFacts.Place(
                                part.text("iso_code"), part.number("geoname_id"), part.textsByName("names")))
                        .toList(),
                place(fields.object("city"), "iso_code"),
                fields.object("postal").text("code"),
                location.decimal("latitude"),
                location.decimal("longitude"),
                location.number("accuracy_radius"),
                location.text("time_zone"),
                location.number("metro_code"));
    }

    MaxMindFacts.Asn asn(Instant asOf) {
        return new MaxMindFacts.Asn(
                asOf,
                network,
                fields.number("autonomous_system_number"),
                fields.text("autonomous_system_organization"));
    }

    MaxMindFacts.Anonymous anonymous(Instant asOf) {
        return new MaxMindFacts.Anonymous(
                asOf,
                network,
                isSet("is_anonymous"),
                isSet("is_anonymous_vpn"),
                isSet("is_hosting_provider"),
                isSet("is_public_proxy"),
                isSet("is_residential_proxy"),
                isSet("is_tor_exit_node"));
    }

    private boolean isSet(String flag) {
        return Boolean.TRUE.equals(fields.flag(flag));
    }

    private static MaxMindFacts.@Nullable Place place(AnswerFields place, String code) {
        return place.isEmpty()
                ? null
                : new MaxMindFacts.Place(place.text(code), place.number("geoname_id"), place.textsByName("names"));
    }
}
