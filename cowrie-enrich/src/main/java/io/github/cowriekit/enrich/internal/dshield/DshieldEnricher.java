package io.github.cowriekit.enrich.internal.dshield;

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
import io.github.cowriekit.model.intel.dshield.DshieldFacts;
import java.util.Optional;
import java.util.Set;

/** Asks {@code /ip/} of the API that <a href="https://isc.sans.edu/api/">SANS ISC</a> describes. */
final class DshieldEnricher implements HttpEnricher {
    private static final DshieldFacts NOTHING = DshieldFacts.builder().build();

    private final SourceHttp http;

    DshieldEnricher(EnricherSettings settings) {
        this.http = SourceHttp.keyless(settings);
    }

    @Override
    public String source() {
        return DshieldProvider.NAME;
    }

    @Override
    public Set<ObservableType> supports() {
        return Set.of(ObservableType.IP);
    }

    @Override
    public HttpAnswer ask(Observable observable) {
        // without "?json" the answer is XML
        return http.get("/ip/" + PathSegment.ofAddress(observable.value()) + "?json");
    }

    @Override
    public Optional<Facts> read(Observable observable, HttpAnswer answer) {
        if (answer.status() != 200) {
            throw IscErrors.of(answer);
        }
        return read(answer)
                .filter(ip -> !Networks.differ(ip.text("number"), observable.value()))
                .<Facts>map(DshieldAnswer::read)
                .filter(facts -> !facts.equals(NOTHING));
    }

    private static Optional<AnswerFields> read(HttpAnswer answer) {
        AnswerFields root = answer.object();
        if (root.has("error")) {
            throw answer.invalid("an error object");
        }
        if (!root.has("ip")) {
            return Optional.empty();
        }
        if (!root.hasContainer("ip")) {
            throw answer.invalid("no address object");
        }
        return root.objects("ip").stream().findFirst();
    }
}
