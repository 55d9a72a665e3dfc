package io.github.cowriekit.testkit;

import io.github.cowriekit.enrich.spi.EnricherProvider;
import java.util.ServiceLoader;

/** The sources that the library brings along, found as the engine finds them. */
final class Sources {
    private Sources() {}

    static EnricherProvider provider(String name) {
        return ServiceLoader.load(EnricherProvider.class).stream()
                .map(ServiceLoader.Provider::get)
                .filter(provider -> provider.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no provider " + name));
    }
}
