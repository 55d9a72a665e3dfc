package io.github.cowriekit.model.internal;

import java.util.AbstractMap;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Unmodifiable copies that keep the order of their source, which {@code Map.copyOf} does not. */
public final class Ordered {
    private Ordered() {}

    /** Returns a copy; of a copy it is the copy itself. */
    public static <K, V> Map<K, V> copyOf(Map<K, V> map) {
        if (map instanceof Copy) {
            return map;
        }
        return map.isEmpty() ? Map.of() : new Copy<>(new LinkedHashMap<>(map));
    }

    public static <T> Set<T> copyOf(Set<T> set) {
        if (set.isEmpty()) {
            return Set.of();
        }
        // of enum constants, the smallest set there is
        Set<T> copy = set instanceof EnumSet<?> enums ? clone(enums) : new LinkedHashSet<>(set);
        return Collections.unmodifiableSet(copy);
    }

    @SuppressWarnings("unchecked")
    private static <T> Set<T> clone(EnumSet<?> set) {
        return (Set<T>) set.clone();
    }

    /** Says by its type that nobody can change it. */
    private static final class Copy<K, V> extends AbstractMap<K, V> {
        private final Map<K, V> map;

        private Copy(Map<K, V> map) {
            this.map = Collections.unmodifiableMap(map);
        }

        @Override
        public Set<Map.Entry<K, V>> entrySet() {
            return map.entrySet();
        }

        @Override
        public boolean containsKey(Object key) {
            return map.containsKey(key);
        }

        @Override
        public @Nullable V get(Object key) {
            return map.get(key);
        }
    }
}
