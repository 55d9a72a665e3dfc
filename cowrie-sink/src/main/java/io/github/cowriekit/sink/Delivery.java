package io.github.cowriekit.sink;

import io.github.cowriekit.sink.internal.lane.Lane;
import io.github.cowriekit.sink.internal.lane.LaneThread;
import io.github.cowriekit.sink.internal.outbox.Dead;
import io.github.cowriekit.sink.internal.outbox.Outbox;
import io.github.cowriekit.sink.spi.Sink;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;

/**
 * Brings sessions and alerts to other systems, whatever fails in between.
 *
 * <p>What is added waits in one SQLite file, the outbox, until each sink has acknowledged it. Positions of what reads the
 * logs are written in the same transaction as what was read, so a process that is killed at any moment goes on without a gap
 * and without doing anything twice; a message whose acknowledgement was lost is sent again with the same
 * {@linkplain io.github.cowriekit.sink.spi.Message#id() id}.
 *
 * <pre>{@code
 * try (var delivery = Delivery.builder(Path.of("outbox.db"))
 *         .sink("search", OpenSearchSink.builder(URI.create("https://search.example:9200")).build())
 *         .build()) {
 *     try (DeliveryBatch batch = delivery.batch()) {
 *         sessions.forEach(batch::add);
 *         batch.position("cowrie", follower.checkpoint("").toBytes());
 *         batch.commit();
 *     }
 * }
 * }</pre>
 *
 * <p>Every sink has a thread of its own: one that is slow or down delays no other. Its messages wait in the file; when more than
 * {@link Builder#maxWaiting} wait, {@link DeliveryBatch#commit()} waits, so that the rest stays in the log. What a receiver
 * refuses, and what it could not be given for {@link DeliveryOptions#retryFor a day}, goes to the dead letters.
 *
 * <p>Thread-safe. One process at a time.
 *
 * @since 0.1.0
 */
public final class Delivery implements AutoCloseable {
    private final Outbox outbox;
    private final List<Lane> lanes;
    private final List<LaneThread> threads;
    private final long maxWaiting;
    private final Duration closing;
    private final Clock clock;
    private boolean started;
    private boolean closed;

    private Delivery(Builder builder, Outbox outbox, List<Lane> lanes) {
        this.outbox = outbox;
        this.lanes = List.copyOf(lanes);
        this.threads = builder.hasThreads ? lanes.stream().map(LaneThread::new).toList() : List.of();
        this.maxWaiting = builder.maxWaiting;
        this.closing = builder.closing;
        this.clock = builder.clock;
        if (!builder.startsLater) {
            start();
        }
    }

    /**
     * Returns a builder.
     *
     * @param outbox the file in which messages wait; made if there is none
     */
    public static Builder builder(Path outbox) {
        return new Builder(outbox);
    }

    /**
     * Starts to send what waits, where {@link Builder#startLater()} put that off.
     *
     * @throws IllegalStateException if it was started or closed before
     */
    public synchronized void start() {
        if (started || closed) {
            throw new IllegalStateException("a delivery is started once");
        }
        started = true;
        threads.forEach(LaneThread::start);
    }

    /** Returns an empty batch. Several may be open at the same time; each is for one thread. */
    public DeliveryBatch batch() {
        return new DeliveryBatch(outbox, lanes, clock, maxWaiting, () -> threads.forEach(LaneThread::wake));
    }

    /** Returns the position that was committed last under a name. */
    public Optional<byte[]> findPosition(String name) {
        return outbox.findPosition(Objects.requireNonNull(name, "name"));
    }

    /** Returns whether {@link DeliveryBatch#tellOnce} was committed with this id, in this or an earlier run. */
    public boolean isTold(UUID id) {
        return outbox.isTold(Objects.requireNonNull(id, "id"));
    }

    /** Returns how each sink is doing, in the order in which they were added; reads the outbox. */
    public List<SinkStatus> sinks() {
        return lanes.stream().map(Lane::status).toList();
    }

    /** Returns whether so much waits that {@link DeliveryBatch#commit()} waits for {@linkplain Builder#maxWaiting room}. */
    public boolean isFull() {
        return outbox.bytes() > maxWaiting;
    }

    /**
     * Returns dead letters of a sink, oldest first.
     *
     * @param most how many at most; their bodies are held in memory
     * @throws IllegalArgumentException if there is no such sink
     */
    public List<DeadLetter> deadLetters(String sink, int most) {
        return outbox.deadLetters(lane(sink).name(), most).stream()
                .map(Delivery::letter)
                .toList();
    }

    /**
     * Lets all dead letters of a sink be sent again, behind what waits, and returns their number. What expired is sent again by
     * itself once the sink has accepted something.
     *
     * @throws IllegalArgumentException if there is no such sink
     */
    public int replay(String sink) {
        int count = lane(sink).replay();
        threads.forEach(LaneThread::wake);
        return count;
    }

