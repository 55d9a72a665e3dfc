package io.github.cowriekit.model.event.client;

import io.github.cowriekit.model.KeyExchange;
import io.github.cowriekit.model.event.CowrieEvent;
import io.github.cowriekit.model.event.EventHeader;
import io.github.cowriekit.model.internal.Attributes;
import java.util.Map;
import java.util.Objects;

/**
 * The algorithms that an SSH client offered ({@code cowrie.client.kex}).
 *
 * @param header what every event carries
 * @param kex algorithms
 * @since 0.1.0
 */
public record ClientKex(EventHeader header, KeyExchange kex) implements CowrieEvent {
    /** Rejects missing required parts. */
    public ClientKex {
        Objects.requireNonNull(header, "header");
        Objects.requireNonNull(kex, "kex");
    }

    @Override
    public Map<String, Object> attributes() {
        return new Attributes().with("kex", kex).toMap(header);
    }
}
