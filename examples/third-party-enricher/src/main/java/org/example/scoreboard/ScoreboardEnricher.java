package org.example.scoreboard;

import io.github.cowriekit.enrich.spi.EnricherSettings;
import io.github.cowriekit.enrich.spi.http.AnswerFields;
import io.github.cowriekit.enrich.spi.http.HttpAnswer;
import io.github.cowriekit.enrich.spi.http.HttpEnricher;
import io.github.cowriekit.enrich.spi.http.PathSegment;
import io.github.cowriekit.enrich.spi.http.SourceHttp;
import io.github.cowriekit.model.intel.Facts;
import io.github.cowriekit.model.intel.Observable;
import io.github.cowriekit.model.intel.ObservableType;
import java.util.Optional;
import java.util.Set;

/** Asks Scoreboard: one request per question; rate limit, cache and retries are the engine's business. */
final class ScoreboardEnricher implements HttpEnricher {
    private final SourceHttp http;

    ScoreboardEnricher(EnricherSettings settings) {
        this.http = SourceHttp.keyed(settings, "X-Scoreboard-Key");
    }

    @Override
    public String source() {
        return "scoreboard";
    }

    @Override
    public Set<ObservableType> supports() {
        return Set.of(ObservableType.IP);
    }

    @Override
    public HttpAnswer ask(Observable address) {
        return http.get("/addresses/" + PathSegment.ofAddress(address.value()));
    }

    @Override
    public Optional<Facts> read(Observable address, HttpAnswer answer) {
        boolean isUnknown = answer.status() == 404
                && answer.findObject().filter(error -> error.has("message")).isPresent();
        if (isUnknown) {
            return Optional.empty();
        }
        AnswerFields fields = answer.object();
        if (fields.number("score") == null && fields.texts("labels").isEmpty()) {
            throw answer.invalid("one without a score and labels");
        }
        return Optional.of(new ScoreboardFacts(
                fields.number("score"), fields.texts("labels"), fields.text("country"), fields.flag("vpn")));
    }
}
