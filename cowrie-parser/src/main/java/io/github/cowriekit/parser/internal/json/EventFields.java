package io.github.cowriekit.parser.internal.json;

import io.github.cowriekit.model.Endpoint;
import io.github.cowriekit.model.KeyExchange;
import io.github.cowriekit.parser.internal.bytes.MemoryBudget;
import io.github.cowriekit.parser.internal.time.Micros;
import io.github.cowriekit.parser.internal.time.Timestamps;
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
public final class EventFields extends FieldPlaces {
    private static final byte HEADER = 1;
    private static final byte BODY = 2;
    /** One less than an int can have. */
    private static final int MAX_INTEGER_DIGITS = 10;

    private final Slices slices;
    private final Timestamps.OfBytes times = new Timestamps.OfBytes();
    private @Nullable String[] names = new String[FIRST_SIZE];
    private @Nullable Object[] values = new Object[FIRST_SIZE];
    private int madeValues;
    private byte mark = HEADER;
    private @Nullable EventId known;
    private long time = Micros.NONE;
    private Endpoint honeypot = Endpoint.UNKNOWN;
    private final LastSensor lastSensor = new LastSensor();

    /**
     * Creates it.
     *
     * @param slices makes the values; those of several inputs may share it
     */
    public EventFields(Slices slices) {
        this.slices = slices;
    }

    @Override
    public void clear(byte[] nextLine) {
        super.clear(nextLine);
        if (madeValues > 0) {
            Arrays.fill(values, 0, madeValues, null);
            madeValues = 0;
        }
        mark = HEADER;
        time = Micros.NONE;
        known = null;
    }

    @Override
    void grow() {
        super.grow();
        names = Arrays.copyOf(names, size() * 2);
        values = Arrays.copyOf(values, size() * 2);
    }

    public void add(String name, Object value) {
        int i = append(FieldName.of(name).index(), Slices.NONE);
        names[i] = name;
        keep(i, value);
    }

    void addFlag(FieldName key, boolean value) {
        keep(append(key.index(), Slices.NONE), value);
    }

    /** Says how the last key is spelled, if it is none of the known ones. */
    void nameLast(int from, int length) {
        names[size() - 1] = slices.repeated(bytes(), from, length);
    }

    /** Returns whether the line names an event and its time as Cowrie writes it; then {@link #time} has it. */
    public boolean isEvent() {
        if (known == null && !(peek(FieldName.EVENTID) instanceof String)) {
            return false;
        }
        int i = place(FieldName.TIMESTAMP);
        time = i < 0 || kind(i) != Slices.PLAIN ? Micros.NONE : times.parse(bytes(), start(i), length(i));
        return time != Micros.NONE;
    }

    /** Finds out whether the event id is one of those with a record of their own; returns it, else null. */
    @Nullable
    public EventId readId() {
        int i = place(FieldName.EVENTID);
        if (i < 0) {
            known = null;
        } else if (kind(i) == Slices.PLAIN) {
            known = EventId.of(bytes(), start(i), length(i));
        } else {
            known = value(i) instanceof String id ? EventId.of(id) : null;
        }
        if (known == null && i >= 0 && value(i) instanceof String id) {
            known = OldEventIds.now(id);
        }
        return known;
    }

    /** Returns the id of a line that {@linkplain #isEvent is an event}. */
    public String eventId() {
        return known == null ? (String) Objects.requireNonNull(peek(FieldName.EVENTID)) : known.text();
    }

    /** Returns the {@linkplain #readId known id} of a line that {@linkplain #isEvent is an event}. */
    @Nullable
    public EventId known() {
        return known;
    }

    /** Returns the time of a line that {@linkplain #isEvent is an event}. */
    public Instant time() {
        return Micros.time(time);
    }

    /** Returns the same in {@link Micros}. */
    public long micros() {
        return time;
    }

    /** Returns a value without marking its key. */
    @Nullable
    public Object peek(FieldName key) {
        int i = place(key);
        return i < 0 ? null : value(i);
    }

    /** Returns a scalar as text. */
    @Nullable
    public String text(FieldName key) {
        int i = place(key);
        if (i < 0) {
            return null;
        }
        Object value = value(i);
        if (value instanceof String text) {
            setUsed(i, mark);
            return text;
        }
        if (value instanceof Number || value instanceof Boolean) {
            setUsed(i, mark);
            return value.toString();
        }
        return null;
    }

    /** Returns a scalar as text; an empty one reads as absent. */
    @Nullable
    public String filled(FieldName key) {
        String text = text(key);
        return text == null || text.isEmpty() ? null : text;
    }

    /** Returns a whole number, also one that is written as text. */
    @Nullable
    public Long number(FieldName key) {
        int i = place(key);
        if (i < 0) {
            return null;
        }
        BigDecimal decimal = LoggedNumbers.decimal(value(i));
        if (decimal == null) {
            return null;
        }
        try {
            long number = decimal.longValueExact();
            setUsed(i, mark);
            return number;
        } catch (ArithmeticException e) {
            return null;
        }
    }

