package org.example.watch;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.example.watch.spring.Arrival;
import org.example.watch.spring.HoneypotApplication;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.boot.actuate.health.Status;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.PayloadApplicationEvent;

@Timeout(120)
class HoneypotApplicationTest {
    @TempDir
    Path folder;

    /** Listens as a bean of an application would. */
    private static final class Heard implements ApplicationListener<PayloadApplicationEvent<Arrival>> {
        private final Set<UUID> ids = ConcurrentHashMap.newKeySet();
        private final CountDownLatch missing;

        Heard(int count) {
            this.missing = new CountDownLatch(count);
        }

        @Override
        public void onApplicationEvent(PayloadApplicationEvent<Arrival> event) {
            if (ids.add(event.getPayload().id())) {
                missing.countDown();
            }
        }

        boolean hasAll() throws InterruptedException {
            return missing.await(60, TimeUnit.SECONDS);
        }
    }

    private ConfigurableApplicationContext start(Heard heard) {
        SpringApplicationBuilder application = new SpringApplicationBuilder(HoneypotApplication.class)
                .listeners(heard)
                .logStartupInfo(false);
        return application.run(
                "--honeypot.logs=" + folder.resolve("logs"),
                "--honeypot.state=" + folder.resolve("state"),
                "--spring.main.keep-alive=false");
    }

    @Test
    void hearsOfEachSessionOnceOverRotationAndRestart() throws Exception {
        WritingCowrie cowrie = new WritingCowrie(folder.resolve("logs"));
        Thread writer = new Thread(() -> cowrie.write(ids(0, 30)));
        Heard first = new Heard(30 + 30);
        try (ConfigurableApplicationContext context = start(first)) {
            writer.start();
            assertThat(first.hasAll()).isTrue();
            assertThat(context.getBean("honeypot", HealthIndicator.class)
                            .health()
                            .getStatus())
                    .isEqualTo(Status.UP);
            assertThat(context.getBean(MeterRegistry.class)
                            .get("cowriekit.service.sink.delivered")
                            .tag("sink", "events")
                            .functionCounter()
                            .count())
                    .isPositive();
        }
        writer.join();

        cowrie.write(ids(30, 40));
        Heard second = new Heard(10 + 10);
        try (ConfigurableApplicationContext context = start(second)) {
            assertThat(second.hasAll()).isTrue();
            assertThat(context.isRunning()).isTrue();
        }

        assertThat(Days.sessions(folder.resolve("state/days"))).containsExactlyElementsOf(ids(0, 40));
        assertThat(first.ids).as("sessions and logins").hasSize(60).doesNotContainAnyElementsOf(second.ids);
        assertThat(Files.exists(folder.resolve("state/history"))).isTrue();
    }

    private static List<String> ids(int from, int to) {
        return IntStream.range(from, to).mapToObj("%012x"::formatted).toList();
    }
}
