package io.github.cowriekit.enrich;

import io.github.cowriekit.enrich.internal.config.ConfiguredSource;
import io.github.cowriekit.enrich.internal.config.Connection;
import io.github.cowriekit.enrich.internal.config.EngineConfig;
import io.github.cowriekit.enrich.internal.config.Sleeper;
import io.github.cowriekit.enrich.internal.config.SourceEnvironment;
import io.github.cowriekit.enrich.internal.config.SourceOverrides;
import io.github.cowriekit.enrich.internal.config.SourceRegistry;
import io.github.cowriekit.enrich.internal.config.UserAgent;
import io.github.cowriekit.enrich.internal.engine.Engine;
import io.github.cowriekit.enrich.internal.engine.GuardedListener;
import io.github.cowriekit.enrich.internal.sqlite.SqliteCache;
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

/** What a caller says about an enrichment before it is built. */
final class EnrichmentSettings implements Enrichment.Builder {
    private final SourceRegistry registry = new SourceRegistry();
    private final List<EnrichmentListener> listeners = new ArrayList<>();
    private @Nullable Map<String, String> environment;
    private @Nullable String contact;
    private @Nullable HttpClient httpClient;
    private @Nullable Duration timeout;
    private Clock clock = Clock.systemUTC();
    private Sleeper sleeper = Sleeper.SYSTEM;
    private long cacheSize = 50_000;
    private int lookAhead = 64;
    private boolean offline;
    private LookupSavings savings = LookupSavings.standard();
    private @Nullable IntelCache cache;
    private @Nullable Path cacheFile;
    private @Nullable Duration timeBudget;

    @Override
    public Enrichment.Builder discover() {
        registry.discover();
        return this;
    }

    @Override
    public Enrichment.Builder discover(ClassLoader loader) {
        return classLoader(loader).discover();
    }

    @Override
    public Enrichment.Builder classLoader(ClassLoader loader) {
        registry.loader(Objects.requireNonNull(loader, "loader"));
        return this;
    }

    @Override
    public Enrichment.Builder source(String name) {
        registry.add(name);
        return this;
    }

    @Override
    public Enrichment.Builder source(String name, UnaryOperator<SourceOptions> options) {
        SourceOptions said = options.apply(new SourceOptions(registry.overrides(name)));
        registry.configure(name, said.overrides());
        return this;
    }

    @Override
    public Enrichment.Builder enricher(IntelSource enricher) {
        return enricher(
                enricher,
                SourceDefaults.builder(enricher.supports().toArray(ObservableType[]::new))
                        .build());
    }

    @Override
    public Enrichment.Builder enricher(IntelSource enricher, SourceDefaults defaults) {
        registry.add(enricher, Objects.requireNonNull(defaults, "defaults"));
        return this;
    }

    @Override
    public Enrichment.Builder maxLookups(long requests) {
        registry.maxLookups(SourceOverrides.checkedLookups(requests));
        return this;
    }

    @Override
    public Enrichment.Builder savings(LookupSavings savings) {
        this.savings = Objects.requireNonNull(savings, "savings");
        return this;
    }

    @Override
    public Enrichment.Builder timeBudget(Duration time) {
        if (time.isNegative()) {
            throw new IllegalArgumentException("the time budget must not be negative");
        }
        this.timeBudget = time;
        return this;
    }

    @Override
    public Enrichment.Builder environment(Map<String, String> environment) {
        this.environment = Map.copyOf(environment);
        return this;
    }

    @Override
    public Enrichment.Builder contact(String email) {
        this.contact = UserAgent.checkedContact(email);
        return this;
    }

    @Override
    public Enrichment.Builder httpClient(HttpClient httpClient) {
        this.httpClient = Objects.requireNonNull(httpClient, "httpClient");
        return this;
    }

    @Override
    public Enrichment.Builder timeout(Duration timeout) {
        if (timeout.isNegative() || timeout.isZero()) {
            throw new IllegalArgumentException("the timeout must be positive");
        }
        this.timeout = timeout;
        return this;
    }

    @Override
    public Enrichment.Builder clock(Clock clock) {
        this.clock = Objects.requireNonNull(clock, "clock");
        this.sleeper = Sleeper.SYSTEM;
        return this;
    }

    @Override
    public Enrichment.Builder clock(Clock clock, Consumer<Duration> wait) {
        Objects.requireNonNull(wait, "wait");
        this.clock = Objects.requireNonNull(clock, "clock");
        this.sleeper = duration -> {
            wait.accept(duration);
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
        };
        return this;
    }

    @Override
    public Enrichment.Builder offline() {
        this.offline = true;
        registry.offline();
        return this;
    }

    @Override
    public Enrichment.Builder listener(EnrichmentListener listener) {
        listeners.add(Objects.requireNonNull(listener, "listener"));
        return this;
    }

    @Override
    public Enrichment.Builder lookAhead(int sessions) {
        if (sessions < 1) {
            throw new IllegalArgumentException("the look-ahead must be positive");
        }
        this.lookAhead = sessions;
        return this;
    }

    @Override
    public Enrichment.Builder cache(IntelCache cache) {
        this.cache = Objects.requireNonNull(cache, "cache");
        this.cacheFile = null;
        return this;
    }

    @Override
    public Enrichment.Builder cacheFile(Path file) {
        this.cacheFile = Objects.requireNonNull(file, "file");
        return this;
    }

    @Override
    public Enrichment.Builder cacheSize(long answers) {
        if (answers < 0) {
            throw new IllegalArgumentException("the cache size must not be negative");
        }
        this.cacheSize = answers;
        return this;
    }

    @Override
    public Enrichment build() {
        SourceEnvironment variables = new SourceEnvironment(environment == null ? System.getenv() : environment);
        String userAgent = UserAgent.of(contact != null ? contact : variables.contact());
        Connection connection = new Connection(userAgent, httpClient, variables.proxies(), timeout, clock, offline);
        List<ConfiguredSource> sources = registry.resolve(variables, connection);
        IntelCache own = cacheFile == null ? null : SqliteCache.openFor(cacheFile, offline);
        EngineConfig run = new EngineConfig(
                clock,
                sleeper,
                new GuardedListener(listeners),
                cacheSize,
                own == null ? cache : own,
                offline,
                savings,
                timeBudget);
        return new Enrichment(new Engine(sources, run), connection, lookAhead, own);
    }
}
