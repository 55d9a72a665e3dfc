package io.github.cowriekit.enrich;

import io.github.cowriekit.enrich.internal.Connection;
import io.github.cowriekit.enrich.internal.Engine;
import io.github.cowriekit.enrich.internal.Environment;
import io.github.cowriekit.enrich.internal.SourceRegistry;
import io.github.cowriekit.enrich.internal.UserAgent;
import io.github.cowriekit.enrich.spi.ApiKey;
import io.github.cowriekit.enrich.spi.Enricher;
import io.github.cowriekit.enrich.spi.EnricherProvider;
import io.github.cowriekit.enrich.spi.RateLimit;
import io.github.cowriekit.enrich.spi.Sleeper;
import io.github.cowriekit.enrich.spi.SourceDefaults;
import io.github.cowriekit.model.Session;
import io.github.cowriekit.model.intel.EnrichedSession;
import io.github.cowriekit.model.intel.EnrichmentResult;
import io.github.cowriekit.model.intel.Observable;
import io.github.cowriekit.model.intel.ObservableType;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Asks threat-intelligence sources about sessions.
 *
 * <p>Each distinct question is asked once, however many sessions share it. Sources are asked at the same time, each one
 * at its own rate; one that stays broken, refuses its key or has no quota left is stopped and its questions are skipped.
 * Private and documentation addresses, names and URLs are never sent to anybody.
 *
 * <p>Safe for use by several threads. Calls block until every source has answered, which takes as long as its rate
 * limit makes it: four questions a minute for a free VirusTotal key.
 *
 * <pre>{@code
 * try (var enrichment = Enrichment.builder().discover().build()) {
 *     sessions.map(enrichment::enrich).forEach(System.out::println);
 * }
 * }</pre>
 *
 * @since 0.1.0
 */
public final class Enrichment implements AutoCloseable {
    private final Engine engine;

    private Enrichment(Engine engine) {
        this.engine = engine;
    }

