package io.github.cowriekit.model.event.client;

import io.github.cowriekit.model.KeyExchange;
import io.github.cowriekit.model.event.CowrieEvent;
import io.github.cowriekit.model.event.EventHeader;
import io.github.cowriekit.model.internal.Attributes;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The identification string of an SSH client, before 2019 with its algorithms ({@code cowrie.client.version}).
 *
 * @param header what every event carries
 * @param version identification string, null when the log does not say
 * @param kex algorithms, in logs before 2019 only, null when the log does not say
 * @since 0.1.0
 */
public record ClientVersion(
        EventHeader header,
        @Nullable String version,
        @Nullable KeyExchange kex) implements CowrieEvent {
    /** Rejects missing required parts. */
    public ClientVersion {
        Objects.requireNonNull(header, "header");
    }

    @Override
    public Map<String, Object> attributes() {
        return new Attributes().with("version", version).with("kex", kex).toMap(header);
    }
}
