package io.github.cowriekit.enrich.spi.http;

import io.github.cowriekit.enrich.internal.json.AnswerJson;
import io.github.cowriekit.enrich.spi.ApiKey;
import io.github.cowriekit.enrich.spi.AuthenticationException;
import io.github.cowriekit.enrich.spi.EnricherSettings;
import io.github.cowriekit.enrich.spi.EnrichmentException;
import io.github.cowriekit.enrich.spi.InvalidAnswerException;
import io.github.cowriekit.enrich.spi.SourceUnavailableException;
import io.github.cowriekit.model.intel.Reason;
import java.io.OutputStream;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Asks one source over HTTP: one attempt per question, bounded in time and size, without redirects.
 *
 * <p>Safe for use by several threads.
 *
 * @since 0.1.0
 */
public final class SourceHttp {
    private static final Logger LOG = System.getLogger(SourceHttp.class.getName());

    private final EnricherSettings settings;
    private final String baseUrl;
    private final HttpRequest template;
    private final boolean hasKey;
    private final boolean lacksKey;
    private volatile boolean hasKeyInQuery;
    private final AtomicBoolean saidDebugLog = new AtomicBoolean();

    private SourceHttp(EnricherSettings settings, @Nullable String keyHeader, String scheme) {
        if (settings.httpClient().followRedirects() != HttpClient.Redirect.NEVER) {
            throw new IllegalArgumentException(
                    "the HTTP client must not follow redirects: they would carry the API key to another host");
        }
        URI base = settings.requireBaseUrl();
        if (base.getRawQuery() != null || base.getRawFragment() != null) {
            throw new IllegalArgumentException("a base URL has neither query nor fragment");
        }
        this.settings = settings;
        this.baseUrl = base.toString().replaceFirst("/+$", "");
        ApiKey key = settings.key();
        this.hasKey = keyHeader != null;
        this.lacksKey = keyHeader != null && key == null;
        HttpRequest.Builder builder = HttpRequest.newBuilder(base)
                // over plain HTTP the client would ask to switch to HTTP/2, which small servers and proxies trip over
                .version(HttpClient.Version.HTTP_1_1)
                .timeout(settings.timeout())
                .header("User-Agent", settings.userAgent())
                .header("Accept", "application/json");
        if (keyHeader != null && key != null) {
            builder.header(keyHeader, scheme + key.reveal());
        }
        this.template = builder.build();
    }

    /**
     * Returns the client of a source that needs no key.
     *
     * @throws IllegalArgumentException if the base URL or the User-Agent cannot be used
     */
    public static SourceHttp keyless(EnricherSettings settings) {
        return new SourceHttp(settings, null, "");
    }

    /**
     * Returns the client of a source that wants its key in a header.
     *
     * @throws IllegalArgumentException if the base URL or the User-Agent cannot be used
     */
    public static SourceHttp keyed(EnricherSettings settings, String keyHeader) {
        return new SourceHttp(settings, keyHeader, "");
    }

    /** As {@link #keyed}, for a source that wants its key as {@code Authorization: Bearer KEY}. */
    public static SourceHttp bearer(EnricherSettings settings) {
        return new SourceHttp(settings, "Authorization", "Bearer ");
    }

    /**
     * Asks with GET and the key in the query, for a service that takes it nowhere else.
     *
     * @param path what follows the base URL, encoded, without a query
     * @param parameter name of the key in the query
     * @throws EnrichmentException if there is no answer
     */
    public HttpAnswer getWithKey(String path, String parameter) {
        return get(withKey(path, parameter));
    }

    /**
     * Asks with GET for something large, the key in the query, for a service that takes it nowhere else.
     *
     * @param path what follows the base URL, encoded, without a query
     * @param parameter name of the key in the query
     * @param body takes the body of an answer with status 200, which then is empty itself
     * @throws EnrichmentException if there is no answer
     */
    public HttpAnswer getWithKey(String path, String parameter, OutputStream body) {
        return get(withKey(path, parameter), body);
    }

    private String withKey(String path, String parameter) {
        ApiKey key = settings.key();
        if (key == null) {
            throw new AuthenticationException("no API key is configured for this source");
        }
        hasKeyInQuery = true;
        if (DebugLog.showsUrls()) {
            warnOfDebugLog();
        }
        return path + "?" + parameter + "=" + PathSegment.of(key.reveal());
    }

    private void warnOfDebugLog() {
        if (!saidDebugLog.getAndSet(true)) {
            LOG.log(
                    Level.WARNING,
                    "the debug log of the HTTP client shows the key for {0}; set the level of {1} to INFO, and neither of"
                            + " the system properties {1} and {2}",
                    URI.create(baseUrl).getHost(),
                    DebugLog.NAME,
                    DebugLog.PROPERTY);
        }
    }

    /**
     * Asks with GET.
     *
     * @param path what follows the base URL, encoded, with its query
     * @throws EnrichmentException if there is no answer
     */
    public HttpAnswer get(String path) {
        return send(path, builder -> builder.GET(), collecting(settings.largestAnswer()));
    }

    /**
     * Asks with GET for something large.
     *
     * @param path what follows the base URL, encoded, with its query
     * @param body takes the body of an answer with status 200, which then is empty itself
     * @throws EnrichmentException if there is no answer
     */
    public HttpAnswer get(String path, OutputStream body) {
        return send(path, builder -> builder.GET(), passingOn(body, settings.largestAnswer()));
    }

