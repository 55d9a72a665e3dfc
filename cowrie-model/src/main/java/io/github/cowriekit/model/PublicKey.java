package io.github.cowriekit.model;

import org.jspecify.annotations.Nullable;

/**
 * A public key that a client offered, as Cowrie logs it.
 *
 * @param type key type such as {@code ssh-ed25519}, null when the log does not say
 * @param fingerprint MD5 fingerprint, hex pairs with colons, null when the log does not say
 * @param key the key in OpenSSH form, null when the log does not say
 * @since 0.1.0
 */
public record PublicKey(
        @Nullable String type,
        @Nullable String fingerprint,
        @Nullable String key) {}
