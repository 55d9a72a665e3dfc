package io.github.cowriekit.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cowriekit.model.SessionRecord;
import io.github.cowriekit.store.fixtures.Answers;
import io.github.cowriekit.store.fixtures.RandomSessions;
import io.github.cowriekit.store.fixtures.Recount;
import io.github.cowriekit.store.fixtures.Stores;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A batch is in a store as a whole or not at all. */
class FailedBatchTest {
    private static final long SEED = Long.getLong("cowrie.seed", 20_261_131L);
    private static final List<String> TABLES = List.of("subject", "session", "posting", "saved_state");

    private final RandomSessions generator = new RandomSessions(SEED);

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

            failOnStates(kind, place);
            assertThatThrownBy(writer::commit).isInstanceOf(StoreException.class);
            assertThat(rows(place)).isEqualTo(rows);
            assertThat(store.findPosition("log")).isEmpty();
            Answers.assertHolds(store, new Recount(before));

            place.execute("DROP TRIGGER broken" + (kind == Stores.POSTGRESQL ? " ON saved_state" : ""));
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

    private static void failOnStates(Stores kind, Stores.Place place) {
        if (kind == Stores.SQLITE) {
            place.execute(
                    "CREATE TRIGGER broken BEFORE INSERT ON saved_state BEGIN SELECT RAISE(ABORT, 'broken'); END");
        } else {
            place.execute(
                    "CREATE FUNCTION broken() RETURNS trigger LANGUAGE plpgsql AS"
                            + " $$ BEGIN RAISE EXCEPTION 'broken'; END $$",
                    "CREATE TRIGGER broken BEFORE INSERT ON saved_state FOR EACH ROW EXECUTE FUNCTION broken()");
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
}
