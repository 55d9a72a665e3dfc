package io.github.cowriekit.service.micrometer;

import io.github.cowriekit.parser.LogLag;
import io.github.cowriekit.service.CowrieService;
import io.github.cowriekit.service.ServiceStatus;
import io.github.cowriekit.sink.SinkStatus;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * Shows in a Micrometer registry how a service is doing.
 *
 * <table>
 * <caption>Meters, all named {@code cowriekit.service.…}</caption>
 * <tr><th>name</th><th>kind and tag</th><th>of</th></tr>
 * <tr><td>{@code healthy}</td><td>gauge</td><td>1 if it is, else 0</td></tr>
 * <tr><td>{@code sessions}, {@code alerts}</td><td>counters</td><td>what was handed to the sinks</td></tr>
 * <tr><td>{@code log.unread}</td><td>gauge, {@code log}</td><td>bytes that were not read</td></tr>
 * <tr><td>{@code sink.waiting}</td><td>gauge, {@code sink}</td><td>messages that wait</td></tr>
 * <tr><td>{@code sink.lag}</td><td>gauge, {@code sink}</td><td>seconds that the oldest of them has waited</td></tr>
 * <tr><td>{@code sink.dead}</td><td>gauge, {@code sink}</td><td>dead letters</td></tr>
 * <tr><td>{@code sink.delivered}, {@code sink.rejected}</td><td>counters, {@code sink}</td><td>messages since the start</td></tr>
 * </table>
 *
 * <p>Bind it after {@link CowrieService#start()}: the logs that are read by then have meters. Values are up to a second old, so that
 * one look at all meters reads the outbox once; if the status cannot be read, it is not healthy, and the other values stay.
 * Thread-safe.
 *
 * @since 0.1.0
 */
@SuppressWarnings("exports") // whoever calls this has Micrometer
public final class ServiceGauges implements MeterBinder {
    private static final String PREFIX = "cowriekit.service.";

    private static final long SECOND = 1_000_000_000;

    private final CowrieService service;
    private @Nullable ServiceStatus status;
    private long taken;

    /** Creates it for a service. */
    public ServiceGauges(CowrieService service) {
        this.service = Objects.requireNonNull(service, "service");
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        gauge(registry, "healthy", Tags.empty(), of -> of.isHealthy() ? 1 : 0);
        counter(registry, "sessions", Tags.empty(), ServiceStatus::sessions);
        counter(registry, "alerts", Tags.empty(), ServiceStatus::alerts);
        ServiceStatus now = service.status();
        remember(now);
        for (LogLag log : now.logs()) {
            gauge(
                    registry,
                    "log.unread",
                    Tags.of("log", log.log().toString()),
                    of -> of.logs().stream()
                            .filter(each -> each.log().equals(log.log()))
                            .mapToLong(LogLag::unreadBytes)
                            .sum());
        }
        for (SinkStatus sink : now.sinks()) {
            Tags tags = Tags.of("sink", sink.name());
            gauge(registry, "sink.waiting", tags, of -> sink(of, sink.name(), SinkStatus::waiting));
            gauge(registry, "sink.lag", tags, of -> sink(of, sink.name(), each -> seconds(each.oldest())));
            gauge(registry, "sink.dead", tags, of -> sink(of, sink.name(), SinkStatus::deadLetters));
            counter(registry, "sink.delivered", tags, of -> sink(of, sink.name(), SinkStatus::delivered));
            counter(registry, "sink.rejected", tags, of -> sink(of, sink.name(), SinkStatus::rejected));
        }
    }

    private void gauge(MeterRegistry registry, String name, Tags tags, ToDoubleFunction<ServiceStatus> value) {
        Gauge.builder(PREFIX + name, service, from -> value.applyAsDouble(status()))
                .tags(tags)
                .register(registry);
    }

    private void counter(MeterRegistry registry, String name, Tags tags, ToDoubleFunction<ServiceStatus> value) {
        FunctionCounter.builder(PREFIX + name, service, from -> value.applyAsDouble(status()))
                .tags(tags)
                .register(registry);
    }

    private synchronized ServiceStatus status() {
        ServiceStatus last = status;
        if (last == null || System.nanoTime() - taken > SECOND) {
            last = read(last);
            remember(last);
        }
        return last;
    }

    private synchronized void remember(ServiceStatus now) {
        status = now;
        taken = System.nanoTime();
    }

    /** An exception of a counter would end the scrape of all meters, also of those of others. */
    private ServiceStatus read(@Nullable ServiceStatus last) {
        try {
            return service.status();
        } catch (RuntimeException e) {
            List<String> problem = List.of("the status cannot be read: " + e.getMessage());
            return last == null
                    ? new ServiceStatus(null, 0, 0, null, List.of(), List.of(), List.of(), problem)
                    : new ServiceStatus(
                            last.startedAt(),
                            last.sessions(),
                            last.alerts(),
                            last.lastSession(),
                            last.logs(),
                            last.sinks(),
                            last.sources(),
                            problem);
        }
    }

    private static double sink(ServiceStatus status, String name, ToDoubleFunction<SinkStatus> value) {
        return status.sinks().stream()
                .filter(sink -> sink.name().equals(name))
                .mapToDouble(value)
                .sum();
    }

    private static double seconds(@Nullable Instant since) {
        return since == null ? 0 : Duration.between(since, Instant.now()).toMillis() / 1_000.0;
    }
}
