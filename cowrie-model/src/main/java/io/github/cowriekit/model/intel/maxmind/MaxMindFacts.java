package io.github.cowriekit.model.intel.maxmind;

import io.github.cowriekit.model.intel.Facts;
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
        @Nullable MaxMindAnonymous anonymous) implements Facts {}
