package io.github.cowriekit.sink.internal.webhook;

import io.github.cowriekit.sink.spi.Secret;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Signs as <a href="https://www.standardwebhooks.com">Standard Webhooks 1.0</a> wants it, with a shared key. */
public final class WebhookSignature {
    private static final String PREFIX = "whsec_";
    private static final String ALGORITHM = "HmacSHA256";
    private static final int LEAST = 24;
    private static final int MOST = 64;

    private final SecretKeySpec key;

    private WebhookSignature(byte[] key) {
        this.key = new SecretKeySpec(key, ALGORITHM);
    }

    /**
     * Returns what signs with a key.
     *
     * @throws IllegalArgumentException if it is none of Standard Webhooks; the message does not hold it
     */
    public static WebhookSignature of(Secret secret) {
        String text = secret.reveal();
        byte[] key;
        try {
            key = Base64.getDecoder().decode(text.startsWith(PREFIX) ? text.substring(PREFIX.length()) : text);
        } catch (IllegalArgumentException e) {
            // without the cause, which quotes a character of the key
            throw new IllegalArgumentException("the secret is not in Base64");
        }
        if (key.length < LEAST || key.length > MOST) {
            throw new IllegalArgumentException(
                    "the secret is not of 24 to 64 bytes in Base64: " + key.length + " bytes");
        }
        return new WebhookSignature(key);
    }

    /**
     * Returns the signature of a message.
     *
     * @param id id of the message, without a full stop
     * @param timestamp seconds since 1970
     */
    public String sign(String id, long timestamp, String body) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            byte[] signed = mac.doFinal((id + "." + timestamp + "." + body).getBytes(StandardCharsets.UTF_8));
            return "v1," + Base64.getEncoder().encodeToString(signed);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
