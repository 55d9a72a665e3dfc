package io.github.cowriekit.store.internal.posting;

import io.github.cowriekit.store.internal.codec.LongSet;
import io.github.cowriekit.store.internal.codec.SessionIdentity;
import java.util.Arrays;

/**
 * Sessions that have a subject, each with its source address, in the order of their keys; about five bytes for each when they
 * are stored. Not thread-safe while it is added to.
 */
public final class Entries {
    private static final int WIDTH_BITS = 6;

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
        long leastAddress = Long.MAX_VALUE;
        long greatestAddress = 0;
        long shared = 0;
        for (int i = 0; i < size; i++) {
            leastAddress = Math.min(leastAddress, addresses[i]);
            greatestAddress = Math.max(greatestAddress, addresses[i]);
            shared |= sessions[i] - sessions[0];
        }
        int shift = (shared & (SessionIdentity.SLOTS - 1)) == 0 ? SessionIdentity.SLOT_BITS : 0;
        int addressBits = Long.SIZE - Long.numberOfLeadingZeros(greatestAddress - leastAddress);
        int gapBits = gapBits(shift);
        BitWriter out = new BitWriter();
        out.number(size);
        out.number(leastAddress);
        out.bits(addressBits, WIDTH_BITS);
        out.bits(gapBits, WIDTH_BITS);
        out.bits(shift == 0 ? 0 : 1, 1);
        for (int i = 0; i < size; i++) {
            if (i > 0) {
                out.rice((sessions[i] - sessions[i - 1]) >>> shift, gapBits);
            }
            out.bits(addresses[i] - leastAddress, addressBits);
        }
        return out.toBytes();
    }

    /** Returns how long the mean gap is, with which all gaps have hardly more bits than they need. */
    private int gapBits(int shift) {
        if (size == 1) {
            return 0;
        }
        long mean = ((sessions[size - 1] - sessions[0]) >>> shift) / (size - 1);
        return Math.max(0, Long.SIZE - 1 - Long.numberOfLeadingZeros(mean));
    }

    /**
     * Returns what {@link #toBytes} gave.
     *
     * @param first key of the first session
     */
    public static Entries of(long first, byte[] stored) {
        BitReader in = new BitReader(stored);
        int count = in.count(Byte.SIZE);
        long leastAddress = in.number();
        int addressBits = (int) in.bits(WIDTH_BITS);
        int gapBits = (int) in.bits(WIDTH_BITS);
        int shift = in.bits(1) == 0 ? 0 : SessionIdentity.SLOT_BITS;
        Entries entries = new Entries(Math.max(1, count));
        long session = first;
        for (int i = 0; i < count; i++) {
            session += i == 0 ? 0 : in.rice(gapBits) << shift;
            entries.add(session, leastAddress + in.bits(addressBits));
        }
        return entries;
    }
}
