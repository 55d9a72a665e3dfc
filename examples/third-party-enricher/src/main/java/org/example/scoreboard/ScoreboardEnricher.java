package org.example.scoreboard;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.cowriekit.enrich.spi.ApiKey;
import io.github.cowriekit.enrich.spi.AuthenticationException;
import io.github.cowriekit.enrich.spi.Enricher;
import io.github.cowriekit.enrich.spi.EnricherSettings;
import io.github.cowriekit.enrich.spi.EnrichmentException;
import io.github.cowriekit.enrich.spi.InvalidAnswerException;
import io.github.cowriekit.enrich.spi.QuotaExceededException;
import io.github.cowriekit.enrich.spi.RejectedQuestionException;
import io.github.cowriekit.enrich.spi.SourceUnavailableException;
import io.github.cowriekit.enrich.spi.ThrottledException;
import io.github.cowriekit.model.intel.Facts;
import io.github.cowriekit.model.intel.Observable;
import io.github.cowriekit.model.intel.ObservableType;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Asks Scoreboard: one request per question; rate limit, cache and retries are the engine's business. */
final class ScoreboardEnricher implements Enricher {
    private final EnricherSettings settings;
    private final BoundedHttp http;

    ScoreboardEnricher(EnricherSettings settings) {
        this.settings = settings;
        this.http = new BoundedHttp(settings.httpClient(), settings.timeout());
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
    public Optional<Facts> lookup(Observable address) {
        ApiKey key = settings.key();
        if (key == null) {
            throw new AuthenticationException("no API key is configured for Scoreboard");
        }
        String segment = URLEncoder.encode(address.value(), StandardCharsets.UTF_8);
        HttpResponse<byte[]> response =
                http.send(HttpRequest.newBuilder(URI.create(settings.requireBaseUrl() + "/addresses/" + segment))
                        .header("User-Agent", settings.userAgent())
                        .header("X-Scoreboard-Key", key.reveal())
                        .build());
        JsonNode body = ScoreboardAnswer.parse(response.body());
        if (response.statusCode() == 404 && body.has("message")) {
            return Optional.empty();
        }
        if (response.statusCode() != 200) {
            throw failure(response);
        }
        return Optional.of(ScoreboardAnswer.read(body));
    }

    private static EnrichmentException failure(HttpResponse<?> response) {
        int status = response.statusCode();
        String what = "Scoreboard answered HTTP " + status;
        return switch (status) {
            case 400, 422 -> new RejectedQuestionException(what);
            case 401, 403 -> new AuthenticationException(what + "; check the API key");
            case 402 -> new QuotaExceededException(what + ": the balance is spent");
            case 429 -> new ThrottledException(what, retryAfter(response));
            default -> status >= 500 ? new SourceUnavailableException(what) : new InvalidAnswerException(what);
        };
    }

    /** Scoreboard says it in seconds. */
    private static @Nullable Duration retryAfter(HttpResponse<?> response) {
        return response.headers()
                .firstValue("Retry-After")
                .filter(text -> text.matches("\\d{1,9}"))
                .map(text -> Duration.ofSeconds(Long.parseLong(text)))
                .orElse(null);
    }
}
