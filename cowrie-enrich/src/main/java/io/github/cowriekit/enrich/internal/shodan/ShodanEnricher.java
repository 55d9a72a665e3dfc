package io.github.cowriekit.enrich.internal.shodan;

import io.github.cowriekit.enrich.internal.Networks;
import io.github.cowriekit.enrich.internal.http.HttpAnswer;
import io.github.cowriekit.enrich.internal.http.HttpEnricher;
import io.github.cowriekit.enrich.internal.http.Question;
import io.github.cowriekit.enrich.internal.http.SourceHttp;
import io.github.cowriekit.enrich.internal.json.Fields;
import io.github.cowriekit.enrich.spi.ApiKey;
import io.github.cowriekit.enrich.spi.AuthenticationException;
import io.github.cowriekit.enrich.spi.EnricherSettings;
import io.github.cowriekit.model.intel.Facts;
import io.github.cowriekit.model.intel.Observable;
import io.github.cowriekit.model.intel.ObservableType;
import io.github.cowriekit.model.intel.ShodanFacts;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Asks {@code /shodan/host/} of the <a href="https://developer.shodan.io/api">Shodan API</a>. */
final class ShodanEnricher implements HttpEnricher {
    private final SourceHttp http;
    private final @Nullable ApiKey key;

    ShodanEnricher(EnricherSettings settings) {
        this.http = SourceHttp.keyless(settings);
        this.key = settings.key();
    }

    @Override
    public String source() {
        return ShodanProvider.NAME;
    }

    @Override
    public Set<ObservableType> supports() {
        return Set.of(ObservableType.IP);
    }

    @Override
    public HttpAnswer ask(Observable observable) {
        if (key == null) {
            throw new AuthenticationException("no API key is configured for this source");
        }
        // Shodan takes the key in the query only; messages and exceptions of SourceHttp leave the query out
        return http.get(
                "/shodan/host/" + Question.address(observable.value()) + "?key=" + Question.segment(key.reveal()));
    }

    @Override
    public Optional<Facts> read(Observable observable, HttpAnswer answer) {
        String error = answer.findObject().map(body -> body.text("error")).orElse(null);
        if (error != null && ShodanErrors.isNotFound(error, answer)) {
            return Optional.empty();
        }
        if (error != null || answer.status() != 200) {
            throw ShodanErrors.of(error == null ? "" : error, answer);
        }
        Fields host = answer.object();
        if (host.has("error") || !(host.has("ip_str") || host.has("ports") || host.has("data"))) {
            throw answer.invalid("no host object");
        }
        ShodanFacts facts = ShodanAnswer.read(host);
        boolean saysNothing = facts.equals(ShodanFacts.builder().ip(facts.ip()).build());
        return saysNothing || Networks.differ(facts.ip(), observable.value()) ? Optional.empty() : Optional.of(facts);
    }
}
