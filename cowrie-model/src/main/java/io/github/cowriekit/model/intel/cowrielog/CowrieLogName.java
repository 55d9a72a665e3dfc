package io.github.cowriekit.model.intel.cowrielog;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The name of an address that Cowrie's reverse-DNS plugin logged.
 *
 * <p>Nobody checked that the name leads back to the address: whoever owns the address can write any name.
 *
 * @param name name as logged, null when the log does not say
 * @param ttl how long it may be kept, null when the log does not say
 * @since 0.1.0
 */
public record CowrieLogName(@Nullable String name, @Nullable Duration ttl) {}
