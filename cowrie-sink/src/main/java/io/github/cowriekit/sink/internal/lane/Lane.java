package io.github.cowriekit.sink.internal.lane;

import io.github.cowriekit.model.SessionRecord;
import io.github.cowriekit.sink.DeliveryOptions;
import io.github.cowriekit.sink.SinkStatus;
import io.github.cowriekit.sink.internal.outbox.Backlog;
import io.github.cowriekit.sink.internal.outbox.Dead;
import io.github.cowriekit.sink.internal.outbox.Outbox;
import io.github.cowriekit.sink.internal.outbox.Waiting;
import io.github.cowriekit.sink.spi.Alert;
import io.github.cowriekit.sink.spi.Message;
import io.github.cowriekit.sink.spi.Receipt;
import io.github.cowriekit.sink.spi.Sink;
import io.github.cowriekit.sink.spi.SinkException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Sends what waits for one sink, in order. One thread attempts; any thread encodes and asks how it goes.
 *
 * <p>A batch that fails as a whole is sent again after a wait. What has waited too long by then goes to the dead letters, and
 * waits again once the sink has taken something.
 */
public final class Lane {
    private final String name;
    private final Sink sink;
    private final DeliveryOptions options;
    private final Outbox outbox;
    private final Clock clock;
    private final Backoff backoff;

    // guarded by this
    private Instant due = Instant.MIN;
    private Duration wait = Duration.ZERO;
    private long delivered;
    private long rejected;
    private @Nullable Instant lastDelivery;
    private @Nullable Instant failingSince;
    private @Nullable String problem;

    public Lane(String name, Sink sink, DeliveryOptions options, Outbox outbox, Clock clock) {
        this.name = name;
        this.sink = sink;
        this.options = options;
        this.outbox = outbox;
        this.clock = clock;
        this.backoff = new Backoff(options.firstWait(), options.longestWait());
    }

    public String name() {
        return name;
    }

    /** Returns what this sink sends of a session. */
    public Optional<String> encode(SessionRecord session) {
        return options.holds(session) ? sink.encode(session) : Optional.empty();
    }

    /** Returns what this sink sends of an alert. */
    public Optional<String> encode(Alert alert) {
        return options.holds(alert) ? sink.encode(alert) : Optional.empty();
    }

    /**
     * Sends the next batch, unless a failure is too recent.
     *
     * @return how long to wait for the next attempt; zero if there may be more, null until something is added
     */
    public @Nullable Duration attempt() throws InterruptedException {
        Instant now = clock.instant();
        Duration left = untilDue(now);
        if (left != null) {
            return left;
        }
        List<Waiting> batch = outbox.first(name, options.batchSize());
        if (batch.isEmpty()) {
            return null;
        }
        List<Message> messages = batch.stream().map(Waiting::message).toList();
        Receipt receipt;
        try {
            receipt = sink.deliver(messages);
        } catch (SinkException e) {
            Map<UUID, String> all = new HashMap<>();
            messages.forEach(message -> all.put(message.id(), text(e)));
            receipt = new Receipt(Map.of(), all, e.retryAfter().orElse(null));
        } catch (RuntimeException | Error e) {
            // also a library that is not there, and memory that one message takes
            System.getLogger(Lane.class.getName()).log(System.Logger.Level.WARNING, "sink " + name + " failed", e);
            Map<UUID, String> all = new HashMap<>();
            messages.forEach(message -> all.put(message.id(), e.getClass().getName()));
            receipt = new Receipt(Map.of(), all, null);
        }
        return settle(batch, receipt);
    }

    /** Lets dead letters wait again, and returns their number. */
    public int replay() {
        return outbox.replay(name, clock.instant());
    }

    public synchronized SinkStatus status() {
        Backlog backlog = outbox.backlog(name);
        return new SinkStatus(
                name,
                backlog.messages(),
                backlog.bytes(),
                backlog.oldest(),
                delivered,
                rejected,
                backlog.deadLetters(),
                lastDelivery,
                failingSince,
                problem);
    }

    /** Closes the sinks of all lanes, then throws what one of them threw. */
    public static void closeAll(List<Lane> lanes) {
        RuntimeException failure = null;
        for (Lane lane : lanes) {
            try {
                lane.sink.close();
            } catch (RuntimeException e) {
                if (failure == null) {
                    failure = e;
                } else {
                    failure.addSuppressed(e);
                }
            }
        }
        if (failure != null) {
            throw failure;
        }
    }

    /** Returns null if an attempt is due, also when the clock was set back meanwhile. */
    private synchronized @Nullable Duration untilDue(Instant now) {
        Duration left = now.isBefore(due) ? Duration.between(now, due) : Duration.ZERO;
        return left.isZero() || left.compareTo(wait) > 0 ? null : left;
    }

    private @Nullable Duration settle(List<Waiting> batch, Receipt receipt) {
        Instant now = clock.instant();
        List<Waiting> arrived = new ArrayList<>();
        List<Dead> dead = new ArrayList<>();
        for (Waiting waiting : batch) {
            UUID id = waiting.message().id();
            String refused = receipt.rejected().get(id);
            String again = receipt.again().get(id);
            if (refused != null) {
                dead.add(new Dead(waiting, refused, false));
            } else if (again == null) {
                arrived.add(waiting);
            } else if (waiting.since().plus(options.retryFor()).isBefore(now)) {
                dead.add(new Dead(waiting, again, true));
            }
        }
        outbox.settle(name, arrived, dead, now);
        if (!arrived.isEmpty()) {
            // it is back: what could not be delivered in time is tried once more, a batch at a time
            int unused = outbox.replayExpired(name, options.batchSize(), now);
        } else if (receipt.rejected().isEmpty() && !dead.isEmpty()) {
            // attempts are far between: what is as old need not wait for one of its own
            outbox.expire(name, now.minus(options.retryFor()), dead.get(0).reason(), now);
        }
        Duration pause = count(now, arrived.size(), receipt);
        return pause == null && !outbox.first(name, 1).isEmpty() ? Duration.ZERO : pause;
    }

    /** Returns how long to wait after a failure, null if there was none. */
    private synchronized @Nullable Duration count(Instant now, int arrived, Receipt receipt) {
        delivered += arrived;
        rejected += receipt.rejected().size();
        if (arrived > 0) {
            lastDelivery = now;
        }
        if (receipt.again().isEmpty()) {
            backoff.succeeded();
            if (failingSince != null) {
                log(System.Logger.Level.INFO, "sink " + name + " accepts messages again");
            }
            failingSince = null;
            problem = null;
            return null;
        }
        problem = receipt.again().values().iterator().next();
        if (failingSince == null) {
            failingSince = now;
            log(System.Logger.Level.WARNING, "sink " + name + ": " + problem + "; messages wait");
        }
        if (arrived > 0 || !receipt.rejected().isEmpty()) {
            // a receiver that takes some of them is not down
            backoff.succeeded();
        }
        wait = backoff.failed(receipt.retryAfter());
        due = now.plus(wait);
        return wait;
    }

    private static void log(System.Logger.Level level, String what) {
        System.getLogger(Lane.class.getName()).log(level, what);
    }

    private static String text(SinkException e) {
        return String.valueOf(e.getMessage());
    }
}
