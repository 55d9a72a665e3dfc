package io.github.cowriekit.enrich.internal.threatfox;

import io.github.cowriekit.enrich.spi.AuthenticationException;
import io.github.cowriekit.enrich.spi.EnricherSettings;
import io.github.cowriekit.enrich.spi.RejectedQuestionException;
import io.github.cowriekit.enrich.spi.ThrottledException;
import io.github.cowriekit.enrich.spi.http.HttpAnswer;
import io.github.cowriekit.enrich.spi.http.HttpEnricher;
import io.github.cowriekit.enrich.spi.http.SourceHttp;
import io.github.cowriekit.model.intel.Facts;
import io.github.cowriekit.model.intel.Observable;
import io.github.cowriekit.model.intel.ObservableType;
import io.github.cowriekit.model.intel.threatfox.ThreatFoxFacts;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Searches the <a href="https://threatfox.abuse.ch/api/">ThreatFox API</a>: posts of JSON whose answer has a
 * {@code query_status}, HTTP status 200 also for "nothing found".
 *
 * <p>An exact search finds no address, since the indicators are {@code address:port}. Any other search finds every indicator
 * that contains the text, {@code 18.8.8.80:443} for {@code 8.8.8.8}, so what it finds is compared once more here.
 */
final class ThreatFoxEnricher implements HttpEnricher {
    private final SourceHttp http;

    ThreatFoxEnricher(EnricherSettings settings) {
        this.http = SourceHttp.keyed(settings, "Auth-Key");
    }

    @Override
    public String source() {
        return ThreatFoxProvider.NAME;
    }

    @Override
    public Set<ObservableType> supports() {
        return Set.of(ObservableType.IP, ObservableType.HOST, ObservableType.URL, ObservableType.SHA256);
    }

    @Override
    public HttpAnswer ask(Observable observable) {
        // the one endpoint takes submissions, too: only these two queries are ever sent
        return observable.type() == ObservableType.SHA256
                ? http.postJson("/", Map.of("query", "search_hash", "hash", observable.value()))
                : http.postJson(
                        "/",
                        Map.of(
                                "query",
                                "search_ioc",
                                "search_term",
                                observable.value(),
                                "exact_match",
                                observable.type() != ObservableType.IP));
    }

    @Override
    public Optional<Facts> read(Observable observable, HttpAnswer answer) {
        List<ThreatFoxFacts.Indicator> indicators = read(answer).stream()
                .filter(indicator -> isAbout(indicator, observable))
                .toList();
        return indicators.isEmpty() ? Optional.empty() : Optional.of(new ThreatFoxFacts(indicators));
    }

    private static List<ThreatFoxFacts.Indicator> read(HttpAnswer answer) {
        String status =
                answer.findObject().map(body -> body.text("query_status")).orElse("");
        return switch (status) {
            case "no_result", "no_results", "hash_not_found" -> List.of();
            case "unknown_auth_key" -> throw new AuthenticationException(answer.describe("the API key is unknown"));
            // "illegl_hash" is how the service spelled it for a while
            case "illegal_search_term", "illegal_hash", "illegl_hash" ->
                throw new RejectedQuestionException(answer.describe("the service refuses the question as invalid"));
            // reported by one client, with HTTP status 200
            case "rate_limited" ->
                throw new ThrottledException(answer.describe("too many requests"), answer.retryAfter());
            default -> {
                // a failure has a text in place of the list
                List<ThreatFoxFacts.Indicator> indicators = ThreatFoxAnswer.read(answer.object());
                if (!status.equals("ok") || indicators.isEmpty()) {
                    throw answer.invalid("no list of indicators");
                }
                yield indicators;
            }
        };
    }

    private static boolean isAbout(ThreatFoxFacts.Indicator indicator, Observable observable) {
        String ioc = indicator.ioc() == null ? "" : indicator.ioc();
        return switch (observable.type()) {
            case IP, HOST -> ThreatFoxAnswer.host(ioc).equals(observable.value());
            case URL -> ioc.equalsIgnoreCase(observable.value());
            default -> true;
        };
    }
}
