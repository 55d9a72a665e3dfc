package io.github.cowriekit.service;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cowriekit.parser.CowrieLog;
import io.github.cowriekit.service.micrometer.ServiceGauges;
import io.github.cowriekit.testkit.FakeClock;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class ServiceGaugesTest {
    private static final String PREFIX = "cowriekit.service.";

    @TempDir
    Path folder;

    @Test
    void showWhatWaitsAndWhatWasDelivered() throws IOException, InterruptedException {
        FakeClock clock = FakeClock.at(Instant.parse("2026-11-11T12:00:00Z"));
        WrittenLog log = new WrittenLog(Files.createDirectory(folder.resolve("log")));
        log.session("000000000001", clock.instant());
        log.session("000000000002", clock.instant());
        try (CowrieService service = CowrieService.builder(CowrieLog.in(log.folder()), folder.resolve("state"))
                .delay(Duration.ZERO)
                .sink("memory", new CollectingSink())
                .clock(clock)
                .withoutThreads()
                .build()) {
            for (int minute = 0; minute < 3; minute++) {
                clock.advance(Duration.ofMinutes(1));
                while (service.turn()) {
                    // all that is there
                }
            }
            MeterRegistry waiting = meters(service);
            assertThat(counter(waiting, "sessions")).isEqualTo(2);
            assertThat(gauge(waiting, "sink.waiting")).isEqualTo(2);
            assertThat(gauge(waiting, "sink.lag")).isPositive();
            assertThat(gauge(waiting, "healthy")).as("it was not started").isZero();
            assertThat(counter(waiting, "sink.delivered")).isZero();

            assertThat(service.delivery().deliverDue()).isEmpty();
            MeterRegistry delivered = meters(service);
            assertThat(gauge(delivered, "sink.waiting")).isZero();
            assertThat(gauge(delivered, "sink.lag")).isZero();
            assertThat(gauge(delivered, "sink.dead")).isZero();
            assertThat(counter(delivered, "sink.delivered")).isEqualTo(2);
            assertThat(counter(delivered, "sink.rejected")).isZero();
        }
    }

    /** Micrometer catches what a gauge throws and lets through what a counter throws. */
    @Test
    @Timeout(60)
    void stayAsTheyWereWhenTheStatusCannotBeRead() throws IOException, InterruptedException {
        WrittenLog log = new WrittenLog(Files.createDirectory(folder.resolve("log")));
        log.session("000000000001", Instant.now().minusSeconds(600));
        MeterRegistry meters;
        try (CowrieService service = CowrieService.builder(CowrieLog.in(log.folder()), folder.resolve("state"))
                .delay(Duration.ZERO)
                .sink("memory", new CollectingSink())
                .build()) {
            service.start();
            while (service.status().sinks().get(0).delivered() < 1) {
                TimeUnit.MILLISECONDS.sleep(20);
            }
            meters = meters(service);
            assertThat(gauge(meters, "healthy")).isEqualTo(1);
        }
        // values are up to a second old
        while (gauge(meters, "healthy") == 1) {
            TimeUnit.MILLISECONDS.sleep(20);
        }
        assertThat(gauge(meters, "healthy")).isZero();
        assertThat(counter(meters, "sink.delivered")).isEqualTo(1);
    }

    private static MeterRegistry meters(CowrieService service) {
        MeterRegistry registry = new SimpleMeterRegistry();
        new ServiceGauges(service).bindTo(registry);
        return registry;
    }

    private static double gauge(MeterRegistry registry, String name) {
        return registry.get(PREFIX + name).gauge().value();
    }

    private static double counter(MeterRegistry registry, String name) {
        return registry.get(PREFIX + name).functionCounter().count();
    }
}
