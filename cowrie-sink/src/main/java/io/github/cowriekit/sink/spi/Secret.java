package io.github.cowriekit.sink.spi;

import java.util.Objects;

/**
 * A password, token or key of a receiver that does not show itself: {@code toString} is masked.
 *
 * @since 0.1.0
 */
public final class Secret {
    private final String value;

    private Secret(String value) {
        this.value = value;
    }

    /**
     * Returns the secret with this value, without surrounding white space.
     *
     * @throws IllegalArgumentException if it is blank or holds a control character; the message does not hold it
     */
    public static Secret of(String value) {
        String secret = Objects.requireNonNull(value, "value").strip();
        if (secret.isEmpty()) {
            throw new IllegalArgumentException("the secret is blank");
        }
        if (secret.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("the secret holds a control character, such as a line end");
        }
        return new Secret(secret);
    }

    /** Returns the secret itself, for the one place that sends or signs with it. */
    public String reveal() {
        return value;
    }

    @Override
    public String toString() {
        return "Secret[****]";
    }
}
