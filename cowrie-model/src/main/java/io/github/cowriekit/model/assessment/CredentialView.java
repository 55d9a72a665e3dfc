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
 * @param firstSeen whether no earlier session tried the pair; null without a history
 * @param earlier about how often the pair was tried before; null without a history
 * @param earlierSources about how many other addresses tried the pair before, up to some hundreds; null without a history
 * @since 0.1.0
 */
public record CredentialView(
        int login,
        @Nullable String mask,
        List<String> defaults,
        List<String> campaigns,
        @Nullable Boolean firstSeen,
        @Nullable Long earlier,
        @Nullable Long earlierSources) {
    public CredentialView {
        defaults = List.copyOf(defaults);
        campaigns = List.copyOf(campaigns);
    }

    /** Returns a copy with what the history knows about the pair. */
    public CredentialView seen(boolean first, long times, long sources) {
        return new CredentialView(login, mask, defaults, campaigns, first, times, sources);
    }

    /** Returns whether a list of default credentials holds the pair. */
    public boolean isDefault() {
        return !defaults.isEmpty();
    }
}
