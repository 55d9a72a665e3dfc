package io.github.cowriekit.model.assessment;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is known about one pair of user name and password that a session tried.
 *
 * @param login position of the first login with this pair in the session, from 0
 * @param mask shape of the password in hashcat's letters: {@code ?l} lower case, {@code ?u} upper case, {@code ?d} digit,
 *     {@code ?s} other ASCII, {@code ?b} anything else; a run is written with its length, such as {@code ?l5?d3}; null
 *     without a password
 * @param defaults lists of default credentials that hold the pair, such as {@code mirai}
 * @param campaigns names of known campaigns, tools and probes that use the pair
 * @param firstSeen whether the sensor had not seen the pair before; null without a crowd
 * @param earlier how often the sensor had seen the pair before, about; null without a crowd
 * @since 0.1.0
 */
public record CredentialView(
        int login,
        @Nullable String mask,
        List<String> defaults,
        List<String> campaigns,
        @Nullable Boolean firstSeen,
        @Nullable Long earlier) {
    /** Checks what must be there and copies collections. */
    public CredentialView {
        defaults = List.copyOf(defaults);
        campaigns = List.copyOf(campaigns);
    }

    /** Returns the same with what the crowd knows. */
    public CredentialView seen(boolean first, long times) {
        return new CredentialView(login, mask, defaults, campaigns, first, times);
    }

    /** Returns whether a list of default credentials holds the pair. */
    public boolean isDefault() {
        return !defaults.isEmpty();
    }
}
