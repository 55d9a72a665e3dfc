package io.github.cowriekit.store.internal.codec;

import java.util.Arrays;

/**
 * Sessions that have a subject, each with its source address, in the order of their keys; about seven bytes for each when they
 * are stored. Not thread-safe while it is added to.
 */
public final class Entries {
    private long[] sessions;
    private long[] addresses;
    private int size;
    private boolean sorted = true;

    /** Creates an empty one. */
    public Entries() {
        this(2);
    }

    private Entries(int capacity) {
        sessions = new long[capacity];
        addresses = new long[capacity];
    }

    /**
     * Adds a session.
     *
     * @param session its key
     * @param address number of its address, 0 if it has none
     */
    public void add(long session, long address) {
        if (size == sessions.length) {
            sessions = Arrays.copyOf(sessions, size * 2);
            addresses = Arrays.copyOf(addresses, size * 2);
        }
        sorted &= size == 0 || sessions[size - 1] < session;
        sessions[size] = session;
        addresses[size] = address;
        size++;
    }

    /** Adds all sessions of another one. */
    public void addAll(Entries other) {
        for (int i = 0; i < other.size; i++) {
            add(other.sessions[i], other.addresses[i]);
        }
    }

    /** Returns how many sessions there are. */
    public int size() {
        return size;
    }

    /** Returns the key of a session, by its place in the order. */
    public long session(int place) {
        sort();
        return sessions[place];
    }

    /** Returns the number of the address of a session, by its place in the order. */
    public long address(int place) {
        sort();
        return addresses[place];
    }

    /** Adds the addresses to a set. */
    public void addressesTo(LongSet set) {
        for (int i = 0; i < size; i++) {
            if (addresses[i] != 0) {
                set.add(addresses[i]);
            }
        }
    }

    /** Returns how many distinct addresses there are. */
    public int distinctAddresses() {
        if (size == 1) {
            return addresses[0] == 0 ? 0 : 1;
        }
        LongSet set = new LongSet();
        addressesTo(set);
        return set.size();
    }

    private void sort() {
        if (sorted) {
            return;
        }
        // keys are distinct, so a key tells where its address went
        long[] order = Arrays.copyOf(sessions, size);
        Arrays.sort(order);
        long[] moved = new long[sessions.length];
        for (int i = 0; i < size; i++) {
            moved[Arrays.binarySearch(order, 0, size, sessions[i])] = addresses[i];
        }
        System.arraycopy(order, 0, sessions, 0, size);
        addresses = moved;
        sorted = true;
    }

    /** Returns all as bytes, but for the key of the first session; there is at least one. */
    public byte[] toBytes() {
        sort();
        ByteWriter out = new ByteWriter();
        out.unsigned(size);
        long address = 0;
        for (int i = 0; i < size; i++) {
            if (i > 0) {
                out.unsigned(sessions[i] - sessions[i - 1]);
            }
            out.signed(addresses[i] - address);
            address = addresses[i];
        }
        return out.toBytes();
    }

    /**
     * Returns what {@link #toBytes} gave.
     *
     * @param first key of the first session
     */
    public static Entries of(long first, byte[] stored) {
        ByteReader in = new ByteReader(stored);
        int count = in.count();
        Entries entries = new Entries(Math.max(1, count));
        long session = first;
        long address = 0;
        for (int i = 0; i < count; i++) {
            session += i == 0 ? 0 : in.unsigned();
            address += in.signed();
            entries.add(session, address);
        }
        return entries;
    }
}
