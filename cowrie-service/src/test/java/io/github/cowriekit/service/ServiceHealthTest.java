package io.github.cowriekit.service;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cowriekit.parser.CowrieLog;
import io.github.cowriekit.service.internal.health.HealthServer;
import io.github.cowriekit.sink.DeliveryException;
import io.github.cowriekit.testkit.FakeClock;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What is a problem, though no turn fails. */
@Timeout(60)
class ServiceHealthTest {
    @TempDir
    Path folder;

    private final FakeClock clock = FakeClock.at(Instant.parse("2026-11-11T12:00:00Z"));
    private final CollectingSink sink = new CollectingSink();
    private WrittenLog log;

    @BeforeEach
    void makeLog() throws IOException {
        log = new WrittenLog(Files.createDirectory(folder.resolve("log")));
        log.session("000000000001", clock.instant());
    }

    private CowrieService.Builder service() {
        return CowrieService.builder(CowrieLog.in(log.folder()), folder.resolve("state"))
                .delay(Duration.ZERO)
                .sink("memory", sink)
                .clock(clock)
                .withoutThreads();
    }

    private void turnAfter(CowrieService service, Duration time) throws InterruptedException {
        clock.advance(time);
        while (service.turn()) {
            // all that is there
        }
    }

    @Test
    void saysThatALogIsAwayForLongerThanARotation() throws IOException, InterruptedException {
        try (CowrieService service = service().build()) {
            turnAfter(service, Duration.ofMinutes(5));
            assertThat(service.status().problems()).isEmpty();

            log.rotate();
            turnAfter(service, Duration.ofMinutes(5));
            turnAfter(service, Duration.ofMinutes(1));
            assertThat(service.status().problems()).as("a rotation").isEmpty();
            turnAfter(service, Duration.ofSeconds(1));
            assertThat(service.status().problems())
                    .singleElement()
                    .asString()
                    .contains("cowrie.json is not there or cannot be read, since 2026-11-11T12:10:00Z");

            log.session("000000000002", clock.instant());
            turnAfter(service, Duration.ofMinutes(1));
            assertThat(service.status().problems()).isEmpty();
        }
    }

    @Test
    void saysThatNothingIsReadWhileTheOutboxIsFull() throws InterruptedException {
        CowrieService.Builder builder = service();
        builder.maxWaiting = 1;
        try (CowrieService service = builder.build()) {
            turnAfter(service, Duration.ofMinutes(1));
            // by now the log was silent for long enough
            turnAfter(service, Duration.ofMinutes(1));
            assertThat(service.status().problems()).singleElement().asString().startsWith("the outbox is full");

            assertThat(service.delivery().deliverDue()).isEmpty();
            assertThat(service.status().problems()).isEmpty();
        }
    }

    @Test
    void isDownWhenItsStatusCannotBeRead() throws IOException, InterruptedException {
        try (HealthServer server = new HealthServer(0, () -> {
            throw new DeliveryException("the outbox cannot be read", null);
        })) {
            URI url = URI.create("http://127.0.0.1:" + server.port() + "/health");
            HttpResponse<String> answer = HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(url)
                                    .timeout(Duration.ofSeconds(30))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode()).isEqualTo(503);
            assertThat(answer.body()).isEqualTo("{\"status\":\"down\",\"problems\":[\"the outbox cannot be read\"]}");
        }
    }
}
