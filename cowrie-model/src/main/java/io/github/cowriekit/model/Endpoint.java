package io.github.cowriekit.model;

import org.jspecify.annotations.Nullable;

/**
 * One end of a connection as Cowrie logged it.
 *
 * <p>The address is text and is never resolved: it may be IPv4, IPv6 or, in anonymised exports, a hash.
 *
 * @param ip address text, null when the log does not say
 * @param port TCP port, null when the log does not say
 * @since 0.1.0
 */
public record Endpoint(@Nullable String ip, @Nullable Integer port) {
    /** An end of which nothing is known. */
    public static final Endpoint UNKNOWN = new Endpoint(null, null);

    /** Returns whether neither address nor port is known. */
    public boolean isUnknown() {
        return ip == null && port == null;
    }
}
