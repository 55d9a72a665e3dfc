package io.github.cowriekit.model.view;

import io.github.cowriekit.model.intel.RdapFacts;
import io.github.cowriekit.model.intel.TeamCymruFacts;
import io.github.cowriekit.model.intel.TeamCymruRoute;
import io.github.cowriekit.model.intel.TeamCymruSystem;
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
