package io.github.cowriekit.parser.internal;

import io.github.cowriekit.model.Client;
import io.github.cowriekit.model.Endpoint;
import io.github.cowriekit.model.Incomplete;
import io.github.cowriekit.model.KeyExchange;
import io.github.cowriekit.model.Session;
import io.github.cowriekit.model.SessionEnd;
import io.github.cowriekit.model.TerminalSize;
import io.github.cowriekit.model.event.ClientKex;
import io.github.cowriekit.model.event.ClientSize;
import io.github.cowriekit.model.event.ClientVersion;
import io.github.cowriekit.model.event.CowrieEvent;
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
public final class SessionDraft {
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
    private final Set<Incomplete> incomplete = EnumSet.noneOf(Incomplete.class);

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
    private long uncounted;

    /**
     * Begins a session.
     *
     * @param number place among the sessions in the order of their start
     */
    public SessionDraft(long number, String id, @Nullable String sensor, int maxItems, long maxBytes) {
        this.number = number;
        this.id = id;
        this.sensor = sensor;
        this.budget = new Budget(maxBytes);
        this.items = new SessionItems(maxItems, budget);
        budget.charge(EMPTY + Budget.weigh(id) + Budget.weigh(sensor));
    }

    public long number() {
        return number;
    }

    public String id() {
        return id;
    }

    /** Returns an estimate of the heap held, in bytes. */
    public long bytes() {
        return budget.used();
    }

    public boolean isConnected() {
        return connected;
    }

    public boolean isClosed() {
        return closed;
    }

    /** Returns the time in the log when the last event came, null if there was no time yet. */
    public @Nullable Instant lastSeen() {
        return lastSeen;
    }

    /** Returns the time in the log when the close came, null if there was no time yet or no close. */
    public @Nullable Instant closedAt() {
        return closedAt;
    }

    /**
     * Takes an event of this session.
     *
     * @param now the time in the log
     */
    public void add(CowrieEvent event, @Nullable Instant now) {
        lastSeen = now;
        count(event.eventId());
        takeTime(event.timestamp());
        takeConnection(event);
        if (!placeConnection(event) && !items.place(event)) {
            items.notice(event);
        }
    }

    public Session build(SessionEnd end, CountMaps countMaps) {
        if (!connected) {
            incomplete.add(Incomplete.NO_CONNECT);
        }
        if (!closed) {
            incomplete.add(Incomplete.NO_CLOSE);
        } else if (duration == null) {
            incomplete.add(Incomplete.NO_DURATION);
        }
        if (startedAt == null) {
            incomplete.add(Incomplete.NO_TIME);
        }
        boolean derived = duration == null && startedAt != null && endedAt != null;
        Map<String, Long> truncated = new LinkedHashMap<>();
        if (uncounted > 0) {
            truncated.put("eventCounts", uncounted);
        }
        Map<String, Long> counts = countMaps.of(eventCounts);
        Session session = items.addTo(Session.builder(id, end), truncated)
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
                .eventCounts(counts)
                .build();
        countMaps.keep(eventCounts, session.eventCounts());
        return session;
    }

    public void save(StateOutput out) throws IOException {
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

    public static SessionDraft restore(StateInput in, int maxItems, long maxBytes) throws IOException {
        long number = in.number();
        SessionDraft draft =
                new SessionDraft(number, in.required(String.class), in.value(String.class), maxItems, maxBytes);
        draft.budget.charge(in.number() - draft.budget.used());
        Map<?, ?> counts = in.required(Map.class);
        for (Map.Entry<?, ?> count : counts.entrySet()) {
            draft.eventCounts.add((String) count.getKey(), (Long) count.getValue());
        }
        draft.incomplete.addAll(in.list(Incomplete.class));
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

    private void count(String eventId) {
        if (eventCounts.contains(eventId) || budget.take(COUNT + eventId.length())) {
            eventCounts.add(eventId);
        } else {
            uncounted++;
        }
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

    private void takeConnection(CowrieEvent event) {
        if (protocol == null) {
            protocol = event.header().protocol();
        }
        Endpoint client = event.header().source();
        if (event instanceof SessionConnect) {
            connected = true;
            source = client.isUnknown() ? source : client;
            destination = event.header().destination();
        } else if (source.ip() == null && client.ip() != null) {
            source = client;
        } else if (client.ip() != null && !client.ip().equals(source.ip())) {
            incomplete.add(Incomplete.MISMATCHED_SOURCE);
        }
        // a forwarding carries no address of the honeypot, its header says so
        if (destination.isUnknown()) {
            destination = event.header().destination();
        }
    }

    /** Takes what a session has once; returns false if the event belongs elsewhere or comes again. */
    private boolean placeConnection(CowrieEvent event) {
        if (event instanceof SessionConnect) {
            return true;
        }
        if (event instanceof SessionClosed close && !closed) {
            closed = true;
            closedAt = lastSeen;
            duration = close.duration();
            return true;
        }
        if (event instanceof ClientVersion client
                && (version == null || client.version() == null)
                && budget.take(Budget.weigh(client.version()) + weigh(client.kex()))) {
            version = client.version() == null || client.version().isEmpty() ? version : client.version();
            kex = kex == null ? client.kex() : kex;
            return true;
        }
        if (event instanceof ClientKex client && kex == null && budget.take(weigh(client.kex()))) {
            kex = client.kex();
            return true;
        }
        if (event instanceof ClientSize size && terminal == null) {
            terminal = new TerminalSize(size.width(), size.height());
            return true;
        }
        return false;
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
        incomplete.add(Incomplete.NO_PROTOCOL);
        // nothing in these logs names telnet but its own events; everything else of that time was SSH
        return eventCounts.hasIdStartingWith("cowrie.telnet.") ? "telnet" : "ssh";
    }
}