    /**
     * Asks with GET for something else than JSON.
     *
     * @param path what follows the base URL, encoded, with its query
     * @param headers headers beside those of every question, or in their place
     * @throws EnrichmentException if there is no answer
     */
    public HttpAnswer get(String path, Map<String, String> headers) {
        return send(path, builder -> with(headers, builder).GET(), collecting(settings.largestAnswer()));
    }

    /**
     * Asks another host than that of the base URL with GET, for a source whose answers are spread over several.
     *
     * @param url whole URL
     * @param headers headers beside those of every question, or in their place
     * @throws EnrichmentException if there is no answer
     * @throws IllegalStateException if the source has a key, which is not for others
     */
    public HttpAnswer getElsewhere(URI url, Map<String, String> headers) {
        if (hasKey) {
            throw new IllegalStateException("a key is sent to its own source only");
        }
        return send(url, builder -> with(headers, builder).GET(), collecting(settings.largestAnswer()));
    }

    private static HttpRequest.Builder with(Map<String, String> headers, HttpRequest.Builder builder) {
        headers.forEach(builder::setHeader);
        return builder;
    }

    /**
     * Asks with a form in a POST.
     *
     * @param path what follows the base URL, encoded
     * @param form names and values as they are
     * @throws EnrichmentException if there is no answer
     */
    public HttpAnswer post(String path, Map<String, String> form) {
        String body = PathSegment.form(form);
        return send(
                path,
                builder -> builder.header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(body)),
                collecting(settings.largestAnswer()));
    }

    /**
     * Asks with a JSON object in a POST.
     *
     * @param path what follows the base URL, encoded
     * @param fields names and their texts, numbers and booleans as they are
     * @throws EnrichmentException if there is no answer
     */
    public HttpAnswer postJson(String path, Map<String, ?> fields) {
        byte[] body = PathSegment.utf8(AnswerJson.write(fields));
        return send(
                path,
                builder -> builder.header("Content-Type", "application/json").POST(BodyPublishers.ofByteArray(body)),
                collecting(settings.largestAnswer()));
    }

    /**
     * Sends a body with POST, the key included: the URL must be one of the source itself.
     *
     * @param url whole URL
     * @param contentType kind of the body
     * @param body the body
     * @throws EnrichmentException if there is no answer
     */
    public HttpAnswer upload(URI url, String contentType, BodyPublisher body) {
        return send(
                url,
                builder -> builder.header("Content-Type", contentType).POST(body),
                collecting(settings.largestAnswer()));
    }

    // A connection that is kept for later holds the handler of its last answer. These are static so that they hold no
    // client: one that holds itself is never freed.
    private static HttpResponse.BodyHandler<byte[]> collecting(long limit) {
        return response -> CappedBody.collecting(limit);
    }

    private static HttpResponse.BodyHandler<byte[]> passingOn(OutputStream body, long limit) {
        return response -> response.statusCode() == 200 ? CappedBody.into(body, limit) : CappedBody.collecting(limit);
    }

    private HttpAnswer send(
            String path, UnaryOperator<HttpRequest.Builder> method, HttpResponse.BodyHandler<byte[]> handler) {
        return send(URI.create(baseUrl + path), method, handler);
    }

    private HttpAnswer send(
            URI url, UnaryOperator<HttpRequest.Builder> method, HttpResponse.BodyHandler<byte[]> handler) {
        if (lacksKey) {
            throw new AuthenticationException("no API key is configured for this source");
        }
        if (hasKey && DebugLog.showsHeaders()) {
            warnOfDebugLog();
        }
        HttpRequest request = method.apply(
                        HttpRequest.newBuilder(template, (name, value) -> true).uri(url))
                .build();
        String question = request.method() + " " + PathSegment.withoutSecrets(request.uri());
        CompletableFuture<HttpResponse<byte[]>> exchange = settings.httpClient().sendAsync(request, handler);
        try {
            // the timeout of a request ends with its headers; this one covers the body as well
            HttpResponse<byte[]> response = exchange.get(settings.timeout().toMillis(), TimeUnit.MILLISECONDS);
            return new HttpAnswer(
                    question,
                    hasKey || hasKeyInQuery,
                    response.statusCode(),
                    response.headers(),
                    response.body(),
                    settings.clock());
        } catch (InterruptedException interrupted) {
            exchange.cancel(true);
            Thread.currentThread().interrupt();
            throw new SourceUnavailableException(Reason.INTERRUPTED, "interrupted during " + question, interrupted);
        } catch (TimeoutException timeout) {
            exchange.cancel(true);
            throw new SourceUnavailableException(
                    Reason.TIMEOUT, "no answer within " + settings.timeout() + " to " + question, timeout);
        } catch (ExecutionException failed) {
            throw failure(question, failed.getCause());
        }
    }

    private static EnrichmentException failure(String question, @Nullable Throwable cause) {
        if (cause instanceof InvalidAnswerException invalid) {
            return new InvalidAnswerException(invalid.getMessage() + " (" + question + ")");
        }
        Unreachable why = Unreachable.of(cause);
        return new SourceUnavailableException(why.reason(), "no answer (" + why.text() + ") to " + question, cause);
    }
}
