package io.github.cowriekit.model.intel.crowdsec;

import org.jspecify.annotations.Nullable;

/**
 * How CrowdSec rates an address now and over time.
 *
 * @param overall all time, null when the source does not say
 * @param lastDay last day, null when the source does not say
 * @param lastWeek last week, null when the source does not say
 * @param lastMonth last month, null when the source does not say
 * @since 0.1.0
 */
public record CrowdSecScores(
        @Nullable CrowdSecScore overall,
        @Nullable CrowdSecScore lastDay,
        @Nullable CrowdSecScore lastWeek,
        @Nullable CrowdSecScore lastMonth) {}
