package io.github.cowriekit.sink;

import io.github.cowriekit.model.SessionRecord;
import io.github.cowriekit.report.Reports;
import io.github.cowriekit.sink.internal.lane.Lane;
import io.github.cowriekit.sink.internal.outbox.Entry;
import io.github.cowriekit.sink.internal.outbox.Outbox;
import io.github.cowriekit.sink.spi.Alert;
import io.github.cowriekit.sink.spi.Message;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Sessions and alerts that are added to a {@link Delivery} together with the position of what they were read from: all or
 * nothing. For one thread. Without {@link #commit()} nothing happens.
 *
 * @since 0.1.0
 */
public final class DeliveryBatch implements AutoCloseable {
    private final Outbox outbox;
    private final List<Lane> lanes;
    private final Clock clock;
    private final long maxWaiting;
    private final Runnable committed;

    private final List<Entry> entries = new ArrayList<>();
    private final Map<String, byte[]> positions = new HashMap<>();
    private final Set<UUID> told = new HashSet<>();

    DeliveryBatch(Outbox outbox, List<Lane> lanes, Clock clock, long maxWaiting, Runnable committed) {
        this.outbox = outbox;
        this.lanes = lanes;
        this.clock = clock;
        this.maxWaiting = maxWaiting;
        this.committed = committed;
    }

    /**
     * Adds a session for every sink that wants it.
     *
     * @param session a session as far as it has come
     * @throws RuntimeException if a sink cannot encode it; the others have it then
     */
    public void add(SessionRecord session) {
        UUID id = Reports.idOf(session);
        RuntimeException failure = null;
        for (Lane lane : lanes) {
            try {
                Optional<String> body = lane.encode(session);
                body.ifPresent(text -> entries.add(new Entry(
                        lane.name(),
                        new Message(
                                id,
                                Message.Kind.SESSION,
                                session.session().startedAt(),
                                session.session().sensor(),
                                text))));
            } catch (RuntimeException e) {
                failure = e;
            }
        }
        if (failure != null) {
            throw failure;
        }
    }

    /** Adds an alert for every sink that wants it. */
    public void add(Alert alert) {
        for (Lane lane : lanes) {
            lane.encode(alert)
                    .ifPresent(text -> entries.add(new Entry(
                            lane.name(),
                            new Message(alert.id(), Message.Kind.ALERT, alert.time(), alert.sensor(), text))));
        }
    }

    /** Remembers for ever that something was told, so that {@link Delivery#isTold} knows. */
    public void tellOnce(UUID id) {
        told.add(id);
    }

    /** Sets the position of what was read, of whatever form; {@link Delivery#findPosition} returns it. */
    public void position(String name, byte[] value) {
        positions.put(name, value.clone());
    }

    /**
     * Writes everything to the outbox in one transaction, and waits before that until there is room.
     *
     * @throws DeliveryException if the outbox cannot be written; nothing was added then
     * @throws InterruptedException if the thread is interrupted while it waits for room; nothing was added then
     */
    public void commit() throws InterruptedException {
        outbox.awaitRoom(maxWaiting);
        outbox.append(entries, positions, told, clock.instant());
        entries.clear();
        positions.clear();
        told.clear();
        committed.run();
    }

    /** Drops what was not committed. */
    @Override
    public void close() {
        entries.clear();
    }
}