    @Nullable
    public Integer smallNumber(FieldName key) {
        int i = place(key);
        if (i >= 0 && kind(i) == Slices.INTEGER && length(i) < MAX_INTEGER_DIGITS) {
            setUsed(i, mark);
            return (int) Slices.integer(bytes(), start(i), length(i));
        }
        Long number = i < 0 ? null : number(key);
        if (number == null) {
            return null;
        }
        if (number != number.intValue()) {
            setUsed(i, UNUSED);
            return null;
        }
        return number.intValue();
    }

    @Nullable
    public Boolean flag(FieldName key) {
        int i = place(key);
        Object value = i < 0 ? null : value(i);
        // some exports make text of everything
        Boolean flag = value instanceof Boolean known
                ? known
                : "true".equals(value) ? Boolean.TRUE : "false".equals(value) ? Boolean.FALSE : null;
        if (flag != null) {
            setUsed(i, mark);
        }
        return flag;
    }

    public Endpoint endpoint(FieldName ipKey, FieldName portKey) {
        String ip = filled(ipKey);
        Integer port = smallNumber(portKey);
        return ip == null && port == null ? Endpoint.UNKNOWN : new Endpoint(ip, port);
    }

    /** Returns whether the line has an id of a session that is not empty. */
    public boolean namesSession() {
        int i = place(FieldName.SESSION);
        return i >= 0 && (kind(i) == Slices.NONE || length(i) > 0);
    }

    /** Returns the name of the sensor, null if there is none. */
    @Nullable
    public String sensor() {
        return lastSensor.of(this);
    }

    /** Returns the end of the connection at the honeypot, the same one as before if it is equal. */
    public Endpoint destination() {
        String ip = destinationIp();
        Integer port = destinationPort();
        if (!Objects.equals(ip, honeypot.ip()) || !Objects.equals(port, honeypot.port())) {
            honeypot = new Endpoint(ip, port);
        }
        return honeypot;
    }

    /** Returns the address or, of a forwarding, the host that a connection goes to. */
    @Nullable
    public String destinationIp() {
        return filled(has(FieldName.DST_IP) ? FieldName.DST_IP : FieldName.DEST_IP);
    }

    @Nullable
    public Integer destinationPort() {
        return smallNumber(has(FieldName.DST_PORT) ? FieldName.DST_PORT : FieldName.DEST_PORT);
    }

    @Nullable
    public KeyExchange kex() {
        return slices.keyExchanges().of(this);
    }

    /** Returns what {@link #kex()} holds, as {@link MemoryBudget#kex} weighs it. */
    public long kexWeight() {
        return slices.keyExchanges().weight();
    }

    KeyExchanges keyExchanges() {
        return slices.keyExchanges();
    }

    /** Marks a key as said elsewhere, so that it is not among the rest. */
    public void drop(FieldName key) {
        int i = place(key);
        if (i >= 0) {
            setUsed(i, mark);
        }
    }

    /** Says that the header is read and the keys of the event itself follow. */
    public void beginBody() {
        mark = BODY;
    }

    /** Puts the keys read since {@link #beginBody} back among the rest. */
    public void forgetBody() {
        for (int i = 0; i < size(); i++) {
            if (used(i) == BODY) {
                setUsed(i, UNUSED);
            }
        }
    }

    /** Returns what nobody used, in its order. */
    public Map<String, Object> rest() {
        Map<String, Object> rest = null;
        for (int i = 0; i < size(); i++) {
            if (used(i) == UNUSED) {
                rest = rest == null ? new LinkedHashMap<>() : rest;
                rest.put(nameOf(i), value(i));
            }
        }
        return rest == null ? Map.of() : rest;
    }

    /** Returns the values of the keys that are none of the known ones, used or not. */
    public Map<String, Object> others() {
        Map<String, Object> others = null;
        for (int i = 0; i < size(); i++) {
            if (key(i) == FieldName.OTHER) {
                others = others == null ? new LinkedHashMap<>() : others;
                others.put(nameOf(i), value(i));
            }
        }
        return others == null ? Map.of() : others;
    }

    private String nameOf(int i) {
        FieldName key = key(i);
        return key == FieldName.OTHER ? Objects.requireNonNull(names[i]) : key.text();
    }

    private Object value(int i) {
        Object value = values[i];
        if (value == null) {
            boolean repeated = kind(i) == Slices.PLAIN && key(i).isRepeated();
            value = slices.value(bytes(), start(i), length(i), repeated ? Slices.REPEATED : kind(i));
            keep(i, value);
        }
        return value;
    }

    private void keep(int i, Object value) {
        values[i] = value;
        madeValues = Math.max(madeValues, i + 1);
    }
}
