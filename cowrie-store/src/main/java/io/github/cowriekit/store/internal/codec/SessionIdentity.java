package io.github.cowriekit.store.internal.codec;

import io.github.cowriekit.model.Session;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * What makes two sessions the same: sensor, id and start.
 *
 * <p>The key of a session in the database grows with the time of its start: microseconds since 1970, and 11 bits of a hash for
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
    private static final int HASH_BITS = 11;
    private static final long HASH_MASK = (1L << HASH_BITS) - 1;
    /** One less than fits, so that every key has one above it. */
    private static final long LATEST = (1L << 52) - 2;

    /** Returns the identity of a session. */
    public static SessionIdentity of(Session session) {
        return new SessionIdentity(session.sensor(), session.id(), session.startedAt());
    }

    /** Returns the key that is tried first. */
    public long key() {
        long hash = Subject.hash(SubjectKind.TEXT, name);
        if (sensor != null) {
            hash += Long.rotateLeft(Subject.hash(SubjectKind.SENSOR, sensor), 1);
        }
        if (start == null) {
            return -(hash >>> 2) - 1;
        }
        hash += start.getNano() * 0x9E3779B97F4A7C15L;
        return firstKey(start.truncatedTo(ChronoUnit.MICROS)) | (hash >>> (Long.SIZE - HASH_BITS));
    }

    /** Returns the key that is tried next: all of the microsecond of the first one, then those that follow. */
    public static long key(long first, int tries) {
        return ((first & ~HASH_MASK) | ((first + tries) & HASH_MASK)) + (tries & ~HASH_MASK);
    }

    /** Returns the least key of the microsecond of a key. */
    public static long leastOf(long key) {
        return key & ~HASH_MASK;
    }

    /** Returns the greatest key of the microsecond of a key. */
    public static long greatestOf(long key) {
        return key | HASH_MASK;
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
        return Math.min(micros, LATEST) << HASH_BITS;
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
        return key < 0 ? null : Instant.EPOCH.plus(key >>> HASH_BITS, ChronoUnit.MICROS);
    }
}
