package io.github.cowriekit.parser.internal.session;

import io.github.cowriekit.model.Client;
import io.github.cowriekit.model.Endpoint;
import io.github.cowriekit.model.Incomplete;
import io.github.cowriekit.model.KeyExchange;
import io.github.cowriekit.model.Session;
import io.github.cowriekit.model.SessionEnd;
import io.github.cowriekit.model.TerminalSize;
import io.github.cowriekit.parser.internal.bytes.MemoryBudget;
import io.github.cowriekit.parser.internal.json.EventFields;
import io.github.cowriekit.parser.internal.json.EventId;
import io.github.cowriekit.parser.internal.json.FieldName;
import io.github.cowriekit.parser.internal.json.ShortText;
import io.github.cowriekit.parser.internal.state.StateInput;
import io.github.cowriekit.parser.internal.state.StateOutput;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A session while its events come in; {@link SessionEvents} and {@link SessionLines} put them here, each in exactly one
 * place of the record. Not thread-safe.
 */
public final class SessionDraft {
    /** What a draft without any event holds on the heap, its place among the open sessions included. */
    public static final int EMPTY = 1_500;

    /** An event id and its count. */
    public static final int COUNT = 130;

    private final String id;
    private @Nullable String sensor;
    private final MemoryBudget budget;
    private final SessionItems items;
    private final EventCounts eventCounts = new EventCounts();

    private Set<Incomplete> incomplete = Set.of();
    private Endpoint source = Endpoint.UNKNOWN;
    private Endpoint destination = Endpoint.UNKNOWN;
    private @Nullable String protocol;
    private @Nullable String version;
    private @Nullable KeyExchange kex;
    private @Nullable TerminalSize terminal;
    private @Nullable Instant startedAt;
    private @Nullable Instant endedAt;
    private @Nullable Duration duration;
    private long sourceHead;
    private long sourceTail = ShortText.TOO_LONG;
    private long startSecond;
    private long endSecond;
    private long kexBytes;
    private boolean connected;
    private boolean closed;
    private long uncounted;

    /** Begins a session. */
    public SessionDraft(String id, @Nullable String sensor, SessionBounds bounds) {
        this.id = id;
        this.sensor = sensor;
        this.budget = new MemoryBudget(bounds.maxBytesPerSession());
        this.items = new SessionItems(bounds.maxItems(), budget);
        budget.charge(EMPTY + MemoryBudget.weigh(id) + MemoryBudget.weigh(sensor));
    }

    public String id() {
        return id;
    }

    @Nullable
    public String sensor() {
        return sensor;
    }

    /** Returns an estimate of the heap held, in bytes. */
    public long bytes() {
        return budget.used();
    }

    /** Returns the same without the key exchange, which other sessions hold as well. */
    public long ownBytes() {
        return budget.used() - kexBytes;
    }

    @Nullable
    public KeyExchange kex() {
        return kex;
    }

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

    public void takeSensor(String name) {
        sensor = name;
    }

    /** Sets the estimate of the heap held. */
    public void setBytes(long bytes) {
        budget.charge(bytes - budget.used());
    }

    public boolean isConnected() {
        return connected;
    }

    public boolean isClosed() {
        return closed;
    }

    public Session build(SessionEnd end, CountMaps countMaps) {
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
        boolean derived = duration == null && startedAt != null && endedAt != null;
        Session finished = Session.builder(id, end)
                .sensor(sensor)
                .protocol(protocol())
                .source(source)
                .destination(destination)
                .startedAt(startedAt)
                .endedAt(endedAt)
                .duration(derived ? Duration.between(startedAt, endedAt) : duration)
                .durationDerived(derived)
                .incomplete(incomplete)
                .client(new Client(version, kex, terminal, items.environment()))
                .logins(items.logins())
                .commands(items.commands())
                .downloads(items.downloads())
                .uploads(items.uploads())
                .forwards(items.forwards())
                .recordings(items.recordings())
                .notices(items.notices())
                .eventCounts(countMaps.of(eventCounts))
                .truncated(truncated())
                .build();
        countMaps.keep(eventCounts, finished.eventCounts());
        return finished;
    }

    /** Returns how much was cut from what. */
    public Map<String, Long> truncated() {
        if (uncounted == 0 && !items.isCut()) {
            return Map.of();
        }
        Map<String, Long> truncated = new LinkedHashMap<>();
        if (uncounted > 0) {
            truncated.put("eventCounts", uncounted);
        }
        items.countCut(truncated);
        return truncated;
    }

