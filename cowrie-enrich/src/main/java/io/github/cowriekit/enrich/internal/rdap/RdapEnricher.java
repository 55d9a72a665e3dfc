package io.github.cowriekit.enrich.internal.rdap;

import io.github.cowriekit.enrich.internal.disclosure.Networks;
import io.github.cowriekit.enrich.internal.json.AnswerJson;
import io.github.cowriekit.enrich.spi.EnricherSettings;
import io.github.cowriekit.enrich.spi.InvalidAnswerException;
import io.github.cowriekit.enrich.spi.SharedAnswer;
import io.github.cowriekit.enrich.spi.SharedEnricher;
import io.github.cowriekit.enrich.spi.http.HttpAnswer;
import io.github.cowriekit.enrich.spi.http.PathSegment;
import io.github.cowriekit.enrich.spi.http.SourceHttp;
import io.github.cowriekit.model.intel.Facts;
import io.github.cowriekit.model.intel.Observable;
import io.github.cowriekit.model.intel.ObservableType;
import io.github.cowriekit.model.intel.rdap.RdapFacts;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Asks the registry of an address for its network (<a href="https://www.rfc-editor.org/rfc/rfc9082">RFC 9082</a>). One answer
 * holds for the whole network if that is assigned, and else for the address alone: an allocation may have parts with other
 * holders.
 *
 * <p>Registries send on to each other; a few such redirects are followed, since there is no key that they could carry away.
 * What is kept of an answer leaves out the people that it names.
 */
final class RdapEnricher implements SharedEnricher {
    private static final int MOST_REDIRECTS = 5;
    private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);
    private static final Map<String, String> HEADERS = Map.of("Accept", "application/rdap+json, application/json");

    private final SourceHttp http;
    private final Hosts hosts;
    private final Bootstrap bootstrap;

    RdapEnricher(EnricherSettings settings) {
        this.http = SourceHttp.keyless(settings);
        this.hosts = new Hosts(settings.requireBaseUrl());
        this.bootstrap = new Bootstrap(settings, http, hosts);
    }

    @Override
    public String source() {
        return RdapProvider.NAME;
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
        String address = key.substring(0, key.indexOf('/'));
        return bootstrap.registry(address).flatMap(registry -> ask(registry, address));
    }

    @Override
    public SharedAnswer read(String key, String body) {
        RdapFacts facts = AnswerJson.parseObject(body.getBytes(StandardCharsets.UTF_8))
                .map(RdapAnswer::read)
                .orElseThrow(() -> new InvalidAnswerException("no network object"));
        Set<String> networks = RdapAnswer.networks(facts);
        if (networks.isEmpty() && !Networks.isSingle(key)) {
            throw new InvalidAnswerException("an answer about one address that was kept for a network");
        }
        return new SharedAnswer() {
            @Override
            public Optional<Facts> about(Observable observable) {
                return RdapAnswer.isAbout(facts, observable.value()) ? Optional.of(facts) : Optional.empty();
            }

            @Override
            public Set<String> keys() {
                return networks;
            }
        };
    }

    private Optional<String> ask(URI registry, String address) {
        URI url = registry.resolve("ip/" + PathSegment.ofAddress(address));
        HttpAnswer answer = http.getElsewhere(url, HEADERS);
        for (int redirects = 0; REDIRECTS.contains(answer.status()); redirects++) {
            url = redirects == MOST_REDIRECTS ? null : next(url, answer);
            if (url == null) {
                throw answer.invalid("a redirect that leads nowhere");
            }
            answer = http.getElsewhere(url, HEADERS);
        }
        if (answer.status() == 404) {
            // "not registered", or the registry of somebody else; its body is an object of RDAP or a page
            return Optional.empty();
        }
        Map<String, Object> network = RdapAnswer.reduce(answer.object(), url.getHost());
        if (!network.containsKey("handle") && !network.containsKey("startAddress")) {
            throw answer.invalid("no network object");
        }
        String kept = AnswerJson.write(network);
        RdapFacts facts = AnswerJson.parseObject(kept.getBytes(StandardCharsets.UTF_8))
                .map(RdapAnswer::read)
                .orElseThrow();
        return RdapAnswer.isAbout(facts, address) ? Optional.of(kept) : Optional.empty();
    }

    private @Nullable URI next(URI page, HttpAnswer answer) {
        return answer.header("Location").stream()
                .flatMap(location -> hosts.target(page, location))
                .findFirst()
                .orElse(null);
    }
}
