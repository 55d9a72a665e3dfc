package io.github.cowriekit.parser.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A list of a session that takes elements up to a limit and counts the rest. */
final class BoundedList<T> {
    private final String name;
    private final int limit;
    private final List<T> elements = new ArrayList<>(0);
    private long cut;

    BoundedList(String name, int limit) {
        this.name = name;
        this.limit = limit;
    }

    /** Returns the elements so far; they may be replaced, not added or removed. */
    List<T> elements() {
        return elements;
    }

    boolean add(T element) {
        if (elements.size() >= limit) {
            cut++;
            return false;
        }
        return elements.add(element);
    }

    void countCut(Map<String, Long> truncated) {
        if (cut > 0) {
            truncated.put(name, cut);
        }
    }
}
