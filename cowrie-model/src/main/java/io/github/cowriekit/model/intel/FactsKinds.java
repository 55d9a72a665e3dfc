package io.github.cowriekit.model.intel;

import io.github.cowriekit.model.internal.Ordered;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;

/**
 * Names the kinds of facts of one module, so that Session JSON and caches can read them back. Found by {@link ServiceLoader}.
 *
 * <p>An implementation has a public constructor without arguments. In a named module the package of its
 * records is exported, or opened to {@code com.fasterxml.jackson.databind}.
 *
 * @since 0.1.0
 */
public interface FactsKinds {
    /** Returns the record of each kind by {@link Facts#kind()}. */
    Map<String, Class<? extends Facts>> kinds();

    /**
     * Returns all kinds that the class loader of the calling thread and that of this library find.
     *
     * @throws FactsKindsException if two types have one kind, or one of the implementations cannot be loaded
     */
    static Map<String, Class<? extends Facts>> all() {
        Map<String, Class<? extends Facts>> all = new LinkedHashMap<>();
        collect(ServiceLoader.load(FactsKinds.class, FactsKinds.class.getClassLoader()), all);
        collect(ServiceLoader.load(FactsKinds.class), all);
        return Ordered.copyOf(all);
    }

    private static void collect(ServiceLoader<FactsKinds> found, Map<String, Class<? extends Facts>> all) {
        try {
            for (FactsKinds kinds : found) {
                kinds.kinds().forEach((kind, type) -> {
                    Class<?> other = all.putIfAbsent(kind, type);
                    if (other != null && !other.getName().equals(type.getName())) {
                        throw new FactsKindsException(
                                "two kinds of facts are called " + kind + ": " + other.getName() + " and "
                                        + type.getName(),
                                null);
                    }
                });
            }
        } catch (ServiceConfigurationError e) {
            throw new FactsKindsException("kinds of facts cannot be loaded: " + e.getMessage(), e);
        }
    }
}
