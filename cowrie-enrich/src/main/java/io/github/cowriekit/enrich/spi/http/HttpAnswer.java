package io.github.cowriekit.enrich.spi.http;

import io.github.cowriekit.enrich.internal.json.AnswerJson;
import io.github.cowriekit.enrich.spi.AuthenticationException;
import io.github.cowriekit.enrich.spi.EnrichmentException;
import io.github.cowriekit.enrich.spi.InvalidAnswerException;
import io.github.cowriekit.enrich.spi.RejectedQuestionException;
import io.github.cowriekit.enrich.spi.SourceUnavailableException;
import io.github.cowriekit.enrich.spi.ThrottledException;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a source answered; its texts for exceptions name status and content type and never quote the body. Immutable.
 *
 * @since 0.1.0
 */
public final class HttpAnswer {
    private static final Pattern MEDIA_TYPE = Pattern.compile("[\\w.+/-]{1,60}");

    private final String question;
    private final boolean hadKey;
    private final int status;
    private final HttpHeaders headers;
    private final byte[] body;
    private final Clock clock;

    HttpAnswer(String question, boolean hadKey, int status, HttpHeaders headers, byte[] body, Clock clock) {
        this.question = question;
        this.hadKey = hadKey;
        this.status = status;
        this.headers = headers;
        this.body = body;
        this.clock = clock;
    }

    /** Returns an answer with status 200 that was kept; it has no headers. */
    static HttpAnswer kept(String body) {
        HttpHeaders none = HttpHeaders.of(Map.of(), (name, value) -> true);
        return new HttpAnswer(
                "a kept answer", false, 200, none, body.getBytes(StandardCharsets.UTF_8), Clock.systemUTC());
    }

    /** Returns the status code. */
    public int status() {
        return status;
    }

    /** Returns the first value of a header, whose name is taken in any case. */
    public Optional<String> header(String name) {
        return headers.firstValue(name);
    }

    /** Returns whether the body has no bytes. */
    public boolean isEmpty() {
        return body.length == 0;
    }

    /** Returns the body as text, for whoever keeps it beside the facts. */
    public String body() {
        return new String(body, StandardCharsets.UTF_8);
    }

    /** Returns the start of the body, for the few services that explain an error in words. */
    public String startOfBody() {
        return new String(body, 0, Math.min(body.length, 500), StandardCharsets.ISO_8859_1);
    }

    /** Returns the fields of the body if it is one JSON object, whatever the status. */
    public Optional<AnswerFields> findObject() {
        return AnswerJson.parseObject(body);
    }

    /**
     * Returns the fields of the JSON object that an answer with status 200 must be.
     *
     * @throws EnrichmentException if the status is another one or the body is something else
     */
    public AnswerFields object() {
        if (status != 200) {
            throw failure();
        }
        return findObject().orElseThrow(() -> invalid(isEmpty() ? "an empty body" : "no JSON object"));
    }

    /** Returns the wait that the {@code Retry-After} header asks for, null if there is none. */
    public @Nullable Duration retryAfter() {
        return header("Retry-After").map(text -> RetryAfter.parse(text, clock)).orElse(null);
    }

    /** Returns what the status of an answer without success means unless a source knows better. */
    public EnrichmentException failure() {
        if (status >= 500) {
            return new SourceUnavailableException(describe("the service reports an error of its own"));
        }
        return switch (status) {
            case 429 -> new ThrottledException(describe("too many requests"), retryAfter());
            // without a key it is something else that the service objects to, which may pass
            case 401, 403 ->
                hadKey
                        ? new AuthenticationException(describe("not allowed to ask; check the API key"))
                        : new SourceUnavailableException(
                                describe("the service refuses to answer, and no key was sent"));
            case 408, 425 -> new SourceUnavailableException(describe("the service gave up on the request"));
            case 400, 413, 414, 422 -> new RejectedQuestionException(describe("the service refuses the question"));
            // a redirect is not followed: it would carry the key to wherever it points
            case 301, 302, 303, 307, 308 -> invalid("a redirect; check the base URL");
            default -> invalid("a status that is not part of this service; check the base URL");
        };
    }

    /** Returns the exception for an answer that cannot be read. */
    public InvalidAnswerException invalid(String what) {
        return new InvalidAnswerException(describe("the answer is " + what));
    }

    /** Returns a message that says what happened to which question. */
    public String describe(String what) {
        String type = header("Content-Type")
                .map(value -> value.split(";", 2)[0].strip())
                .filter(value -> MEDIA_TYPE.matcher(value).matches())
                .orElse("no content type");
        return what + " (HTTP " + status + ", " + type + ", " + question + ")";
    }
}
