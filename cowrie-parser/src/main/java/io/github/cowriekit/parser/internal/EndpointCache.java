package io.github.cowriekit.parser.internal;

import io.github.cowriekit.model.Endpoint;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Returns the endpoint it made before for the same address and port, since every event of a session names its own. */
final class EndpointCache {
    private static final int BITS = 12;

    private final @Nullable Endpoint[] endpoints = new Endpoint[1 << BITS];

    Endpoint get(@Nullable String ip, @Nullable Integer port) {
        int portNumber = port == null ? 0 : port;
        int place = (int) (Words.mix(Objects.hashCode(ip) + ((long) portNumber << 32)) >>> (Long.SIZE - BITS));
        Endpoint known = endpoints[place];
        if (known != null && Objects.equals(known.port(), port) && Objects.equals(known.ip(), ip)) {
            return known;
        }
        Endpoint endpoint = new Endpoint(ip, port);
        endpoints[place] = endpoint;
        return endpoint;
    }
}
