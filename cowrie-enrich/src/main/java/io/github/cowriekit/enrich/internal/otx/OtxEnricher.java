package io.github.cowriekit.enrich.internal.otx;

import io.github.cowriekit.enrich.spi.Enricher;
import io.github.cowriekit.enrich.spi.EnricherSettings;
import io.github.cowriekit.enrich.spi.http.AnswerFields;
import io.github.cowriekit.enrich.spi.http.HttpAnswer;
import io.github.cowriekit.enrich.spi.http.PathSegment;
import io.github.cowriekit.enrich.spi.http.SourceHttp;
import io.github.cowriekit.model.intel.Facts;
import io.github.cowriekit.model.intel.Observable;
import io.github.cowriekit.model.intel.ObservableType;
import io.github.cowriekit.model.intel.otx.OtxFacts;
import java.util.Optional;
import java.util.Set;

/**
 * Asks for the {@code general} section of an indicator of the <a href="https://otx.alienvault.com/api">OTX API</a>.
 *
 * <p>The answer about a busy address holds tens of whole pulses, so it is read and not kept as it arrived.
 */
final class OtxEnricher implements Enricher {
    private final SourceHttp http;

    OtxEnricher(EnricherSettings settings) {
        this.http = SourceHttp.keyed(settings, "X-OTX-API-KEY");
    }

    @Override
    public String source() {
        return OtxProvider.NAME;
    }

    @Override
    public Set<ObservableType> supports() {
        return Set.of(ObservableType.IP, ObservableType.HOST, ObservableType.URL, ObservableType.SHA256);
    }

    @Override
    public Optional<Facts> lookup(Observable observable) {
        HttpAnswer answer = http.get("/indicators/" + indicator(observable) + "/general");
        if (answer.status() == 404) {
            // so the service answers about a file that it does not know; a wrong base URL answers with a page
            if (answer.findObject().isEmpty()) {
                throw answer.failure();
            }
            return Optional.empty();
        }
        AnswerFields body = answer.object();
        if (!body.has("pulse_info")) {
            throw answer.invalid("no indicator");
        }
        OtxFacts facts = OtxAnswer.read(body);
        return saysSomething(facts) ? Optional.of(facts) : Optional.empty();
    }

    private static String indicator(Observable observable) {
        String value = observable.value();
        return switch (observable.type()) {
            case IP -> (value.indexOf(':') < 0 ? "IPv4/" : "IPv6/") + PathSegment.ofAddress(value);
            // which names are registered domains only a list could tell; two labels are one nearly always
            case HOST -> (isDomain(value) ? "domain/" : "hostname/") + PathSegment.of(value);
            case URL -> "url/" + PathSegment.of(value);
            default -> "file/" + PathSegment.of(value);
        };
    }

    private static boolean isDomain(String host) {
        return host.indexOf('.') == host.lastIndexOf('.');
    }

    /** An indicator that no pulse mentions is answered all the same, with the network and the place of an address. */
    private static boolean saysSomething(OtxFacts facts) {
        return (facts.pulseCount() != null && facts.pulseCount() > 0)
                || !facts.pulses().isEmpty()
                || !facts.validations().isEmpty()
                || !facts.falsePositives().isEmpty();
    }
}
