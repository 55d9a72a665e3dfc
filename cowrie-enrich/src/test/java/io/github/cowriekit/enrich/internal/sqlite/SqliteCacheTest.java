package io.github.cowriekit.enrich.internal.sqlite;

import static io.github.cowriekit.enrich.internal.sqlite.SampleCache.ANSWER;
import static io.github.cowriekit.enrich.internal.sqlite.SampleCache.HASH;
import static io.github.cowriekit.enrich.internal.sqlite.SampleCache.NOW;
import static io.github.cowriekit.enrich.internal.sqlite.SampleCache.find;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.cowriekit.enrich.spi.CacheKey;
import io.github.cowriekit.enrich.spi.CachedAnswer;
import io.github.cowriekit.model.intel.Observable;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is special about the cache in a file; what holds for every cache is in the contract that the test kit runs on it. */
class SqliteCacheTest {
    private final Path file;

    SqliteCacheTest(@TempDir Path folder) {
        this.file = folder.resolve("intel.db");
    }

    private SqliteCache open() {
        return SampleCache.open(file);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 63, 64, 65, 200})
    void findsAnyNumberOfAnswers(int number) {
        List<CacheKey> asked = IntStream.range(0, number)
                .mapToObj(i -> CacheKey.of("source" + i % 3, Observable.url("http://x/" + i)))
                .toList();
        List<CacheKey> kept =
                asked.stream().filter(key -> !key.value().endsWith("7")).toList();
        try (SqliteCache cache = open()) {
            for (CacheKey key : kept) {
                cache.keep(key, new CachedAnswer(key.value(), null, NOW, NOW));
            }

            Map<CacheKey, CachedAnswer> found = cache.find(asked);

            assertThat(found).containsOnlyKeys(kept);
            found.forEach((key, answer) -> assertThat(answer.facts()).isEqualTo(key.value()));
        }
    }

    @Test
    void staysBelowItsSizeByForgettingTheOldest() {
        String raw = "r".repeat(10_000);
        try (SqliteCache cache = SqliteCache.open(file, 2_000_000)) {
            for (int i = 0; i < 1_000; i++) {
                cache.keep(
                        CacheKey.of("a", Observable.host("h" + i)),
                        new CachedAnswer(null, raw, NOW.plusSeconds(i), NOW.plusSeconds(i + 1)));
            }
            assertThat(find(cache, "a", Observable.host("h999"))).isNotNull();
            assertThat(find(cache, "a", Observable.host("h0"))).isNull();
            assertThat(cache.expired("a", NOW.plus(Duration.ofDays(9)), 10_000).size())
                    .isBetween(50, 250);
        }
    }

    @Test
    void answersNothingOnceClosed() {
        SqliteCache cache = open();
        cache.keep(CacheKey.of("a", HASH), ANSWER);
        cache.close();
        cache.close();

        assertThat(find(cache, "a", HASH)).isNull();
        assertThat(cache.expired("a", Instant.MAX, 1)).isEmpty();
        cache.keep(CacheKey.of("a", HASH), ANSWER);
        cache.update("a", state -> "1");
    }

    @Test
    void canBeReadWithSql() throws Exception {
        try (SqliteCache cache = open()) {
            cache.keep(CacheKey.of("a", HASH), ANSWER);
        }
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement sql = connection.createStatement();
                ResultSet row = sql.executeQuery("SELECT json_extract(raw, '$.raw'),"
                        + " datetime(fetched_at / 1000000000, 'unixepoch') FROM answer")) {
            assertThat(row.getString(1)).isEqualTo("\u00e9");
            assertThat(row.getString(2)).isEqualTo("2026-01-15 12:00:00");
        }
    }
}
