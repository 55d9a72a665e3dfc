package io.github.cowriekit.model.intel.rdap;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What happened to a registration.
 *
 * @param action what, such as {@code registration} or {@code last changed}, null when the source does not say
 * @param at when, null when the source does not say
 * @since 0.1.0
 */
public record RdapEvent(@Nullable String action, @Nullable Instant at) {}
