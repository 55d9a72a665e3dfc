package io.github.cowriekit.enrich;

import io.github.cowriekit.enrich.internal.config.ConfiguredSource;
import io.github.cowriekit.enrich.internal.config.Connection;
import io.github.cowriekit.enrich.internal.config.EngineConfig;
import io.github.cowriekit.enrich.internal.config.KeyFile;
import io.github.cowriekit.enrich.internal.config.SourceEnvironment;
import io.github.cowriekit.enrich.internal.config.SourceRegistry;
import io.github.cowriekit.enrich.internal.config.UserAgent;
import io.github.cowriekit.enrich.internal.engine.Engine;
import io.github.cowriekit.enrich.internal.engine.GuardedListener;
import io.github.cowriekit.enrich.internal.sqlite.SqliteCache;
import io.github.cowriekit.enrich.spi.ApiKey;
import io.github.cowriekit.enrich.spi.Enricher;
import io.github.cowriekit.enrich.spi.EnricherProvider;
import io.github.cowriekit.enrich.spi.IntelCache;
import io.github.cowriekit.enrich.spi.RateLimit;
import io.github.cowriekit.enrich.spi.Sleeper;
import io.github.cowriekit.enrich.spi.SourceDefaults;
import io.github.cowriekit.model.intel.ObservableType;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Builds {@link Enrichment}; not thread-safe. What is set here wins over the environment.
 *
 * @since 0.1.0
 */
public final class EnrichmentBuilder {
    private static final long LARGEST_FILE = 1L << 30;

    private final SourceRegistry registry = new SourceRegistry();
    private @Nullable Map<String, String> environment;
    private @Nullable String contact;
    private @Nullable HttpClient httpClient;
    private @Nullable Duration timeout;
    private Clock clock = Clock.systemUTC();
    private Sleeper sleeper = Sleeper.SYSTEM;
    private final List<EnrichmentListener> listeners = new ArrayList<>();
    private long cacheSize = 50_000;
    private int lookAhead = 64;
    private boolean offline;
    private Economy economy = Economy.standard();
    private @Nullable IntelCache cache;
    private @Nullable Path cacheFile;
    private @Nullable Duration timeBudget;

    EnrichmentBuilder() {}

    /** Asks every source whose {@link EnricherProvider} can be loaded, sorted by name. */
    public EnrichmentBuilder discover() {
        registry.discover();
        return this;
    }

    /** Asks every source whose {@link EnricherProvider} this class loader sees, sorted by name. */
    public EnrichmentBuilder discover(ClassLoader loader) {
        return classLoader(loader).discover();
    }

    /** Sets where every {@link EnricherProvider} is loaded from; the class loader of this library by default. */
    public EnrichmentBuilder classLoader(ClassLoader loader) {
        registry.loader(Objects.requireNonNull(loader, "loader"));
        return this;
    }

    /** Asks the source with this name; {@link #build()} fails if no {@link EnricherProvider} has it. */
    public EnrichmentBuilder source(String name) {
        registry.add(name);
        return this;
    }

