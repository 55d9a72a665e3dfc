package io.github.cowriekit.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a session says about the software of the client; telnet clients never say anything.
 *
 * @param version SSH identification string; may be a probe of another protocol, null when the log does not say
 * @param kex algorithms offered, null when the log does not say
 * @param terminal first window size, null when the log does not say
 * @param environment variables in the order they were sent
 * @since 0.1.0
 */
public record Client(
        @Nullable String version,
        @Nullable KeyExchange kex,
        @Nullable TerminalSize terminal,
        List<EnvironmentVariable> environment) {
    /** Checks what must be there and copies collections. */
    public Client {
        environment = List.copyOf(environment);
    }

    /** A client of which nothing is known. */
    public static final Client UNKNOWN = new Client(null, null, null, List.of());

    /** Returns the HASSH fingerprint, null when the log has none. */
    public @Nullable String hassh() {
        return kex == null ? null : kex.hassh();
    }
}
