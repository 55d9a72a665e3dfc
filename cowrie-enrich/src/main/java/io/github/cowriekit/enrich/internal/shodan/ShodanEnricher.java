package io.github.cowriekit.enrich.internal.shodan;

import io.github.cowriekit.enrich.internal.disclosure.Networks;
import io.github.cowriekit.enrich.spi.EnricherSettings;
import io.github.cowriekit.enrich.spi.http.AnswerFields;
import io.github.cowriekit.enrich.spi.http.HttpAnswer;
import io.github.cowriekit.enrich.spi.http.HttpEnricher;
import io.github.cowriekit.enrich.spi.http.PathSegment;
import io.github.cowriekit.enrich.spi.http.SourceHttp;
import io.github.cowriekit.model.intel.Facts;
import io.github.cowriekit.model.intel.Observable;
import io.github.cowriekit.model.intel.ObservableType;
import io.github.cowriekit.model.intel.shodan.ShodanFacts;
import java.util.Optional;
import java.util.Set;

/** Asks {@code /shodan/host/} of the <a href="https://developer.shodan.io/api">Shodan API</a>. */
final class ShodanEnricher implements HttpEnricher {
    private final SourceHttp http;

    ShodanEnricher(EnricherSettings settings) {
        this.http = SourceHttp.keyless(settings);
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
        // Shodan takes the key in the query only; messages and exceptions of SourceHttp leave the query out
        return http.getWithKey("/shodan/host/" + PathSegment.ofAddress(observable.value()), "key");
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
        AnswerFields host = answer.object();
        if (host.has("error") || !(host.has("ip_str") || host.has("ports") || host.has("data"))) {
            throw answer.invalid("no host object");
        }
        ShodanFacts facts = ShodanAnswer.read(host);
        boolean saysNothing = facts.equals(ShodanFacts.builder().ip(facts.ip()).build());
        return saysNothing || Networks.differ(facts.ip(), observable.value()) ? Optional.empty() : Optional.of(facts);
    }
}
