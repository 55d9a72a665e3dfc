package io.github.cowriekit.model.intel.iscresearch;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A scanner of the Internet that SANS ISC knows.
 *
 * @param name who scans, such as {@code shodan}, null when the source does not say
 * @param added day the address was listed, null when the source does not say
 * @param lastSeen last day it was seen, null when the source does not say
 * @since 0.1.0
 */
public record ResearchScanner(
        @Nullable String name,
        @Nullable LocalDate added,
        @Nullable LocalDate lastSeen) {}
