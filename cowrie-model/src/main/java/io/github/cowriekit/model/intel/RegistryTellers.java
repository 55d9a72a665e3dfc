package io.github.cowriekit.model.intel;

import io.github.cowriekit.model.intel.rdap.RdapFacts;
import io.github.cowriekit.model.intel.teamcymru.TeamCymruFacts;
import io.github.cowriekit.model.intel.teamcymru.TeamCymruRoute;
import io.github.cowriekit.model.intel.teamcymru.TeamCymruSystem;
import org.jspecify.annotations.Nullable;

/** What registries and routing tables say about networks. */
final class RegistryTellers {
    private RegistryTellers() {}

    static void rdap(RdapFacts facts, Teller teller) {
        teller.registeredIn(facts.country()).organization(facts.organization());
        facts.networks().forEach(teller::network);
        facts.abuseMailboxes().forEach(teller::abuseContact);
    }

    /** The country is that of the registration. */
    static void teamCymru(TeamCymruFacts facts, Teller teller) {
        for (TeamCymruRoute route : facts.routes()) {
            teller.network(route.prefix()).registeredIn(route.countryCode());
            route.asns().forEach(asn -> teller.system(asn, name(facts, asn)));
        }
    }

    private static @Nullable String name(TeamCymruFacts facts, long asn) {
        for (TeamCymruSystem system : facts.systems()) {
            if (system.asn() != null && system.asn() == asn) {
                return system.name();
            }
        }
        return null;
    }
}
