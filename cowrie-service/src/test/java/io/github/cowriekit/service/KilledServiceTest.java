package io.github.cowriekit.service;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.cowriekit.json.SessionJson;
import io.github.cowriekit.report.Reports;
import io.github.cowriekit.service.UnreliableReceiver.Manner;
import io.github.cowriekit.store.SessionStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.io.TempDir;

/**
 * A service that is killed with SIGKILL at random moments while its log is written and its receivers fail in turn. It is killed
 * {@code -Dcowriekit.kills} times, 5 by default; {@code -Dcowriekit.seed} chooses other moments.
 */
class KilledServiceTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration SOON = Duration.ofSeconds(60);
    /** All that go wrong, and each with each receiver within twelve kills. */
    private static final List<Manner> MANNERS = List.of(Manner.LYING, Manner.DOWN, Manner.HANGING, Manner.SLOW);

    @TempDir
    Path folder;

    private final Random random = new Random(Long.getLong("cowriekit.seed", 1));
    private RandomVisits visits;

    @BeforeEach
    void makeFolders() throws IOException {
        for (String name : List.of("log", "days", "feed", "tmp")) {
            Files.createDirectory(folder.resolve(name));
        }
        visits = new RandomVisits(new WrittenLog(folder.resolve("log")), random);
    }

    @Test
    @Tag("slow")
    void bringsEverySessionToEverySinkOnceById(TestReporter reporter) throws Exception {
        int kills = Integer.getInteger("cowriekit.kills", 5);
        try (LoopbackReceivers receivers = new LoopbackReceivers()) {
            for (int i = 0; i < kills; i++) {
                UnreliableReceiver troubled = receivers.all.get(i % receivers.all.size());
                runAndKill(receivers, troubled, MANNERS.get(i % MANNERS.size()));
            }
            receivers.all.forEach(receiver -> receiver.become(Manner.GOOD));
            JsonNode health = runToTheEnd(receivers, visits.end());
            reporter.publishEntry(
                    "killed " + kills + " times",
                    visits.all().size() + " sessions, " + visits.rotations() + " rotations, repetitions "
                            + receivers.all.stream()
                                    .map(UnreliableReceiver::repetitions)
                                    .toList());
            assertThat(health.path("sinks")).hasSize(5).allSatisfy(sink -> {
                assertThat(sink.path("waiting").asInt(-1)).isZero();
                assertThat(sink.path("dead_letters").asInt(-1)).isZero();
            });
            assertThat(health.path("status").asText()).isEqualTo("up");
            assertAllAreThere(receivers);
        }
        // no turn failed, no sink threw what it should not, and the memory was enough
        assertThat(Files.readString(folder.resolve("errors"))).doesNotContain("Exception", "Error", "again");
    }

    private void runAndKill(LoopbackReceivers receivers, UnreliableReceiver troubled, Manner manner) throws Exception {
        for (UnreliableReceiver receiver : receivers.all) {
            boolean liesToo = manner != Manner.HANGING && random.nextInt(3) == 0;
            receiver.become(receiver == troubled ? manner : liesToo ? Manner.LYING : Manner.GOOD);
        }
        try (ServiceProcess service = ServiceProcess.start(folder, receivers)) {
            if (manner == Manner.SLOW) {
                // killed while it starts, or soon after
                letRun(service, random.nextInt(2_000));
            } else {
                assertThat(service.port()).isPositive();
                String next = visits.whole();
                assertThat(troubled.awaitTrouble(SOON)).isTrue();
                if (manner == Manner.HANGING) {
                    assertOthersHave(next, receivers, troubled);
                }
                letRun(service, random.nextInt(1_500));
            }
            service.kill();
        }
    }

    /** Lets it run while sessions go on. */
    private void letRun(ServiceProcess service, int millis) throws InterruptedException {
        for (int left = millis; left > 0; left -= 50) {
            visits.goOn();
            assertThat(service.runsFor(Math.min(left, 50))).isTrue();
        }
    }

    private void assertOthersHave(String session, LoopbackReceivers receivers, UnreliableReceiver troubled)
            throws Exception {
        assertThat(receivers.all)
                .filteredOn(receiver -> receiver != troubled)
                .hasSize(2)
                .allSatisfy(receiver ->
                        assertThat(receiver.awaitSession(session, SOON)).isTrue());
        assertThat(troubled.sessions().values()).noneMatch(body -> body.contains(session));
    }

    private JsonNode runToTheEnd(LoopbackReceivers receivers, String last) throws Exception {
        try (ServiceProcess service = ServiceProcess.start(folder, receivers)) {
            assertThat(service.port()).isPositive();
            assertThat(receivers.hook.awaitSession(last, SOON.multipliedBy(2))).isTrue();
            JsonNode health = service.health();
            for (int i = 0; i < 600 && isBusy(health); i++) {
                assertThat(service.runsFor(100)).isTrue();
                health = service.health();
            }
            assertThat(service.end()).isZero();
            return health;
        }
    }

    private static boolean isBusy(JsonNode health) {
        boolean isBusy = false;
        for (JsonNode sink : health.path("sinks")) {
            isBusy |= sink.path("waiting").asInt(1) > 0;
        }
        for (JsonNode log : health.path("logs")) {
            isBusy |= log.path("unread_bytes").asLong(1) > 0;
        }
        return isBusy;
    }

    private void assertAllAreThere(LoopbackReceivers receivers) throws IOException {
        List<String> sessions = new ArrayList<>();
        Set<String> sessionIds = new TreeSet<>();
        for (String line : lines("sessions-")) {
            var session = SessionJson.read(line);
            sessions.add(session.session().id());
            sessionIds.add(Reports.idOf(session).toString());
        }
        List<String> alerts = new ArrayList<>();
        Set<String> alertIds = new TreeSet<>();
        for (String line : lines("alerts-")) {
            JsonNode alert = JSON.readTree(line);
            alerts.add(alert.path("session").asText());
            alertIds.add(alert.path("id").asText());
        }
        assertThat(sessions).as("day files").containsExactlyInAnyOrderElementsOf(visits.all());
        assertThat(alerts).as("alerts in day files").containsExactlyInAnyOrderElementsOf(visits.all());
        assertThat(feed()).as("feed").containsExactlyInAnyOrderElementsOf(visits.all());
        try (SessionStore store = SessionStore.sqlite(folder.resolve("sessions.db"))) {
            assertThat(store.sessions().stream().map(stored -> stored.session().id()))
                    .as("store")
                    .containsExactlyInAnyOrderElementsOf(visits.all());
        }
        assertThat(receivers.all).allSatisfy(receiver -> {
            assertThat(receiver.sessions().keySet()).isEqualTo(sessionIds);
            assertThat(receiver.alerts().keySet()).isEqualTo(alertIds);
            assertThat(receiver.changed()).isZero();
        });
        assertThat(receivers.all.stream().mapToInt(UnreliableReceiver::repetitions))
                .as("no receiver lied")
                .anyMatch(repetitions -> repetitions > 0);
    }

    private List<String> lines(String prefix) throws IOException {
        List<String> lines = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder.resolve("days"))) {
            for (Path file : files.filter(path -> path.getFileName().toString().startsWith(prefix))
                    .toList()) {
                lines.addAll(Files.readAllLines(file));
            }
        }
        return lines;
    }

    /** Returns Cowrie's ids of the sessions in the feed. */
    private List<String> feed() throws IOException {
        Path feed = folder.resolve("feed");
        List<String> sessions = new ArrayList<>();
        JsonNode manifest = JSON.readTree(feed.resolve("manifest.json").toFile());
        for (var event : manifest.properties()) {
            JsonNode json = JSON.readTree(feed.resolve(event.getKey() + ".json").toFile());
            for (JsonNode object : json.path("Event").path("Object")) {
                for (JsonNode attribute : object.path("Attribute")) {
                    if (attribute.path("object_relation").asText().equals("session")) {
                        sessions.add(attribute.path("value").asText());
                    }
                }
            }
        }
        return sessions;
    }
}
