package io.github.cowriekit.store.internal.query;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which sessions are asked for, and in which order. Immutable.
 *
 * @param criteria all of which must hold
 * @param name Cowrie's id, null for any
 * @param from least key, inclusive
 * @param to greatest key, exclusive
 * @param newestFirst whether the latest session comes first
 * @param limit most sessions
 * @param similar what sessions must be similar to, null for anything
 */
public record Question(
        List<Criterion> criteria,
        @Nullable String name,
        long from,
        long to,
        boolean newestFirst,
        long limit,
        @Nullable Similarity similar) {
    /** All sessions, oldest first. */
    public static final Question ALL =
            new Question(List.of(), null, Long.MIN_VALUE, Long.MAX_VALUE, false, Long.MAX_VALUE, null);

    /** Copies the list. */
    public Question {
        criteria = List.copyOf(criteria);
    }

    /** Returns it with one more criterion. */
    public Question with(Criterion criterion) {
        List<Criterion> more = new ArrayList<>(criteria);
        more.add(criterion);
        return new Question(more, name, from, to, newestFirst, limit, similar);
    }

    /** Returns it for one id; nothing fits two. */
    public Question named(String id) {
        if (name != null && !name.equals(id)) {
            return within(0, 0);
        }
        return new Question(criteria, id, from, to, newestFirst, limit, similar);
    }

    /** Returns it for keys that are within this range as well. */
    public Question within(long least, long end) {
        return new Question(criteria, name, Math.max(from, least), Math.min(to, end), newestFirst, limit, similar);
    }

    /** Returns it in the other order. */
    public Question newestFirst(boolean newest) {
        return new Question(criteria, name, from, to, newest, limit, similar);
    }

    /** Returns it for at most this number of sessions. */
    public Question limit(long most) {
        return new Question(criteria, name, from, to, newestFirst, most, similar);
    }

    /** Returns it for sessions that are similar to another one. */
    public Question similarTo(Similarity other) {
        return new Question(criteria, name, from, to, newestFirst, limit, other);
    }
}
