package io.github.cowriekit.model.intel;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a network is used for, and whose it is.
 *
 * @param kind kind
 * @param name such as {@code aws eu-west-1 EC2} or the name of a VPN service, null when the source does not say
 * @since 0.1.0
 */
public record NetworkUse(NetworkKind kind, @Nullable String name) {
    /** Rejects missing required parts. */
    public NetworkUse {
        Objects.requireNonNull(kind, "kind");
    }
}
