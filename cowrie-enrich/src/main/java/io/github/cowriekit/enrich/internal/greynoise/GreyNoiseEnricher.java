package io.github.cowriekit.enrich.internal.greynoise;

import io.github.cowriekit.enrich.internal.disclosure.Networks;
import io.github.cowriekit.enrich.spi.EnricherSettings;
import io.github.cowriekit.enrich.spi.RejectedQuestionException;
import io.github.cowriekit.enrich.spi.http.AnswerFields;
import io.github.cowriekit.enrich.spi.http.HttpAnswer;
import io.github.cowriekit.enrich.spi.http.HttpEnricher;
import io.github.cowriekit.enrich.spi.http.PathSegment;
import io.github.cowriekit.enrich.spi.http.SourceHttp;
import io.github.cowriekit.model.intel.Facts;
import io.github.cowriekit.model.intel.Observable;
import io.github.cowriekit.model.intel.ObservableType;
import io.github.cowriekit.model.intel.greynoise.GreyNoiseFacts;
import java.util.Optional;
import java.util.Set;

/**
 * Asks {@code /community/} of the <a href="https://docs.greynoise.io/reference/get_v3-community-ip">GreyNoise API</a>.
 *
 * <p>Status 429 is "wait", with the time if one is named: whether a minute or the week is spent is not said. The engine takes
 * a second 429 after a minute for a spent quota.
 */
final class GreyNoiseEnricher implements HttpEnricher {
    private final SourceHttp http;

    GreyNoiseEnricher(EnricherSettings settings) {
        this.http = SourceHttp.keyed(settings, "key");
    }

    @Override
    public String source() {
        return GreyNoiseProvider.NAME;
    }

    @Override
    public Set<ObservableType> supports() {
        return Set.of(ObservableType.IP);
    }

    @Override
    public Optional<String> refusal(Observable observable) {
        return observable.value().indexOf(':') < 0
                ? Optional.empty()
                : Optional.of("GreyNoise Community knows IPv4 addresses only");
    }

    @Override
    public HttpAnswer ask(Observable observable) {
        refusal(observable).ifPresent(refusal -> {
            throw new RejectedQuestionException(refusal);
        });
        return http.get("/community/" + PathSegment.ofAddress(observable.value()));
    }

    @Override
    public Optional<Facts> read(Observable observable, HttpAnswer answer) {
        if (answer.status() == 404) {
            // the words of this answer change; that of a wrong base URL has no such field
            if (answer.findObject().filter(body -> body.has("noise")).isPresent()) {
                return Optional.empty();
            }
            throw answer.failure();
        }
        AnswerFields address = answer.object();
        GreyNoiseFacts facts = GreyNoiseFacts.builder()
                .ip(address.text("ip"))
                .noise(address.flag("noise"))
                .riot(address.flag("riot"))
                .classification(address.text("classification"))
                .name(address.text("name"))
                .link(address.text("link"))
                .lastSeen(address.date("last_seen"))
                .build();
        if (facts.noise() == null && facts.riot() == null && facts.classification() == null) {
            throw answer.invalid("no address object");
        }
        boolean isUnseen = !Boolean.TRUE.equals(facts.noise())
                && !Boolean.TRUE.equals(facts.riot())
                && facts.classification() == null;
        return isUnseen || Networks.differ(facts.ip(), observable.value()) ? Optional.empty() : Optional.of(facts);
    }
}
