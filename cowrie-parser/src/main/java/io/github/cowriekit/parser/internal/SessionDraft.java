package io.github.cowriekit.parser.internal;

import io.github.cowriekit.model.Client;
import io.github.cowriekit.model.Endpoint;
import io.github.cowriekit.model.Incomplete;
import io.github.cowriekit.model.KeyExchange;
import io.github.cowriekit.model.Session;
import io.github.cowriekit.model.SessionBuilder;
import io.github.cowriekit.model.SessionEnd;
import io.github.cowriekit.model.TerminalSize;
import io.github.cowriekit.model.event.ClientKex;
import io.github.cowriekit.model.event.ClientSize;
import io.github.cowriekit.model.event.ClientVersion;
import io.github.cowriekit.model.event.CowrieEvent;
import io.github.cowriekit.model.event.EventHeader;
import io.github.cowriekit.model.event.SessionClosed;
import io.github.cowriekit.model.event.SessionConnect;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A session while its events come in; every event ends up in exactly one place of the record. Not thread-safe. */
final class SessionDraft {
    /** What a draft without any event holds on the heap, its place among the open sessions included. */
    private static final int EMPTY = 1_500;

    /** An event id and its count. */
    private static final int COUNT = 130;

    private final long number;
    private final String id;
    private final @Nullable String sensor;
    private final Budget budget;
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
    private @Nullable Instant lastSeen;
    private @Nullable Instant closedAt;
    private @Nullable Duration duration;
    private boolean connected;
    private boolean closed;
    private boolean gone;
    private long uncounted;
    private long lastEvent;

    /**
     * Begins a session.
     *
     * @param number place among the sessions in the order of their start
     */
    SessionDraft(long number, String id, @Nullable String sensor, int maxItems, long maxBytes) {
        this.number = number;
        this.id = id;
        this.sensor = sensor;
        this.budget = new Budget(maxBytes);
        this.items = new SessionItems(maxItems, budget);
        budget.charge(EMPTY + Budget.weigh(id) + Budget.weigh(sensor));
    }

    long number() {
        return number;
    }

    String id() {
        return id;
    }

    @Nullable
    String sensor() {
        return sensor;
    }

    /** Returns an estimate of the heap held, in bytes. */
    long bytes() {
        return budget.used();
    }

    boolean isConnected() {
        return connected;
    }

    boolean isClosed() {
        return closed;
    }

    /** Returns the time in the log when the last event came, null if there was no time yet. */
    @Nullable
    Instant lastSeen() {
        return lastSeen;
    }

    /** Returns the time in the log when the close came, null if there was no time yet or no close. */
    @Nullable
    Instant closedAt() {
        return closedAt;
    }

    /** Returns the number of the last event, in the order in which events came; of a later one it is higher. */
    long lastEvent() {
        return lastEvent;
    }

    void setLastEvent(long event) {
        lastEvent = event;
    }

    /** Returns whether the session was handed over, so that what still refers to it must not count it. */
    boolean isGone() {
        return gone;
    }

    void setGone() {
        gone = true;
    }

    /**
     * Takes an event of this session.
     *
     * @param now the time in the log
     */
    void add(CowrieEvent event, @Nullable Instant now) {
        EventHeader header = event.header();
        see(event.eventId(), event.timestamp(), now);
        if (protocol == null) {
            protocol = header.protocol();
        }
        if (event instanceof SessionConnect) {
            connect(header.source(), header.destination());
        } else if (!isFrom(header.source().ip())) {
            source = header.source();
        }
        // a forwarding carries no address of the honeypot, its header says so
        if (destination.isUnknown()) {
            destination = header.destination();
        }
        if (!placeConnection(event) && !items.place(event)) {
            items.notice(event);
        }
    }

    /**
     * Takes the event of a line of this session without making a record of it, if it is of a kind that most lines are.
     *
     * @param line of which nothing was read yet, with an event id and a time
     * @param now the time in the log
     */
    void add(EventFields line, @Nullable Instant now) {
        String eventId = line.eventId();
        switch (eventId) {
            case "cowrie.session.connect" -> {
                see(line, now);
                connect(line.endpoint(Key.SRC_IP, Key.SRC_PORT), line.destination());
            }
            case "cowrie.login.failed", "cowrie.login.success" -> {
                meet(line, now);
                items.addLogin(
                        line.time(),
                        line.text(Key.USERNAME),
                        line.text(Key.PASSWORD),
                        line.publicKey(),
                        eventId.equals("cowrie.login.success"));
            }
            case "cowrie.command.input" -> {
                meet(line, now);
                String input = line.text(Key.INPUT);
                if (input == null) {
                    items.notice(EventFactory.create(line));
                } else {
                    items.addCommand(line.time(), input, line.filled(Key.REALM));
                }
            }
            case "cowrie.client.version" -> {
                meet(line, now);
                if (!takeVersion(line.text(Key.VERSION), line.kex())) {
                    items.notice(EventFactory.create(line));
                }
            }
            case "cowrie.client.kex" -> {
                meet(line, now);
                KeyExchange exchange = line.kex();
                if (exchange == null || !takeKex(exchange)) {
                    items.notice(EventFactory.create(line));
                }
            }
            case "cowrie.session.closed" -> {
                meet(line, now);
                if (!close(line.duration())) {
                    items.notice(EventFactory.create(line));
                }
            }
            default -> add(EventFactory.create(line), now);
        }
    }

