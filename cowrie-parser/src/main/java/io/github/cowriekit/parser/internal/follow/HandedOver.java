package io.github.cowriekit.parser.internal.follow;

import io.github.cowriekit.model.Session;
import io.github.cowriekit.model.event.CowrieEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The sessions or events that a follower handed over and whose consumer has not said that they are stored, in order.
 *
 * <p>They are written into every checkpoint, so that a crash brings back these and no others, in whatever order they are
 * committed. Beyond a limit they are forgotten: then only all of them can be committed, as before the first was taken.
 * Not thread-safe.
 */
final class HandedOver {
    static final int LIMIT = 10_000;

    private static final long NOBODY = -1;

    private final Map<Long, Object> items = new LinkedHashMap<>();
    private final Map<Key, List<Long>> numbers = new HashMap<>();
    private long next;
    private long taker = NOBODY;
    private boolean severalTakers;
    private boolean forgotten;

    /** Identifies a session or event when the consumer comes back with a copy. */
    private record Key(
            @Nullable String id,
            @Nullable String event,
            @Nullable String sensor,
            @Nullable Instant time) {
        static Key of(Object item) {
            if (item instanceof Session session) {
                return new Key(session.id(), null, session.sensor(), session.startedAt());
            }
            CowrieEvent event = (CowrieEvent) item;
            return new Key(event.session(), event.eventId(), event.header().sensor(), event.timestamp());
        }
    }

    void take(Object item) {
        if (items.size() >= LIMIT) {
            items.clear();
            numbers.clear();
            forgotten = true;
        }
        long thread = Thread.currentThread().getId();
        severalTakers |= taker != NOBODY && taker != thread;
        taker = thread;
        if (!forgotten) {
            items.put(next, item);
            numbers.computeIfAbsent(Key.of(item), key -> new ArrayList<>(1)).add(next);
            next++;
        }
    }

    /** Forgets one that is stored; returns whether it was uncommitted. */
    boolean commit(Object item) {
        Long number = find(item);
        if (number == null) {
            return false;
        }
        remove(number);
        return true;
    }

    /** Forgets one and all that were handed over before it; returns whether it was uncommitted. */
    boolean commitThrough(Object item) {
        Long number = find(item);
        if (number == null) {
            return false;
        }
        List<Long> before =
                items.keySet().stream().takeWhile(other -> other <= number).toList();
        before.forEach(this::remove);
        return true;
    }

    /** Forgets all. */
    void commitAll() {
        if (severalTakers || (taker != NOBODY && taker != Thread.currentThread().getId())) {
            throw new IllegalStateException(
                    "another thread took sessions or events from this follower, such as that of a"
                            + " look-ahead, and not all of them may be stored; commit each one that is: commit(session)");
        }
        items.clear();
        numbers.clear();
        taker = NOBODY;
        forgotten = false;
    }

    List<Object> items() {
        return List.copyOf(items.values());
    }

    int size() {
        return items.size();
    }

    /** Says so if some were forgotten, which a state would then lack. */
    void requireAll() {
        if (forgotten) {
            throw new IllegalStateException("more than " + LIMIT + " sessions or events were handed over and not"
                    + " committed; commit each, also those that a filter drops (commitThrough covers them), or all of"
                    + " them by commit(note). What came after the last checkpoint comes again from there");
        }
    }

    private @Nullable Long find(Object item) {
        requireAll();
        List<Long> same = numbers.get(Key.of(item));
        if (same == null) {
            return null;
        }
        for (Long number : same) {
            if (items.get(number) == item) {
                return number;
            }
        }
        for (Long number : same) {
            if (item.equals(items.get(number))) {
                return number;
            }
        }
        return same.get(0);
    }

    private void remove(Long number) {
        Object item = items.remove(number);
        if (item == null) {
            return;
        }
        Key key = Key.of(item);
        List<Long> same = numbers.get(key);
        if (same != null && same.remove(number) && same.isEmpty()) {
            numbers.remove(key);
        }
        if (items.isEmpty()) {
            taker = NOBODY;
            severalTakers = false;
        }
    }
}
