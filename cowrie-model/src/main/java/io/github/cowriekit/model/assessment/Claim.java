package io.github.cowriekit.model.assessment;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What one source says about an address or host.
 *
 * @param <T> type of the value
 * @param value what it says
 * @param source name of the source, such as {@code spur}
 * @param asOf when the source answered; most describe that day and not the day of the attack; null when nobody was asked,
 *     because the address itself says it
 * @param basis how firm it is
 * @since 0.1.0
 */
public record Claim<T>(T value, String source, @Nullable Instant asOf, Basis basis) {
    /** Checks what must be there. */
    public Claim {
        Objects.requireNonNull(value, "value");
        Objects.requireNonNull(source, "source");
        Objects.requireNonNull(basis, "basis");
    }

    /** How firm a claim is. */
    public enum Basis {
        /** The source says so in so many words. */
        STATED,
        /** Concluded from something else the source says, such as a host name, which its owner chooses. */
        INFERRED
    }
}
