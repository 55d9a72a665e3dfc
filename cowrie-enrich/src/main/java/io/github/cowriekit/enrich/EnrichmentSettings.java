package io.github.cowriekit.enrich;

import io.github.cowriekit.enrich.internal.config.Sleeper;
import io.github.cowriekit.enrich.internal.config.SourceOverrides;
import io.github.cowriekit.enrich.internal.config.SourceRegistry;
import io.github.cowriekit.enrich.internal.config.UserAgent;
import io.github.cowriekit.enrich.spi.EnricherProvider;
import io.github.cowriekit.enrich.spi.IntelCache;
import io.github.cowriekit.enrich.spi.IntelSource;
import io.github.cowriekit.enrich.spi.SourceDefaults;
import io.github.cowriekit.model.intel.ObservableType;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What a caller says about an enrichment before it is built: which sources are asked, and what holds for all of them.
 *
 * @param <B> the builder, which every method returns
 */
abstract sealed class EnrichmentSettings<B extends EnrichmentSettings<B>> permits Enrichment.Builder {
    final SourceRegistry registry = new SourceRegistry();

    @Nullable
    Map<String, String> environment;

    @Nullable
    String contact;

    @Nullable
    HttpClient httpClient;

    @Nullable
    Duration timeout;

    Clock clock = Clock.systemUTC();
    Sleeper sleeper = Sleeper.SYSTEM;
    final List<EnrichmentListener> listeners = new ArrayList<>();
    long cacheSize = 50_000;
    int lookAhead = 64;
    boolean offline;
    LookupSavings savings = LookupSavings.standard();

    @Nullable
    IntelCache cache;

    @Nullable
    Path cacheFile;

    @Nullable
    Duration timeBudget;

    EnrichmentSettings() {}

    abstract B self();

    /** Asks every source whose {@link EnricherProvider} can be loaded, sorted by name. */
    public B discover() {
        registry.discover();
        return self();
    }

    /** Asks every source whose {@link EnricherProvider} this class loader sees, sorted by name. */
    public B discover(ClassLoader loader) {
        return classLoader(loader).discover();
    }

    /** Sets where every {@link EnricherProvider} is loaded from; the class loader of this library by default. */
    public B classLoader(ClassLoader loader) {
        registry.loader(Objects.requireNonNull(loader, "loader"));
        return self();
    }

    /** Asks the source with this name; {@link Enrichment.Builder#build()} fails if no {@link EnricherProvider} has it. */
    public B source(String name) {
        registry.add(name);
        return self();
    }

    /**
     * Asks a source and says what is to hold for it; what is not said stays as it is.
     *
     * <pre>{@code
     * builder.source("virustotal", s -> s.key(key).rate("4/1m").maxLookups(500));
     * }</pre>
     *
     * @param name name of the source, found or given by hand
     * @param options changes what was said about it before
     * @return this builder
     * @throws IllegalArgumentException if the name is none, or an option is wrong
     */
    public B source(String name, UnaryOperator<SourceOptions> options) {
        SourceOptions said = options.apply(new SourceOptions(registry.overrides(name)));
        registry.configure(name, said.overrides());
        return self();
    }

