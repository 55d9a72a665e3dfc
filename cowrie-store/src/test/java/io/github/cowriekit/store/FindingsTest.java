package io.github.cowriekit.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cowriekit.model.Client;
import io.github.cowriekit.model.Session;
import io.github.cowriekit.model.assessment.Operator;
import io.github.cowriekit.model.intel.EnrichedSession;
import io.github.cowriekit.store.fixtures.Sessions;
import io.github.cowriekit.store.fixtures.Stores;
import io.github.cowriekit.store.internal.database.Database;
import io.github.cowriekit.store.internal.database.Schema;
import io.github.cowriekit.store.internal.database.SqliteDatabase;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What an analyst is told in the morning. */
class FindingsTest {
    private static final Instant FIRST = Instant.parse("2026-03-01T08:00:00Z");
    private static final Instant LATER = FIRST.plus(Duration.ofDays(40));
    private static final String OLD = "ab".repeat(32);
    private static final String NEW = "cd".repeat(32);

    private static StoredSession assessed(Session session, Operator operator, @Nullable String playbook) {
        return new StoredSession(
                EnrichedSession.of(session),
                new Conclusion(
                        operator, null, null, null, null, null, List.of(), List.of(), playbook, null, List.of()));
    }

    private static void ingest(SessionStore store, StoredSession... sessions) {
        assertThat(store.ingest(Stream.of(sessions)).added()).isEqualTo(sessions.length);
    }

    private static Stream<String> texts(List<Finding> findings) {
        return findings.stream().map(finding -> finding.kind().label() + " " + finding.subject());
    }

