package io.github.cowriekit.sink.internal.http;

import io.github.cowriekit.sink.internal.net.NetworkFailure;
import io.github.cowriekit.sink.spi.SinkException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/** Sends requests to one receiver: one attempt each, bounded in time and size, without redirects. */
public final class HttpSender {
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);
    private static final int MAX_DIGITS = 9;

    private final HttpClient client;
    private final String receiver;
    private final Duration timeout;
    private final Clock clock;

    /**
     * Creates it.
     *
     * @param client follows no redirects
     * @param timeout for a request with its whole answer
     */
    public HttpSender(HttpClient client, URI url, Duration timeout, Clock clock) {
        this.client = client;
        this.receiver = receiver(url);
        this.timeout = timeout;
        this.clock = clock;
    }

    /** Returns a client for receivers. */
    public static HttpClient client(@Nullable SSLContext tls) {
        HttpClient.Builder builder = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(CONNECT_TIMEOUT)
                .followRedirects(HttpClient.Redirect.NEVER);
        return (tls == null ? builder : builder.sslContext(tls)).build();
    }

    /**
     * Returns the client if it follows no redirects.
     *
     * @throws IllegalArgumentException if it does
     */
    public static HttpClient checked(HttpClient client) {
        if (client.followRedirects() != HttpClient.Redirect.NEVER) {
            throw new IllegalArgumentException(
                    "the client follows redirects, which would send messages and keys elsewhere");
        }
        return client;
    }

    /**
     * Returns the address if messages can be sent there.
     *
     * @throws IllegalArgumentException if it is not http or https, or holds a user name or a fragment; the message does not
     *     hold it
     */
    public static URI checked(URI url) {
        String scheme = Objects.requireNonNull(url, "url").getScheme();
        if (url.getHost() == null || !("http".equalsIgnoreCase(scheme) || "https".equalsIgnoreCase(scheme))) {
            throw new IllegalArgumentException("the url is not of the form https://host.example/");
        }
        if (url.getRawUserInfo() != null || url.getRawFragment() != null) {
            throw new IllegalArgumentException("the url holds a user name or a fragment");
        }
        return url;
    }

    /**
     * Returns the time if it can be waited.
     *
     * @throws IllegalArgumentException if it is not positive
     */
    public static Duration checked(Duration timeout) {
        if (timeout.isNegative() || timeout.isZero()) {
            throw new IllegalArgumentException("timeout is not positive: " + timeout);
        }
        return timeout;
    }

    /** Returns scheme, host and port, without the path and the query, which may hold a key. */
    public static String receiver(URI url) {
        return url.getScheme() + "://" + url.getHost() + (url.getPort() < 0 ? "" : ":" + url.getPort());
    }

    /**
     * Sends a request.
     *
     * @param maxAnswer how much of the body of the answer is read, in bytes
     * @throws SinkException if there is no answer
     */
    public HttpAnswer send(HttpRequest request, int maxAnswer) throws InterruptedException {
        CompletableFuture<HttpResponse<BoundedBody.Read>> answer =
                client.sendAsync(request, info -> new BoundedBody(maxAnswer));
        try {
            HttpResponse<BoundedBody.Read> response = answer.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
            return new HttpAnswer(
                    receiver,
                    response.statusCode(),
                    response.headers()
                            .firstValue("Retry-After")
                            .map(this::retryAfter)
                            .orElse(null),
                    response.body().text(),
                    response.body().isCut());
        } catch (TimeoutException e) {
            throw new SinkException(receiver + " did not answer within " + timeout.toMillis() + " ms", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IOException failure) {
                throw NetworkFailure.of(receiver, failure);
            }
            throw new SinkException(receiver + " could not be sent to", e.getCause());
        } finally {
            // a request that is still under way ends here, also when this thread is interrupted
            answer.cancel(true);
        }
    }

    private @Nullable Duration retryAfter(String value) {
        String text = value.strip();
        if (text.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return text.isEmpty() || text.length() > MAX_DIGITS ? null : Duration.ofSeconds(Long.parseLong(text));
        }
        try {
            ZonedDateTime until = ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME);
            Duration wait = Duration.between(clock.instant(), until.toInstant());
            return wait.isNegative() ? Duration.ZERO : wait;
        } catch (DateTimeException e) {
            return null;
        }
    }
}
