package io.github.cowriekit.model.event;

import io.github.cowriekit.model.PublicKey;
import io.github.cowriekit.model.internal.Attributes;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A login attempt by password, public key or user name alone ({@code cowrie.login.success} and {@code
 * cowrie.login.failed}).
 *
 * @param header what every event carries
 * @param username user name, null when the log does not say
 * @param password password, null when none was sent
 * @param publicKey key, null unless one was used
 * @param success whether Cowrie let the client in
 * @since 0.1.0
 */
public record LoginAttempt(
        EventHeader header,
        @Nullable String username,
        @Nullable String password,
        @Nullable PublicKey publicKey,
        boolean success)
        implements CowrieEvent {
    /** Rejects missing required parts. */
    public LoginAttempt {
        Objects.requireNonNull(header, "header");
    }

    @Override
    public Map<String, Object> attributes() {
        return new Attributes()
                .with("username", username)
                .with("password", password)
                .with("publicKey", publicKey)
                .with("success", success)
                .toMap(header);
    }
}
