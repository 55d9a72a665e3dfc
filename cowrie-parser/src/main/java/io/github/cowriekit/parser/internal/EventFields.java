package io.github.cowriekit.parser.internal;

import io.github.cowriekit.model.Endpoint;
import io.github.cowriekit.model.KeyExchange;
import io.github.cowriekit.model.PublicKey;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
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
    /** One less than an int can have. */
    private static final int MAX_INTEGER_DIGITS = 10;

    private final Slices slices;
    private final Timestamps.OfBytes times = new Timestamps.OfBytes();
    private final int[] latest = new int[Key.COUNT];
    private byte[] line = new byte[0];
    // numbers of keys and not keys, since storing references costs the garbage collector's notes
    private byte[] keys = new byte[32];
    private byte[] kinds = new byte[32];
    private byte[] used = new byte[32];
    private int[] starts = new int[32];
    private int[] lengths = new int[32];
    private @Nullable String[] names = new String[32];
    private @Nullable Object[] values = new Object[32];
    private byte mark = HEADER;
    private int size;
    private @Nullable Instant time;
    private Endpoint honeypot = Endpoint.UNKNOWN;

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
        for (int i = 0; i < size; i++) {
            latest[keys[i]] = 0;
            values[i] = null;
        }
        size = 0;
        mark = HEADER;
        line = nextLine;
        time = null;
    }

    void add(String name, Object value) {
        int i = append(Key.of(name), Slices.NONE);
        names[i] = name;
        values[i] = value;
    }

    /** Takes a value that stands in the line and is decoded when it is asked for. */
    void addSlice(Key key, byte kind, int from, int length) {
        int i = append(key, kind);
        starts[i] = from;
        lengths[i] = length;
    }

    void addFlag(Key key, boolean value) {
        int i = append(key, Slices.NONE);
        values[i] = value;
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
        latest[key.index()] = size;
        return i;
    }

    private void grow() {
        keys = Arrays.copyOf(keys, size * 2);
        kinds = Arrays.copyOf(kinds, size * 2);
        used = Arrays.copyOf(used, size * 2);
        starts = Arrays.copyOf(starts, size * 2);
        lengths = Arrays.copyOf(lengths, size * 2);
        names = Arrays.copyOf(names, size * 2);
        values = Arrays.copyOf(values, size * 2);
    }

    /** Returns whether the line names an event and its time as Cowrie writes it; then {@link #time} has it. */
    boolean isEvent() {
        if (!(peek(Key.EVENTID) instanceof String)) {
            return false;
        }
        time = strictTime(Key.TIMESTAMP);
        return time != null;
    }

    /** Returns the id of a line that {@linkplain #isEvent is an event}. */
    String eventId() {
        return (String) Objects.requireNonNull(peek(Key.EVENTID));
    }

    /** Returns the time of a line that {@linkplain #isEvent is an event}. */
    Instant time() {
        return Objects.requireNonNull(time);
    }

    boolean has(Key key) {
        return find(key) >= 0;
    }

    /** Returns a value without marking its key. */
    @Nullable
    Object peek(Key key) {
        int i = find(key);
        return i < 0 ? null : value(i);
    }

    /** Returns a scalar as text. */
    @Nullable
    String text(Key key) {
        int i = find(key);
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
        int i = find(key);
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
        int i = find(key);
        if (i >= 0 && kinds[i] == Slices.INTEGER && lengths[i] < MAX_INTEGER_DIGITS) {
            used[i] = mark;
            return (int) Slices.integer(line, starts[i], lengths[i]);
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
        int i = find(key);
        if (i >= 0 && value(i) instanceof Boolean flag) {
            used[i] = mark;
            return flag;
        }
        return null;
    }

    /** Returns the strings of an array, empty when there is none. */
    List<String> texts(Key key) {
        int i = find(key);
        if (i < 0 || !(value(i) instanceof List<?> list) || !Slices.isTexts(list)) {
            return List.of();
        }
        used[i] = mark;
        @SuppressWarnings("unchecked")
        List<String> texts = (List<String>) List.copyOf(list);
        return texts;
    }

    /**
     * Returns a length of time in any of Cowrie's spellings: {@code duration_ms} (whole milliseconds, since 2026) or
     * {@code duration} (seconds as number, or as text since 2025).
     */
    @Nullable
    Duration duration() {
        Duration milliseconds = scaled(Key.DURATION_MS, 6);
        return milliseconds != null ? milliseconds : scaled(Key.DURATION, 9);
    }

    Endpoint endpoint(Key ipKey, Key portKey) {
        String ip = filled(ipKey);
        Integer port = smallNumber(portKey);
        return ip == null && port == null ? Endpoint.UNKNOWN : new Endpoint(ip, port);
    }

    /** Returns the end of the connection at the honeypot, the same one as before if it is equal. */
    Endpoint destination() {
        Endpoint destination = endpoint(Key.DST_IP, Key.DST_PORT);
        if (!destination.equals(honeypot)) {
            honeypot = destination;
        }
        return honeypot;
    }

    @Nullable
    PublicKey publicKey() {
        if (!has(Key.FINGERPRINT) && !has(Key.KEY)) {
            return null;
        }
        return new PublicKey(text(Key.TYPE), text(Key.FINGERPRINT), text(Key.KEY));
    }

    @Nullable
    KeyExchange kex() {
        if (!has(Key.HASSH) && !has(Key.KEX_ALGS) && !has(Key.ENC_CS) && !has(Key.MAC_CS) && !has(Key.KEY_ALGS)) {
            return null;
        }
        KeyExchange kex = KeyExchange.builder()
                .hassh(filled(Key.HASSH))
                .hasshAlgorithms(text(Key.HASSH_ALGORITHMS))
                .kexAlgs(texts(Key.KEX_ALGS))
                .keyAlgs(texts(Key.KEY_ALGS))
                .encCs(texts(Key.ENC_CS))
                .macCs(texts(Key.MAC_CS))
                .compCs(texts(Key.COMP_CS))
                .langCs(texts(Key.LANG_CS))
                .build();
        return slices.shared(kex);
    }

    /** Marks a key as said elsewhere, so that it is not among the rest. */
    void drop(Key key) {
        int i = find(key);
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

    /** Returns the time of a slice that is written as Cowrie writes it, null for any other value. */
    private @Nullable Instant strictTime(Key key) {
        int i = find(key);
        return i < 0 || kinds[i] != Slices.PLAIN ? null : times.parse(line, starts[i], lengths[i]);
    }

    private @Nullable Duration scaled(Key key, int scale) {
        int i = find(key);
        if (i < 0) {
            return null;
        }
        Duration duration = Slices.isNumber(kinds[i]) ? Slices.duration(line, starts[i], lengths[i], scale) : null;
        duration = duration == null ? Numbers.duration(value(i), scale) : duration;
        if (duration != null) {
            used[i] = mark;
        }
        return duration;
    }

    private String nameOf(int i) {
        Key key = Key.at(keys[i]);
        return key == Key.OTHER ? Objects.requireNonNull(names[i]) : key.text();
    }

    private Object value(int i) {
        Object value = values[i];
        if (value == null) {
            value = kinds[i] == Slices.PLAIN && Key.at(keys[i]).isRepeated()
                    ? slices.repeated(line, starts[i], lengths[i])
                    : slices.value(line, starts[i], lengths[i], kinds[i]);
            values[i] = value;
        }
        return value;
    }

    /** Returns where the value of a key is, negative if it is absent; {@link Key#OTHER} has no place of its own. */
    private int find(Key key) {
        return latest[key.index()] - 1;
    }
}
