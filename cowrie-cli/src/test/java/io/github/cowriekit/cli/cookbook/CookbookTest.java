package io.github.cowriekit.cli.cookbook;

import static io.github.cowriekit.cli.cookbook.CookbookCounts.commands;
import static io.github.cowriekit.cli.cookbook.CookbookCounts.count;
import static io.github.cowriekit.cli.cookbook.CookbookCounts.counts;
import static io.github.cowriekit.cli.cookbook.CookbookCounts.isWithin;
import static io.github.cowriekit.cli.cookbook.CookbookCounts.values;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.cowriekit.analysis.Analysis;
import io.github.cowriekit.cli.RecordedRun;
import io.github.cowriekit.model.Login;
import io.github.cowriekit.model.PublicKey;
import io.github.cowriekit.model.Session;
import io.github.cowriekit.store.IngestSummary;
import io.github.cowriekit.store.SessionStore;
import io.github.cowriekit.store.StoredSession;
import io.github.cowriekit.store.ValueSummary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the code of the cookbook finds in a store is what a count over the logs comes to. */
class CookbookTest {
    private static final Instant FROM = Instant.parse("2023-05-24T00:00:00Z");
    private static final Instant TO = Instant.parse("2026-11-24T03:18:00Z");
    private static final String PASSWORD = "root";
    private static final String HASSH = "472b5de333ad665af5cbf10ff892c4df";

    @TempDir
    private static Path folder;

    private static SessionStore store;
    private static List<Session> sessions = List.of();

    @BeforeAll
    static void fillTheStore() {
        List<String> logs = List.of("../examples/sample-logs", "src/test/resources/cli/three-days.json");
        Path file = folder.resolve("sessions.db");
        String[] ingest = {"ingest", "--store", file.toString(), "--logpath", logs.get(0), logs.get(1)};
        assertThat(new RecordedRun().run(ingest)).isZero();
        store = SessionStore.sqlite(file);
        sessions = CookbookCounts.read(logs);
        assertThat(sessions).hasSize(14);
    }

    @AfterAll
    static void closeTheStore() {
        store.close();
    }

    @Test
    void fill() {
        IngestSummary summary = Cookbook.fill(folder.resolve("filled.db"), Path.of("../examples/sample-logs"));
        assertThat(summary).isEqualTo(new IngestSummary(8, 0, 0));
    }

    @Test
    void newPasswords() {
        Set<String> known = new HashSet<>();
        List<String> expected = new ArrayList<>();
        for (Session session : sessions) {
            CookbookCounts.passwords(session).filter(known::add).forEach(password -> {
                if (isWithin(session, FROM, TO)) {
                    expected.add(password);
                }
            });
        }
        assertThat(expected).hasSizeBetween(3, known.size() - 1);
        assertThat(values(Cookbook.newPasswords(store, FROM, TO))).isEqualTo(expected);
    }

    @Test
    void topPairs() {
        Map<String, Long> expected =
                count(sessions.stream().filter(session -> isWithin(session, FROM, TO)), CookbookCounts::pairs);
        assertThat(expected).containsEntry("root/admin", 6L).hasSizeGreaterThan(3);

        List<ValueSummary> found = Cookbook.topPairs(store, FROM, TO);
        assertThat(counts(found)).isEqualTo(expected);
        assertThat(found.get(0).value()).isEqualTo("root/admin");
    }

    @Test
    void whoTried() {
        assertThat(CookbookCounts.ids(Cookbook.whoTried(store, PASSWORD)))
                .isEqualTo(CookbookCounts.ids(
                        sessions, session -> CookbookCounts.passwords(session).anyMatch(PASSWORD::equals)));
    }

    @Test
    void latestOf() {
        List<String> expected = new ArrayList<>(CookbookCounts.ids(
                sessions, session -> "127.0.0.1".equals(session.source().ip())));
        Collections.reverse(expected);
        assertThat(CookbookCounts.ids(Cookbook.latestOf(store, "127.0.0.1")))
                .isEqualTo(expected)
                .hasSize(5);
    }