    /** Returns a builder without sources. */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Returns the session with what the sources say about its {@link Session#observables()}.
     *
     * <p>Results are in the order of the observables, and for each in the order of the sources. A source has no result
     * for a kind of observable that it does not support. If the thread is interrupted, its interrupt status is kept and
     * what has not been answered yet is failed.
     *
     * @throws IllegalStateException if this was closed
     */
    public EnrichedSession enrich(Session session) {
        return new EnrichedSession(session, engine.lookup(session.observables()));
    }

    /**
     * Returns what the sources say about one observable: one result per source that supports its kind, in their order.
     *
     * @throws IllegalStateException if this was closed
     */
    public List<EnrichmentResult> lookup(Observable observable) {
        return engine.lookup(List.of(observable));
    }

    /** Returns what became of the questions so far, one element per source in their order; works after closing, too. */
    public List<SourceStatus> sources() {
        return engine.statuses();
    }

    /** Stops waiting questions, which fail, and closes the enrichers, those that were given by hand included. */
    @Override
    public void close() {
        engine.close();
    }

    /** Builds {@link Enrichment}; not thread-safe. What is set here wins over the environment. */
    public static final class Builder {
        private final SourceRegistry registry = new SourceRegistry();
        private @Nullable Map<String, String> environment;
        private @Nullable String contact;
        private @Nullable HttpClient httpClient;
        private @Nullable Duration timeout;
        private Clock clock = Clock.systemUTC();
        private Sleeper sleeper = Sleeper.SYSTEM;
        private long cacheSize = 50_000;

        private Builder() {}

        /** Asks every source whose {@link EnricherProvider} can be loaded, sorted by name. */
        public Builder discover() {
            registry.discover();
            return this;
        }

        /** Asks every source whose {@link EnricherProvider} this class loader sees, sorted by name. */
        public Builder discover(ClassLoader loader) {
            return classLoader(loader).discover();
        }

        /** Sets where every {@link EnricherProvider} is loaded from; the class loader of this library by default. */
        public Builder classLoader(ClassLoader loader) {
            registry.loader(Objects.requireNonNull(loader, "loader"));
            return this;
        }

        /** Asks the source with this name; {@link #build()} fails if no {@link EnricherProvider} has it. */
        public Builder source(String name) {
            registry.add(name);
            return this;
        }

        /** Asks an enricher made by hand about everything it supports, without a rate limit; it wins over a provider. */
        public Builder enricher(Enricher enricher) {
            return enricher(
                    enricher,
                    SourceDefaults.builder(enricher.supports().toArray(ObservableType[]::new))
                            .build());
        }

        /**
         * Asks an enricher made by hand; it wins over a provider of the same name.
         *
         * @param enricher the enricher; closed together with what is built here
         * @param defaults rate, kinds it is asked about and lifetimes; key, URL and timeout are its own business
         * @return this builder
         * @throws IllegalArgumentException if another one was given with its name
         */
        public Builder enricher(Enricher enricher, SourceDefaults defaults) {
            registry.add(enricher, Objects.requireNonNull(defaults, "defaults"));
            return this;
        }

        /** Sets the API key of a source. */
        public Builder key(String source, ApiKey key) {
            Objects.requireNonNull(key, "key");
            registry.options(source, registry.options(source).withKey(key));
            return this;
        }

        /**
         * Sets the API key of a source.
         *
         * @throws IllegalArgumentException if it is blank or no header can carry it
         */
        public Builder key(String source, String key) {
            return key(source, ApiKey.of(key));
        }

        /**
         * Sets where a source is asked, in place of its own base URL.
         *
         * @throws IllegalArgumentException if it is not an absolute http or https URL
         */
        public Builder baseUrl(String source, URI baseUrl) {
            registry.options(source, registry.options(source).withBaseUrl(baseUrl));
            return this;
        }

        /** Sets how often a source may be asked. */
        public Builder rate(String source, RateLimit rate) {
            Objects.requireNonNull(rate, "rate");
            registry.options(source, registry.options(source).withRate(rate));
            return this;
        }

        /** Sets the only kinds of observables a source is asked about. */
        public Builder ask(String source, ObservableType... types) {
            registry.options(source, registry.options(source).withAsks(Set.copyOf(Arrays.asList(types))));
            return this;
        }

        /**
         * Replaces the environment variables, {@code COWRIEKIT_CONTACT} and for each source {@code COWRIEKIT_NAME_KEY},
         * {@code COWRIEKIT_NAME_URL} and {@code COWRIEKIT_NAME_RATE}.
         */
        public Builder environment(Map<String, String> environment) {
            this.environment = Map.copyOf(environment);
            return this;
        }

        /**
         * Sets the address that sources can write to; it is sent as part of the User-Agent.
         *
         * @throws IllegalArgumentException if it is not printable ASCII
         */
        public Builder contact(String email) {
            this.contact = UserAgent.checkedContact(email);
            return this;
        }

        /** Sets the client that sources are asked with; it stays open and must not follow redirects. */
        public Builder httpClient(HttpClient httpClient) {
            this.httpClient = Objects.requireNonNull(httpClient, "httpClient");
            return this;
        }

        /** Sets the longest wait for one answer, for all sources. */
        public Builder timeout(Duration timeout) {
            if (timeout.isNegative() || timeout.isZero()) {
                throw new IllegalArgumentException("the timeout must be positive");
            }
            this.timeout = timeout;
            return this;
        }

        /** Sets the clock. */
        public Builder clock(Clock clock) {
            this.clock = Objects.requireNonNull(clock, "clock");
            return this;
        }

        /** Sets what waits for rate limits and retries. */
        public Builder sleeper(Sleeper sleeper) {
            this.sleeper = Objects.requireNonNull(sleeper, "sleeper");
            return this;
        }

        /** Lets no request leave the machine: every question is skipped. */
        public Builder offline() {
            registry.offline();
            return this;
        }

        /** Sets how many answers are kept for questions that come again; 50,000 by default. */
        public Builder cacheSize(long answers) {
            if (answers < 0) {
                throw new IllegalArgumentException("the cache size must not be negative");
            }
            this.cacheSize = answers;
            return this;
        }

        /**
         * Returns the finished enrichment; nothing is asked yet.
         *
         * @throws IllegalArgumentException if a source is unknown or an environment variable cannot be read
         * @throws IllegalStateException if two providers have the same name
         */
        public Enrichment build() {
            Environment variables = new Environment(environment == null ? System.getenv() : environment);
            String userAgent = UserAgent.of(contact != null ? contact : variables.contact());
            Connection connection = new Connection(userAgent, httpClient, timeout, clock);
            return new Enrichment(new Engine(registry.resolve(variables, connection), cacheSize, clock, sleeper));
        }
    }
}
