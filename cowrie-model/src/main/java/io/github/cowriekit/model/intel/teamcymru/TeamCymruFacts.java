package io.github.cowriekit.model.intel.teamcymru;

import io.github.cowriekit.model.intel.Facts;
import java.util.List;

/**
 * Which network announces an address, by <a href="https://www.team-cymru.com/ip-asn-mapping">Team Cymru</a>. It says nothing
 * about where the address is.
 *
 * @param routes the routes that hold the address, the smallest network first; empty when the source does not say
 * @param systems the autonomous systems that announce them, by number; empty when the source does not say
 * @since 0.1.0
 */
public record TeamCymruFacts(List<TeamCymruRoute> routes, List<TeamCymruSystem> systems) implements Facts {
    /** Copies collections. */
    public TeamCymruFacts {
        routes = List.copyOf(routes);
        systems = List.copyOf(systems);
    }
}
