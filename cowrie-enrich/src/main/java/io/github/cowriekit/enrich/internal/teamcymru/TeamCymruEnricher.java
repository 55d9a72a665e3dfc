package io.github.cowriekit.enrich.internal.teamcymru;

import io.github.cowriekit.enrich.internal.disclosure.Networks;
import io.github.cowriekit.enrich.internal.dns.DnsClient;
import io.github.cowriekit.enrich.spi.EnricherSettings;
import io.github.cowriekit.enrich.spi.InvalidAnswerException;
import io.github.cowriekit.enrich.spi.SharedAnswer;
import io.github.cowriekit.enrich.spi.SharedEnricher;
import io.github.cowriekit.model.intel.Facts;
import io.github.cowriekit.model.intel.Observable;
import io.github.cowriekit.model.intel.ObservableType;
import io.github.cowriekit.model.intel.teamcymru.TeamCymruFacts;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Asks {@code origin.asn.cymru.com} for the route of an address, and {@code asn.cymru.com} for the names of the systems that
 * announce it. One answer holds for the part of the network around the address that has no smaller route.
 */
final class TeamCymruEnricher implements SharedEnricher {
    private static final int MOST_SYSTEMS = 8;

    private final DnsClient dns;

    TeamCymruEnricher(EnricherSettings settings) {
        this.dns = new DnsClient(settings);
    }

    @Override
    public String source() {
        return TeamCymruProvider.NAME;
    }

    @Override
    public Set<ObservableType> supports() {
        return Set.of(ObservableType.IP);
    }

    @Override
    public List<String> keys(Observable observable) {
        return Networks.around(observable.value());
    }

    @Override
    public Optional<String> fetch(String key) {
        List<String> lines = new ArrayList<>();
        dns.texts(zone(key.substring(0, key.indexOf('/')))).forEach(text -> lines.add(CymruAnswer.ROUTE + text));
        if (lines.isEmpty()) {
            return Optional.empty();
        }
        List<TeamCymruFacts.Route> routes = CymruAnswer.read(lines).routes();
        if (routes.isEmpty()) {
            throw new InvalidAnswerException("the answer is no route");
        }
        routes.stream()
                .flatMap(route -> route.asns().stream())
                .distinct()
                .limit(MOST_SYSTEMS)
                .forEach(asn ->
                        dns.texts("AS" + asn + ".asn.cymru.com").forEach(text -> lines.add(CymruAnswer.SYSTEM + text)));
        return Optional.of(String.join("\n", lines));
    }

    @Override
    public SharedAnswer read(String key, String body) {
        TeamCymruFacts facts = CymruAnswer.read(body.lines().toList());
        if (facts.routes().isEmpty()) {
            throw new InvalidAnswerException("the answer is no route");
        }
        // a wider route says nothing about addresses that have a smaller one of their own
        String route = Objects.requireNonNull(facts.routes().get(0).prefix());
        Set<String> networks = Networks.ofRoute(route, key);
        if (networks.isEmpty()) {
            throw new InvalidAnswerException("an answer about a few addresses that was kept for many");
        }
        return new SharedAnswer() {
            @Override
            public Optional<Facts> about(Observable observable) {
                return Networks.contains(route, observable.value()) ? Optional.of(facts) : Optional.empty();
            }

            @Override
            public Set<String> keys() {
                return networks;
            }
        };
    }

    /** Returns the name of an address in the zones of the service: that of the reverse zone with another end. */
    private static String zone(String address) {
        return DnsClient.reverse(address)
                .replace(".in-addr.arpa", ".origin.asn.cymru.com")
                .replace(".ip6.arpa", ".origin6.asn.cymru.com");
    }
}