    /**
     * Sends a batch to each sink that is due, in the calling thread; for a scheduler of your own and for tests, with
     * {@link Builder#withoutThreads()}.
     *
     * @return how long to wait for the next attempt; zero if there may be more to do now, empty until something is added
     */
    public Optional<Duration> deliverDue() throws InterruptedException {
        Duration shortest = null;
        for (Lane lane : lanes) {
            Duration wait = lane.attempt();
            if (wait != null && (shortest == null || wait.compareTo(shortest) < 0)) {
                shortest = wait;
            }
        }
        return Optional.ofNullable(shortest);
    }

    /**
     * Sends what can be sent within half of {@linkplain Builder#closeWithin ten seconds}, waits the other half for attempts that
     * are under way, interrupts them then, and closes sinks and outbox. What was not acknowledged is sent by the next run.
     */
    @Override
    public void close() {
        synchronized (this) {
            if (closed) {
                return;
            }
            closed = true;
        }
        boolean interrupted = LaneThread.endAll(threads, closing);
        try {
            Lane.closeAll(lanes);
        } finally {
            outbox.close();
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static DeadLetter letter(Dead dead) {
        return new DeadLetter(dead.waiting().message(), dead.waiting().since(), dead.reason(), dead.isExpired());
    }

    private Lane lane(String name) {
        return lanes.stream()
                .filter(lane -> lane.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no sink '" + name + "'; there is "
                        + String.join(", ", lanes.stream().map(Lane::name).toList())));
    }

    /** Builds a {@link Delivery}; not thread-safe. */
    public static final class Builder {
        private static final long STANDARD_WAITING = 1L << 30;

        private record Configured(Sink sink, DeliveryOptions options) {}

        private final Path file;
        private final Map<String, Configured> sinks = new LinkedHashMap<>();
        private long maxWaiting = STANDARD_WAITING;
        private boolean hasThreads = true;
        private boolean startsLater;
        private Duration closing = Duration.ofSeconds(10);
        private Clock clock = Clock.systemUTC();

        private Builder(Path file) {
            this.file = Objects.requireNonNull(file, "file");
        }

        /** Adds a sink with the {@linkplain DeliveryOptions#standard() usual options}; it is closed with the delivery. */
        public Builder sink(String name, Sink sink) {
            return sink(name, sink, options -> options);
        }

        /**
         * Adds a sink and says what holds for it.
         *
         * @param name under which its messages wait, also in the next run; letters, digits and {@code -}
         * @param sink closed with the delivery
         * @param options changes the usual options
         * @throws IllegalArgumentException if there is a sink of that name, or the name is none
         */
        public Builder sink(String name, Sink sink, UnaryOperator<DeliveryOptions> options) {
            if (!name.matches("[A-Za-z0-9-]{1,64}")) {
                throw new IllegalArgumentException("no name of a sink: letters, digits and '-'");
            }
            Configured configured =
                    new Configured(Objects.requireNonNull(sink, "sink"), options.apply(DeliveryOptions.standard()));
            if (sinks.putIfAbsent(name, configured) != null) {
                throw new IllegalArgumentException("two sinks are called " + name);
            }
            return this;
        }

        /**
         * Sets how many bytes may wait in the outbox before {@link DeliveryBatch#commit()} waits for sinks; 1 GiB by default.
         *
         * @throws IllegalArgumentException if it is not positive
         */
        public Builder maxWaiting(long bytes) {
            if (bytes < 1) {
                throw new IllegalArgumentException("maxWaiting is not positive: " + bytes);
            }
            this.maxWaiting = bytes;
            return this;
        }

        /**
         * Sets how long {@link Delivery#close()} lets attempts go on before it interrupts them; ten seconds by default.
         *
         * @throws IllegalArgumentException if it is negative or longer than 100 years
         */
        public Builder closeWithin(Duration time) {
            this.closing = DeliveryOptions.inBounds(time);
            return this;
        }

        /** Starts no threads: messages are sent by {@link Delivery#deliverDue()} alone. */
        public Builder withoutThreads() {
            this.hasThreads = false;
            return this;
        }

        /** Sends nothing until {@link Delivery#start()}; a commit for which there is no {@linkplain #maxWaiting room} waits for it. */
        public Builder startLater() {
            this.startsLater = true;
            return this;
        }

        /** Sets the clock by which messages age and attempts are due; threads wait by the real time, then ask it. */
        public Builder clock(Clock clock) {
            this.clock = Objects.requireNonNull(clock, "clock");
            return this;
        }

        /**
         * Opens the outbox and starts to send what waits there, unless told to {@linkplain #startLater start later}. Messages of sinks that are not given this time stay.
         *
         * @throws DeliveryException if the outbox cannot be used
         */
        public Delivery build() {
            Outbox outbox = new Outbox(file, sinks.keySet());
            List<Lane> lanes = new ArrayList<>();
            sinks.forEach((name, configured) ->
                    lanes.add(new Lane(name, configured.sink(), configured.options(), outbox, clock)));
            return new Delivery(this, outbox, lanes);
        }
    }
}
