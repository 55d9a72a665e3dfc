package io.github.cowriekit.parser.internal.json;

import io.github.cowriekit.parser.internal.bytes.Words;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Positions of the keys and values of one JSON object in a line, in arrays that are reused for the next line.
 *
 * <p>The place of a key is its number among those of the object. Not thread-safe.
 */
class FieldPlaces {
    static final int FIRST_SIZE = 32;
    /** Mark of a key that was not read. */
    static final byte UNUSED = 0;

    private static final int MAX_BEFORE = Integer.MAX_VALUE / 2;

    /** Number of the latest field with each key, counted across all lines so that nothing has to be cleared between lines. */
    private final int[] latest = new int[FieldName.COUNT];

    private byte[] line = new byte[0];
    // key numbers instead of references: storing a reference costs a GC write barrier
    private byte[] keys = new byte[FIRST_SIZE];
    private byte[] kinds = new byte[FIRST_SIZE];
    private byte[] used = new byte[FIRST_SIZE];
    private long[] places = new long[FIRST_SIZE];
    private int before;
    private int size;
    private KexRuns.@Nullable Run run;
    private int runPlace;
    private long head;
    private long tail;

    /** Begins with the next object, whose slices are in a line. */
    // a reference store costs a GC write barrier; comparing first is cheaper
    @SuppressWarnings("ReferenceEquality")
    void clear(byte[] nextLine) {
        before += size;
        if (before > MAX_BEFORE) {
            Arrays.fill(latest, 0);
            before = 0;
        }
        size = 0;
        if (line != nextLine) {
            line = nextLine;
        }
        if (run != null) {
            run = null;
        }
    }

    /** Adds a key; returns its place. */
    final int append(int key, byte kind) {
        if (size == keys.length) {
            grow();
        }
        int i = size++;
        keys[i] = (byte) key;
        kinds[i] = kind;
        used[i] = UNUSED;
        // the last of repeated keys counts, as in Cowrie's own JSON library
        latest[key] = before + size;
        return i;
    }

    /** Makes room for as many keys again. */
    void grow() {
        keys = Arrays.copyOf(keys, size * 2);
        kinds = Arrays.copyOf(kinds, size * 2);
        used = Arrays.copyOf(used, size * 2);
        places = Arrays.copyOf(places, size * 2);
    }

    /** Adds a value of the line, which is decoded on demand. */
    final void addSlice(FieldName key, byte kind, int from, int length) {
        addSlice(key.index(), kind, from, length);
    }

    /** Adds a value of the line for the key with a number. */
    final void addSlice(int key, byte kind, int from, int length) {
        int place = append(key, kind);
        // appending may have made a larger array
        places[place] = place(from, length);
    }

    /** Adds the keys and values of a run in the line. */
    final void addRun(KexRuns.Run known, int from) {
        run = known;
        runPlace = size;
        long base = place(from, 0);
        for (int i = 0; i < known.size(); i++) {
            int place = append(known.key(i), known.kind(i));
            places[place] = base + known.place(i);
        }
    }

    /** Returns the run of the line if it holds all of the line's key exchange, null otherwise. */
    final KexRuns.@Nullable Run run() {
        if (run != null) {
            for (FieldName key : KeyExchanges.KEYS) {
                int place = place(key);
                if (place >= 0 && (place < runPlace || place >= runPlace + run.size())) {
                    return null;
                }
            }
        }
        return run;
    }

    /** Returns how many keys there are. */
    public final int size() {
        return size;
    }

    public final boolean has(FieldName key) {
        return place(key) >= 0;
    }

    /** Returns the place of the value that a key has, negative if it is absent; that of {@link FieldName#OTHER} is unknown. */
    public final int place(FieldName key) {
        return latest[key.index()] - before - 1;
    }

    public final FieldName key(int place) {
        return FieldName.at(keys[place]);
    }

    /** Returns the kind of the slice at a place. */
    public final byte kind(int place) {
        return kinds[place];
    }

    /** Returns where the slice at a place begins. */
    public final int start(int place) {
        return (int) (places[place] >>> Integer.SIZE);
    }

    /** Returns how many bytes the slice at a place has. */
    public final int length(int place) {
        return (int) places[place];
    }

    final byte used(int place) {
        return used[place];
    }

    final void setUsed(int place, byte use) {
        used[place] = use;
    }

    /** Returns where a slice stands and how long it is, as one number. */
    public static long place(int from, int length) {
        return (long) from << Integer.SIZE | length;
    }

    /** Returns the bytes that the slices are in. */
    public final byte[] bytes() {
        return line;
    }

    /** Reads a value into {@link #head()} and {@link #tail()}; returns false if it is no {@link ShortText}. */
    public final boolean readShort(FieldName key) {
        int i = place(key);
        if (i < 0 || kinds[i] != Slices.PLAIN) {
            return false;
        }
        int from = start(i);
        int length = length(i);
        if (length == 0 || length > ShortText.MAX_LENGTH || from + ShortText.MAX_LENGTH > line.length) {
            return false;
        }
        head = Words.head(line, from, length);
        tail = length <= Long.BYTES ? 0 : Words.head(line, from + Long.BYTES, length - Long.BYTES);
        return true;
    }

    /** Returns the first number of the {@link ShortText} that was read last. */
    public final long head() {
        return head;
    }

    /** Returns the second number of the {@link ShortText} that was read last. */
    public final long tail() {
        return tail;
    }
}
