package io.github.cowriekit.analysis.internal.data;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * Maps the most recently used keys to numbers: at least {@code capacity} keys, at most twice as many. When the newer half is
 * full, the older one is dropped. Keys are hashes. Probing is limited: if all slots near a key are taken, one of them is
 * overwritten, so no choice of keys makes the table slow. 32 bytes per key. Not thread-safe.
 */
public final class RecentLongs {
    private static final int FEWEST_SLOTS = 1 << 6;
    private static final int MOST_STEPS = 32;

    private final int mostSlots;
    private Half newer = new Half(FEWEST_SLOTS);
    private Half older = new Half(FEWEST_SLOTS);

    /**
     * @param capacity a power of two
     */
    public RecentLongs(int capacity) {
        this.mostSlots = 2 * capacity;
    }

    /** Returns the number of a key, or a default if it has none. */
    public long get(long key, long otherwise) {
        int at = newer.find(key);
        if (at >= 0) {
            return newer.values[at];
        }
        at = older.find(key);
        return at < 0 ? otherwise : older.values[at];
    }

    /** Sets the number of a key, which becomes the most recently used. */
    public void put(long key, long value) {
        if (2 * newer.size >= newer.keys.length && newer.find(key) < 0) {
            makeRoom();
        }
        newer.put(key, value);
    }

    private void makeRoom() {
        if (newer.keys.length < mostSlots) {
            newer = newer.larger();
        } else {
            older = newer;
            newer = new Half(mostSlots);
        }
    }

    /** Writes all but the capacity. */
    public void write(DataOutput out) throws IOException {
        newer.write(out);
        older.write(out);
    }

    /** Reads what {@link #write} wrote. */
    public static RecentLongs read(DataInput in, int capacity) throws IOException {
        RecentLongs read = new RecentLongs(capacity);
        read.newer = Half.read(in, read.mostSlots);
        read.older = Half.read(in, read.mostSlots);
        return read;
    }

    /** A hash table with open addressing; the key 0 marks a free slot. */
    private static final class Half {
        private final long[] keys;
        private final long[] values;
        private int size;

        Half(int slots) {
            this.keys = new long[slots];
            this.values = new long[slots];
        }

        /** Returns the slot of a key, -1 if it has none. */
        int find(long key) {
            for (int step = 0; step < MOST_STEPS; step++) {
                int at = slot(key, step);
                if (keys[at] == used(key)) {
                    return at;
                }
                if (keys[at] == 0) {
                    return -1;
                }
            }
            return -1;
        }

        void put(long key, long value) {
            int at = slot(key, 0);
            for (int step = 0; step < MOST_STEPS; step++) {
                int candidate = slot(key, step);
                if (keys[candidate] == 0 || keys[candidate] == used(key)) {
                    at = candidate;
                    break;
                }
            }
            size += keys[at] == 0 ? 1 : 0;
            keys[at] = used(key);
            values[at] = value;
        }

        Half larger() {
            Half larger = new Half(2 * keys.length);
            for (int i = 0; i < keys.length; i++) {
                if (keys[i] != 0) {
                    larger.put(keys[i], values[i]);
                }
            }
            return larger;
        }

        private int slot(long key, int step) {
            return (int) (Hash.mix(used(key)) + step) & (keys.length - 1);
        }

        private static long used(long key) {
            return key == 0 ? 1 : key;
        }

        /** Writes keys with their slots, so that a loaded table behaves the same. */
        void write(DataOutput out) throws IOException {
            out.writeInt(keys.length);
            out.writeInt(size);
            for (int i = 0; i < keys.length; i++) {
                if (keys[i] != 0) {
                    out.writeInt(i);
                    out.writeLong(keys[i]);
                    out.writeLong(values[i]);
                }
            }
        }

        static Half read(DataInput in, int mostSlots) throws IOException {
            int slots = State.length(in, mostSlots);
            if (slots < FEWEST_SLOTS || Integer.bitCount(slots) != 1) {
                throw new IOException("a table of " + slots + " slots");
            }
            Half read = new Half(slots);
            read.size = State.length(in, slots);
            for (int i = 0; i < read.size; i++) {
                int at = State.length(in, slots - 1);
                read.keys[at] = in.readLong();
                read.values[at] = in.readLong();
            }
            return read;
        }
    }
}
