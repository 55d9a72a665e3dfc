package io.github.cowriekit.parser.internal.json;

import io.github.cowriekit.model.Endpoint;
import io.github.cowriekit.model.KeyExchange;
import io.github.cowriekit.parser.internal.bytes.MemoryBudget;
import io.github.cowriekit.parser.internal.time.Micros;
import io.github.cowriekit.parser.internal.time.Timestamps;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What the keys and values of one JSON object say about an event, its time, its sensor and its connection. */
public final class EventFields extends FieldValues {
    /** Instead of the index of an id that has no record of its own. */
    static final int UNKNOWN = -1;

    private final Timestamps.OfBytes times = new Timestamps.OfBytes();
    /** Index of the known id, or {@link #UNKNOWN}; no reference, whose store costs a GC write barrier for each line. */
    private int known = UNKNOWN;

    private long time = Micros.NONE;
    private Endpoint honeypot = Endpoint.UNKNOWN;
    private final LastSensor lastSensor = new LastSensor();

    /**
     * Creates it.
     *
     * @param slices makes the values; those of several inputs may share it
     */
    public EventFields(Slices slices) {
        super(slices);
    }

    @Override
    public void clear(byte[] nextLine) {
        super.clear(nextLine);
        time = Micros.NONE;
        known = UNKNOWN;
    }

    /** Begins with a line that {@linkplain #isEvent is an event}, as was found out elsewhere. */
    void begin(byte[] nextLine, int id, long micros) {
        clear(nextLine);
        known = id;
        time = micros;
    }

    /** Returns whether the line has an event id and a time as Cowrie writes it, which {@link #time} then returns. */
    public boolean isEvent() {
        if (known == UNKNOWN && !(peek(FieldName.EVENTID) instanceof String)) {
            return false;
        }
        int i = place(FieldName.TIMESTAMP);
        time = i < 0 || kind(i) != Slices.PLAIN ? Micros.NONE : times.parse(bytes(), start(i), length(i));
        return time != Micros.NONE;
    }

    /** Looks up the event id; returns it if it has a record of its own, null otherwise. */
    @Nullable
    public EventId readId() {
        EventId id = findId(place(FieldName.EVENTID));
        known = id == null ? UNKNOWN : id.index();
        return id;
    }

    private @Nullable EventId findId(int place) {
        if (place < 0) {
            return null;
        }
        EventId id = kind(place) == Slices.PLAIN
                ? EventId.of(bytes(), start(place), length(place))
                : value(place) instanceof String text ? EventId.of(text) : null;
        return id == null && value(place) instanceof String text ? OldEventIds.now(text) : id;
    }

    /** Returns the id of a line that {@linkplain #isEvent is an event}. */
    public String eventId() {
        EventId id = known();
        return id == null ? (String) Objects.requireNonNull(peek(FieldName.EVENTID)) : id.text();
    }

    /** Returns the {@linkplain #readId known id} of a line that {@linkplain #isEvent is an event}. */
    @Nullable
    public EventId known() {
        return known == UNKNOWN ? null : EventId.at(known);
    }

    /** Returns the time of a line that {@linkplain #isEvent is an event}. */
    public Instant time() {
        return Micros.time(time);
    }

    /** Returns the same in {@link Micros}. */
    public long micros() {
        return time;
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

    /** Returns the honeypot's end of the connection, the same object as before if it is equal. */
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
        return slices().keyExchanges().of(this);
    }

    /** Returns the weight of {@link #kex()}, as in {@link MemoryBudget#kex}. */
    public long kexWeight() {
        return slices().keyExchanges().weight();
    }

    KeyExchanges keyExchanges() {
        return slices().keyExchanges();
    }
}
