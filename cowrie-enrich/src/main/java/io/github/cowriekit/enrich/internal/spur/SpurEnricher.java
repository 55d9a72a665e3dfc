package io.github.cowriekit.enrich.internal.spur;

import io.github.cowriekit.enrich.internal.disclosure.Networks;
import io.github.cowriekit.enrich.spi.EnricherSettings;
import io.github.cowriekit.enrich.spi.QuotaExceededException;
import io.github.cowriekit.enrich.spi.http.AnswerFields;
import io.github.cowriekit.enrich.spi.http.HttpAnswer;
import io.github.cowriekit.enrich.spi.http.HttpEnricher;
import io.github.cowriekit.enrich.spi.http.PathSegment;
import io.github.cowriekit.enrich.spi.http.SourceHttp;
import io.github.cowriekit.model.intel.Facts;
import io.github.cowriekit.model.intel.Observable;
import io.github.cowriekit.model.intel.ObservableType;
import io.github.cowriekit.model.intel.spur.SpurFacts;
import java.util.Optional;
import java.util.Set;

/** Asks the <a href="https://docs.spur.us/context-api">SPUR Context API v2</a>. */
final class SpurEnricher implements HttpEnricher {
    private final SourceHttp http;

    SpurEnricher(EnricherSettings settings) {
        this.http = SourceHttp.keyed(settings, "Token");
    }

    @Override
    public String source() {
        return SpurProvider.NAME;
    }

    @Override
    public Set<ObservableType> supports() {
        return Set.of(ObservableType.IP);
    }

    @Override
    public HttpAnswer ask(Observable observable) {
        return http.get("/context/" + PathSegment.ofAddress(observable.value()));
    }

    @Override
    public Optional<Facts> read(Observable observable, HttpAnswer answer) {
        if (answer.status() == 429) {
            // not throttling: the balance is spent, and nothing but a new billing cycle helps
            throw new QuotaExceededException(answer.describe("the SPUR balance is spent"));
        }
        if (answer.status() == 404) {
            // Not documented, so it may also come from a proxy or a wrong base URL: a page of HTML says nothing about
            // the address.
            if (answer.isEmpty() || answer.findObject().isPresent()) {
                return Optional.empty();
            }
            throw answer.failure();
        }
        AnswerFields context = answer.object();
        if (context.has("error")) {
            throw answer.invalid("an error object");
        }
        SpurFacts.Builder facts = SpurAnswer.read(context);
        SpurFacts read = facts.build();
        if (read.equals(SpurFacts.builder().ip(read.ip()).build())) {
            if (read.ip() == null) {
                throw answer.invalid("no context object");
            }
            return Optional.empty();
        }
        if (Networks.differ(read.ip(), observable.value())) {
            return Optional.empty();
        }
        return Optional.of(SpurAnswer.withHeaders(facts, answer).build());
    }

    /** Reads nothing: the day of the data and the balance stand in headers, which are not kept. */
    @Override
    public Optional<Facts> parse(Observable observable, String raw) {
        return Optional.empty();
    }
}