    @ParameterizedTest
    @EnumSource
    void tellsWhatIsNewAndNotWhatWasThere(Stores kind) {
        try (SessionStore store = kind.open()) {
            ingest(
                    store,
                    assessed(Sessions.withFile("a1", "192.0.2.1", FIRST, OLD), Operator.AUTOMATED, "p-old"),
                    assessed(Sessions.of("a2", "192.0.2.2", FIRST.plusSeconds(60)), Operator.AUTOMATED, null));
            assertThat(store.findings(FIRST))
                    .as("everything is new to a new store")
                    .isEmpty();

            ingest(
                    store,
                    assessed(Sessions.withFile("b1", "192.0.2.1", LATER, NEW), Operator.AUTOMATED, "p-old"),
                    assessed(Sessions.withFile("b2", "192.0.2.7", LATER.plusSeconds(9), OLD), Operator.HUMAN, "p-new"));
            List<Finding> findings = store.findings(LATER.minusSeconds(1));

            assertThat(texts(findings))
                    .containsExactly(
                            "person b2", "new file " + NEW, "new playbook p-new", "returning address 192.0.2.1");
            Finding person = findings.get(0);
            assertThat(person.severity()).isEqualTo(Finding.Severity.HIGH);
            assertThat(person.session()).isEqualTo("b2");
            assertThat(person.sensor()).isEqualTo("sensor-1");
            assertThat(person.at()).isEqualTo(LATER.plusSeconds(9));
            assertThat(findings).extracting(Finding::state).containsOnly(Finding.State.NEW);
            assertThat(store.findings(LATER.plusSeconds(100))).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void remembersWhatWasSeenOrDismissed(Stores kind) {
        Stores.Place place = kind.place();
        try (SessionStore store = place.open()) {
            ingest(
                    store,
                    assessed(Sessions.of("a1", "192.0.2.1", FIRST), Operator.AUTOMATED, null),
                    assessed(Sessions.withFile("b1", "192.0.2.9", LATER, NEW), Operator.HUMAN, null));
            List<Finding> findings = store.findings(FIRST);
            assertThat(texts(findings)).containsExactly("person b1", "new file " + NEW);
            store.markSeen(findings);
            store.dismiss(findings.get(1), "known to be harmless");
        }
        try (SessionStore store = place.open()) {
            List<Finding> again = store.findings(FIRST);

            assertThat(texts(again)).containsExactly("person b1");
            assertThat(again.get(0).state()).isEqualTo(Finding.State.SEEN);
        }
    }

    /** A sensor whose clock starts at 1970 must not make all that follow new, back or frequent. */
    @ParameterizedTest
    @EnumSource
    void beginsWithThePlausibleSessions(Stores kind) {
        try (SessionStore store = kind.open()) {
            ingest(
                    store,
                    assessed(Sessions.of("a1", "192.0.2.1", Instant.ofEpochSecond(9)), Operator.HUMAN, "p-1"),
                    assessed(Sessions.of("a2", "192.0.2.2", Instant.ofEpochSecond(10)), Operator.AUTOMATED, null));
            assertThat(texts(store.findings(Instant.EPOCH))).containsExactly("person a1");
            ingest(store, assessed(Sessions.withFile("b1", "192.0.2.1", FIRST, NEW), Operator.AUTOMATED, null));
            ingest(store, times(10, "c", FIRST));
            ingest(store, times(20, "d", FIRST.plus(Duration.ofDays(1))));

            assertThat(texts(store.findings(FIRST))).isEmpty();
        }
    }

    private static StoredSession[] times(int count, String id, Instant start) {
        return IntStream.range(0, count)
                .mapToObj(i -> assessed(
                        Sessions.of(id + i, "192.0.2.1", start.plusSeconds(60 + i), "id"), Operator.AUTOMATED, "p-1"))
                .toArray(StoredSession[]::new);
    }

    @ParameterizedTest
    @EnumSource
    void showsAgainWhatHappensAgain(Stores kind) {
        Instant again = Instant.now().plus(Duration.ofDays(400));
        Instant third = again.plus(Duration.ofDays(400));
        try (SessionStore store = kind.open()) {
            ingest(store, times(1, "a", FIRST));
            ingest(store, times(20, "b", LATER));
            assertThat(texts(store.findings(LATER)))
                    .containsExactly("rising playbook p-1", "returning address 192.0.2.1");
            store.markSeen(store.findings(LATER));
            assertThat(store.findings(LATER)).extracting(Finding::state).containsOnly(Finding.State.SEEN);

            ingest(store, times(30, "c", again));
            List<Finding> findings = store.findings(again);
            assertThat(texts(findings)).containsExactly("rising playbook p-1", "returning address 192.0.2.1");
            assertThat(findings).extracting(Finding::state).containsOnly(Finding.State.NEW);
            store.markSeen(findings);
            assertThat(store.findings(again))
                    .as("also of a clock that is ahead")
                    .extracting(Finding::state)
                    .containsOnly(Finding.State.SEEN);

            findings.forEach(finding -> store.dismiss(finding, ""));
            ingest(store, times(90, "d", third));
            assertThat(store.findings(third)).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void tellsSessionsOfOneIdApart(Stores kind) {
        try (SessionStore store = kind.open()) {
            ingest(
                    store,
                    assessed(Sessions.of("a1", "192.0.2.1", FIRST), Operator.HUMAN, null),
                    assessed(
                            Sessions.builder("a1", "192.0.2.1", FIRST)
                                    .sensor("sensor-2")
                                    .build(),
                            Operator.HUMAN,
                            null),
                    assessed(Sessions.of("a1", "192.0.2.1", FIRST.plusSeconds(9)), Operator.HUMAN, null));
            List<Finding> findings = store.findings(FIRST);
            assertThat(texts(findings)).containsExactly("person a1", "person a1", "person a1");

            store.dismiss(findings.get(1), "");

            assertThat(store.findings(FIRST)).containsExactly(findings.get(0), findings.get(2));
        }
    }

    /** Else an address with thousands of sessions on one day would have all of them looked up for each. */
    @Test
    void looksUpAnAddressOnceADay() {
        AtomicInteger reads = new AtomicInteger();
        Database database =
                new SqliteDatabase(Objects.requireNonNull(Stores.SQLITE.place().file()));
        new Schema().migrate(database, connection -> {});
        Database counting = (Database) Proxy.newProxyInstance(
                Database.class.getClassLoader(), new Class<?>[] {Database.class}, (self, method, arguments) -> {
                    reads.addAndGet(method.getName().equals("read") ? 1 : 0);
                    return method.invoke(database, arguments);
                });
        try (SessionStore store = new SessionStore(counting, PasswordStorage.plain())) {
            ingest(store, times(1, "a", FIRST));
            ingest(store, times(500, "b", FIRST.plus(Duration.ofDays(2))));
            reads.set(0);

            assertThat(texts(store.findings(FIRST.plus(Duration.ofDays(2))))).containsExactly("rising playbook p-1");
            assertThat(reads).hasValueLessThan(100);
        }
    }

    /** No index of PostgreSQL takes a text that long. */
    @ParameterizedTest
    @EnumSource
    void remembersWhatHasALongSubject(Stores kind) {
        String longest = "SSH-2.0-"
                + new Random(1)
                        .ints(3_000, 'a', 'z' + 1)
                        .mapToObj(Character::toString)
                        .collect(Collectors.joining());
        try (SessionStore store = kind.open()) {
            ingest(
                    store,
                    assessed(Sessions.of("a1", "192.0.2.1", FIRST), Operator.AUTOMATED, null),
                    withClient("b1", longest + "1"),
                    withClient("b2", longest + "2\u0000"));
            List<Finding> findings = store.findings(FIRST);
            assertThat(texts(findings))
                    .containsExactlyInAnyOrder("new client " + longest + "1", "new client " + longest + "2\u0000");

            store.markSeen(findings.subList(0, 1));
            store.dismiss(findings.get(1), "");

            assertThat(store.findings(FIRST)).containsExactly(findings.get(0).withState(Finding.State.SEEN));
        }
    }

    private static StoredSession withClient(String id, String version) {
        return assessed(
                Sessions.builder(id, "192.0.2.9", LATER)
                        .client(new Client(version, null, null, List.of()))
                        .build(),
                Operator.AUTOMATED,
                null);
    }
}
