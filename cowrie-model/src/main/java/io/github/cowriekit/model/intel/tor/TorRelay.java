package io.github.cowriekit.model.intel.tor;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A Tor relay that was seen to send traffic from an address.
 *
 * @param fingerprint fingerprint of the relay in upper-case hex, null when the source does not say
 * @param published when its descriptor was published, null when the source does not say
 * @param lastStatus when it last stood in a network status, null when the source does not say
 * @param seenAt when traffic was last seen to leave from the address, null when the source does not say
 * @since 0.1.0
 */
public record TorRelay(
        @Nullable String fingerprint,
        @Nullable Instant published,
        @Nullable Instant lastStatus,
        @Nullable Instant seenAt) {}
