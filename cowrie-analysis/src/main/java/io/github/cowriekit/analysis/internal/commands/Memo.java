package io.github.cowriekit.analysis.internal.commands;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * Caches a pure function of commands, which bots repeat word for word. Emptied when full. Thread-safe.
 */
public final class Memo<V> {
    private static final int MOST = 8_192;
    private static final int LONGEST = 500;

    private final Map<String, V> results = new ConcurrentHashMap<>();
    private final Function<String, V> function;

    public Memo(Function<String, V> function) {
        this.function = function;
    }

    /** Returns the cached result, or calls the function. */
    public V get(String command) {
        if (command.length() > LONGEST) {
            return function.apply(command);
        }
        V known = results.get(command);
        if (known != null) {
            return known;
        }
        V result = function.apply(command);
        if (results.size() >= MOST) {
            results.clear();
        }
        results.put(command, result);
        return result;
    }
}
