package io.github.cowriekit.enrich.internal.sqlite;

import static io.github.cowriekit.enrich.internal.sqlite.SampleCache.ANSWER;
import static io.github.cowriekit.enrich.internal.sqlite.SampleCache.HASH;
import static io.github.cowriekit.enrich.internal.sqlite.SampleCache.NOW;
import static io.github.cowriekit.enrich.internal.sqlite.SampleCache.counter;
import static io.github.cowriekit.enrich.internal.sqlite.SampleCache.find;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cowriekit.enrich.CacheFileException;
import io.github.cowriekit.enrich.spi.CacheKey;
import io.github.cowriekit.enrich.spi.CachedAnswer;
import io.github.cowriekit.model.intel.Observable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CacheFileTest {
    private final Path folder;
    private final Path file;

    CacheFileTest(@TempDir Path folder) {
        this.folder = folder;
        this.file = folder.resolve("intel.db");
    }

    private SqliteCache open() {
        return SampleCache.open(file);
    }

    private void sql(String statement) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement sql = connection.createStatement()) {
            sql.executeUpdate(statement);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 99})
    void leavesTheCacheOfANewerVersionAlone(int format) throws Exception {
        try (SqliteCache cache = open()) {
            cache.keep(CacheKey.of("a", HASH), ANSWER);
        }
        sql("PRAGMA user_version = " + format);

        assertThatExceptionOfType(CacheFileException.class)
                .isThrownBy(this::open)
                .withMessageContaining("intel.db")
                .withMessageContaining("newer version");
        sql("PRAGMA user_version = 1");
        try (SqliteCache cache = open()) {
            assertThat(find(cache, "a", HASH)).isEqualTo(ANSWER);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1})
    void discardsAnOlderFormat(int format) throws SQLException {
        try (SqliteCache cache = open()) {
            cache.keep(CacheKey.of("a", HASH), ANSWER);
            cache.update("a", state -> "1");
        }
        sql("ALTER TABLE answer RENAME COLUMN facts TO something_else");
        sql("PRAGMA user_version = " + format);
        try (SqliteCache cache = open()) {
            assertThat(find(cache, "a", HASH)).isNull();
            assertThat(counter(cache)).isEmpty();
            cache.keep(CacheKey.of("a", HASH), ANSWER);
            assertThat(find(cache, "a", HASH)).isEqualTo(ANSWER);
        }
    }

    private List<CacheKey> fill(int number) {
        List<CacheKey> keys = IntStream.range(0, number)
                .mapToObj(i -> CacheKey.of("a", Observable.url("http://x/" + i)))
                .toList();
        try (SqliteCache cache = open()) {
            keys.forEach(key -> cache.keep(key, new CachedAnswer("{}", "r".repeat(300), NOW, NOW)));
            cache.update("a", state -> "5");
        }
        return keys;
    }

    /** Overwrites pages, which have 4,096 bytes each. */
    private void damage(int page, int pages) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            byte[] garbage = new byte[4096 * pages];
            new Random(7).nextBytes(garbage);
            channel.write(ByteBuffer.wrap(garbage), 4096L * page);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {30, 90, 150})
    void repairsBadPagesAndKeepsWhatCanBeRead(int page) throws Exception {
        List<CacheKey> keys = fill(2_000);
        damage(page, 4);
        try (SqliteCache cache = open();
                SqliteCache other = open()) {
            keys.forEach(cache::findRaw);
            int found = cache.find(keys).size();
            assertThat(found).isBetween(1, 1_999);
            assertThat(counter(cache)).isEqualTo("5");

            cache.keep(keys.get(0), ANSWER);
            assertThat(other.find(keys)).hasSizeBetween(found, found + 1);
            assertThat(other.findRaw(keys.get(0))).isEqualTo(ANSWER.raw());
        }
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement sql = connection.createStatement();
                ResultSet row = sql.executeQuery("PRAGMA integrity_check")) {
            assertThat(row.getString(1)).isEqualTo("ok");
        }
        assertThat(folder).isDirectoryNotContaining("glob:**.repair*");
    }

    @Test
    void readsAFileThatMayNotBeWritten() throws Exception {
        List<CacheKey> keys = fill(10);
        byte[] before = Files.readAllBytes(file);
        try (SqliteCache cache = SqliteCache.openReadOnly(file)) {
            assertThat(cache.find(keys)).hasSize(10);
            assertThat(cache.findRaw(keys.get(0))).hasSize(300);
            cache.keep(CacheKey.of("b", HASH), ANSWER);
            cache.update("a", state -> "6");
            assertThat(cache.find(List.of(CacheKey.of("b", HASH)))).isEmpty();
        }
        assertThat(Files.readAllBytes(file)).isEqualTo(before);
        sql("PRAGMA user_version = 9");
        assertThatExceptionOfType(CacheFileException.class)
                .isThrownBy(() -> SqliteCache.openReadOnly(file))
                .withMessageContaining("newer version");
    }

    @Test
    void leavesTheDatabaseOfAnotherProgramAlone() throws Exception {
        sql("CREATE TABLE answer (precious TEXT)");
        sql("INSERT INTO answer VALUES ('mine')");
        byte[] before = Files.readAllBytes(file);

        assertThatExceptionOfType(CacheFileException.class)
                .isThrownBy(this::open)
                .withMessageContaining("another program");
        assertThat(Files.readAllBytes(file)).isEqualTo(before);
    }

    @Test
    void leavesAFileThatIsNoDatabaseAlone() throws Exception {
        Files.writeString(file, "These are my notes, not a database.\n".repeat(100));
        byte[] before = Files.readAllBytes(file);

        assertThatExceptionOfType(CacheFileException.class)
                .isThrownBy(this::open)
                .withMessageContaining("intel.db");
        assertThat(Files.readAllBytes(file)).isEqualTo(before);
    }

    @Test
    void saysWhenTheFolderIsMissing() {
        Path missing = folder.resolve("no/such/folder/intel.db");
        assertThatExceptionOfType(CacheFileException.class)
                .isThrownBy(() -> SqliteCache.open(missing, 1))
                .withMessageContaining("no/such/folder");
    }

    @Test
    void failsClearlyWhenTheFileIsDamagedWhileOpen() throws Exception {
        try (SqliteCache cache = open()) {
            sql("DROP TABLE answer");
            assertThatThrownBy(() -> find(cache, "a", HASH))
                    .isInstanceOf(CacheFileException.class)
                    .hasMessageContaining("cannot be read");
            assertThatThrownBy(() -> cache.keep(CacheKey.of("a", HASH), ANSWER)).isInstanceOf(CacheFileException.class);
        }
    }
}
