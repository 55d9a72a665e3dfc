package io.github.cowriekit.store.internal.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cowriekit.model.SessionRecord;
import io.github.cowriekit.store.SessionStore;
import io.github.cowriekit.store.StoreException;
import io.github.cowriekit.store.fixtures.Answers;
import io.github.cowriekit.store.fixtures.RandomSessions;
import io.github.cowriekit.store.fixtures.Recount;
import io.github.cowriekit.store.fixtures.Stores;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SchemaTest {
    private static final String FIRST = "001-sessions.sql";
    private static final String SECOND = "002-more.sql";
    private static final String MORE =
            "-- a comment; of two parts\nCREATE TABLE more (id ${id} PRIMARY KEY, what ${bytes});\n"
                    + "INSERT INTO more (id) SELECT count(*) FROM session;";

    private static String first() {
        try (InputStream in = Objects.requireNonNull(Schema.class.getResourceAsStream(FIRST))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Schema next() {
        return new Schema(List.of(FIRST, SECOND), List.of(first(), MORE));
    }

    private static void migrate(Stores.Place place, Schema schema) {
        migrate(place, schema, connection -> {});
    }

    private static void migrate(Stores.Place place, Schema schema, Schema.Setup whenMade) {
        try (Database database = place.source() != null
                ? new PostgresDatabase(place.source())
                : new SqliteDatabase(Objects.requireNonNull(place.file()))) {
            schema.migrate(database, whenMade);
        }
    }

    private static List<SessionRecord> fill(Stores.Place place) {
        List<SessionRecord> sessions = new RandomSessions(1).next(50);
        try (SessionStore store = place.open()) {
            assertThat(store.ingest(sessions.stream()).added()).isEqualTo(50);
        }
        return sessions;
    }

    @ParameterizedTest
    @EnumSource
    void runsEachScriptOnce(Stores kind) {
        Stores.Place place = kind.place();
        List<SessionRecord> sessions = fill(place);
        for (int i = 0; i < 2; i++) {
            migrate(place, next());

            assertThat(place.number("SELECT max(version) FROM schema_version")).isEqualTo(2);
            assertThat(place.number("SELECT count(*) FROM schema_version")).isEqualTo(2);
            assertThat(place.number("SELECT id FROM more")).isEqualTo(sessions.size());
        }
        place.execute("DROP TABLE more", "DELETE FROM schema_version WHERE version = 2");
        try (SessionStore store = place.open()) {
            Answers.assertHolds(store, new Recount(sessions));
        }
    }

    @ParameterizedTest
    @EnumSource
    void refusesTheStoreOfANewerVersionByName(Stores kind) {
        Stores.Place place = kind.place();
        migrate(place, next());

        assertThatThrownBy(place::open)
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("schema 2 (002-more.sql), of a newer version of CowrieKit")
                .hasMessageContaining(kind == Stores.SQLITE ? "sessions.db" : "PostgreSQL database postgres");
        assertThat(place.number("SELECT count(*) FROM schema_version")).isEqualTo(2);
    }

    @ParameterizedTest
    @EnumSource
    void refusesAStoreOfAnotherScript(Stores kind) {
        Stores.Place place = kind.place();
        migrate(place, new Schema(List.of(FIRST), List.of(first() + "\n")));

        assertThatThrownBy(place::open)
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("made by another script 001-sessions.sql");
    }

    @ParameterizedTest
    @EnumSource
    void leavesNothingOfAScriptThatFails(Stores kind) {
        Stores.Place place = kind.place();
        List<SessionRecord> sessions = fill(place);
        Schema broken = new Schema(List.of(FIRST, SECOND), List.of(first(), MORE + "; NONSENSE"));

        assertThatThrownBy(() -> migrate(place, broken)).isInstanceOf(StoreException.class);

        assertThat(place.number("SELECT count(*) FROM schema_version")).isEqualTo(1);
        assertThatCode(() -> migrate(place, next())).doesNotThrowAnyException();
        assertThat(place.number("SELECT id FROM more")).isEqualTo(sessions.size());
    }

    /** A process that ends while it makes a store must not leave tables that the next one takes for a store with its settings. */
    @ParameterizedTest
    @EnumSource
    void makesTheTablesWithTheSettingsOrNeither(Stores kind) {
        Stores.Place place = kind.place();
        AtomicInteger runs = new AtomicInteger();

        assertThatThrownBy(() -> migrate(place, new Schema(), connection -> {
                    throw new IllegalStateException("the end");
                }))
                .hasMessage("the end");
        for (int i = 0; i < 2; i++) {
            migrate(place, new Schema(), connection -> runs.incrementAndGet());
        }

        assertThat(runs).as("the tables were not there before").hasValue(1);
    }

    @ParameterizedTest
    @EnumSource(names = "POSTGRESQL")
    void leavesTheTablesOfAnotherProgram(Stores kind) {
        Stores.Place place = kind.place();
        place.execute("CREATE TABLE session (mine TEXT)", "INSERT INTO session VALUES ('x')");

        assertThatThrownBy(place::open).isInstanceOf(StoreException.class);

        assertThat(place.number("SELECT count(mine) FROM session")).isEqualTo(1);
        assertThat(place.number("SELECT count(*) FROM pg_tables WHERE schemaname = current_schema()"))
                .isEqualTo(1);
    }
}
