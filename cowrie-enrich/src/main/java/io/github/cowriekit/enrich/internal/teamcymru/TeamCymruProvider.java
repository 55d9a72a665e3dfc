package io.github.cowriekit.enrich.internal.teamcymru;

import io.github.cowriekit.enrich.spi.EnricherProvider;
import io.github.cowriekit.enrich.spi.EnricherSettings;
import io.github.cowriekit.enrich.spi.SharedEnricher;
import io.github.cowriekit.enrich.spi.SourceDefaults;
import io.github.cowriekit.model.intel.Facts;
import io.github.cowriekit.model.intel.ObservableType;
import io.github.cowriekit.model.intel.teamcymru.TeamCymruFacts;
import java.time.Duration;
import java.util.Set;

/**
 * Team Cymru: which autonomous system announces an address, over DNS.
 *
 * <p>Asked only by name. Needs no key and <a href="https://www.team-cymru.com/ip-asn-mapping">publishes no limit</a> for
 * DNS; ten questions a second and the lifetimes are this library's own choice. A base URL such as {@code dns://192.0.2.53}
 * names the name server to ask, in place of those of this machine.
 */
public final class TeamCymruProvider implements EnricherProvider {
    static final String NAME = "teamcymru";

    @Override
    public String name() {
        return NAME;
    }

    /** Team Cymru asks to be told before a product uses the service; whoever runs it decides that. */
    @Override
    public boolean isOptIn() {
        return true;
    }

    @Override
    public SourceDefaults defaults() {
        return SourceDefaults.builder(ObservableType.IP)
                .rate("10/1s")
                .timeout(Duration.ofSeconds(5))
                .lifetimes(Duration.ofDays(30), Duration.ofDays(7))
                .build();
    }

    @Override
    public Set<Class<? extends Facts>> facts() {
        return Set.of(TeamCymruFacts.class);
    }

    @Override
    public String terms() {
        return "free; tell them before a product uses it";
    }

    @Override
    public SharedEnricher create(EnricherSettings settings) {
        return new TeamCymruEnricher(settings);
    }
}
