package io.github.cowriekit.store.internal.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cowriekit.store.SessionStore;
import io.github.cowriekit.store.StoreException;
import io.github.cowriekit.store.ValueKind;
import io.github.cowriekit.store.fixtures.RandomSessions;
import io.github.cowriekit.store.internal.query.ValueSearch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that are no store, or no longer, are refused with words and left alone. */
class SqliteFileTest {
    private static final long SEED = Long.getLong("cowrie.seed", 20_261_132L);
    private static final int DAMAGES = Integer.getInteger("cowrie.damages", 60);

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CREATE TABLE session (id INTEGER)",
                "PRAGMA application_id = 1",
                "CREATE TABLE x (y); DROP TABLE x",
                "PRAGMA journal_mode = WAL; CREATE TABLE session (id INTEGER)"
            })
    void leavesTheDatabaseOfAnotherProgramAsItIs(String made) throws Exception {
        Path file = folder.resolve("other.db");
        execute(file, made.split("; "));
        byte[] before = Files.readAllBytes(file);

        assertRefused(file, "another program's database");

        assertThat(Files.readAllBytes(file)).isEqualTo(before);
        assertThat(folder.toFile().list()).containsExactly("other.db");
    }

    @Test
    void leavesAFileThatIsNoDatabaseAsItIs() throws IOException {
        Path file = Files.writeString(folder.resolve("notes.txt"), "these are my notes\n".repeat(1_000));
        byte[] before = Files.readAllBytes(file);

        assertRefused(file, "notes.txt cannot be opened: the file is no SQLite database");

        assertThat(Files.readAllBytes(file)).isEqualTo(before);
        assertThat(folder.toFile().list()).containsExactly("notes.txt");
    }

    @Test
    void saysThatAFolderIsMissing() {
        assertRefused(folder.resolve("missing/sessions.db"), "there is no folder " + folder.resolve("missing"));
        assertThat(folder.resolve("missing")).doesNotExist();
    }

    @Test
    void saysThatAFolderIsNoFile() {
        assertRefused(folder, "it is a folder");
    }

    /** As for a user who may only read; SQLite itself does not ask who is root. */
    @Test
    void readsAStoreThatCannotBeWritten() throws Exception {
        Path file = folder.resolve("a b%20?#.db");
        try (SessionStore store = SessionStore.sqlite(file)) {
            assertThat(store.ingest(new RandomSessions(SEED).next(30).stream()).added())
                    .isEqualTo(30);
        }
        byte[] before = Files.readAllBytes(file);
        try (SqliteDatabase database = new SqliteDatabase(file, true)) {
            new Schema().migrate(database, connection -> {});
            assertThat(new ValueSearch(database).size().sessions()).isEqualTo(30);
            assertThatThrownBy(() -> database.write(connection -> 1))
                    .isInstanceOf(StoreException.class)
                    .hasMessage("the store " + file + " cannot be written: the file or its folder is read-only");
            assertThatThrownBy(database::compact).isInstanceOf(StoreException.class);
        }
        assertThat(Files.readAllBytes(file)).isEqualTo(before);
        assertThat(folder.toFile().list()).containsExactly("a b%20?#.db");
    }

    @Test
    void seesWhatIsInTheJournalOfAStoreThatItOnlyReads() {
        Path file = folder.resolve("sessions.db");
        try (SessionStore store = SessionStore.sqlite(file)) {
            assertThat(store.ingest(new RandomSessions(SEED).next(30).stream()).added())
                    .isEqualTo(30);
            try (SqliteDatabase database = new SqliteDatabase(file, true)) {
                assertThat(new ValueSearch(database).size().sessions()).isEqualTo(30);
            }
        }
    }

    @Test
    void readsNoOtherFile() throws Exception {
        Path other = folder.resolve("other.db");
        execute(other, "CREATE TABLE session (id INTEGER)");
        assertThatThrownBy(() -> new SqliteDatabase(other, true).close())
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("another program's database");
    }

    @Test
    void opensAReadOnlyFileToRead() throws Exception {
        Path file = folder.resolve("sessions.db");
        try (SessionStore store = SessionStore.sqlite(file)) {
            assertThat(store.sessions().count()).isZero();
        }
        assertThat(file.toFile().setReadOnly()).isTrue();
        Assumptions.assumeFalse(Files.isWritable(file), "this user writes files that are read-only");

        try (SessionStore store = SessionStore.sqlite(file)) {
            assertThat(store.sessions().count()).isZero();
            assertThatThrownBy(() -> store.ingest(new RandomSessions(1).next(1).stream()))
                    .isInstanceOf(StoreException.class)
                    .hasMessageContaining("read-only");
        }
    }

    @Test
    void usesAnEmptyFile() throws IOException {
        Path file = Files.createFile(folder.resolve("sessions.db"));
        try (SessionStore store = SessionStore.sqlite(file)) {
            assertThat(store.sessions().count()).isZero();
        }
    }

    /** Whatever is damaged, a store fails with its own exception or does not notice. */
    @Test
    void saysThatAFileIsDamaged() throws IOException {
        Path whole = folder.resolve("whole.db");
        try (SessionStore store = SessionStore.sqlite(whole)) {
            assertThat(store.ingest(new RandomSessions(SEED).next(300).stream()).added())
                    .isEqualTo(300);
        }
        byte[] bytes = Files.readAllBytes(whole);
        Random random = new Random(SEED);
        int noticed = 0;
        for (int i = 0; i < DAMAGES; i++) {
            byte[] damaged = i % 10 == 0 ? Arrays.copyOf(bytes, random.nextInt(bytes.length)) : bytes.clone();
            for (int j = 0; j < 20 && damaged.length > 0; j++) {
                damaged[random.nextInt(damaged.length)] = (byte) random.nextInt();
            }
            Path file = Files.write(folder.resolve("damaged" + i + ".db"), damaged);
            try (SessionStore store = SessionStore.sqlite(file)) {
                readEverything(store);
                assertThat(store.ingest(new RandomSessions(SEED + 1).next(50).stream())
                                .total())
                        .isEqualTo(50);
            } catch (StoreException e) {
                noticed++;
                assertThat(e).hasMessageContaining(file.getFileName().toString());
            }
        }
        assertThat(noticed).isPositive();
    }

    private static void readEverything(SessionStore store) {
        assertThat(store.sessions().stream().toList()).isNotNull();
        for (ValueKind kind : ValueKind.values()) {
            assertThat(store.values(kind).stream().toList()).isNotNull();
            assertThat(store.sessions().top(kind, 10)).isNotNull();
        }
        assertThat(store.sessions().withCommand("a").stream().toList()).isNotNull();
    }

    @Test
    void saysThatAStoreWasClosed() {
        SessionStore store = SessionStore.sqlite(folder.resolve("sessions.db"));
        store.close();
        store.close();

        assertThatThrownBy(() -> store.sessions().count())
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("was closed");
        assertThatThrownBy(() -> store.ingest(new RandomSessions(1).next(1).stream()))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("was closed");
    }

    private static void assertRefused(Path file, String why) {
        assertThatThrownBy(() -> SessionStore.sqlite(file).close())
                .isInstanceOf(StoreException.class)
                .hasMessageContaining(file.toString())
                .hasMessageContaining(why);
    }

    private static void execute(Path file, String... statements) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }
}
