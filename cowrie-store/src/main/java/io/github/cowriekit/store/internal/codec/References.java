package io.github.cowriekit.store.internal.codec;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Collects what one session refers to, each subject once. Not thread-safe.
 */
final class References {
    /** What a subject takes beside its text, about. */
    private static final int OBJECTS = 100;

    private final SubjectPool pool;
    private final List<Subject> subjects = new ArrayList<>();
    /** Those that are too long for the pool. */
    private final Map<String, List<Subject>> longOnes = new HashMap<>();
    /** Of which no two are equal in the life of a pool. */
    private long session;

    private long newBytes;

    References(SubjectPool pool) {
        this.pool = pool;
    }

    void begin() {
        session++;
        newBytes = 0;
        subjects.clear();
        longOnes.clear();
        pool.trim();
    }

    /** Returns the place of a text among the references, from 1, so that 0 stands for null. */
    int of(SubjectKind kind, @Nullable String value) {
        if (value == null) {
            return 0;
        }
        Subject subject = SubjectPool.isTooLong(value) ? longOne(kind, value) : pooled(kind, value);
        int index = subject.indexIn(session);
        if (index < 0) {
            index = subjects.size();
            subjects.add(subject);
            subject.setIndex(session, index);
        }
        return index + 1;
    }

    private Subject pooled(SubjectKind kind, String value) {
        int before = pool.size();
        Subject subject = pool.of(kind, value);
        if (pool.size() > before) {
            newBytes += value.length() + OBJECTS;
        }
        return subject;
    }

    private Subject longOne(SubjectKind kind, String value) {
        List<Subject> same = longOnes.computeIfAbsent(value, unknown -> new ArrayList<>(1));
        for (Subject subject : same) {
            if (subject.kind() == kind) {
                return subject;
            }
        }
        Subject subject = new Subject(kind, value);
        same.add(subject);
        newBytes += value.length() + OBJECTS;
        return subject;
    }

    @Nullable
    Subject get(int place) {
        return place == 0 ? null : subjects.get(place - 1);
    }

    /** Returns about how many bytes the subjects take that this session is the first to have, as far as the pool remembers. */
    long newBytes() {
        return newBytes;
    }

    List<Subject> subjects() {
        return List.copyOf(subjects);
    }
}
