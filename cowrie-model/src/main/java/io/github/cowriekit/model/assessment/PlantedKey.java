package io.github.cowriekit.model.assessment;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An SSH public key in a command, usually one that writes it to {@code authorized_keys}. Identified by the key alone, because
 * the rest of the line varies.
 *
 * @param type key type, such as {@code ssh-rsa}
 * @param fingerprint as {@code ssh-keygen -l} prints it, such as {@code SHA256:MkYY9q…}; null if the text is not a valid key
 * @param bits length of the key, null if the text does not contain it
 * @param comment the text after the key, at most 100 characters; comes from the attacker, escape before display; null if
 *     there is none
 * @param command position of the command in the session, from 0
 * @since 0.1.0
 */
public record PlantedKey(
        String type,
        @Nullable String fingerprint,
        @Nullable Integer bits,
        @Nullable String comment,
        int command) {
    public PlantedKey {
        Objects.requireNonNull(type, "type");
    }
}
