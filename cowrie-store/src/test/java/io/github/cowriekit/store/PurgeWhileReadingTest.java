package io.github.cowriekit.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cowriekit.model.Session;
import io.github.cowriekit.model.intel.EnrichedSession;
import io.github.cowriekit.store.fixtures.Sessions;
import io.github.cowriekit.store.fixtures.Stores;
import io.github.cowriekit.store.internal.database.Database;
import io.github.cowriekit.store.internal.database.PostgresDatabase;
import io.github.cowriekit.store.internal.database.SqliteDatabase;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Somebody deletes sessions, and texts with them, between two looks of somebody who reads. */
class PurgeWhileReadingTest {
    private static final Instant START = Instant.parse("2026-03-01T08:00:00Z");
    private static final int SESSIONS = 150;
    private static final int OLD = 100;
    private static final int FIRST_READ = 2;
    private static final int LAST_READ = 7;

    private static Stream<Session> sessions(String prefix, int from, int to) {
        return IntStream.range(from, to)
                .mapToObj(i -> Sessions.of(
                        prefix + i, "192.0.2." + i % 9, START.plusSeconds(i), prefix + " all", prefix + " of " + i));
    }

    private static void deleteOld(Stores.Place place) {
        try (SessionStore store = place.open()) {
            assertThat(store.purge(START.plusSeconds(OLD))).isPositive();
        }
    }

    /** Deletes the old sessions, and gives the numbers of their texts to others. */
    private static void purge(Stores.Place place) {
        deleteOld(place);
        try (SessionStore store = place.open()) {
            assertThat(store.ingest(sessions("late", SESSIONS, SESSIONS + OLD).map(EnrichedSession::of))
                            .added())
                    .isEqualTo(OLD);
        }
    }

    private static Database database(Stores.Place place) {
        return place.source() != null
                ? new PostgresDatabase(place.source())
                : new SqliteDatabase(Objects.requireNonNull(place.file()));
    }

    /** Returns a database where something happens before its n-th read. */
    private static Database interrupted(Database database, int read, Runnable event) {
        int[] reads = new int[1];
        return (Database) Proxy.newProxyInstance(
                Database.class.getClassLoader(), new Class<?>[] {Database.class}, (self, method, arguments) -> {
                    if (method.getName().equals("read") && ++reads[0] == read) {
                        event.run();
                    }
                    return method.invoke(database, arguments);
                });
    }

    private static void fill(Stores.Place place) {
        try (SessionStore store = place.open()) {
            assertThat(store.ingest(Stream.concat(sessions("old", 0, OLD), sessions("new", OLD, SESSIONS))
                                    .map(EnrichedSession::of))
                            .added())
                    .isEqualTo(SESSIONS);
        }
    }

    @ParameterizedTest
    @EnumSource
    void findsWhatIsLeft(Stores kind) {
        List<Session> left = sessions("new", OLD, SESSIONS).toList();
        List<Session> all = Stream.of(
                        sessions("old", 0, OLD), left.stream(), sessions("late", SESSIONS, SESSIONS + OLD))
                .flatMap(Function.identity())
                .toList();
        for (int read = FIRST_READ; read <= LAST_READ; read++) {
            boolean newestFirst = read / 2 % 2 == 0;
            Stores.Place place = kind.place();
            fill(place);
            try (SessionStore store =
                    new SessionStore(interrupted(database(place), read, () -> purge(place)), PasswordStorage.plain())) {
                SessionQuery query = newestFirst ? store.sessions().newestFirst() : store.sessions();

                assertThat(query.stream().map(StoredSession::session))
                        .as("a purge before read " + read)
                        .doesNotHaveDuplicates()
                        .containsAll(left)
                        .isSubsetOf(all);
            }
        }
    }

    /** SQLite sees nothing of a purge within one look. */
    @ParameterizedTest
    @EnumSource(names = "POSTGRESQL")
    void doesNotHaveWhatIsGone(Stores kind) {
        Stores.Place place = kind.place();
        try (SessionStore store = place.open()) {
            assertThat(store.ingest(sessions("old", 0, 1).map(EnrichedSession::of))
                            .added())
                    .isEqualTo(1);
        }
        Database database = database(place);
        boolean[] purged = new boolean[1];
        Runnable once = () -> {
            if (!purged[0]) {
                purged[0] = true;
                deleteOld(place);
            }
        };
        Database interrupted = (Database) Proxy.newProxyInstance(
                Database.class.getClassLoader(),
                new Class<?>[] {Database.class},
                (self, method, arguments) -> method.getName().equals("read")
                        ? database.read(connection -> ((Database.Work<?>) arguments[0]).run(slow(connection, once)))
                        : method.invoke(database, arguments));
        try (SessionStore store = new SessionStore(interrupted, PasswordStorage.plain())) {
            assertThat(store.contains(sessions("old", 0, 1).toList().get(0))).isFalse();
            assertThat(purged).containsExactly(true);
        }
    }

    /** Returns a connection where something happens before a text is looked up. */
    private static Connection slow(Connection connection, Runnable event) {
        return (Connection) Proxy.newProxyInstance(
                Database.class.getClassLoader(), new Class<?>[] {Connection.class}, (self, method, arguments) -> {
                    Object result = method.invoke(connection, arguments);
                    return result instanceof PreparedStatement statement
                                    && arguments[0].toString().contains("FROM subject")
                            ? slow(statement, event)
                            : result;
                });
    }

    private static PreparedStatement slow(PreparedStatement statement, Runnable event) {
        return (PreparedStatement) Proxy.newProxyInstance(
                Database.class.getClassLoader(),
                new Class<?>[] {PreparedStatement.class},
                (self, method, arguments) -> {
                    if (method.getName().equals("executeQuery")) {
                        event.run();
                    }
                    return method.invoke(statement, arguments);
                });
    }
}