    Session build(SessionEnd end, CountMaps countMaps) {
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
        Map<String, Long> truncated = new LinkedHashMap<>();
        if (uncounted > 0) {
            truncated.put("eventCounts", uncounted);
        }
        SessionBuilder session = Session.builder(id, end);
        items.addTo(session, truncated);
        Session finished = session.sensor(sensor)
                .protocol(protocol())
                .source(source)
                .destination(destination)
                .startedAt(startedAt)
                .endedAt(endedAt)
                .duration(derived ? Duration.between(startedAt, endedAt) : duration)
                .durationDerived(derived)
                .incomplete(incomplete)
                .client(new Client(version, kex, terminal, items.environment()))
                .eventCounts(countMaps.of(eventCounts))
                .truncated(truncated)
                .build();
        countMaps.keep(eventCounts, finished.eventCounts());
        return finished;
    }

    void save(StateOutput out) throws IOException {
        out.number(number);
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
        out.value(lastSeen);
        out.value(closedAt);
        out.value(duration);
        out.flag(connected);
        out.flag(closed);
        out.number(uncounted);
        items.save(out);
    }

    static SessionDraft restore(StateInput in, int maxItems, long maxBytes) throws IOException {
        long number = in.number();
        SessionDraft draft =
                new SessionDraft(number, in.required(String.class), in.value(String.class), maxItems, maxBytes);
        draft.budget.charge(in.number() - draft.budget.used());
        Map<?, ?> counts = in.required(Map.class);
        for (Map.Entry<?, ?> count : counts.entrySet()) {
            draft.eventCounts.add((String) count.getKey(), (Long) count.getValue());
        }
        in.list(Incomplete.class).forEach(draft::lacks);
        draft.source = in.required(Endpoint.class);
        draft.destination = in.required(Endpoint.class);
        draft.protocol = in.value(String.class);
        draft.version = in.value(String.class);
        draft.kex = in.value(KeyExchange.class);
        draft.terminal = in.value(TerminalSize.class);
        draft.startedAt = in.value(Instant.class);
        draft.endedAt = in.value(Instant.class);
        draft.lastSeen = in.value(Instant.class);
        draft.closedAt = in.value(Instant.class);
        draft.duration = in.value(Duration.class);
        draft.connected = in.flag();
        draft.closed = in.flag();
        draft.uncounted = in.number();
        draft.items.restore(in);
        return draft;
    }

    private void see(EventFields line, @Nullable Instant now) {
        see(line.eventId(), line.time(), now);
        if (protocol == null) {
            protocol = EventFactory.protocol(line);
        }
    }

    private void see(String eventId, @Nullable Instant time, @Nullable Instant now) {
        lastSeen = now;
        if (!eventCounts.addKnown(eventId)) {
            if (budget.take(COUNT + eventId.length())) {
                eventCounts.add(eventId);
            } else {
                uncounted++;
            }
        }
        takeTime(time);
    }

    private void takeTime(@Nullable Instant time) {
        if (time == null || closed) {
            return;
        }
        if (startedAt == null || time.isBefore(startedAt)) {
            startedAt = time;
        }
        if (endedAt == null || time.isAfter(endedAt)) {
            endedAt = time;
        }
    }

    private void connect(Endpoint client, Endpoint honeypot) {
        connected = true;
        source = client.isUnknown() ? source : client;
        destination = honeypot;
    }

    /** Sees an event that is no connect. */
    private void meet(EventFields line, @Nullable Instant now) {
        see(line, now);
        if (!isFrom(line.filled(Key.SRC_IP))) {
            source = line.endpoint(Key.SRC_IP, Key.SRC_PORT);
        }
        if (destination.isUnknown()) {
            destination = line.destination();
        }
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

    /** Takes what a session has once; returns false if the event belongs elsewhere or comes again. */
    private boolean placeConnection(CowrieEvent event) {
        if (event instanceof SessionConnect) {
            return true;
        }
        if (event instanceof SessionClosed close) {
            return close(close.duration());
        }
        if (event instanceof ClientVersion client) {
            return takeVersion(client.version(), client.kex());
        }
        if (event instanceof ClientKex client) {
            return takeKex(client.kex());
        }
        if (event instanceof ClientSize size && terminal == null) {
            terminal = new TerminalSize(size.width(), size.height());
            return true;
        }
        return false;
    }

    private boolean close(@Nullable Duration time) {
        if (closed) {
            return false;
        }
        closed = true;
        closedAt = lastSeen;
        duration = time;
        return true;
    }

    private boolean takeVersion(@Nullable String text, @Nullable KeyExchange exchange) {
        if ((version != null && text != null) || !budget.take(Budget.weigh(text) + weigh(exchange))) {
            return false;
        }
        version = text == null || text.isEmpty() ? version : text;
        kex = kex == null ? exchange : kex;
        return true;
    }

    private boolean takeKex(KeyExchange exchange) {
        if (kex != null || !budget.take(weigh(exchange))) {
            return false;
        }
        kex = exchange;
        return true;
    }

    private static long weigh(@Nullable KeyExchange kex) {
        return kex == null
                ? 0
                : Budget.element(kex.hassh(), kex.hasshAlgorithms())
                        + Budget.names(kex.kexAlgs())
                        + Budget.names(kex.keyAlgs())
                        + Budget.names(kex.encCs())
                        + Budget.names(kex.macCs())
                        + Budget.names(kex.compCs())
                        + Budget.names(kex.langCs());
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
