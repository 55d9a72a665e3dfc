package io.github.cowriekit.model.intel.teamcymru;

import io.github.cowriekit.model.intel.FactDetail;
import io.github.cowriekit.model.intel.Facts;
import io.github.cowriekit.model.intel.SubjectDescription;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which network announces an address, by <a href="https://www.team-cymru.com/ip-asn-mapping">Team Cymru</a>. It says nothing
 * about where the address is.
 *
 * <p>Parts that the source leaves out are null or empty.
 *
 * @param routes the routes that hold the address, the smallest network first
 * @param systems the autonomous systems that announce them, by number
 * @since 0.1.0
 */
public record TeamCymruFacts(List<Route> routes, List<AutonomousSystem> systems) implements Facts {
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
        for (Route route : routes) {
            description.network(route.prefix()).registeredIn(route.countryCode());
            route.asns().forEach(asn -> description.autonomousSystem(asn, name(asn)));
        }
    }

    @Override
    public List<FactDetail> details() {
        return FactDetail.list()
                .join("Team Cymru Route", routes.stream().map(Route::prefix))
                .join("Team Cymru AS", systems.stream().map(AutonomousSystem::label))
                .toList();
    }

    private @Nullable String name(long asn) {
        for (AutonomousSystem system : systems) {
            if (system.asn() != null && system.asn() == asn) {
                return system.name();
            }
        }
        return null;
    }

    /**
     * A route that holds an address.
     *
     * @param prefix network in CIDR notation
     * @param asns numbers of the autonomous systems that announce it; several are legal, sorted
     * @param countryCode two-letter country of the allocation
     * @param registry registry, such as {@code ripencc}
     * @param allocated when it was allocated
     */
    public record Route(
            @Nullable String prefix,
            List<Long> asns,
            @Nullable String countryCode,
            @Nullable String registry,
            @Nullable LocalDate allocated) {
        /** Copies collections. */
        public Route {
            asns = List.copyOf(asns);
        }
    }

    /**
     * An autonomous system.
     *
     * @param asn its number
     * @param countryCode two-letter country of the allocation
     * @param registry registry, such as {@code arin}
     * @param allocated when it was allocated
     * @param name its name
     */
    public record AutonomousSystem(
            @Nullable Long asn,
            @Nullable String countryCode,
            @Nullable String registry,
            @Nullable LocalDate allocated,
            @Nullable String name) {
        String label() {
            return asn + (name == null ? "" : " " + name);
        }
    }
}