    @Test
    void withBoth() {
        Predicate<Session> holds = session -> commands(session).stream().anyMatch(line -> line.contains("wget"))
                && commands(session).stream().anyMatch(line -> line.contains("uname"));
        assertThat(CookbookCounts.ids(Cookbook.withBoth(store, "wget", "uname")))
                .isEqualTo(CookbookCounts.ids(sessions, holds));
        assertThat(CookbookCounts.ids(
                        sessions, session -> commands(session).stream().anyMatch(line -> line.contains("wget"))))
                .as("one of both alone finds more")
                .hasSizeGreaterThan(CookbookCounts.ids(sessions, holds).size());
    }

    @ParameterizedTest
    @ValueSource(strings = {"909bea239054", "a00000000003"})
    void similarTo(String id) {
        Set<String> own = new HashSet<>(commands(sessions.stream()
                .filter(session -> session.id().equals(id))
                .findFirst()
                .orElseThrow()));
        Predicate<Session> holds = session -> {
            Set<String> all = new HashSet<>(commands(session));
            Set<String> both = new HashSet<>(all);
            both.retainAll(own);
            all.addAll(own);
            return !session.id().equals(id) && 2 * both.size() >= all.size();
        };
        assertThat(CookbookCounts.ids(Cookbook.similarTo(store, id))).isEqualTo(CookbookCounts.ids(sessions, holds));
        assertThat(Cookbook.similarTo(store, "nobody")).isEmpty();
    }

    @Test
    void addressesThatDelivered() {
        String sha256 = "83904e02984c9415e6f7eb360b8694a1f805332a325eae52284858696ac5df2c";
        assertThat(counts(Cookbook.addressesThatDelivered(store, sha256)))
                .isEqualTo(count(
                        sessions.stream().filter(session -> CookbookCounts.delivered(session, sha256)),
                        session -> Stream.of(String.valueOf(session.source().ip()))))
                .hasSize(1);
    }

    @Test
    void byId() {
        List<StoredSession> found = Cookbook.byId(store, "909bea239054");
        assertThat(found).singleElement().satisfies(one -> assertThat(sessions).contains(one.session()));
        assertThat(CookbookCounts.ids(found)).containsExactly("909bea239054");
    }

    @Test
    void keysBesides() {
        // both have it: one session offers no other key
        String offered = sessions.stream()
                .flatMap(session -> session.logins().stream())
                .map(Login::publicKey)
                .filter(Objects::nonNull)
                .map(PublicKey::fingerprint)
                .findFirst()
                .orElseThrow();
        assertThat(values(Cookbook.keysBesides(store, offered))).containsExactly(offered);

        Map<String, Long> planted = count(sessions.stream(), session -> {
            var playbook = Analysis.standard().assess(session).playbook();
            return playbook == null
                    ? Stream.empty()
                    : playbook.keys().stream().map(key -> String.valueOf(key.fingerprint()));
        });
        assertThat(planted).hasSize(1).containsValue(2L);
        assertThat(counts(
                        Cookbook.keysBesides(store, planted.keySet().iterator().next())))
                .isEqualTo(planted);
    }