    public void save(StateOutput out) throws IOException {
        out.value(id);
        out.value(sensor);
        out.number(budget.used());
        out.value(eventCounts.sorted());
        out.value(incomplete);
        out.value(source);
        out.value(destination);
        out.value(protocol);
        out.value(version);
        out.value(kex);
        out.value(terminal);
        out.value(startedAt);
        out.value(endedAt);
        out.value(duration);
        out.flag(connected);
        out.flag(closed);
        out.number(uncounted);
        items.save(out);
    }

    public static SessionDraft restore(StateInput in, SessionBounds bounds) throws IOException {
        SessionDraft draft = new SessionDraft(in.required(String.class), in.value(String.class), bounds);
        draft.setBytes(in.number());
        Map<?, ?> counts = in.required(Map.class);
        for (Map.Entry<?, ?> count : counts.entrySet()) {
            draft.eventCounts.add((String) count.getKey(), (Long) count.getValue());
        }
        in.list(Incomplete.class).forEach(draft::lacks);
        draft.setSource(in.required(Endpoint.class));
        draft.destination = in.required(Endpoint.class);
        draft.protocol = in.value(String.class);
        draft.version = in.value(String.class);
        draft.kex = in.value(KeyExchange.class);
        draft.kexBytes = MemoryBudget.kex(draft.kex);
        draft.terminal = in.value(TerminalSize.class);
        draft.startedAt = in.value(Instant.class);
        draft.endedAt = in.value(Instant.class);
        draft.startSecond = draft.startedAt == null ? 0 : draft.startedAt.getEpochSecond();
        draft.endSecond = draft.endedAt == null ? 0 : draft.endedAt.getEpochSecond();
        draft.duration = in.value(Duration.class);
        draft.connected = in.flag();
        draft.closed = in.flag();
        draft.uncounted = in.number();
        draft.items.restore(in);
        return draft;
    }

    boolean knowsProtocol() {
        return protocol != null;
    }

    public void takeProtocol(@Nullable String name) {
        protocol = name;
    }

    public void count(EventId eventId) {
        if (!eventCounts.addAnother(eventId)) {
            count(eventId.text());
        }
    }

    public void count(String eventId) {
        if (eventCounts.contains(eventId) || budget.take(COUNT + eventId.length())) {
            eventCounts.add(eventId, 1);
        } else {
            uncounted++;
        }
    }

    /**
     * Takes the time of an event. After the connect nothing is the start, however early it seems: a clock can be set back.
     * Compares seconds first, which decides nearly always without a look at what was kept.
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

    /** Returns false if this address is the first one that is known; notes one that contradicts. */
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

    private void lacks(Incomplete what) {
        if (incomplete.isEmpty()) {
            incomplete = EnumSet.of(what);
        } else {
            incomplete.add(what);
        }
    }

    /** Takes the end of the connection; returns false, like what follows here, if it came before. */
    public boolean close(@Nullable Duration time) {
        if (closed) {
            return false;
        }
        closed = true;
        duration = time;
        return true;
    }

    boolean takeSize(int width, int height) {
        if (terminal != null) {
            return false;
        }
        terminal = new TerminalSize(width, height);
        return true;
    }

    @Nullable
    public TerminalSize terminal() {
        return terminal;
    }

    public boolean takeVersion(@Nullable String text, @Nullable KeyExchange exchange) {
        if ((version != null && text != null) || !budget.take(MemoryBudget.weigh(text) + MemoryBudget.kex(exchange))) {
            return false;
        }
        version = text == null || text.isEmpty() ? version : text;
        if (kex == null && exchange != null) {
            holdKex(exchange);
        }
        return true;
    }

    public boolean takeKex(KeyExchange exchange) {
        if (kex != null || !budget.take(MemoryBudget.kex(exchange))) {
            return false;
        }
        holdKex(exchange);
        return true;
    }

    private void holdKex(KeyExchange exchange) {
        kex = exchange;
        kexBytes = MemoryBudget.kex(exchange);
    }

    public EventCounts eventCounts() {
        return eventCounts;
    }

    public SessionItems items() {
        return items;
    }

    private @Nullable String protocol() {
        if (protocol != null) {
            return protocol;
        }
        lacks(Incomplete.NO_PROTOCOL);
        // nothing in these logs names telnet but its own events; everything else of that time was SSH
        return eventCounts.hasIdStartingWith("cowrie.telnet.") ? "telnet" : "ssh";
    }
}
