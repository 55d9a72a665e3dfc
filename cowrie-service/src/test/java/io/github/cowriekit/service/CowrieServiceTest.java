package io.github.cowriekit.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cowriekit.enrich.Enrichment;
import io.github.cowriekit.parser.CowrieLog;
import io.github.cowriekit.sink.spi.AlertKind;
import io.github.cowriekit.store.SessionStore;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class CowrieServiceTest {
    @TempDir
    Path folder;

    private final CollectingSink sink = new CollectingSink();
    private WrittenLog log;

    @BeforeEach
    void makeLog() throws IOException {
        log = new WrittenLog(Files.createDirectory(folder.resolve("log")));
    }

    private CowrieService.Builder service() {
        return CowrieService.builder(CowrieLog.in(log.folder()), folder.resolve("state"))
                .delay(Duration.ZERO)
                .sink("memory", sink);
    }

    @Test
    void deliversEverySessionOnceOverRestartsAndRotation() throws InterruptedException {
        Instant now = Instant.now().minusSeconds(600);
        log.session("000000000001", now);
        try (CowrieService service = service().build()) {
            service.start();
            sink.await(1);
            log.session("000000000002", now.plusSeconds(10));
            log.rotate();
            log.session("000000000003", now.plusSeconds(20));
            sink.await(3);
            assertThat(service.status().isHealthy()).isTrue();
        }
        log.session("000000000004", now.plusSeconds(30));
        try (CowrieService service = service().build()) {
            service.start();
            sink.await(4);
            log.session("000000000005", now.plusSeconds(40));
            sink.await(5);
        }
        assertThat(sink.sessions())
                .containsExactly("000000000001", "000000000002", "000000000003", "000000000004", "000000000005");
    }

    @Test
    void storesAssessesAndRemembers() throws InterruptedException {
        Instant now = Instant.now().minusSeconds(600);
        Path file = folder.resolve("sessions.db");
        log.session("000000000001", now);
        try (CowrieService service = service()
                .store(SessionStore.sqlite(file))
                .enrichment(Enrichment.builder().discover().offline().build())
                .build()) {
            service.start();
            sink.await(1);
        }
        log.session("000000000002", now.plusSeconds(60));
        try (CowrieService service = service().store(SessionStore.sqlite(file)).build()) {
            service.start();
            sink.await(2);
        }
        try (SessionStore store = SessionStore.sqlite(file)) {
            assertThat(store.sessions().count()).isEqualTo(2);
        }
    }

    @Test
    void tellsWhatHappensWhileTheSessionLasts() throws InterruptedException {
        Instant now = Instant.now();
        try (CowrieService service = service()
                .alerts(AlertKind.LOGIN, AlertKind.FILE, AlertKind.NEW_KEY)
                .build()) {
            service.start();
            log.connect("000000000001", now);
            log.login("000000000001", now.plusSeconds(1));
            sink.await(1);
            log.command("000000000001", now.plusSeconds(2), "echo " + WrittenLog.KEY + " >> .ssh/authorized_keys");
            sink.await(2);
            log.download("000000000001", now.plusSeconds(3), "http://198.51.100.9/x.sh");
            sink.await(3);
            log.command("000000000001", now.plusSeconds(4), "echo " + WrittenLog.KEY + " >> .ssh/authorized_keys");
            log.download("000000000001", now.plusSeconds(5), "http://198.51.100.9/y.sh");
            sink.await(4);
        }
        assertThat(sink.alerts())
                .hasSize(4)
                .satisfiesExactly(
                        login -> assertThat(login).isEqualTo("login 000000000001 {password=x1, username=root}"),
                        key -> assertThat(key).startsWith("new-key 000000000001 {fingerprint=SHA256:"),
                        file -> assertThat(file).contains("x.sh"),
                        file -> assertThat(file).contains("y.sh"));
        assertThat(sink.sessions()).isEmpty();
    }

    @Test
    void tellsNothingOfAnOldLogAndAKeyOnce() throws InterruptedException {
        Instant old = Instant.now().minus(Duration.ofDays(30));
        log.session("000000000001", old);
        log.connect("000000000002", old.plusSeconds(60));
        log.command("000000000002", old.plusSeconds(61), "echo " + WrittenLog.KEY + " >> k");
        log.close("000000000002", old.plusSeconds(62));
        try (CowrieService service =
                service().alerts(AlertKind.LOGIN, AlertKind.NEW_KEY).build()) {
            service.start();
            sink.await(2);
            Instant now = Instant.now();
            log.connect("000000000003", now);
            log.command("000000000003", now.plusSeconds(1), "echo " + WrittenLog.KEY + " >> k");
            log.login("000000000003", now.plusSeconds(2));
            sink.await(3);
        }
        assertThat(sink.alerts()).singleElement().asString().startsWith("login 000000000003");
    }

    @Test
    void tellsOfAPersonWhoTypes() throws InterruptedException {
        Instant now = Instant.now().minusSeconds(120);
        String id = "000000000001";
        log.connect(id, now);
        log.login(id, now.plusSeconds(3));
        List<String> typed =
                List.of("ls", "cd /ect", "cd /etc", "cat pasdwd", "cat passwd", "whoami", "ls -la", "pwd", "exit");
        try (CowrieService service = service().alerts(AlertKind.PERSON).build()) {
            service.start();
            long seconds = 5;
            for (String line : typed) {
                log.command(id, now.plusMillis(seconds * 1_000 + line.length() * 137L), line);
                seconds += 3 + line.length() % 5 * 2;
            }
            sink.await(1);
        }
        assertThat(sink.alerts())
                .singleElement()
                .asString()
                .startsWith("person " + id)
                .contains("human");
    }

    @Test
    void isTimelyOnAQuietLog(TestReporter reporter) throws InterruptedException {
        List<Long> alerts = new ArrayList<>();
        List<Long> sessions = new ArrayList<>();
        try (CowrieService service = service().alerts(AlertKind.LOGIN).build()) {
            service.start();
            for (int i = 0; i < 10; i++) {
                String id = "%012x".formatted(i);
                Instant now = Instant.now();
                log.connect(id, now);
                log.login(id, now);
                long written = System.nanoTime();
                alerts.add(sink.await(2 * i + 1) - written);
                log.close(id, now);
                long closed = System.nanoTime();
                sessions.add(sink.await(2 * i + 2) - closed);
            }
        }
        Duration alert = Duration.ofNanos(Collections.max(alerts));
        Duration session = Duration.ofNanos(Collections.max(sessions));
        reporter.publishEntry(Map.of("slowest alert", alert.toString(), "slowest session", session.toString()));
        // docs/watch.md promises one second, and two for a session that is not held back; this machine may be busy
        assertThat(alert).isLessThan(Duration.ofSeconds(10));
        assertThat(session).isLessThan(Duration.ofSeconds(20));
    }

    @Test
    void answersHealthOnTheLoopbackAddress() throws Exception {
        log.session("000000000001", Instant.now().minusSeconds(600));
        try (CowrieService service = service().health(0).build()) {
            URI url = URI.create("http://127.0.0.1:" + service.healthPort() + "/health");
            HttpClient client = HttpClient.newHttpClient();
            HttpRequest request =
                    HttpRequest.newBuilder(url).timeout(Duration.ofSeconds(30)).build();
            assertThat(client.send(request, HttpResponse.BodyHandlers.ofString())
                            .statusCode())
                    .isEqualTo(503);
            service.start();
            assertThat(service.status().logs()).hasSize(1);
            sink.await(1);
            HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.body()).contains("\"status\":\"up\"", "\"name\":\"memory\"", "\"unread_bytes\":");
        }
    }

    @Test
    void keepsOthersOutOfItsFolder() {
        try (CowrieService service = service().build()) {
            assertThat(service.healthPort()).isEqualTo(-1);
            assertThatThrownBy(() -> service().build())
                    .isInstanceOf(ServiceException.class)
                    .hasMessageContaining("another service");
        }
        service().build().close();
    }

    @Test
    void refusesTwoSinksOfANameAndTimesThatHaveNoEnd() {
        assertThatThrownBy(() -> service().sink("memory", new CollectingSink()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("two sinks are called memory");
        List<BiConsumer<CowrieService.Builder, Duration>> times = List.of(
                CowrieService.Builder::alertsWithin,
                CowrieService.Builder::delay,
                CowrieService.Builder::closeWithin,
                CowrieService.Builder::saveEvery);
        for (var time : times) {
            assertThatThrownBy(() -> time.accept(service(), ChronoUnit.FOREVER.getDuration()))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("longer than 100 years");
            assertThatThrownBy(() -> time.accept(service(), Duration.ofSeconds(-1)))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void worksWithTheLongestTimes() throws InterruptedException {
        Duration longest = Duration.ofDays(36_525);
        Instant now = Instant.now();
        log.login("000000000001", now.minus(Duration.ofDays(400)));
        log.session("000000000002", now.minusSeconds(600));
        try (CowrieService service = service()
                .alerts(AlertKind.LOGIN)
                .alertsWithin(longest)
                .saveEvery(longest)
                .closeWithin(longest)
                .build()) {
            service.start();
            sink.await(4);
        }
        assertThat(sink.alerts()).hasSize(2);
    }

    @Test
    void saysWhatKeepsItFromReadingAndGoesOnOnceItCan() throws Exception {
        Path late = folder.resolve("late");
        try (CowrieService service = CowrieService.builder(CowrieLog.in(late), folder.resolve("state"))
                .delay(Duration.ZERO)
                .sink("memory", sink)
                .build()) {
            service.start();
            long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
            while (service.status().problems().isEmpty() && System.nanoTime() < end) {
                TimeUnit.MILLISECONDS.sleep(20);
            }
            assertThat(service.status().isHealthy()).isFalse();
            assertThat(service.status().problems()).singleElement().asString().contains("late");
            new WrittenLog(Files.createDirectory(late))
                    .session("000000000001", Instant.now().minusSeconds(600));
            sink.await(1);
        }
    }
}
