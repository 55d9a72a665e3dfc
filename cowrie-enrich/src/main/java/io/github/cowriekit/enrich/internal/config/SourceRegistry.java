package io.github.cowriekit.enrich.internal.config;

import io.github.cowriekit.enrich.Obstacle;
import io.github.cowriekit.enrich.spi.ApiKey;
import io.github.cowriekit.enrich.spi.Enricher;
import io.github.cowriekit.enrich.spi.EnricherProvider;
import io.github.cowriekit.enrich.spi.EnrichmentSetupException;
import io.github.cowriekit.enrich.spi.IntelSource;
import io.github.cowriekit.enrich.spi.SourceDefaults;
import io.github.cowriekit.model.intel.Reason;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Chooses the sources of an engine and puts together what the caller, the environment and the source say about each. */
public final class SourceRegistry {
    private static final Obstacle NO_FILES = Obstacle.of(Reason.NO_FILES);
    private static final Obstacle OFFLINE = Obstacle.of(Reason.OFFLINE);

    /** Sources in the order they were added; null stands for the provider of that name. */
    private final Map<String, @Nullable Given> chosen = new LinkedHashMap<>();

    private final Map<String, SourceOverrides> options = new LinkedHashMap<>();
    /** Sources that were added by name alone. */
    private final Set<String> named = new HashSet<>();

    private ClassLoader loader = SourceRegistry.class.getClassLoader();
    private boolean discover;
    private boolean offline;
    private @Nullable Long maxLookups;

    private record Given(IntelSource enricher, SourceDefaults defaults) {}

    /** Chooses every provider. */
    public void discover() {
        this.discover = true;
    }

    /** Says where providers are loaded from. */
    public void loader(ClassLoader classLoader) {
        this.loader = classLoader;
    }

    /** Chooses one provider. */
    public void add(String source) {
        chosen.putIfAbsent(Providers.checkedName(source), null);
        named.add(source);
    }

    /** Chooses an enricher that exists. */
    public void add(IntelSource enricher, SourceDefaults defaults) {
        if (defaults.local() && !(enricher instanceof Enricher)) {
            throw new IllegalArgumentException("a local source answers one question at a time, as an Enricher");
        }
        String name = Providers.checkedName(Objects.requireNonNull(enricher.source(), "source"));
        if (chosen.get(name) != null) {
            throw new IllegalArgumentException("two enrichers are named " + name);
        }
        chosen.put(name, new Given(enricher, defaults));
    }

    /** Lets no source be asked. */
    public void offline() {
        this.offline = true;
    }

    /** Says how many requests a run may send to each source that nothing else is said about. */
    public void maxLookups(long requests) {
        this.maxLookups = requests;
    }

    /** Returns what the caller said about a source so far. */
    public SourceOverrides overrides(String source) {
        return options.getOrDefault(source, SourceOverrides.NONE);
    }

    /** Chooses a source and sets what the caller says about it. */
    public void configure(String source, SourceOverrides said) {
        options.put(Providers.checkedName(source), said);
        chosen.putIfAbsent(source, null);
    }

    /**
     * Returns the sources in their order: those that were discovered by name, then the others as they were added.
     *
     * <p>A local source that nobody gave files is left out unless it was added by name.
     *
     * @throws IllegalArgumentException if a source is not known
     * @throws EnrichmentSetupException if two providers have one name
     */
    public List<ConfiguredSource> resolve(SourceEnvironment environment, Connection connection) {
        Map<String, @Nullable Given> all = new LinkedHashMap<>();
        Set<String> discovered = new LinkedHashSet<>();
        Providers providers = null;
        if (discover || chosen.containsValue(null)) {
            providers = Providers.load(loader);
            if (discover) {
                discovered.addAll(providers.discovered());
                discovered.forEach(name -> all.put(name, null));
            }
        }
        all.putAll(chosen);
        List<ConfiguredSource> sources = new ArrayList<>(all.size());
        for (Map.Entry<String, @Nullable Given> entry : all.entrySet()) {
            Given given = entry.getValue();
            ConfiguredSource source = given != null
                    ? given(entry.getKey(), given, environment)
                    : provided(Objects.requireNonNull(providers).get(entry.getKey()), environment, connection);
            boolean isWanted = named.contains(source.name()) || !discovered.contains(source.name());
            if (isWanted || !NO_FILES.equals(source.notUsed())) {
                sources.add(source);
            }
        }
        return sources;
    }

    private ConfiguredSource given(String name, Given given, SourceEnvironment environment) {
        SourceDefaults settings = effective(name, given.defaults(), environment);
        // its key is the business of who made it, but may be known here to be masked
        return new ConfiguredSource(
                name,
                settings,
                key(name, environment),
                maxLookups(name),
                offline && !settings.local() ? OFFLINE : null,
                true,
                given::enricher);
    }

    private ConfiguredSource provided(EnricherProvider provider, SourceEnvironment environment, Connection connection) {
        String name = provider.name();
        SourceDefaults settings = effective(name, provider.defaults(), environment);
        ApiKey key = key(name, environment);
        List<Path> files = Objects.requireNonNull(first(overrides(name).files(), environment.files(name), List.of()));
        return new ConfiguredSource(
                name,
                settings,
                key,
                maxLookups(name),
                notUsed(settings, key, files),
                false,
                () -> provider.create(connection.settings(settings, key, files)));
    }

    private @Nullable Obstacle notUsed(SourceDefaults settings, @Nullable ApiKey key, List<Path> files) {
        if (settings.local()) {
            return files.isEmpty() ? NO_FILES : null;
        }
        return settings.needsKey() && key == null ? Obstacle.of(Reason.NO_KEY) : offline ? OFFLINE : null;
    }

    private @Nullable ApiKey key(String name, SourceEnvironment environment) {
        Supplier<@Nullable ApiKey> said = overrides(name).key();
        ApiKey key = said == null ? null : said.get();
        return key != null ? key : environment.key(name);
    }

    private @Nullable Long maxLookups(String name) {
        return first(overrides(name).maxLookups(), null, maxLookups);
    }

    private SourceDefaults effective(String name, SourceDefaults defaults, SourceEnvironment environment) {
        SourceOverrides said = overrides(name);
        return new SourceDefaults(
                defaults.needsKey(),
                first(said.baseUrl(), environment.baseUrl(name), defaults.baseUrl()),
                Objects.requireNonNull(first(said.limits(), environment.rates(name), defaults.limits())),
                said.asks() != null ? said.asks() : defaults.asks(),
                defaults.timeout(),
                defaults.foundLifetime(),
                defaults.notFoundLifetime(),
                defaults.onlyIntruders() && said.asks() == null,
                defaults.local(),
                defaults.largestAnswer(),
                lists(name, defaults, environment));
    }

    private List<String> lists(String name, SourceDefaults defaults, SourceEnvironment environment) {
        List<String> said = overrides(name).lists();
        if (!defaults.lists().isEmpty()) {
            return Objects.requireNonNull(first(said, environment.lists(name), defaults.lists()));
        }
        if (said != null) {
            throw new IllegalArgumentException(name + " has no lists to choose from");
        }
        return List.of();
    }

    private static <T> @Nullable T first(@Nullable T said, @Nullable T environment, @Nullable T defaults) {
        return said != null ? said : environment != null ? environment : defaults;
    }
}
