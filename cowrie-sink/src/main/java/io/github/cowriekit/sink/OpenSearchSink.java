package io.github.cowriekit.sink;

import io.github.cowriekit.model.SessionRecord;
import io.github.cowriekit.sink.internal.http.Authorization;
import io.github.cowriekit.sink.internal.http.HttpSender;
import io.github.cowriekit.sink.internal.opensearch.BulkClient;
import io.github.cowriekit.sink.internal.opensearch.Documents;
import io.github.cowriekit.sink.spi.Alert;
import io.github.cowriekit.sink.spi.Message;
import io.github.cowriekit.sink.spi.Receipt;
import io.github.cowriekit.sink.spi.Secret;
import io.github.cowriekit.sink.spi.Sink;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Puts sessions and alerts into OpenSearch or Elasticsearch, as documents in the Elastic Common Schema.
 *
 * <p>The id of a document is that of the session or alert: what is delivered again, or went on since, replaces what is there.
 * Alerts are in an index of their own, so that counting documents counts sessions.
 *
 * <pre>{@code
 * OpenSearchSink.builder(URI.create("https://search.example:9200"))
 *         .apiKey(Secret.of(System.getenv("SEARCH_KEY")))
 *         .build();
 * }</pre>
 *
 * <p>A document that does not fit the mapping is rejected with the reason, and the rest of its batch arrives. Wrong credentials, a
 * full disk, a missing index or an alias without a write index are no reason to reject anything: all is sent again.
 *
 * @since 0.1.0
 */
public final class OpenSearchSink implements Sink {
    private final String receiver;
    private final BulkClient bulk;

    private OpenSearchSink(Builder builder) {
        HttpClient client = builder.client == null ? HttpSender.client(null) : builder.client;
        this.receiver = HttpSender.receiver(builder.url);
        this.bulk = new BulkClient(
                new HttpSender(client, builder.url, builder.timeout, Clock.systemUTC()),
                new BulkClient.Target(
                        builder.url,
                        builder.index,
                        builder.alertIndex,
                        builder.template,
                        builder.authorization,
                        builder.gzip,
                        builder.maxRequestBytes));
    }

    /**
     * Returns a builder.
     *
     * @param url address of the cluster, with a path if it is behind one; over {@code http}, credentials can be read on the way
     * @throws IllegalArgumentException if it is not http or https, or holds a user name, a query or a fragment
     */
    public static Builder builder(URI url) {
        return new Builder(url);
    }

    @Override
    public Optional<String> encode(SessionRecord session) {
        return Optional.of(Documents.session(session));
    }

    @Override
    public Optional<String> encode(Alert alert) {
        return Optional.of(Documents.alert(alert));
    }

    @Override
    public Receipt deliver(List<Message> messages) throws InterruptedException {
        return bulk.deliver(messages);
    }

    @Override
    public String toString() {
        return "OpenSearchSink[" + receiver + "]";
    }

    /** Builds an {@link OpenSearchSink}; not thread-safe. */
    public static final class Builder {
        private static final int STANDARD_BYTES = 5 << 20;

        private final URI url;
        private String index = "cowrie-sessions";
        private String alertIndex = "cowrie-alerts";
        private boolean template = true;
        private boolean gzip;
        private int maxRequestBytes = STANDARD_BYTES;
        private Duration timeout = Duration.ofSeconds(30);
        private @Nullable Secret authorization;
        private @Nullable HttpClient client;

        private Builder(URI url) {
            this.url = HttpSender.checked(url);
            if (url.getRawQuery() != null) {
                throw new IllegalArgumentException("the url holds a query");
            }
        }

        /**
         * Sets the index of sessions, {@code cowrie-sessions} by default; an alias will do, a data stream will not, since
         * documents are replaced.
         *
         * @throws IllegalArgumentException if it is no name of an index: lower case letters, digits, {@code . _ -}
         */
        public Builder index(String name) {
            this.index = checked(name);
            return this;
        }

        /**
         * Sets the index of alerts, {@code cowrie-alerts} by default.
         *
         * @throws IllegalArgumentException as {@link #index} does
         */
        public Builder alertIndex(String name) {
            this.alertIndex = checked(name);
            return this;
        }

        /**
         * Sets whether the index templates are put before the first delivery of a run, which they are by default: without them,
         * addresses are text. They are called {@code cowriekit-} and the name of the index, and replace what is there under that
         * name; an index that exists keeps its mapping.
         */
        public Builder template(boolean isPut) {
            this.template = isPut;
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
         * Sends an API key in its encoded form; replaces other credentials.
         *
         * @throws IllegalArgumentException if it is not ASCII
         */
        public Builder apiKey(Secret key) {
            this.authorization = Authorization.token("ApiKey", key);
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

        /** Sets whether requests are compressed; they are not by default. */
        public Builder gzip(boolean isOn) {
            this.gzip = isOn;
            return this;
        }

        /**
         * Sets how large a request is before it is compressed, 5 MiB by default; only a single document can be larger. A receiver
         * that finds this too much is sent less.
         *
         * @throws IllegalArgumentException if it is less than 64 KiB or more than 100 MiB
         */
        public Builder maxRequestBytes(int bytes) {
            if (bytes < 64 << 10 || bytes > 100 << 20) {
                throw new IllegalArgumentException("maxRequestBytes is not between 64 KiB and 100 MiB: " + bytes);
            }
            this.maxRequestBytes = bytes;
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

        /** Returns the sink. Connects to nothing. */
        public OpenSearchSink build() {
            return new OpenSearchSink(this);
        }

        private static String checked(String name) {
            if (!name.matches("[a-z0-9][a-z0-9._-]{0,199}")) {
                throw new IllegalArgumentException("no name of an index: lower case letters, digits, '.', '_' and '-'");
            }
            return name;
        }
    }
}
