package io.github.cowriekit.store.internal.codec;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Collects what one session refers to, each subject once, but for those that are too long for the pool. Not thread-safe.
 */
final class References {
    private final SubjectPool pool;
    private final List<Subject> subjects = new ArrayList<>();
    /** Of which no two are equal in the life of a pool. */
    private long session;

    References(SubjectPool pool) {
        this.pool = pool;
    }

    void begin() {
        session++;
        subjects.clear();
    }

    /** Returns the place of a text among the references, from 1, so that 0 stands for null. */
    int of(SubjectKind kind, @Nullable String value) {
        if (value == null) {
            return 0;
        }
        Subject subject = pool.of(kind, value);
        int index = subject.indexIn(session);
        if (index < 0) {
            index = subjects.size();
            subjects.add(subject);
            subject.setIndex(session, index);
        }
        return index + 1;
    }

    @Nullable
    Subject get(int place) {
        return place == 0 ? null : subjects.get(place - 1);
    }

    List<Subject> subjects() {
        return List.copyOf(subjects);
    }
}
