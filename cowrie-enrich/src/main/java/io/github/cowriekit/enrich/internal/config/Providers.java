package io.github.cowriekit.enrich.internal.config;

import io.github.cowriekit.enrich.spi.EnricherProvider;
import io.github.cowriekit.enrich.spi.EnrichmentSetupException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** The providers that a class loader sees, by name. */
final class Providers {
    private static final Logger LOG = System.getLogger(Providers.class.getName());
    private static final Pattern NAME = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");

    /** A class path that is broken in every entry must not keep the loop busy forever. */
    private static final int MOST_BROKEN = 1_000;

    private final SortedMap<String, List<EnricherProvider>> byName = new TreeMap<>();
    private final List<Throwable> broken = new ArrayList<>();

    private Providers() {}

    /** Finds them; one that cannot be loaded is left out with a warning. */
    static Providers load(ClassLoader loader) {
        Providers providers = new Providers();
        Iterator<EnricherProvider> found =
                ServiceLoader.load(EnricherProvider.class, loader).iterator();
        while (providers.broken.size() < MOST_BROKEN && providers.addNext(found)) {
            // adding is all
        }
        return providers;
    }

    /** Returns the names of all that need not be named to be asked, in their order. */
    List<String> discovered() {
        return byName.entrySet().stream()
                .filter(entry -> !entry.getValue().stream().allMatch(EnricherProvider::isOptIn))
                .map(Map.Entry::getKey)
                .toList();
    }

    /**
     * Returns the provider of a source.
     *
     * @throws IllegalArgumentException if there is none
     * @throws EnrichmentSetupException if there are two
     */
    EnricherProvider get(String name) {
        List<EnricherProvider> providers = byName.getOrDefault(name, List.of());
        if (providers.size() > 1) {
            List<String> classes = providers.stream()
                    .map(provider -> provider.getClass().getName())
                    .sorted()
                    .toList();
            throw new EnrichmentSetupException("several providers are named " + name + ": " + String.join(", ", classes)
                    + "; remove one from the class path or give the enricher by hand");
        }
        if (providers.isEmpty()) {
            String unloaded = broken.isEmpty() ? "" : "; " + broken.size() + " could not be loaded";
            IllegalArgumentException unknown = new IllegalArgumentException(
                    "no source is named " + name + "; there are: " + String.join(", ", byName.keySet()) + unloaded);
            broken.forEach(unknown::addSuppressed);
            throw unknown;
        }
        return providers.get(0);
    }

    static String checkedName(String name) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("a source is named in lower case, digits and '-', not: " + name);
        }
        return name;
    }

    private boolean addNext(Iterator<EnricherProvider> found) {
        try {
            if (!found.hasNext()) {
                return false;
            }
            EnricherProvider provider = found.next();
            String name = checkedName(Objects.requireNonNull(provider.name(), "name"));
            Objects.requireNonNull(provider.defaults(), "defaults");
            byName.computeIfAbsent(name, key -> new ArrayList<>()).add(provider);
        } catch (ServiceConfigurationError | LinkageError | RuntimeException e) {
            broken.add(e);
            LOG.log(Level.WARNING, "a provider of a source cannot be loaded and is left out", e);
        }
        return true;
    }
}
