package io.github.cowriekit.service;

import io.github.cowriekit.analysis.Analysis;
import io.github.cowriekit.enrich.Enrichment;
import io.github.cowriekit.parser.CowrieLog;
import io.github.cowriekit.service.internal.config.Configuration;
import io.github.cowriekit.sink.Delivery;
import io.github.cowriekit.sink.DeliveryOptions;
import io.github.cowriekit.sink.spi.AlertKind;
import io.github.cowriekit.sink.spi.Sink;
import io.github.cowriekit.store.SessionStore;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Follows logs for as long as it runs: sessions are enriched within the limits of their sources, assessed with a history, stored,
 * and delivered to sinks; alerts go out while sessions still last.
 *
 * <pre>{@code
 * try (var service = CowrieService.builder(CowrieLog.in(Path.of("/srv/cowrie/var/log/cowrie")), Path.of("/var/lib/cowriekit"))
 *         .enrichment(Enrichment.builder().discover().build())
 *         .sink("hook", WebhookSink.builder(URI.create("https://soar.example/hook"), secret).build())
 *         .alerts(AlertKind.LOGIN, AlertKind.PERSON)
 *         .build()) {
 *     service.start();
 *     service.await();
 * }
 * }</pre>
 *
 * <p>Whatever stops it, also {@code kill -9}, the next one goes on where it was: how far the logs were read is written in the
 * same transaction as what came of them ({@link Delivery}). A session reaches the outbox two minutes of log time after its close,
 * plus two seconds, plus {@link Builder#answersWithin} at most; an alert within a second of its line.
 *
 * <p>Thread-safe. One service per folder.
 *
 * @since 0.1.0
 */
public final class CowrieService implements AutoCloseable {
    private final ServiceParts parts;
    private final CountDownLatch ended = new CountDownLatch(1);

    private CowrieService(ServiceParts parts) {
        this.parts = parts;
    }

    /**
     * Returns a builder.
     *
     * @param log what to follow; several folders are followed side by side
     * @param state folder for the outbox and for what is remembered; made if there is none
     */
    public static Builder builder(CowrieLog log, Path state) {
        return new Builder(log, state);
    }

    /**
     * Returns a builder with what a configuration file says, which can be changed; {@code docs/watch.md} describes the file. Opens
     * the store and the answers that it names: build the service and close it.
     *
     * @param configuration a TOML file
     * @param environment environment variables, for secrets and for the sources
     * @throws ServiceException if something is missing, unknown or wrong
     */
    public static Builder configured(Path configuration, Map<String, String> environment) {
        return Configuration.read(configuration, environment);
    }

    /**
     * Reads a configuration file as {@link #configured} does, and returns the names of its sinks. Opens nothing and writes nothing,
     * so that it can be called while a service runs by this file.
     *
     * @throws ServiceException if something is missing, unknown or wrong
     */
    public static List<String> check(Path configuration, Map<String, String> environment) {
        Builder builder = Configuration.check(configuration, environment);
        builder.sinks.values().forEach(receiver -> receiver.sink().close());
        return List.copyOf(builder.sinks.keySet());
    }

    /**
     * Starts the threads, and returns.
     *
     * @throws IllegalStateException if it was started or closed before
     */
    public void start() {
        parts.start();
    }

    /** Waits until another thread closes this. */
    public void await() throws InterruptedException {
        ended.await();
    }

    /** Returns how it is doing; reads the outbox. */
    public ServiceStatus status() {
        return parts.status();
    }

    /**
     * Asks for the analysis anew, so that rules that were changed hold from the next session on. The history stays.
     *
     * @throws io.github.cowriekit.analysis.AnalysisDataException if the rules cannot be used; those from before hold on
     */
    public void reload() {
        parts.reload();
    }

    /** Returns the delivery, for its dead letters. */
    public Delivery delivery() {
        return parts.delivery();
    }

    /** Returns the port on which {@code /health} is answered, -1 if it is not. */
    public int healthPort() {
        return parts.healthPort();
    }

    /**
     * Lets what is under way end, saves what is remembered, and closes enrichment, sinks and store. Sessions, alerts and sinks are
     * given {@linkplain Builder#closeWithin ten seconds} each before they are interrupted, so it may take half a minute where all of
     * them hang. What was begun and not delivered is done by the next run.
     */
    @Override
    public void close() {
        try {
            parts.close();
        } finally {
            ended.countDown();
        }
    }

    /** Does what is due in the calling thread: for tests. */
    boolean turn() throws InterruptedException {
        return parts.turn();
    }

    /**
     * Builds a {@link CowrieService}; not thread-safe. A time that is negative or longer than 100 years is refused with an
     * {@link IllegalArgumentException}, but for {@link #answersWithin}.
     */
    public static final class Builder {
        /** A sink and what holds for it. */
        record Receiver(Sink sink, UnaryOperator<DeliveryOptions> options) {}

        final CowrieLog log;
        final Path state;
        final Map<String, Receiver> sinks = new LinkedHashMap<>();
        final List<Path> rules = new ArrayList<>();
        final Set<AlertKind> alerts = EnumSet.noneOf(AlertKind.class);

        @Nullable
        Enrichment enrichment;

        @Nullable
        SessionStore store;

        Supplier<Analysis.Builder> analysis = Analysis::builder;
        Duration answersWithin = Duration.ofMinutes(1);
        Duration alertsWithin = Duration.ofDays(1);
        Duration delay = Duration.ofMinutes(2);
        Duration saveEvery = Duration.ofMinutes(5);
        Duration closeWithin = Duration.ofSeconds(10);
        long maxWaiting = 1L << 30;
        int healthPort = -1;
        Clock clock = Clock.systemUTC();
        boolean hasThreads = true;

        private Builder(CowrieLog log, Path state) {
            this.log = Objects.requireNonNull(log, "log");
            this.state = Objects.requireNonNull(state, "state");
        }

        /** Enriches sessions; without one, nobody is asked. It is closed with the service. */
        public Builder enrichment(Enrichment sources) {
            this.enrichment = Objects.requireNonNull(sources, "sources");
            return this;
        }

        /**
         * Sets how long sessions wait for answers; a minute by default, and five seconds while there is a backlog. What has no
         * answer by then is skipped, as {@link Enrichment#enrich(List, Duration)} says.
         */
        public Builder answersWithin(Duration time) {
            this.answersWithin = Objects.requireNonNull(time, "time");
            return this;
        }

        /**
         * Sets what gives the rules by which sessions are judged; asked again by {@link CowrieService#reload()}. The history is set
         * by the service.
         */
        public Builder analysis(Supplier<Analysis.Builder> rules) {
            this.analysis = Objects.requireNonNull(rules, "rules");
            return this;
        }

        /** Reloads when one of these files was changed, as {@link CowrieService#reload()} does; they are looked at every 5 seconds. */
        public Builder reloadWhenChanged(Path... files) {
            rules.addAll(List.of(files));
            return this;
        }

        /** Adds sessions to a store, which keeps the history as well. It is closed with the service. */
        public Builder store(SessionStore sessions) {
            this.store = Objects.requireNonNull(sessions, "sessions");
            return this;
        }

        /** Delivers to a sink, as {@link Delivery.Builder#sink(String, Sink)} says. */
        public Builder sink(String name, Sink sink) {
            return sink(name, sink, options -> options);
        }

        /** Delivers to a sink, as {@link Delivery.Builder#sink(String, Sink, UnaryOperator)} says. */
        public Builder sink(String name, Sink sink, UnaryOperator<DeliveryOptions> options) {
            if (sinks.putIfAbsent(name, new Receiver(sink, options)) != null) {
                throw new IllegalArgumentException("two sinks are called " + name);
            }
            return this;
        }

        /** Sends alerts of these kinds to the sinks that take alerts; none by default. */
        public Builder alerts(AlertKind... kinds) {
            alerts.addAll(List.of(kinds));
            return this;
        }

        /** Sets how old an event may be to be told; a day by default, so that an old log gives no alerts. */
        public Builder alertsWithin(Duration age) {
            this.alertsWithin = TimeLimit.checked(age);
            return this;
        }

        /** Sets how long a session is held after its close, as {@link io.github.cowriekit.parser.LogFollower.Builder#delay} says. */
        public Builder delay(Duration time) {
            this.delay = TimeLimit.checked(time);
            return this;
        }

        /** Sets how long {@link CowrieService#close()} lets a turn go on before it interrupts it; ten seconds by default. */
        public Builder closeWithin(Duration time) {
            this.closeWithin = TimeLimit.checked(time);
            return this;
        }

        /** Answers {@code /health} over HTTP on a port of the loopback address; 0 takes any. Off by default. */
        public Builder health(int port) {
            this.healthPort = port;
            return this;
        }

        /** Sets the clock by which silent logs go on and messages age; that of the system by default. */
        public Builder clock(Clock time) {
            this.clock = Objects.requireNonNull(time, "time");
            return this;
        }

        /** Sets how often the history, some megabytes, is saved; five minutes by default. */
        public Builder saveEvery(Duration time) {
            this.saveEvery = TimeLimit.checked(time);
            return this;
        }

        /** For tests, which take turns. */
        Builder withoutThreads() {
            this.hasThreads = false;
            return this;
        }

        /**
         * Returns the service, which does nothing until it is started. Enrichment and store are closed if it cannot be built.
         *
         * @throws ServiceException if another service uses the folder, or it cannot be used
         * @throws io.github.cowriekit.sink.DeliveryException if the outbox cannot be used
         */
        public CowrieService build() {
            return new CowrieService(ServiceParts.of(this));
        }
    }
}
