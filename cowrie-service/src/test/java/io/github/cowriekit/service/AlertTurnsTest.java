package io.github.cowriekit.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cowriekit.analysis.Analysis;
import io.github.cowriekit.parser.CowrieLog;
import io.github.cowriekit.service.internal.alert.Visits;
import io.github.cowriekit.service.internal.loop.AlertTurns;
import io.github.cowriekit.sink.Delivery;
import io.github.cowriekit.sink.spi.AlertKind;
import io.github.cowriekit.store.SessionStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.BiPredicate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Alerts where a turn fails, and where the session comes first. */
@Timeout(60)
class AlertTurnsTest {
    private static final List<String> KEYS =
            List.of(WrittenLog.KEY.replace("1zGgnv", "1zGgnw"), WrittenLog.KEY.replace("1zGgnv", "1zGgnx"));

    @TempDir
    Path folder;

    private final CollectingSink sink = new CollectingSink();
    private final Instant now = Instant.now();
    private WrittenLog log;

    @BeforeEach
    void writeASession() throws IOException {
        log = new WrittenLog(Files.createDirectory(folder.resolve("log")));
        log.connect("000000000001", now);
        log.login("000000000001", now.plusSeconds(1));
        log.command("000000000001", now.plusSeconds(2), "echo " + WrittenLog.KEY + " >> .ssh/authorized_keys");
    }

    @Test
    void tellsAgainWhatATurnThatFailedDidNotCommit() throws InterruptedException {
        int[] failures = {1};
        try (Delivery delivery = delivery()) {
            AlertTurns turns = turns(delivery, (key, begin) -> {
                if (failures[0]-- > 0) {
                    throw new IllegalStateException("the store is busy");
                }
                return false;
            });
            assertThatThrownBy(() -> turns.next(Duration.ZERO)).hasMessage("the store is busy");
            turns.startOver();
            assertThat(turns.next(Duration.ZERO)).isTrue();
            turns.close();
            assertThat(delivery.deliverDue()).isEmpty();
        }
        assertThat(sink.alerts())
                .satisfiesExactly(
                        login -> assertThat(login).startsWith("login "),
                        key -> assertThat(key).startsWith("new-key "));
    }

    @Test
    void tellsOfAKeyThoughItsSessionIsInTheStoreAlready() throws InterruptedException {
        log.close("000000000001", now.plusSeconds(3));
        Path file = folder.resolve("sessions.db");
        try (SessionStore store = SessionStore.sqlite(file);
                var sessions = CowrieLog.in(log.folder()).sessions()) {
            assertThat(store.ingest(sessions).added()).isEqualTo(1);
        }
        try (CowrieService service = CowrieService.builder(CowrieLog.in(log.folder()), folder.resolve("state"))
                .store(SessionStore.sqlite(file))
                .alerts(AlertKind.NEW_KEY)
                .sink("memory", sink, options -> options.sessions(any -> false))
                .build()) {
            service.start();
            sink.await(1);
        }
        assertThat(sink.alerts()).singleElement().asString().startsWith("new-key 000000000001 ");
    }

    @Test
    void forgetsTheOldestVisitsWhenTheirEventsTakeTooMuch() throws InterruptedException {
        String big = "x".repeat(900_000);
        for (int i = 2; i < 50; i++) {
            log.command(String.format("%012x", i), now.plusSeconds(i), big);
        }
        log.login("000000000001", now.plusSeconds(60));
        log.command("000000000031", now.plusSeconds(61), "ls");
        log.login("000000000031", now.plusSeconds(62));
        log.login("000000000031", now.plusSeconds(63));
        try (Delivery delivery = delivery()) {
            AlertTurns turns = turns(delivery, (key, begin) -> false);
            while (turns.next(Duration.ZERO)) {
                // all that is there
            }
            turns.close();
            while (delivery.deliverDue().isPresent()) {
                // all that waits
            }
        }
        assertThat(sink.alerts().stream().filter(alert -> alert.startsWith("login 000000000001")))
                .as("forgotten, so its second login is told as well")
                .hasSize(2);
        assertThat(sink.alerts().stream().filter(alert -> alert.startsWith("login 000000000031")))
                .as("remembered")
                .hasSize(1);
    }

    @Test
    void tellsOfAKeyBehindMoreThanIsKeptOfASession() throws InterruptedException {
        for (int i = 0; i < 600; i++) {
            log.command("000000000002", now.plusSeconds(3), "echo " + i);
        }
        log.command("000000000002", now.plusSeconds(4), "echo " + KEYS.get(0) + " >> k");
        log.command("000000000003", now.plusSeconds(5), "x".repeat(1 << 20));
        log.command("000000000003", now.plusSeconds(6), "echo " + KEYS.get(1) + " >> k");
        try (Delivery delivery = delivery()) {
            AlertTurns turns = turns(delivery, (key, begin) -> false);
            while (turns.next(Duration.ZERO)) {
                // all that is there
            }
            turns.close();
            while (delivery.deliverDue().isPresent()) {
                // all that waits
            }
        }
        assertThat(sink.alerts().stream().filter(alert -> alert.startsWith("new-key ")))
                .satisfiesExactly(
                        kept -> assertThat(kept).startsWith("new-key 000000000001 "),
                        behind500 -> assertThat(behind500).startsWith("new-key 000000000002 "),
                        behindLong -> assertThat(behindLong).startsWith("new-key 000000000003 "));
    }

    private Delivery delivery() {
        return Delivery.builder(folder.resolve("outbox.db"))
                .sink("memory", sink)
                .withoutThreads()
                .build();
    }

    private AlertTurns turns(Delivery delivery, BiPredicate<String, Instant> isKnownKey) {
        return new AlertTurns(
                () -> CowrieLog.in(log.folder()).follow().forAlerts(),
                delivery,
                new Visits(Set.of(AlertKind.LOGIN, AlertKind.NEW_KEY), Analysis.standard()),
                isKnownKey,
                Duration.ofDays(1),
                Clock.systemUTC());
    }
}
