package io.github.cowriekit.store.internal.codec;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Subjects that were met lately, each once; the least recently used ones are forgotten. Those of the present batch are held by
 * it as well, so that forgetting one costs a look into the database and nothing else. Not thread-safe.
 */
public final class SubjectPool {
    private static final int MOST = 50_000;
    /** Longer ones are rarely repeated and would fill the memory. */
    private static final int LONGEST = 1_024;

    private final Map<Key, Subject> subjects = new LinkedHashMap<>(16, .75f, true);

    /** The hash of a string is kept by the string, of which the reader of logs gives the same one again and again. */
    private record Key(SubjectKind kind, String value) {
        @Override
        public int hashCode() {
            return value.hashCode() * 31 + kind.code();
        }
    }

    /** Returns whether a value is too long to be held, so that each session has it for itself. */
    public static boolean isTooLong(String value) {
        return value.length() > LONGEST;
    }

    /** Returns the subject with this value, which is not too long. */
    public Subject of(SubjectKind kind, String value) {
        return subjects.computeIfAbsent(new Key(kind, value), key -> new Subject(key.kind, key.value));
    }

    /** Returns how many it holds. */
    int size() {
        return subjects.size();
    }

    /** Forgets the least recently used ones; between sessions, so that no session refers to one subject twice. */
    void trim() {
        Iterator<Subject> eldest = subjects.values().iterator();
        while (subjects.size() > MOST) {
            eldest.next();
            eldest.remove();
        }
    }

    /** Forgets all numbers, because subjects were deleted. */
    public void clear() {
        subjects.clear();
    }
}
