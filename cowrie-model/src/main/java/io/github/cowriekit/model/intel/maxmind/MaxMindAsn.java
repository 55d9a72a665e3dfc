package io.github.cowriekit.model.intel.maxmind;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What an ASN database of MaxMind says about an address.
 *
 * @param asOf build time of the database, null when the source does not say
 * @param network network that the entry is about, in CIDR notation, null when the source does not say
 * @param asn AS number, null when the source does not say
 * @param organization organization of the AS; may be missing where there is a number, null when the source does not
 *     say
 * @since 0.1.0
 */
public record MaxMindAsn(
        @Nullable Instant asOf,
        @Nullable String network,
        @Nullable Long asn,
        @Nullable String organization) {}
