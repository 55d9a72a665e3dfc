package io.github.cowriekit.store;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A value and what it came to, over all sessions of a store or those of a question.
 *
 * @param kind what it is
 * @param value as logged; from an attacker, escape before display
 * @param first start of the first session with it, to the microsecond; null if that session has none
 * @param last start of the last session with it, likewise
 * @param sessions sessions with it
 * @param addresses distinct source addresses of these sessions
 * @since 0.1.0
 */
public record ValueSummary(
        ValueKind kind,
        String value,
        @Nullable Instant first,
        @Nullable Instant last,
        long sessions,
        long addresses) {
    /** Rejects missing required parts. */
    public ValueSummary {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(value, "value");
    }
}
