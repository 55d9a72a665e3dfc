package io.github.cowriekit.parser.internal;

import io.github.cowriekit.model.Endpoint;
import io.github.cowriekit.model.KeyExchange;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The keys and values of one JSON object, reused for the next; reading a value marks its key as used.
 *
 * <p>A value of an unexpected shape reads as absent and stays among the {@link #rest}, so that nothing is lost.
 */
final class EventFields {
    private static final byte UNUSED = 0;
    private static final byte HEADER = 1;
    private static final byte BODY = 2;
    private static final int MAX_BEFORE = Integer.MAX_VALUE / 2;
    /** One less than an int can have. */
    private static final int MAX_INTEGER_DIGITS = 10;

    private final Slices slices;
    private final Timestamps.OfBytes times = new Timestamps.OfBytes();
    /** Number of the field that a key has, counted on over all lines, so that nothing need be erased between them. */
    private final int[] latest = new int[Key.COUNT];

    private byte[] line = new byte[0];
    // numbers of keys and not keys, since storing references costs the garbage collector's notes
    private byte[] keys = new byte[32];
    private byte[] kinds = new byte[32];
    private byte[] used = new byte[32];
    private long[] places = new long[32];
    private @Nullable String[] names = new String[32];
    private @Nullable Object[] values = new Object[32];
    private int madeValues;
    private int before;
    private byte mark = HEADER;
    private int size;
    private @Nullable EventId known;
    private long time = Micros.NONE;
    private long head;
    private long tail;
    private Endpoint honeypot = Endpoint.UNKNOWN;
    private final LastSensor lastSensor = new LastSensor();

    /**
     * Creates it.
     *
     * @param slices makes the values; those of several inputs may share it
     */
    EventFields(Slices slices) {
        this.slices = slices;
    }

    /**
     * Begins with the next object.
     *
     * @param nextLine where its slices are; they are read until the next call
     */
    void clear(byte[] nextLine) {
        if (madeValues > 0) {
            Arrays.fill(values, 0, madeValues, null);
            madeValues = 0;
        }
        before += size;
        if (before > MAX_BEFORE) {
            Arrays.fill(latest, 0);
            before = 0;
        }
        size = 0;
        mark = HEADER;
        line = nextLine;
        time = Micros.NONE;
        known = null;
    }

    void add(String name, Object value) {
        int i = append(Key.of(name), Slices.NONE);
        names[i] = name;
        keep(i, value);
    }

    /** Takes a value that stands in the line and is decoded when it is asked for. */
    void addSlice(Key key, byte kind, int from, int length) {
        int i = append(key, kind);
        places[i] = (long) from << Integer.SIZE | length;
    }

    void addFlag(Key key, boolean value) {
        keep(append(key, Slices.NONE), value);
    }

    /** Says how the last key is spelled, if it is none of the known ones. */
    void nameLast(int from, int length) {
        names[size - 1] = slices.repeated(line, from, length);
    }

    private int append(Key key, byte kind) {
        if (size == keys.length) {
            grow();
        }
        int i = size++;
        keys[i] = (byte) key.index();
        kinds[i] = kind;
        used[i] = UNUSED;
        // the last of repeated keys counts, as in Cowrie's own JSON library
        latest[key.index()] = before + size;
        return i;
    }

    private void grow() {
        keys = Arrays.copyOf(keys, size * 2);
        kinds = Arrays.copyOf(kinds, size * 2);
        used = Arrays.copyOf(used, size * 2);
        places = Arrays.copyOf(places, size * 2);
        names = Arrays.copyOf(names, size * 2);
        values = Arrays.copyOf(values, size * 2);
    }

    /** Returns whether the line names an event and its time as Cowrie writes it; then {@link #time} has it. */
    boolean isEvent() {
        if (known == null && !(peek(Key.EVENTID) instanceof String)) {
            return false;
        }
        int i = place(Key.TIMESTAMP);
        time = i < 0 || kinds[i] != Slices.PLAIN ? Micros.NONE : times.parse(line, start(i), length(i));
        return time != Micros.NONE;
    }

    /** Finds out whether the event id is one of those with a record of their own; returns it, else null. */
    @Nullable
    EventId readId() {
        int i = place(Key.EVENTID);
        if (i < 0) {
            known = null;
        } else if (kinds[i] == Slices.PLAIN) {
            known = EventId.of(line, start(i), length(i));
        } else {
            known = value(i) instanceof String id ? EventId.of(id) : null;
        }
        return known;
    }

    /** Returns the id of a line that {@linkplain #isEvent is an event}. */
    String eventId() {
        return known == null ? (String) Objects.requireNonNull(peek(Key.EVENTID)) : known.text();
    }

    /** Returns the {@linkplain #readId known id} of a line that {@linkplain #isEvent is an event}. */
    @Nullable
    EventId known() {
        return known;
    }

    /** Returns the time of a line that {@linkplain #isEvent is an event}. */
    Instant time() {
        return Micros.time(time);
    }

    /** Returns the same in {@link Micros}. */
    long micros() {
        return time;
    }

    /** Reads a value into {@link #head()} and {@link #tail()}; returns false if it is no {@link ShortText}. */
    boolean readShort(Key key) {
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
    long head() {
        return head;
    }

    /** Returns the second number of the {@link ShortText} that was read last. */
    long tail() {
        return tail;
    }

    boolean has(Key key) {
        return place(key) >= 0;
    }

    /** Returns a value without marking its key. */
    @Nullable
    Object peek(Key key) {
        int i = place(key);
        return i < 0 ? null : value(i);
    }

    /** Returns a scalar as text. */
    @Nullable
    String text(Key key) {
        int i = place(key);
        if (i < 0) {
            return null;
        }
        Object value = value(i);
        if (value instanceof String text) {
            used[i] = mark;
            return text;
        }
        if (value instanceof Number || value instanceof Boolean) {
            used[i] = mark;
            return value.toString();
        }
        return null;
    }

    /** Returns a scalar as text; an empty one reads as absent. */
    @Nullable
    String filled(Key key) {
        String text = text(key);
        return text == null || text.isEmpty() ? null : text;
    }

    /** Returns a whole number, also one that is written as text. */
    @Nullable
    Long number(Key key) {
        int i = place(key);
        if (i < 0) {
            return null;
        }
        BigDecimal decimal = Numbers.decimal(value(i));
        if (decimal == null) {
            return null;
        }
        try {
            long number = decimal.longValueExact();
            used[i] = mark;
            return number;
        } catch (ArithmeticException e) {
            return null;
        }
    }

    @Nullable
    Integer smallNumber(Key key) {
        int i = place(key);
        if (i >= 0 && kinds[i] == Slices.INTEGER && length(i) < MAX_INTEGER_DIGITS) {
            used[i] = mark;
            return (int) Slices.integer(line, start(i), length(i));
        }
        Long number = i < 0 ? null : number(key);
        if (number == null) {
            return null;
        }
        if (number != number.intValue()) {
            used[i] = UNUSED;
            return null;
        }
        return number.intValue();
    }

    @Nullable
    Boolean flag(Key key) {
        int i = place(key);
        if (i >= 0 && value(i) instanceof Boolean flag) {
            used[i] = mark;
            return flag;
        }
        return null;
    }

    Endpoint endpoint(Key ipKey, Key portKey) {
        String ip = filled(ipKey);
        Integer port = smallNumber(portKey);
        return ip == null && port == null ? Endpoint.UNKNOWN : new Endpoint(ip, port);
    }

    /** Returns the name of the sensor, null if there is none. */
    @Nullable
    String sensor() {
        return lastSensor.of(this);
    }

    /** Returns the end of the connection at the honeypot, the same one as before if it is equal. */
    Endpoint destination() {
        String ip = filled(Key.DST_IP);
        Integer port = smallNumber(Key.DST_PORT);
        if (!Objects.equals(ip, honeypot.ip()) || !Objects.equals(port, honeypot.port())) {
            honeypot = new Endpoint(ip, port);
        }
        return honeypot;
    }

    @Nullable
    KeyExchange kex() {
        return slices.keyExchanges().of(this);
    }

    /** Returns the place of the value that a key has, negative if it is absent; that of {@link Key#OTHER} is unknown. */
    int place(Key key) {
        return latest[key.index()] - before - 1;
    }

    /** Returns what {@link #kex()} holds, as {@link Budget#kex} weighs it. */
    long kexWeight() {
        return slices.keyExchanges().weight();
    }

    /** Returns the kind of the slice at a place. */
    byte kind(int place) {
        return kinds[place];
    }

    /** Returns where the slice at a place begins. */
    int start(int place) {
        return (int) (places[place] >>> Integer.SIZE);
    }

    /** Returns how many bytes the slice at a place has. */
    int length(int place) {
        return (int) places[place];
    }

    /** Returns the bytes that the slices are in. */
    byte[] bytes() {
        return line;
    }

    /** Marks a key as said elsewhere, so that it is not among the rest. */
    void drop(Key key) {
        int i = place(key);
        if (i >= 0) {
            used[i] = mark;
        }
    }

    /** Says that the header is read and the keys of the event itself follow. */
    void beginBody() {
        mark = BODY;
    }

    /** Puts the keys read since {@link #beginBody} back among the rest. */
    void forgetBody() {
        for (int i = 0; i < size; i++) {
            if (used[i] == BODY) {
                used[i] = UNUSED;
            }
        }
    }

    /** Returns what nobody used, in its order. */
    Map<String, Object> rest() {
        Map<String, Object> rest = null;
        for (int i = 0; i < size; i++) {
            if (used[i] == UNUSED) {
                rest = rest == null ? new LinkedHashMap<>() : rest;
                rest.put(nameOf(i), value(i));
            }
        }
        return rest == null ? Map.of() : rest;
    }

    private String nameOf(int i) {
        Key key = Key.at(keys[i]);
        return key == Key.OTHER ? Objects.requireNonNull(names[i]) : key.text();
    }

    private Object value(int i) {
        Object value = values[i];
        if (value == null) {
            boolean repeated = kinds[i] == Slices.PLAIN && Key.at(keys[i]).isRepeated();
            value = slices.value(line, start(i), length(i), repeated ? Slices.REPEATED : kinds[i]);
            keep(i, value);
        }
        return value;
    }

    private void keep(int i, Object value) {
        values[i] = value;
        madeValues = Math.max(madeValues, i + 1);
    }
}
