package io.github.cowriekit.sink;

import io.github.cowriekit.json.SessionJson;
import io.github.cowriekit.model.SessionRecord;
import io.github.cowriekit.sink.internal.alert.AlertJson;
import io.github.cowriekit.sink.internal.http.Authorization;
import io.github.cowriekit.sink.internal.http.HttpAnswer;
import io.github.cowriekit.sink.internal.http.HttpSender;
import io.github.cowriekit.sink.internal.http.Outcomes;
import io.github.cowriekit.sink.internal.webhook.WebhookSignature;
import io.github.cowriekit.sink.spi.Alert;
import io.github.cowriekit.sink.spi.Message;
import io.github.cowriekit.sink.spi.Receipt;
import io.github.cowriekit.sink.spi.Secret;
import io.github.cowriekit.sink.spi.Sink;
import io.github.cowriekit.sink.spi.SinkException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Posts every session and alert to one address, as JSON, one after another.
 *
 * <p>The body of a session is a line of {@linkplain SessionJson Session JSON}, that of an alert an object with {@code id},
 * {@code kind}, {@code time}, {@code sensor}, {@code session}, {@code source_ip}, {@code protocol} and {@code details}; only an
 * alert has a {@code kind}. The headers {@code Idempotency-Key} and {@code webhook-id} are the id by which a repetition is known.
 *
 * <p>With a secret, requests are signed after <a href="https://www.standardwebhooks.com">Standard Webhooks 1.0</a>: libraries
 * in many languages check that.
 *
 * <pre>{@code
 * WebhookSink.builder(URI.create("https://hooks.example/cowrie"))
 *         .secret(Secret.of(System.getenv("HOOK_SECRET")))
 *         .build();
 * }</pre>
 *
 * <p>A status of 2xx accepts a message. After 401, 403, 407, 408, 425, 429, 5xx, a redirect, or no answer in time, it and those
 * behind it are sent again; with any other status it is rejected, and the next one is sent.
 *
 * @since 0.1.0
 */
public final class WebhookSink implements Sink {
    /** Of an answer, the status is all that counts. */
    private static final int MAX_ANSWER = 64 << 10;

    private static final Set<Integer> AGAIN = Set.of(401, 403, 407, 408, 425, 429);

    private final URI url;
    private final List<WebhookSignature> signatures;
    private final @Nullable Secret authorization;
    private final Clock clock;
    private final HttpSender http;

    private WebhookSink(Builder builder) {
        this.url = builder.url;
        this.signatures = List.copyOf(builder.signatures);
        this.authorization = builder.authorization;
        this.clock = builder.clock;
        HttpClient client = builder.client == null ? HttpSender.client(null) : builder.client;
        this.http = new HttpSender(client, url, builder.timeout, clock);
    }

    /**
     * Returns a builder.
     *
     * @param url where to post to; over {@code http}, messages and credentials can be read on the way. No exception shows more
     *     of it than the host, since path and query often hold a key
     * @throws IllegalArgumentException if it is not http or https, or holds a user name or a fragment
     */
    public static Builder builder(URI url) {
        return new Builder(url);
    }

    @Override
    public Optional<String> encode(SessionRecord session) {
        return Optional.of(SessionJson.toJson(session));
    }

    @Override
    public Optional<String> encode(Alert alert) {
        return Optional.of(AlertJson.toJson(alert));
    }

    /** Ends within the timeout of one request times the number of messages. */
    @Override
    public Receipt deliver(List<Message> messages) throws InterruptedException {
        Outcomes outcomes = new Outcomes();
        for (int i = 0; i < messages.size(); i++) {
            Message message = messages.get(i);
            try {
                HttpAnswer answer = http.send(request(message), MAX_ANSWER);
                if (answer.isSuccess()) {
                    outcomes.accept();
                } else if (isAgain(answer.status())) {
                    throw answer.failure();
                } else {
                    outcomes.reject(message, "the receiver refuses it with status " + answer.status());
                }
            } catch (SinkException e) {
                return outcomes.failed(e, messages.subList(i, messages.size()));
            }
        }
        return outcomes.receipt();
    }

    @Override
    public String toString() {
        return "WebhookSink[" + HttpSender.receiver(url) + "]";
    }

    private static boolean isAgain(int status) {
        return status / 100 == 5 || status / 100 == 3 || AGAIN.contains(status);
    }

    private HttpRequest request(Message message) {
        String id = message.id().toString();
        long now = clock.instant().getEpochSecond();
        HttpRequest.Builder request = HttpRequest.newBuilder(url)
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", id)
                .header("webhook-id", id)
                .header("webhook-timestamp", Long.toString(now))
                .POST(BodyPublishers.ofString(message.body()));
        if (!signatures.isEmpty()) {
            request.header(
                    "webhook-signature",
                    signatures.stream()
                            .map(signature -> signature.sign(id, now, message.body()))
                            .collect(Collectors.joining(" ")));
        }
        if (authorization != null) {
            request.header("Authorization", authorization.reveal());
        }
        return request.build();
    }

    /** Builds a {@link WebhookSink}; not thread-safe. */
    public static final class Builder {
        private final URI url;
        private final List<WebhookSignature> signatures = new ArrayList<>();
        private Duration timeout = Duration.ofSeconds(30);
        private Clock clock = Clock.systemUTC();
        private @Nullable Secret authorization;
        private @Nullable HttpClient client;

        private Builder(URI url) {
            this.url = HttpSender.checked(url);
        }

        /**
         * Signs with a secret of Standard Webhooks: 24 to 64 random bytes in Base64, with or without {@code whsec_} before
         * them. Given twice, requests bear two signatures, so that a secret can be replaced without a gap.
         *
         * @throws IllegalArgumentException if it is none; the message does not hold it
         */
        public Builder secret(Secret secret) {
            signatures.add(WebhookSignature.of(secret));
            return this;
        }

        /**
         * Sends a user name and a password; replaces other credentials.
         *
         * @throws IllegalArgumentException if the name is empty or holds a colon or a control character
         */
        public Builder basicAuth(String user, Secret password) {
            this.authorization = Authorization.basic(user, password);
            return this;
        }

        /**
         * Sends a bearer token; replaces other credentials.
         *
         * @throws IllegalArgumentException if it is not ASCII
         */
        public Builder bearer(Secret token) {
            this.authorization = Authorization.token("Bearer", token);
            return this;
        }

        /**
         * Sets how long a request may take with its answer, 30 seconds by default.
         *
         * @throws IllegalArgumentException if it is not positive
         */
        public Builder timeout(Duration time) {
            this.timeout = HttpSender.checked(time);
            return this;
        }

        /**
         * Sets the client, for a proxy or certificates of your own; it stays open when the sink is closed.
         *
         * @throws IllegalArgumentException if it follows redirects
         */
        public Builder httpClient(HttpClient http) {
            this.client = HttpSender.checked(http);
            return this;
        }

        /** Sets the clock of the signed timestamps. */
        public Builder clock(Clock time) {
            this.clock = Objects.requireNonNull(time, "time");
            return this;
        }

        /** Returns the sink. Connects to nothing. */
        public WebhookSink build() {
            return new WebhookSink(this);
        }
    }
}
