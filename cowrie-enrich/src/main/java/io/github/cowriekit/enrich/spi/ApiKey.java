package io.github.cowriekit.enrich.spi;

import java.util.Objects;

/**
 * An API key that does not show itself: {@code toString} is masked, and no exception, log or report holds the value.
 *
 * @since 0.1.0
 */
public final class ApiKey {
    private final String value;

    private ApiKey(String value) {
        this.value = value;
    }

    /**
     * Returns the key with this value, without surrounding white space.
     *
     * @throws IllegalArgumentException if it is blank or cannot be sent in a header; the message does not hold it
     */
    public static ApiKey of(String value) {
        String key = Objects.requireNonNull(value, "value").strip();
        if (key.isEmpty()) {
            throw new IllegalArgumentException("the API key is blank");
        }
        if (!key.chars().allMatch(c -> c > 0x20 && c < 0x7f)) {
            throw new IllegalArgumentException("the API key holds a character that no HTTP header can carry");
        }
        return new ApiKey(key);
    }

    /** Returns the key itself, for the one place that sends it. */
    public String reveal() {
        return value;
    }

    @Override
    public String toString() {
        return "ApiKey[****]";
    }
}
