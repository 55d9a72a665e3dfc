package io.github.cowriekit.store.internal.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cowriekit.model.Command;
import io.github.cowriekit.model.Session;
import io.github.cowriekit.model.SessionEnd;
import io.github.cowriekit.model.SessionRecord;
import io.github.cowriekit.model.intel.EnrichedSession;
import io.github.cowriekit.store.SessionStore;
import io.github.cowriekit.store.fixtures.Answers;
import io.github.cowriekit.store.fixtures.RandomSessions;
import io.github.cowriekit.store.fixtures.Recount;
import io.github.cowriekit.store.fixtures.Stores;
import io.github.cowriekit.store.internal.database.Database;
import io.github.cowriekit.store.internal.database.SqliteDatabase;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IngestionTest {
    /** Numbers of texts that were given in the failed transaction must not be taken for given. */
    @Test
    void startsOverAfterAnyFailure() {
        Stores.Place place = Stores.SQLITE.place();
        RandomSessions generator = new RandomSessions(1);
        List<SessionRecord> sessions = new ArrayList<>(generator.next(20));
        List<SessionRecord> others = generator.next(20);
        try (SessionStore store = place.open();
                SqliteDatabase database = new SqliteDatabase(Objects.requireNonNull(place.file()))) {
            AtomicBoolean fails = new AtomicBoolean(true);
            Ingestion ingestion =
                    new Ingestion(failing(database, fails), UnaryOperator.identity(), UnaryOperator.identity());
            sessions.forEach(ingestion::add);
            assertThatThrownBy(() -> ingestion.write(Map.of())).isInstanceOf(OutOfMemoryError.class);
            assertThat(store.ingest(others.stream()).added()).isEqualTo(20);

            fails.set(false);
            assertThat(ingestion.write(Map.of()).added()).isEqualTo(20);

            sessions.addAll(others);
            Answers.assertHolds(store, new Recount(sessions));
        }
    }

    /** Returns a database whose transactions run out of memory when everything but the commit is done. */
    private static Database failing(Database database, AtomicBoolean fails) {
        return (Database) Proxy.newProxyInstance(
                Database.class.getClassLoader(), new Class<?>[] {Database.class}, (self, method, arguments) -> {
                    try {
                        if (fails.get() && method.getName().equals("write")) {
                            return database.write(connection -> {
                                Object unused = ((Database.Work<?>) arguments[0]).run(connection);
                                throw new OutOfMemoryError("a test");
                            });
                        }
                        return method.invoke(database, arguments);
                    } catch (InvocationTargetException e) {
                        throw Objects.requireNonNull(e.getCause());
                    }
                });
    }

    @ParameterizedTest
    @CsvSource({"100000, 1", "1000, 50", "20, 500"})
    void isFullOfTextsAsWell(int length, int commands) {
        try (SqliteDatabase database =
                new SqliteDatabase(Objects.requireNonNull(Stores.SQLITE.place().file()))) {
            Ingestion ingestion = new Ingestion(database, UnaryOperator.identity(), UnaryOperator.identity());
            String filling = "x".repeat(length);
            long added = 0;
            while (!ingestion.isFull()) {
                String id = "%012x".formatted(added++);
                ingestion.add(EnrichedSession.of(Session.builder(id, SessionEnd.CLOSED)
                        .commands(IntStream.range(0, commands)
                                .mapToObj(i -> new Command(null, id + i + filling, false, null))
                                .toList())
                        .build()));
            }
            assertThat(added * commands * length).isBetween(4_000_000L, 40_000_000L);
        }
    }
}
