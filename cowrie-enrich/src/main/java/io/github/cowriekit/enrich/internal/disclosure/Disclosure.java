package io.github.cowriekit.enrich.internal.disclosure;

import io.github.cowriekit.enrich.Obstacle;
import io.github.cowriekit.model.intel.Observable;
import io.github.cowriekit.model.intel.Reason;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Decides what may leave the machine: nothing that names a private network, nothing that is not what it claims to be. */
public final class Disclosure {
    private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");

    private static final Obstacle NOT_A_HASH = new Obstacle(Reason.MALFORMED, "not a SHA-256");

    private Disclosure() {}

    /** Returns why no source may be asked about an observable, null if it may. */
    public static @Nullable Obstacle refusal(Observable observable) {
        String value = observable.value();
        return switch (observable.type()) {
            case IP -> AddressRule.refusal(value);
            case HOST -> HostRule.refusal(value);
            case URL -> UrlRule.refusal(value);
            case SHA256 -> SHA256.matcher(value).matches() ? null : NOT_A_HASH;
            case SSH_KEY, PASSWORD -> null;
        };
    }
}
