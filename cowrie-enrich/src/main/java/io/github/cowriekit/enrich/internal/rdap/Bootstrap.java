package io.github.cowriekit.enrich.internal.rdap;

import inet.ipaddr.IPAddress;
import inet.ipaddr.IPAddressString;
import io.github.cowriekit.enrich.spi.EnricherSettings;
import io.github.cowriekit.enrich.spi.EnrichmentException;
import io.github.cowriekit.enrich.spi.http.AnswerFields;
import io.github.cowriekit.enrich.spi.http.HttpAnswer;
import io.github.cowriekit.enrich.spi.http.SourceHttp;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which registry holds which network, from the lists of IANA (<a href="https://www.rfc-editor.org/rfc/rfc9224">RFC 9224</a>).
 *
 * <p>Each list is fetched with the first question that needs it, and again after a day. Thread-safe.
 */
final class Bootstrap {
    private static final Duration LIFETIME = Duration.ofDays(1);

    private final SourceHttp http;
    private final Hosts hosts;
    private final Clock clock;
    private final Map<String, Kept> lists = new HashMap<>();

    private record Kept(List<Service> services, Instant fetchedAt) {}

    private record Service(IPAddress network, URI registry) {}

    Bootstrap(EnricherSettings settings, SourceHttp http, Hosts hosts) {
        this.http = http;
        this.hosts = hosts;
        this.clock = settings.clock();
    }

    /**
     * Returns the base URL of the registry that holds an address, with a slash at its end; empty if none does.
     *
     * @throws EnrichmentException if the list cannot be had
     */
    Optional<URI> registry(String address) {
        IPAddress asked = new IPAddressString(address).getAddress();
        Service best = null;
        for (Service service : services(asked.isIPv4() ? "/ipv4.json" : "/ipv6.json")) {
            if (service.network().contains(asked)
                    && (best == null || best.network().contains(service.network()))) {
                best = service;
            }
        }
        return Optional.ofNullable(best).map(Service::registry);
    }

    private synchronized List<Service> services(String path) {
        Kept kept = lists.get(path);
        if (kept != null && clock.instant().isBefore(kept.fetchedAt().plus(LIFETIME))) {
            return kept.services();
        }
        List<Service> services;
        try {
            services = fetch(path);
        } catch (EnrichmentException e) {
            if (kept == null) {
                throw e;
            }
            // networks rarely move; the list of yesterday still leads there, and the next day brings the next try
            services = kept.services();
        }
        lists.put(path, new Kept(services, clock.instant()));
        return services;
    }

    private List<Service> fetch(String path) {
        HttpAnswer answer = http.get(path);
        List<Service> services = new ArrayList<>();
        for (AnswerFields entry : answer.object().rows("services")) {
            Optional<URI> registry =
                    entry.texts("1").stream().flatMap(hosts::allowed).findFirst();
            for (String network : entry.texts("0")) {
                IPAddress parsed = new IPAddressString(network).getAddress();
                if (parsed != null && registry.isPresent()) {
                    services.add(new Service(parsed.toPrefixBlock(), registry.get()));
                }
            }
        }
        if (services.isEmpty()) {
            throw answer.invalid("no list of registries");
        }
        return services;
    }
}
