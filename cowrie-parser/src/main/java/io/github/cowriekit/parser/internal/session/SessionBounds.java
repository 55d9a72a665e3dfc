package io.github.cowriekit.parser.internal.session;

import java.time.Duration;

/**
 * The limits of {@code SessionLimits} in numbers.
 *
 * @param maxClosed closed sessions in their grace
 * @param maxOpen sessions held, closed ones included
 * @param maxItems elements of one list of a session
 * @param maxBytes heap that all sessions may hold, as estimated
 */
public record SessionBounds(
        Duration idleTimeout,
        Duration grace,
        int maxClosed,
        int maxOpen,
        int maxItems,
        long maxBytesPerSession,
        long maxBytes) {}