    @Test
    void addressesOf() {
        assertThat(counts(Cookbook.addressesOf(store, HASSH)))
                .isEqualTo(count(
                        sessions.stream()
                                .filter(session -> session.client().kex() != null
                                        && HASSH.equals(session.client().kex().hassh())),
                        session -> Stream.of(String.valueOf(session.source().ip()))))
                .hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(longs = {2, 6, 7})
    void sharedPairs(long addresses) {
        Map<String, Set<String>> byPair = new TreeMap<>();
        sessions.forEach(session -> CookbookCounts.pairs(session)
                .forEach(pair -> byPair.computeIfAbsent(pair, any -> new HashSet<>())
                        .add(session.source().ip())));
        byPair.values().removeIf(of -> of.size() < addresses);
        assertThat(byPair).hasSize(addresses > 6 ? 0 : 1);
        assertThat(values(Cookbook.sharedPairs(store, addresses))).containsExactlyInAnyOrderElementsOf(byPair.keySet());
    }

    @Test
    void commandsSeenOnce() {
        List<String> expected = count(sessions.stream(), session -> commands(session).stream()).entrySet().stream()
                .filter(entry -> entry.getValue() == 1)
                .map(Map.Entry::getKey)
                .toList();
        assertThat(expected).hasSizeGreaterThan(5);
        assertThat(Cookbook.commandsSeenOnce(store))
                .containsExactlyInAnyOrderElementsOf(expected)
                .doesNotContain("uname -a");
    }

    @Test
    void lastCommands() {
        List<String> expected = sessions.stream()
                .filter(session -> "sensor-plain-01".equals(session.sensor()))
                .filter(session -> !session.commands().isEmpty())
                .map(session -> session.id() + " " + session.duration() + " "
                        + session.commands().size() + " "
                        + session.commands().get(session.commands().size() - 1).input())
                .toList();
        assertThat(Cookbook.lastCommands(store, "sensor-plain-01"))
                .isEqualTo(expected)
                .isNotEmpty();
    }

    @Test
    void days() {
        Map<String, Map<LocalDate, Long>> expected = new TreeMap<>();
        for (Session session : sessions) {
            var playbook = Analysis.standard().assess(session).playbook();
            if (playbook != null && playbook.sequenceKey() != null) {
                expected.computeIfAbsent(playbook.sequenceKey(), any -> new TreeMap<>())
                        .merge(LocalDate.ofInstant(CookbookCounts.start(session), ZoneOffset.UTC), 1L, Long::sum);
            }
        }
        assertThat(expected.values()).anyMatch(days -> days.size() == 3);
        expected.forEach(
                (playbook, days) -> assertThat(Cookbook.days(store, playbook)).isEqualTo(days));
    }

    @Test
    void path() {
        assertThat(Cookbook.path(store, "198.51.100.23"))
                .containsExactlyElementsOf(sessions.stream()
                        .filter(session ->
                                "198.51.100.23".equals(session.source().ip()))
                        .map(session -> session.startedAt() + " hp02")
                        .toList())
                .isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"dshield-sample", "sensor-plain-01", "hp01"})
    void commandsOnlyOn(String sensor) {
        Set<String> expected = new HashSet<>();
        Set<String> elsewhere = new HashSet<>();
        sessions.forEach(session -> (sensor.equals(session.sensor()) ? expected : elsewhere).addAll(commands(session)));
        expected.removeAll(elsewhere);
        assertThat(expected.isEmpty()).isEqualTo(sensor.equals("hp01"));
        assertThat(Cookbook.commandsOnlyOn(store, sensor)).containsExactlyInAnyOrderElementsOf(expected);
    }

    @Test
    void proxyTargets() {
        Map<String, Long> expected = count(
                sessions.stream(),
                session ->
                        session.forwards().stream().map(forward -> forward.targetHost() + ":" + forward.targetPort()));
        assertThat(counts(Cookbook.proxyTargets(store))).isEqualTo(expected).isNotEmpty();
    }

    @Test
    void snowshoeAndRising() throws IOException {
        Path log = Files.write(folder.resolve("cowrie.json"), CookbookCounts.burst());
        Path file = folder.resolve("rising.db");
        new RecordedRun().run("ingest", "--store", file.toString(), "--logpath", log.toString());
        try (SessionStore rising = SessionStore.sqlite(file)) {
            assertThat(values(Cookbook.snowshoe(rising))).containsExactly("root/snow");
            assertThat(Cookbook.rising(rising, Instant.parse("2026-05-30T00:00:00Z")))
                    .singleElement()
                    .satisfies(finding -> assertThat(finding.reason()).startsWith("28 sessions on one day"));
        }
        assertThat(Cookbook.snowshoe(store)).isEmpty();
        assertThat(Cookbook.rising(store, Instant.EPOCH)).isEmpty();
    }
}
