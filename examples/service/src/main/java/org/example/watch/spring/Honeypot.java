package org.example.watch.spring;

import io.github.cowriekit.parser.CowrieLog;
import io.github.cowriekit.service.CowrieService;
import io.github.cowriekit.service.ServiceStatus;
import io.github.cowriekit.service.micrometer.ServiceGauges;
import io.github.cowriekit.sink.DayFilesSink;
import io.github.cowriekit.sink.spi.AlertKind;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * The service. It is built when all beans are there, since what still waits from the last run is delivered at once, and closed
 * before they go, within ten seconds; the next start goes on from there. It closes what it was given: enrichment, store, sinks;
 * so these are made here and are no beans.
 */
@Component
class Honeypot implements SmartLifecycle, HealthIndicator {
    private final HoneypotApplication.Settings settings;
    private final ApplicationEventPublisher events;
    private final MeterRegistry meters;
    private volatile @Nullable CowrieService service;

    Honeypot(HoneypotApplication.Settings settings, ApplicationEventPublisher events, MeterRegistry meters) {
        this.settings = settings;
        this.events = events;
        this.meters = meters;
    }

    @Override
    public void start() {
        Path days = settings.state().resolve("days");
        try {
            Files.createDirectories(days);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        CowrieService started = CowrieService.builder(CowrieLog.in(settings.logs()), settings.state())
                .sink(
                        "days",
                        DayFilesSink.builder(days).keepDays(90).build(),
                        options -> options.alerts(alert -> false))
                .sink("events", new EventSink(events))
                .alerts(AlertKind.LOGIN, AlertKind.PERSON)
                .build();
        service = started;
        started.start();
        new ServiceGauges(started).bindTo(meters);
    }

    @Override
    public void stop() {
        CowrieService started = service;
        service = null;
        if (started != null) {
            started.close();
        }
    }

    @Override
    public boolean isRunning() {
        return service != null;
    }

    /** Is part of {@code /actuator/health} where there is a web server. */
    @Override
    public Health health() {
        CowrieService started = service;
        if (started == null) {
            return Health.outOfService().build();
        }
        ServiceStatus status = started.status();
        return (status.isHealthy() ? Health.up() : Health.down())
                .withDetail("sessions", status.sessions())
                .withDetail("problems", status.problems())
                .build();
    }
}
