package io.github.cowriekit.model.assessment;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An SSH public key that stands in a command, mostly to be written to {@code authorized_keys}. Identified by the key: other
 * lines of the file vary.
 *
 * @param type key type, such as {@code ssh-rsa}
 * @param fingerprint as {@code ssh-keygen -l} prints it, such as {@code SHA256:MkYY9q…}; null when the text is no key
 * @param bits length of the key, null when the text does not tell
 * @param comment what follows the key, at most 100 characters; written by an attacker, escape before display; null without
 * @param command position of the command in the session, from 0
 * @since 0.1.0
 */
public record PlantedKey(
        String type,
        @Nullable String fingerprint,
        @Nullable Integer bits,
        @Nullable String comment,
        int command) {
    /** Rejects missing required parts. */
    public PlantedKey {
        Objects.requireNonNull(type, "type");
    }
}
