package io.github.cowriekit.enrich.internal.urlhaus;

import io.github.cowriekit.enrich.internal.disclosure.Networks;
import io.github.cowriekit.enrich.spi.AuthenticationException;
import io.github.cowriekit.enrich.spi.EnricherSettings;
import io.github.cowriekit.enrich.spi.RejectedQuestionException;
import io.github.cowriekit.enrich.spi.http.AnswerFields;
import io.github.cowriekit.enrich.spi.http.HttpAnswer;
import io.github.cowriekit.enrich.spi.http.HttpEnricher;
import io.github.cowriekit.enrich.spi.http.SourceHttp;
import io.github.cowriekit.model.intel.Facts;
import io.github.cowriekit.model.intel.Observable;
import io.github.cowriekit.model.intel.ObservableType;
import io.github.cowriekit.model.intel.urlhaus.UrlhausHostFacts;
import io.github.cowriekit.model.intel.urlhaus.UrlhausUrlFacts;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Asks the <a href="https://urlhaus-api.abuse.ch/">URLhaus API</a>: form posts whose answer has a
 * {@code query_status}, HTTP status 200 also for "nothing found".
 */
final class UrlhausEnricher implements HttpEnricher {
    private static final UrlhausHostFacts NO_HOST = UrlhausHostFacts.builder().build();
    private static final UrlhausUrlFacts NO_URL = UrlhausUrlFacts.builder().build();

    private final SourceHttp http;

    UrlhausEnricher(EnricherSettings settings) {
        this.http = SourceHttp.keyed(settings, "Auth-Key");
    }

    @Override
    public String source() {
        return UrlhausProvider.NAME;
    }

    @Override
    public Set<ObservableType> supports() {
        return Set.of(ObservableType.IP, ObservableType.HOST, ObservableType.URL, ObservableType.SHA256);
    }

    @Override
    public HttpAnswer ask(Observable observable) {
        String value = observable.value();
        // without the slash at the end a redirect would turn the POST into a GET
        return switch (observable.type()) {
            case IP, HOST -> http.post("/host/", Map.of("host", value));
            case URL -> http.post("/url/", Map.of("url", value));
            case SHA256 -> http.post("/payload/", Map.of("sha256_hash", value));
            case SSH_KEY, PASSWORD ->
                throw new IllegalArgumentException(
                        "URLhaus cannot be asked about: " + observable.type().label());
        };
    }

    @Override
    public Optional<Facts> read(Observable observable, HttpAnswer answer) {
        return read(answer)
                .flatMap(fields -> facts(observable.type(), answer, fields))
                .filter(facts ->
                        !(facts instanceof UrlhausHostFacts host) || !Networks.differ(host.host(), observable.value()));
    }

    private static Optional<Facts> facts(ObservableType type, HttpAnswer answer, AnswerFields fields) {
        if (type == ObservableType.URL) {
            return Optional.of(required(answer, UrlhausAnswer.url(fields), NO_URL));
        }
        if (type != ObservableType.SHA256) {
            return Optional.of(required(answer, UrlhausAnswer.host(fields), NO_HOST));
        }
        // an unknown file is also spelt "ok" with both hashes null
        boolean isKnown = fields.has("sha256_hash") || fields.has("md5_hash");
        return isKnown ? Optional.of(UrlhausAnswer.payload(fields)) : Optional.empty();
    }

    /** Returns the fields of a positive answer, empty if URLhaus knows nothing. */
    private static Optional<AnswerFields> read(HttpAnswer answer) {
        Optional<AnswerFields> body = answer.findObject();
        String queryStatus = body.map(UrlhausEnricher::queryStatus).orElse(null);
        if (queryStatus == null || queryStatus.equals("ok")) {
            AnswerFields fields = answer.object();
            if (queryStatus == null) {
                throw answer.invalid("without query_status");
            }
            return Optional.of(fields);
        }
        return switch (queryStatus) {
            case "no_results", "no_result" -> Optional.empty();
            case "unknown_auth_key" -> throw new AuthenticationException(answer.describe("the API key is unknown"));
            case "invalid_host", "invalid_url", "invalid_md5", "invalid_sha256" ->
                throw new RejectedQuestionException(answer.describe("the service refuses the question as invalid"));
            case "http_post_expected", "http_get_expected" ->
                throw answer.invalid("about the HTTP method; check the base URL");
            default -> throw answer.status() == 200 ? answer.invalid("of an unknown query_status") : answer.failure();
        };
    }

    private static @Nullable String queryStatus(AnswerFields body) {
        String status = body.text("query_status");
        // the published example of a host misspells it
        return status == null ? body.text("query_staus") : status;
    }

    /** An "ok" without any field would be cached and reported as "known, nothing to say". */
    private static <F extends Facts> Facts required(HttpAnswer answer, F facts, F nothing) {
        if (facts.equals(nothing)) {
            throw answer.invalid("\"ok\" without any field");
        }
        return facts;
    }
}
