package io.github.cowriekit.model.intel;

import io.github.cowriekit.model.intel.clouds.CloudFacts;
import io.github.cowriekit.model.intel.maxmind.MaxMindAnonymous;
import io.github.cowriekit.model.intel.maxmind.MaxMindAsn;
import io.github.cowriekit.model.intel.maxmind.MaxMindCity;
import io.github.cowriekit.model.intel.maxmind.MaxMindFacts;
import io.github.cowriekit.model.intel.maxmind.MaxMindPlace;
import io.github.cowriekit.model.intel.networks.ListedNetwork;
import io.github.cowriekit.model.intel.networks.NetworkListFacts;
import io.github.cowriekit.model.intel.tor.TorFacts;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What the lists and databases on this machine say. */
final class LocalTellers {
    private LocalTellers() {}

    static void maxMind(MaxMindFacts facts, Teller teller) {
        MaxMindCity city = facts.city();
        if (city != null) {
            teller.asOf(city.asOf()).country(code(city.country())).registeredIn(code(city.registeredCountry()));
        }
        MaxMindAsn asn = facts.asn();
        if (asn != null) {
            teller.asOf(asn.asOf())
                    .system(asn.asn(), asn.organization())
                    .organization(asn.organization())
                    .network(asn.network());
        }
        if (facts.anonymous() != null) {
            anonymous(facts.anonymous(), teller.asOf(facts.anonymous().asOf()));
        }
    }

    private static void anonymous(MaxMindAnonymous facts, Teller teller) {
        teller.useIf(facts.hostingProvider(), NetworkKind.HOSTING)
                .useIf(facts.anonymousVpn(), NetworkKind.VPN)
                .useIf(facts.publicProxy(), NetworkKind.PROXY)
                .useIf(facts.residentialProxy(), NetworkKind.RESIDENTIAL_PROXY)
                .useIf(facts.torExitNode(), NetworkKind.TOR_EXIT);
        boolean isExplained = facts.anonymousVpn()
                || facts.hostingProvider()
                || facts.publicProxy()
                || facts.residentialProxy()
                || facts.torExitNode();
        teller.useIf(facts.anonymous() && !isExplained, NetworkKind.ANONYMIZER);
    }

    private static @Nullable String code(@Nullable MaxMindPlace country) {
        return country == null ? null : country.code();
    }

    static void tor(TorFacts facts, Teller teller) {
        teller.asOf(facts.asOf()).use(NetworkKind.TOR_EXIT, null);
    }

    static void cloud(CloudFacts facts, Teller teller) {
        String name = Stream.concat(Stream.of(facts.provider(), facts.region()), facts.services().stream())
                .filter(Objects::nonNull)
                .collect(Collectors.joining(" "));
        teller.asOf(facts.asOf())
                .use(NetworkKind.HOSTING, name)
                .network(facts.network())
                .country(facts.country());
    }

    static void networkLists(NetworkListFacts facts, Teller teller) {
        for (ListedNetwork listed : facts.networks()) {
            teller.asOf(listed.asOf());
            String name = listed.label() == null ? listed.list() : listed.label();
            if ("known-scanner".equals(listed.kind())) {
                teller.knownScanner(name);
            } else if (listed.kind() != null) {
                NetworkKind.find(listed.kind()).ifPresent(kind -> teller.use(kind, name));
            }
        }
    }
}
