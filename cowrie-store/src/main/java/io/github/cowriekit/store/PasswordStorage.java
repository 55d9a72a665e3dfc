package io.github.cowriekit.store;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.Objects;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * What a store keeps of the passwords that were tried at logins. Passwords that stand in commands, URLs or other events are
 * evidence of what was done there and stay as they are, whatever is chosen here. Immutable.
 *
 * @since 0.1.0
 */
public final class PasswordStorage {
    private static final String ALGORITHM = "HmacSHA256";
    private static final int SHORTEST_KEY = 16;
    private static final PasswordStorage PLAIN = new PasswordStorage(false, null);
    private static final PasswordStorage NONE = new PasswordStorage(true, null);

    private final boolean drops;
    private final @Nullable SecretKeySpec key;

    private PasswordStorage(boolean drops, @Nullable SecretKeySpec key) {
        this.drops = drops;
        this.key = key;
    }

    /** Keeps passwords as they were logged. */
    public static PasswordStorage plain() {
        return PLAIN;
    }

    /** Keeps no passwords. */
    public static PasswordStorage none() {
        return NONE;
    }

    /**
     * Keeps {@code hmac-sha256:} and the HMAC in hex instead of a password: equal passwords stay equal, and whoever has the key
     * can ask for one, but nobody reads them. Whoever has the key can also try all likely passwords.
     *
     * @param key secret of the caller, at least 16 bytes; the same for the whole life of a store
     * @throws IllegalArgumentException if the key is shorter
     */
    public static PasswordStorage hashed(byte[] key) {
        if (key.length < SHORTEST_KEY) {
            throw new IllegalArgumentException("key: at least " + SHORTEST_KEY + " bytes are needed");
        }
        return new PasswordStorage(false, new SecretKeySpec(key, ALGORITHM));
    }

    @Nullable
    String apply(@Nullable String password) {
        if (password == null || drops) {
            return null;
        }
        if (key == null) {
            return password;
        }
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(Objects.requireNonNull(key));
            return "hmac-sha256:" + HexFormat.of().formatHex(mac.doFinal(password.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
        }
    }

    @Override
    public String toString() {
        return drops ? "none" : key == null ? "plain" : "hashed";
    }
}
