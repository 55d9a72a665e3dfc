package io.github.cowriekit.parser.internal.session;

import io.github.cowriekit.model.Endpoint;
import io.github.cowriekit.model.Incomplete;
import io.github.cowriekit.parser.internal.json.EventFields;
import io.github.cowriekit.parser.internal.json.FieldName;
import io.github.cowriekit.parser.internal.json.ShortText;
import io.github.cowriekit.parser.internal.state.StateInput;
import io.github.cowriekit.parser.internal.state.StateOutput;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The connection of a session while its events come in: both of its ends, when it began and ended, and what is missing. Not
 * thread-safe.
 */
public final class ConnectionDraft {
    private Set<Incomplete> incomplete = Set.of();
    private Endpoint source = Endpoint.UNKNOWN;
    private Endpoint destination = Endpoint.UNKNOWN;
    private @Nullable Instant startedAt;
    private @Nullable Instant endedAt;
    private @Nullable Duration duration;
    private long sourceHead;
    private long sourceTail = ShortText.TOO_LONG;
    private long startSecond;
    private long endSecond;
    private boolean connected;
    private boolean closed;

    public Endpoint source() {
        return source;
    }

    @Nullable
    public Instant startedAt() {
        return startedAt;
    }

    @Nullable
    public Instant endedAt() {
        return endedAt;
    }

    public boolean isConnected() {
        return connected;
    }

    public boolean isClosed() {
        return closed;
    }

    Endpoint destination() {
        return destination;
    }

    /** Returns what the session lacks, as far as it is known by now. */
    Set<Incomplete> incomplete() {
        return incomplete;
    }

    /** Returns whether the duration is that between the first and the last event, since none was logged. */
    boolean isDurationDerived() {
        return duration == null && startedAt != null && endedAt != null;
    }

    /** Returns the duration that was logged, otherwise that between the first and the last event. */
    @Nullable
    Duration duration() {
        return duration == null && startedAt != null && endedAt != null
                ? Duration.between(startedAt, endedAt)
                : duration;
    }

    /** Notes what a session that is over still lacks. */
    void noteWhatIsMissing() {
        if (!connected) {
            lacks(Incomplete.NO_CONNECT);
        }
        if (!closed) {
            lacks(Incomplete.NO_CLOSE);
        } else if (duration == null) {
            lacks(Incomplete.NO_DURATION);
        }
        if (startedAt == null) {
            lacks(Incomplete.NO_TIME);
        }
    }

    void saveEnds(StateOutput out) throws IOException {
        out.value(incomplete);
        out.value(source);
        out.value(destination);
    }

    void restoreEnds(StateInput in) throws IOException {
        in.list(Incomplete.class).forEach(this::lacks);
        setSource(in.required(Endpoint.class));
        destination = in.required(Endpoint.class);
    }

    void saveTimes(StateOutput out) throws IOException {
        out.value(startedAt);
        out.value(endedAt);
        out.value(duration);
        out.flag(connected);
        out.flag(closed);
    }

    void restoreTimes(StateInput in) throws IOException {
        startedAt = in.value(Instant.class);
        endedAt = in.value(Instant.class);
        startSecond = startedAt == null ? 0 : startedAt.getEpochSecond();
        endSecond = endedAt == null ? 0 : endedAt.getEpochSecond();
        duration = in.value(Duration.class);
        connected = in.flag();
        closed = in.flag();
    }

    /**
     * Takes the time of an event. After the connect no event moves the start, however early its time: a clock can be set back.
     * Compares seconds first, which is nearly always enough.
     */
    public void takeTime(@Nullable Instant time) {
        if (time == null || closed) {
            return;
        }
        long second = time.getEpochSecond();
        if (startedAt == null || (!connected && second <= startSecond && time.isBefore(startedAt))) {
            startedAt = time;
            startSecond = second;
        }
        if (endedAt == null || second > endSecond || time.isAfter(endedAt)) {
            endedAt = time;
            endSecond = second;
        }
    }

    public void connect(Endpoint client, Endpoint honeypot) {
        connected = true;
        if (!client.isUnknown()) {
            setSource(client);
        }
        destination = honeypot;
    }

    /** Takes the source of an event that is no connect. */
    void takeSource(Endpoint client) {
        if (!isFrom(client.ip())) {
            setSource(client);
        }
    }

    /** Takes the source of a line that is no connect. */
    void takeSource(EventFields line) {
        boolean same = line.readShort(FieldName.SRC_IP) && line.head() == sourceHead && line.tail() == sourceTail;
        if (!same && !isFrom(line.filled(FieldName.SRC_IP))) {
            setSource(line.endpoint(FieldName.SRC_IP, FieldName.SRC_PORT));
        }
    }

    boolean knowsDestination() {
        return !destination.isUnknown();
    }

    void takeDestination(Endpoint honeypot) {
        destination = honeypot;
    }

    private void setSource(Endpoint client) {
        source = client;
        String ip = client.ip();
        sourceHead = ip == null ? 0 : ShortText.head(ip);
        sourceTail = ip == null ? ShortText.TOO_LONG : ShortText.tail(ip);
    }

    /** Returns false if no address is known yet; notes an address that contradicts the known one. */
    private boolean isFrom(@Nullable String ip) {
        if (ip == null) {
            return true;
        }
        if (source.ip() == null) {
            return false;
        }
        if (!ip.equals(source.ip())) {
            lacks(Incomplete.MISMATCHED_SOURCE);
        }
        return true;
    }

    void lacks(Incomplete what) {
        if (incomplete.isEmpty()) {
            incomplete = EnumSet.of(what);
        } else {
            incomplete.add(what);
        }
    }

    /** Takes the end of the connection; returns false if it came before. */
    public boolean close(@Nullable Duration time) {
        if (closed) {
            return false;
        }
        closed = true;
        duration = time;
        return true;
    }
}