    /** Asks an enricher made by hand about everything it supports, without a rate limit; it wins over a provider. */
    public EnrichmentBuilder enricher(Enricher enricher) {
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
    public EnrichmentBuilder enricher(Enricher enricher, SourceDefaults defaults) {
        registry.add(enricher, Objects.requireNonNull(defaults, "defaults"));
        return this;
    }

    /** Sets the API key of a source. */
    public EnrichmentBuilder key(String source, ApiKey key) {
        Objects.requireNonNull(key, "key");
        return key(source, () -> key);
    }

    /** Sets what gives the API key of a source; called once by {@link #build()}, null where there is none. */
    public EnrichmentBuilder key(String source, Supplier<@Nullable ApiKey> key) {
        Objects.requireNonNull(key, "key");
        registry.options(source, registry.options(source).withKey(key));
        return this;
    }

    /**
     * Sets the API key of a source.
     *
     * @throws IllegalArgumentException if it is blank or no header can carry it
     */
    public EnrichmentBuilder key(String source, String key) {
        return key(source, ApiKey.of(key));
    }

    /**
     * Sets the file that holds the API key of a source and nothing else; read by {@link #build()}.
     *
     * <p>A file that cannot be read or holds no key makes that fail.
     */
    public EnrichmentBuilder keyFile(String source, Path file) {
        Objects.requireNonNull(file, "file");
        return key(source, () -> KeyFile.read(file));
    }

    /**
     * Sets the files of a local source, in place of those in {@code COWRIEKIT_NAME_FILES}; read when the first question
     * comes.
     *
     * @param source name of the source
     * @param files files, and folders whose files are all meant
     * @return this builder
     */
    public EnrichmentBuilder files(String source, Path... files) {
        registry.options(source, registry.options(source).withFiles(List.of(files)));
        return this;
    }

    /**
     * Sets where a source is asked, in place of its own base URL.
     *
     * @throws IllegalArgumentException if it is not an absolute http or https URL, or one such as {@code dns://192.0.2.53}
     */
    public EnrichmentBuilder baseUrl(String source, URI baseUrl) {
        registry.options(source, registry.options(source).withBaseUrl(baseUrl));
        return this;
    }

    /** Sets how often a source may be asked; all limits hold together, none for a source without a limit. */
    public EnrichmentBuilder rate(String source, RateLimit... limits) {
        registry.options(source, registry.options(source).withLimits(List.of(limits)));
        return this;
    }

    /** Sets how many requests may be sent to each source before its questions are skipped. */
    public EnrichmentBuilder maxLookups(long requests) {
        registry.maxLookups(checkedBudget(requests));
        return this;
    }

    /** Sets how many requests may be sent to a source before its questions are skipped. */
    public EnrichmentBuilder maxLookups(String source, long requests) {
        registry.options(source, registry.options(source).withMaxLookups(checkedBudget(requests)));
        return this;
    }

    private static long checkedBudget(long requests) {
        if (requests < 0) {
            throw new IllegalArgumentException("the number of lookups must not be negative");
        }
        return requests;
    }

    /** Sets which answers of cheaper sources spare those with a key a question; {@link Economy#standard()} by default. */
    public EnrichmentBuilder economy(Economy economy) {
        this.economy = Objects.requireNonNull(economy, "economy");
        return this;
    }

    /** Sets how long after {@link #build()} sources may be asked before their questions are skipped. */
    public EnrichmentBuilder timeBudget(Duration time) {
        if (time.isNegative()) {
            throw new IllegalArgumentException("the time budget must not be negative");
        }
        this.timeBudget = time;
        return this;
    }

    /**
     * Sets the only kinds of observables a source is asked about, in every session: said here, this holds also for a
     * source that by default is asked only about sessions that got in or left files.
     */
    public EnrichmentBuilder ask(String source, ObservableType... types) {
        registry.options(source, registry.options(source).withAsks(Set.copyOf(Arrays.asList(types))));
        return this;
    }

    /**
     * Replaces the environment variables: {@code COWRIEKIT_CONTACT} and for each source {@code COWRIEKIT_NAME_KEY} or
     * {@code COWRIEKIT_NAME_KEY_FILE}, {@code COWRIEKIT_NAME_URL}, {@code COWRIEKIT_NAME_RATE}, such as
     * {@code 4/1m,500/1d}, and {@code COWRIEKIT_NAME_FILES}, separated as in the class path.
     */
    public EnrichmentBuilder environment(Map<String, String> environment) {
        this.environment = Map.copyOf(environment);
        return this;
    }

    /**
     * Sets the address that sources can write to; it is sent as part of the User-Agent.
     *
     * @throws IllegalArgumentException if it is not printable ASCII
     */
    public EnrichmentBuilder contact(String email) {
        this.contact = UserAgent.checkedContact(email);
        return this;
    }

    /** Sets the client that sources are asked with; it stays open and must not follow redirects. */
    public EnrichmentBuilder httpClient(HttpClient httpClient) {
        this.httpClient = Objects.requireNonNull(httpClient, "httpClient");
        return this;
    }

    /** Sets the longest wait for one answer, for all sources. */
    public EnrichmentBuilder timeout(Duration timeout) {
        if (timeout.isNegative() || timeout.isZero()) {
            throw new IllegalArgumentException("the timeout must be positive");
        }
        this.timeout = timeout;
        return this;
    }

    /** Sets the clock. */
    public EnrichmentBuilder clock(Clock clock) {
        this.clock = Objects.requireNonNull(clock, "clock");
        return this;
    }

    /** Sets what waits for rate limits and retries. */
    public EnrichmentBuilder sleeper(Sleeper sleeper) {
        this.sleeper = Objects.requireNonNull(sleeper, "sleeper");
        return this;
    }

    /** Lets no request leave the machine: local sources and cached answers, expired ones too, are all there is. */
    public EnrichmentBuilder offline() {
        this.offline = true;
        registry.offline();
        return this;
    }

    /** Adds what hears of every question; several are told in the order in which they were added. */
    public EnrichmentBuilder listener(EnrichmentListener listener) {
        listeners.add(Objects.requireNonNull(listener, "listener"));
        return this;
    }

    /**
     * Sets how many sessions {@link Enrichment#enrich(Stream)} reads ahead; 64 by default.
     *
     * @throws IllegalArgumentException if it is less than 1
     */
    public EnrichmentBuilder lookAhead(int sessions) {
        if (sessions < 1) {
            throw new IllegalArgumentException("the look-ahead must be positive");
        }
        this.lookAhead = sessions;
        return this;
    }

    /** Sets what keeps answers and spent quotas beyond the run; it stays open. */
    public EnrichmentBuilder cache(IntelCache cache) {
        this.cache = Objects.requireNonNull(cache, "cache");
        this.cacheFile = null;
        return this;
    }

    /**
     * Keeps answers and spent quotas beyond the run in this file, an SQLite database of at most about a gigabyte.
     *
     * <p>Several processes may share it on one machine; they keep the limits together. With {@link #offline()} a file that
     * cannot be written is read.
     */
    public EnrichmentBuilder cacheFile(Path file) {
        this.cacheFile = Objects.requireNonNull(file, "file");
        return this;
    }

    /** Sets how many answers are kept in memory for questions that come again; 50,000 by default. */
    public EnrichmentBuilder cacheSize(long answers) {
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
     * @throws IllegalStateException if two providers have the same name or the cache file cannot be used
     */
    public Enrichment build() {
        SourceEnvironment variables = new SourceEnvironment(environment == null ? System.getenv() : environment);
        String userAgent = UserAgent.of(contact != null ? contact : variables.contact());
        Connection connection = new Connection(userAgent, httpClient, variables.proxies(), timeout, clock, offline);
        List<ConfiguredSource> sources = registry.resolve(variables, connection);
        IntelCache own = cacheFile == null ? null : open(cacheFile);
        EngineConfig run = new EngineConfig(
                clock,
                sleeper,
                new GuardedListener(listeners),
                cacheSize,
                own == null ? cache : own,
                offline,
                economy,
                timeBudget);
        return new Enrichment(new Engine(sources, run), connection, lookAhead, own);
    }

    private IntelCache open(Path file) {
        Path folder = file.toAbsolutePath().getParent();
        boolean isWritable = Files.isWritable(file) && folder != null && Files.isWritable(folder);
        return offline && Files.isRegularFile(file) && !isWritable
                ? SqliteCache.openReadOnly(file)
                : SqliteCache.open(file, LARGEST_FILE);
    }
}
