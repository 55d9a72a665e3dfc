package io.github.cowriekit.model.event.client;

import io.github.cowriekit.model.PublicKey;
import io.github.cowriekit.model.event.CowrieEvent;
import io.github.cowriekit.model.event.EventHeader;
import io.github.cowriekit.model.internal.Attributes;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A public key that a client offered ({@code cowrie.client.fingerprint}).
 *
 * @param header what every event carries
 * @param username user name, null when the log does not say
 * @param publicKey the key
 * @since 0.1.0
 */
public record ClientFingerprint(
        EventHeader header, @Nullable String username, PublicKey publicKey) implements CowrieEvent {
    /** Rejects missing required parts. */
    public ClientFingerprint {
        Objects.requireNonNull(header, "header");
        Objects.requireNonNull(publicKey, "publicKey");
    }

    @Override
    public Map<String, Object> attributes() {
        return new Attributes()
                .with("username", username)
                .with("publicKey", publicKey)
                .toMap(header);
    }
}
