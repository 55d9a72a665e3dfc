package io.github.cowriekit.parser.internal.session;

import io.github.cowriekit.model.Client;
import io.github.cowriekit.model.Incomplete;
import io.github.cowriekit.model.KeyExchange;
import io.github.cowriekit.model.Session;
import io.github.cowriekit.model.SessionEnd;
import io.github.cowriekit.model.TerminalSize;
import io.github.cowriekit.parser.internal.bytes.MemoryBudget;
import io.github.cowriekit.parser.internal.json.EventId;
import io.github.cowriekit.parser.internal.state.StateInput;
import io.github.cowriekit.parser.internal.state.StateOutput;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
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
    private final ConnectionDraft connection = new ConnectionDraft();
    private final MemoryBudget budget;
    private final SessionItems items;
    private final EventCounts eventCounts = new EventCounts();

    private @Nullable String protocol;
    private @Nullable String version;
    private @Nullable KeyExchange kex;
    private @Nullable TerminalSize terminal;
    private long kexBytes;
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

    public ConnectionDraft connection() {
        return connection;
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

    public void takeSensor(String name) {
        sensor = name;
    }

    /** Sets the estimate of the heap held. */
    public void setBytes(long bytes) {
        budget.charge(bytes - budget.used());
    }

    public Session build(SessionEnd end, CountMaps countMaps) {
        connection.noteWhatIsMissing();
        boolean derived = connection.isDurationDerived();
        Session finished = Session.builder(id, end)
                .sensor(sensor)
                .protocol(protocol())
                .source(connection.source())
                .destination(connection.destination())
                .startedAt(connection.startedAt())
                .endedAt(connection.endedAt())
                .duration(connection.duration())
                .durationDerived(derived)
                .incomplete(connection.incomplete())
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
        connection.saveEnds(out);
        out.value(protocol);
        out.value(version);
        out.value(kex);
        out.value(terminal);
        connection.saveTimes(out);
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
        draft.connection.restoreEnds(in);
        draft.protocol = in.value(String.class);
        draft.version = in.value(String.class);
        draft.kex = in.value(KeyExchange.class);
        draft.kexBytes = MemoryBudget.kex(draft.kex);
        draft.terminal = in.value(TerminalSize.class);
        draft.connection.restoreTimes(in);
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
        connection.lacks(Incomplete.NO_PROTOCOL);
        // in these logs only telnet's own events name telnet; everything else was SSH
        return eventCounts.hasIdStartingWith("cowrie.telnet.") ? "telnet" : "ssh";
    }
}