    /** Asks an enricher made by hand about everything it supports, without a rate limit; it wins over a provider. */
    public B enricher(IntelSource enricher) {
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
    public B enricher(IntelSource enricher, SourceDefaults defaults) {
        registry.add(enricher, Objects.requireNonNull(defaults, "defaults"));
        return self();
    }

    /** Sets how many requests may be sent to each source before its questions are skipped. */
    public B maxLookups(long requests) {
        registry.maxLookups(SourceOverrides.checkedLookups(requests));
        return self();
    }

    /** Sets which answers of cheaper sources spare those with a key a question; {@link LookupSavings#standard()} by default. */
    public B savings(LookupSavings savings) {
        this.savings = Objects.requireNonNull(savings, "savings");
        return self();
    }

    /** Sets how long after {@link Enrichment.Builder#build()} sources may be asked before their questions are skipped. */
    public B timeBudget(Duration time) {
        if (time.isNegative()) {
            throw new IllegalArgumentException("the time budget must not be negative");
        }
        this.timeBudget = time;
        return self();
    }

    /**
     * Replaces the environment variables: {@code COWRIEKIT_CONTACT} and for each source {@code COWRIEKIT_NAME_KEY} or
     * {@code COWRIEKIT_NAME_KEY_FILE}, {@code COWRIEKIT_NAME_URL}, {@code COWRIEKIT_NAME_RATE}, such as
     * {@code 4/1m,500/1d}, and {@code COWRIEKIT_NAME_FILES}, separated as in the class path.
     */
    public B environment(Map<String, String> environment) {
        this.environment = Map.copyOf(environment);
        return self();
    }

    /**
     * Sets the address that sources can write to; it is sent as part of the User-Agent.
     *
     * @throws IllegalArgumentException if it is not printable ASCII
     */
    public B contact(String email) {
        this.contact = UserAgent.checkedContact(email);
        return self();
    }

    /** Sets the client that sources are asked with; it stays open and must not follow redirects. */
    public B httpClient(HttpClient httpClient) {
        this.httpClient = Objects.requireNonNull(httpClient, "httpClient");
        return self();
    }

    /** Sets the longest wait for one answer, for all sources. */
    public B timeout(Duration timeout) {
        if (timeout.isNegative() || timeout.isZero()) {
            throw new IllegalArgumentException("the timeout must be positive");
        }
        this.timeout = timeout;
        return self();
    }

    /** Sets the clock; waits are real. */
    public B clock(Clock clock) {
        this.clock = Objects.requireNonNull(clock, "clock");
        this.sleeper = Sleeper.SYSTEM;
        return self();
    }

    /**
     * Sets the clock and what waits for rate limits and retries in place of the thread, so that a test need not wait.
     *
     * @param clock time
     * @param wait called with each wait; should let the clock pass as much, or return at once where the thread is interrupted
     * @return this builder
     */
    public B clock(Clock clock, Consumer<Duration> wait) {
        Objects.requireNonNull(wait, "wait");
        this.clock = Objects.requireNonNull(clock, "clock");
        this.sleeper = duration -> {
            wait.accept(duration);
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
        };
        return self();
    }

    /** Lets no request leave the machine: local sources and cached answers, expired ones too, are all there is. */
    public B offline() {
        this.offline = true;
        registry.offline();
        return self();
    }

    /** Adds what hears of every question; several are told in the order in which they were added. */
    public B listener(EnrichmentListener listener) {
        listeners.add(Objects.requireNonNull(listener, "listener"));
        return self();
    }

    /**
     * Sets how many sessions {@link Enrichment#enrich(Stream)} reads ahead; 64 by default.
     *
     * @throws IllegalArgumentException if it is less than 1
     */
    public B lookAhead(int sessions) {
        if (sessions < 1) {
            throw new IllegalArgumentException("the look-ahead must be positive");
        }
        this.lookAhead = sessions;
        return self();
    }

    /** Sets what keeps answers and spent quotas beyond the run; it stays open. */
    public B cache(IntelCache cache) {
        this.cache = Objects.requireNonNull(cache, "cache");
        this.cacheFile = null;
        return self();
    }

    /**
     * Keeps answers and spent quotas beyond the run in this file, an SQLite database of at most about a gigabyte.
     *
     * <p>Several processes may share it on one machine; they keep the limits together. With {@link #offline()} a file that
     * cannot be written is read.
     */
    public B cacheFile(Path file) {
        this.cacheFile = Objects.requireNonNull(file, "file");
        return self();
    }

    /** Sets how many answers are kept in memory for questions that come again; 50,000 by default. */
    public B cacheSize(long answers) {
        if (answers < 0) {
            throw new IllegalArgumentException("the cache size must not be negative");
        }
        this.cacheSize = answers;
        return self();
    }
}
