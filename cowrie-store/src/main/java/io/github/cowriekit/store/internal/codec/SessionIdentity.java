package io.github.cowriekit.store.internal.codec;

import io.github.cowriekit.model.Session;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * What makes two sessions the same: sensor, id and start.
 *
 * <p>The key of a session in the database grows with the time of its start: microseconds since 1970, and 11 bits for
 * sessions of the same microsecond. Keys that collide are told apart by looking, and the later one takes a free key of the same
 * microsecond.
 * Sessions without a start have negative keys.
 *
 * @param sensor name of the sensor, null when the log does not say
 * @param name Cowrie's id
 * @param start start, null when the log does not say
 */
public record SessionIdentity(
        @Nullable String sensor, String name, @Nullable Instant start) {
    /** Bits of a key that tell sessions of a microsecond apart; nearly all sessions have zeros there. */
    public static final int SLOT_BITS = 11;

    /** Keys of a microsecond. */
    public static final long SLOTS = 1L << SLOT_BITS;

    private static final long SLOT_MASK = SLOTS - 1;
    /** One less than fits, so that every key has one above it. */
    private static final long LATEST = (1L << 52) - 2;

    /** Returns the identity of a session. */
    public static SessionIdentity of(Session session) {
        return new SessionIdentity(session.sensor(), session.id(), session.startedAt());
    }

    /** Returns the key that is tried first: the first one of its microsecond. */
    public long key() {
        return start == null ? -(hash() >>> 2) - 1 : firstKey(start.truncatedTo(ChronoUnit.MICROS));
    }

    private long hash() {
        long hash = Subject.hash(SubjectKind.TEXT, name);
        return sensor == null ? hash : hash + Long.rotateLeft(Subject.hash(SubjectKind.SENSOR, sensor), 1);
    }

    /**
     * Returns the key that is tried next: one that the hash chooses, so that the many sessions of a log whose clock has only seconds
     * are not looked at one after the other; then those that follow, of the microsecond and then of the next ones.
     *
     * @param first what {@link #key()} gave
     * @param tries how many were tried, 0 for the first one
     */
    public long key(long first, int tries) {
        if (tries == 0) {
            return first;
        }
        long chosen = (first & ~SLOT_MASK) | (hash() >>> (Long.SIZE - SLOT_BITS));
        long after = tries - 1L;
        return ((chosen & ~SLOT_MASK) | ((chosen + after) & SLOT_MASK)) + (after & ~SLOT_MASK);
    }

    /** Returns the least key of the microsecond of a key. */
    public static long leastOf(long key) {
        return key & ~SLOT_MASK;
    }

    /** Returns the greatest key of the microsecond of a key. */
    public static long greatestOf(long key) {
        return key | SLOT_MASK;
    }

    /** Returns the hash by which sessions with an id are found; of 16 bits, since most of an index of them would be hashes. */
    public static short nameHash(String name) {
        int hash = name.hashCode();
        return (short) (hash ^ hash >>> 16);
    }

    /** Returns the least key of a session that starts at a time or later; starts are logged to the microsecond. */
    public static long firstKey(Instant start) {
        if (start.isBefore(Instant.EPOCH)) {
            return 0;
        }
        long micros = start.getEpochSecond() > LATEST / 1_000_000
                ? LATEST
                : Instant.EPOCH.until(start.plusNanos(999), ChronoUnit.MICROS);
        return Math.min(micros, LATEST) << SLOT_BITS;
    }

    /** Returns by how much the keys of two sessions differ that begin so long after each other. */
    public static long keysIn(Duration span) {
        return firstKey(Instant.EPOCH.plus(span));
    }

    /** Returns the time that the start of the session with a key is written relative to. */
    static Instant referenceOf(long key) {
        Instant start = startOf(key);
        return start == null ? Instant.EPOCH : start;
    }

    /** Returns the start of the session with a key, to the microsecond; null if it has none. */
    public static @Nullable Instant startOf(long key) {
        return key < 0 ? null : Instant.EPOCH.plus(key >>> SLOT_BITS, ChronoUnit.MICROS);
    }
}
