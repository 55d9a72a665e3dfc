package io.github.cowriekit.parser.internal;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A list of a session that takes elements up to a limit, and within the bytes of the session, and counts the rest. */
final class BoundedList<T> {
    private static final int FIRST_CAPACITY = 4;

    private final String name;
    private final int limit;
    private final Budget budget;
    private List<T> elements = List.of();
    private long cut;

    BoundedList(String name, int limit, Budget budget) {
        this.name = name;
        this.limit = limit;
        this.budget = budget;
    }

    /** Returns the elements so far; they may be replaced, not added or removed. */
    List<T> elements() {
        return elements;
    }

    /** Takes an element of so many bytes; returns false if it was cut. */
    boolean add(T element, long bytes) {
        if (elements.size() >= limit || !budget.take(bytes)) {
            cut++;
            return false;
        }
        if (elements.isEmpty()) {
            elements = new ArrayList<>(FIRST_CAPACITY);
        }
        return elements.add(element);
    }

    void countCut(Map<String, Long> truncated) {
        if (cut > 0) {
            truncated.put(name, cut);
        }
    }

    void save(StateOutput out) throws IOException {
        out.value(elements);
        out.number(cut);
    }

    void restore(StateInput in, Class<T> type) throws IOException {
        elements = new ArrayList<>(in.list(type));
        cut = in.number();
    }
}
