package io.github.cowriekit.store.internal.cache;

import io.github.cowriekit.enrich.spi.CacheKey;
import io.github.cowriekit.store.internal.database.StoredText;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** The name of an answer as it is stored; escaped texts hold no NUL, so that no two names have the same digest. */
record StoredKey(String source, String kind, String value) {
    static StoredKey of(CacheKey key) {
        return new StoredKey(
                StoredText.escape(key.source()), StoredText.escape(key.kind()), StoredText.escape(key.value()));
    }

    byte[] digest() {
        try {
            return MessageDigest.getInstance("SHA-256")
                    .digest((source + '\0' + kind + '\0' + value).getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every JDK has SHA-256", e);
        }
    }
}
