package io.github.cowriekit.parser.internal.session;

import io.github.cowriekit.parser.internal.bytes.MemoryBudget;
import io.github.cowriekit.parser.internal.state.StateInput;
import io.github.cowriekit.parser.internal.state.StateOutput;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** A list of a session that takes elements up to a limit, and within the bytes of the session, and counts the rest. */
public final class BoundedList<T> {
    private static final int FIRST_CAPACITY = 2;
    private static final Object[] NONE = {};

    private final String name;
    private final int limit;
    private final MemoryBudget budget;
    private Object[] elements = NONE;
    private int size;
    private long cut;

    BoundedList(String name, int limit, MemoryBudget budget) {
        this.name = name;
        this.limit = limit;
        this.budget = budget;
    }

    int size() {
        return size;
    }

    @SuppressWarnings("unchecked")
    T get(int index) {
        return (T) elements[index];
    }

    void set(int index, T element) {
        elements[index] = element;
    }

    /** Takes an element of so many bytes; returns false if it was cut. */
    boolean add(T element, long bytes) {
        if (size >= limit || !budget.take(bytes)) {
            cut++;
            budget.noteCut();
            return false;
        }
        if (size == elements.length) {
            elements = Arrays.copyOf(elements, size + Math.max(FIRST_CAPACITY, size >> 1));
        }
        elements[size++] = element;
        return true;
    }

    /** Returns the elements so far as an unmodifiable list. */
    @SuppressWarnings("unchecked")
    List<T> toList() {
        return listOf((T[]) elements, size);
    }

    /** Returns the first elements of an array as an unmodifiable list, without a copy on the way where there are few. */
    public static <T> List<T> listOf(T[] elements, int size) {
        return switch (size) {
            case 0 -> List.of();
            case 1 -> List.of(elements[0]);
            case 2 -> List.of(elements[0], elements[1]);
            case 3 -> List.of(elements[0], elements[1], elements[2]);
            case 4 -> List.of(elements[0], elements[1], elements[2], elements[3]);
            case 5 -> List.of(elements[0], elements[1], elements[2], elements[3], elements[4]);
            default -> List.of(size == elements.length ? elements : Arrays.copyOf(elements, size));
        };
    }

    void countCut(Map<String, Long> truncated) {
        if (cut > 0) {
            truncated.put(name, cut);
        }
    }

    void save(StateOutput out) throws IOException {
        out.value(toList());
        out.number(cut);
    }

    void restore(StateInput in, Class<T> type) throws IOException {
        elements = in.list(type).toArray();
        size = elements.length;
        cut = in.number();
        if (cut > 0) {
            budget.noteCut();
        }
    }
}
