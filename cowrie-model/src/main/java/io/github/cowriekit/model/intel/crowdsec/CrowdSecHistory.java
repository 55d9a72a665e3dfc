package io.github.cowriekit.model.intel.crowdsec;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How long CrowdSec has known an address.
 *
 * @param firstSeen first report, null when the source does not say
 * @param lastSeen last report, null when the source does not say
 * @param fullAgeDays days since the first report, null when the source does not say
 * @param activeDays days between the first and the last report, null when the source does not say
 * @since 0.1.0
 */
public record CrowdSecHistory(
        @Nullable Instant firstSeen,
        @Nullable Instant lastSeen,
        @Nullable Long fullAgeDays,
        @Nullable Long activeDays) {}
