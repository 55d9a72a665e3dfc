package org.example.watch.spring;

import io.github.cowriekit.parser.CowrieLog;
import io.github.cowriekit.service.CowrieService;
import io.github.cowriekit.service.ServiceStatus;
import io.github.cowriekit.service.micrometer.ServiceGauges;
import io.github.cowriekit.sink.DayFilesSink;
import io.github.cowriekit.sink.spi.AlertKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;

/**
 * A Spring Boot application that follows the logs of a honeypot for as long as it runs.
 *
 * <p>{@code honeypot.logs} is the folder in which Cowrie writes, {@code honeypot.state} a folder for this application: how far
 * the logs were read, and in {@code days} a file of sessions per day. The rest of the application hears of sessions and alerts as
 * {@link Arrival} events:
 *
 * <pre>{@code
 * @EventListener
 * void on(Arrival arrival) { … }
 * }</pre>
 *
 * <p>A listener that throws gets the same again later; after a crash it can get something twice, by the same id. To ask sources
 * of threat intelligence, give the builder an {@code Enrichment}, to keep sessions a {@code SessionStore}; both are closed
 * with the service, so a bean of theirs has {@code destroyMethod = ""}.
 */
@SpringBootApplication
@EnableConfigurationProperties(HoneypotApplication.Settings.class)
public class HoneypotApplication {
    /** Settings of {@code honeypot}. */
    @ConfigurationProperties("honeypot")
    record Settings(Path logs, Path state) {}

    /** Runs it until the process is told to end. */
    public static void main(String... arguments) {
        SpringApplication.run(HoneypotApplication.class, arguments);
    }

    /** The service closes its sinks, and each is closed once. */
    @Bean(destroyMethod = "")
    EventSink events(ApplicationEventPublisher publisher) {
        return new EventSink(publisher);
    }

    /** Closed with the context, within ten seconds; the next start goes on where this ended. */
    @Bean(initMethod = "start", destroyMethod = "close")
    CowrieService honeypot(Settings settings, EventSink events) throws IOException {
        Path days = Files.createDirectories(settings.state().resolve("days"));
        return CowrieService.builder(CowrieLog.in(settings.logs()), settings.state())
                .sink(
                        "days",
                        DayFilesSink.builder(days).gzip().keepDays(90).build(),
                        options -> options.alerts(alert -> false))
                .sink("events", events)
                .alerts(AlertKind.LOGIN, AlertKind.PERSON)
                .build();
    }

    @Bean
    ServiceGauges honeypotGauges(CowrieService service) {
        return new ServiceGauges(service);
    }

    /** Is part of {@code /actuator/health} where there is a web server. */
    @Bean
    HealthIndicator honeypotHealth(CowrieService service) {
        return () -> {
            ServiceStatus status = service.status();
            Health.Builder health = status.isHealthy() ? Health.up() : Health.down();
            return health.withDetail("sessions", status.sessions())
                    .withDetail("problems", status.problems())
                    .build();
        };
    }
}
