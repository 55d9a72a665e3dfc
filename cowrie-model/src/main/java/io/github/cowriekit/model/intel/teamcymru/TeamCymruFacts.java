package io.github.cowriekit.model.intel.teamcymru;

import io.github.cowriekit.model.intel.FactDetail;
import io.github.cowriekit.model.intel.Facts;
import io.github.cowriekit.model.intel.SubjectDescription;
import java.util.List;
import org.jspecify.annotations.Nullable;

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

    @Override
    public String kind() {
        return "teamcymru";
    }

    /**
     * {@inheritDoc}
     *
     * <p>The country is that of the registration.
     */
    @Override
    public void describe(SubjectDescription description) {
        for (TeamCymruRoute route : routes) {
            description.network(route.prefix()).registeredIn(route.countryCode());
            route.asns().forEach(asn -> description.autonomousSystem(asn, name(asn)));
        }
    }

    @Override
    public List<FactDetail> details() {
        return FactDetail.list()
                .join("Team Cymru Route", routes.stream().map(TeamCymruRoute::prefix))
                .join("Team Cymru AS", systems.stream().map(TeamCymruSystem::label))
                .toList();
    }

    private @Nullable String name(long asn) {
        for (TeamCymruSystem system : systems) {
            if (system.asn() != null && system.asn() == asn) {
                return system.name();
            }
        }
        return null;
    }
}
