package io.github.cowriekit.enrich.internal.internetdb;

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
import io.github.cowriekit.model.intel.internetdb.InternetDbFacts;
import java.util.Optional;
import java.util.Set;

/** Asks <a href="https://internetdb.shodan.io/">InternetDB</a>. */
final class InternetDbEnricher implements HttpEnricher {
    private final SourceHttp http;

    InternetDbEnricher(EnricherSettings settings) {
        this.http = SourceHttp.keyless(settings);
    }

    @Override
    public String source() {
        return InternetDbProvider.NAME;
    }

    @Override
    public Set<ObservableType> supports() {
        return Set.of(ObservableType.IP);
    }

    @Override
    public HttpAnswer ask(Observable observable) {
        return http.get("/" + PathSegment.ofAddress(observable.value()));
    }

    @Override
    public Optional<Facts> read(Observable observable, HttpAnswer answer) {
        if (answer.status() == 404) {
            String detail = answer.findObject().map(body -> body.text("detail")).orElse(null);
            // "Not Found" is what the web framework of this service says about a path that does not exist
            if (detail == null || detail.equalsIgnoreCase("Not Found")) {
                throw answer.failure();
            }
            return Optional.empty();
        }
        AnswerFields host = answer.object();
        if (!host.has("ip") && !host.hasContainer("ports")) {
            throw answer.invalid("no host object");
        }
        InternetDbFacts facts = InternetDbFacts.builder()
                .ip(host.text("ip"))
                .ports(host.ports("ports"))
                .hostnames(host.tags("hostnames"))
                .tags(host.tags("tags"))
                .cpes(host.tags("cpes"))
                .vulnerabilities(host.tags("vulns"))
                .build();
        boolean saysNothing =
                facts.equals(InternetDbFacts.builder().ip(facts.ip()).build());
        return saysNothing || Networks.differ(facts.ip(), observable.value()) ? Optional.empty() : Optional.of(facts);
    }
}
