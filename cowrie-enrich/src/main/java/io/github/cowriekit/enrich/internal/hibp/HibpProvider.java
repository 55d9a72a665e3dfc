package io.github.cowriekit.enrich.internal.hibp;

import io.github.cowriekit.enrich.spi.EnricherProvider;
import io.github.cowriekit.enrich.spi.EnricherSettings;
import io.github.cowriekit.enrich.spi.SharedEnricher;
import io.github.cowriekit.enrich.spi.SourceDefaults;
import io.github.cowriekit.model.intel.Facts;
import io.github.cowriekit.model.intel.ObservableType;
import io.github.cowriekit.model.intel.hibp.HibpFacts;
import java.time.Duration;
import java.util.Set;

/**
 * Pwned Passwords of Have I Been Pwned: how often a password occurs in breaches.
 *
 * <p>Asked only by name. Needs no key and <a href="https://haveibeenpwned.com/API/v3#PwnedPasswords">has no limit</a>;
 * five questions a second and the lifetimes are this library's own choice.
 */
public final class HibpProvider implements EnricherProvider {
    static final String NAME = "hibp";

    @Override
    public String name() {
        return NAME;
    }

    /** Part of what attackers typed is told to somebody, if only five digits of a hash: the user decides that. */
    @Override
    public boolean isOptIn() {
        return true;
    }

    @Override
    public SourceDefaults defaults() {
        return SourceDefaults.builder(ObservableType.PASSWORD)
                .baseUrl("https://api.pwnedpasswords.com")
                .rate("5/1s")
                .timeout(Duration.ofSeconds(30))
                .lifetimes(Duration.ofDays(30), Duration.ofDays(30))
                .build();
    }

    @Override
    public Set<Class<? extends Facts>> facts() {
        return Set.of(HibpFacts.class);
    }

    @Override
    public String terms() {
        return "attribution welcome; terms not read";
    }

    @Override
    public SharedEnricher create(EnricherSettings settings) {
        return new HibpEnricher(settings);
    }
}
