package io.github.cowriekit.model.intel.virustotal;

import org.jspecify.annotations.Nullable;

/**
 * A DNS record that VirusTotal saw.
 *
 * @param type such as {@code A}, null when the source does not say
 * @param value value, null when the source does not say
 * @param ttl time to live in seconds, null when the source does not say
 * @since 0.1.0
 */
public record DnsRecord(
        @Nullable String type,
        @Nullable String value,
        @Nullable Long ttl) {}
