package io.github.cowriekit.enrich.internal.sqlite;

import static io.github.cowriekit.enrich.internal.sqlite.SampleCache.ANSWER;
import static io.github.cowriekit.enrich.internal.sqlite.SampleCache.HASH;
import static io.github.cowriekit.enrich.internal.sqlite.SampleCache.NOW;
import static io.github.cowriekit.enrich.internal.sqlite.SampleCache.counter;
import static io.github.cowriekit.enrich.internal.sqlite.SampleCache.find;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

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
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SqliteCacheTest {
    private final Path file;

    SqliteCacheTest(@TempDir Path folder) {
        this.file = folder.resolve("intel.db");
    }

    private SqliteCache open() {
        return SampleCache.open(file);
    }

    @Test
    void keepsAnswersForTheNextRunToTheNanosecond() {
        CachedAnswer unknown = new CachedAnswer(null, null, NOW, NOW.plus(Duration.ofDays(1)));
        try (SqliteCache cache = open()) {
            cache.keep(CacheKey.of("a", HASH), ANSWER);
            cache.keep(CacheKey.of("b", HASH), unknown);
        }
        try (SqliteCache cache = open()) {
            assertThat(find(cache, "a", HASH)).isEqualTo(ANSWER);
            assertThat(find(cache, "b", HASH)).isEqualTo(unknown);
            assertThat(find(cache, "c", HASH)).isNull();
            assertThat(find(cache, "a", Observable.sha256("cd".repeat(32)))).isNull();
        }
    }

    @Test
    void keepsTheLatestAnswer() {
        CachedAnswer newer = new CachedAnswer("{}", null, NOW.plusSeconds(1), NOW.plusSeconds(2));
        try (SqliteCache cache = open()) {
            cache.keep(CacheKey.of("a", HASH), ANSWER);
            cache.keep(CacheKey.of("a", HASH), newer);
            assertThat(find(cache, "a", HASH)).isEqualTo(newer);
        }
    }

    @Test
    void findsSeveralAnswersAtOnceWithoutWhatArrived() {
        CacheKey one = CacheKey.of("a", HASH);
        CacheKey other = CacheKey.shared("b", "*");
        try (SqliteCache cache = open()) {
            cache.keep(one, ANSWER);
            cache.keep(other, ANSWER);
            CachedAnswer bare = new CachedAnswer(ANSWER.facts(), null, NOW, NOW.plusNanos(1));

            assertThat(cache.find(List.of(one, other, CacheKey.of("b", HASH))))
                    .containsOnly(Map.entry(one, bare), Map.entry(other, bare));
            assertThat(cache.findRaw(other)).isEqualTo(ANSWER.raw());
            assertThat(cache.findRaw(CacheKey.of("b", HASH))).isNull();
            assertThat(cache.expired("b", NOW.plusSeconds(9), 10)).containsExactly(other);
        }
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

    static Stream<String> hostileValues() {
        return Stream.of(
                "http://x/'; DROP TABLE answer; --",
                "http://x/\u0000after",
                "http://x/\r\n\u001b[31m",
                "http://x/\ud83d\ude00",
                "http://x/%00\u202e",
                "http://x/" + "a".repeat(100_000));
    }

    @ParameterizedTest
    @MethodSource("hostileValues")
    void tellsHostileValuesApart(String value) {
        Observable url = Observable.url(value);
        try (SqliteCache cache = open()) {
            cache.keep(CacheKey.of("a", url), ANSWER);
        }
        try (SqliteCache cache = open()) {
            assertThat(find(cache, "a", url)).isEqualTo(ANSWER);
            assertThat(find(cache, "a", Observable.url(value.substring(0, value.length() - 1))))
                    .isNull();
            assertThat(cache.expired("a", NOW.plusSeconds(9), 10)).containsExactly(CacheKey.of("a", url));
        }
    }

    @Test
    void namesWhatHasExpiredOldestFirst() {
        try (SqliteCache cache = open()) {
            for (int i = 0; i < 5; i++) {
                cache.keep(
                        CacheKey.of("a", Observable.ip("8.8.8." + i)),
                        new CachedAnswer(null, null, NOW, NOW.plusSeconds(10 - i)));
            }
            cache.keep(CacheKey.of("other", HASH), new CachedAnswer(null, null, NOW, NOW));

            assertThat(cache.expired("a", NOW.plusSeconds(8), 10))
                    .extracting(CacheKey::value)
                    .containsExactly("8.8.8.4", "8.8.8.3", "8.8.8.2");
            assertThat(cache.expired("a", NOW.plusSeconds(8), 1))
                    .containsExactly(CacheKey.of("a", Observable.ip("8.8.8.4")));
        }
    }

    @Test
    void countsInOneStepForAllWhoShareTheFile() {
        try (SqliteCache one = open();
                SqliteCache two = open()) {
            IntStream.range(0, 200)
                    .parallel()
                    .forEach(i -> (i % 2 == 0 ? one : two)
                            .update("a", state -> state.isEmpty() ? "1" : String.valueOf(Integer.parseInt(state) + 1)));
            assertThat(counter(one)).isEqualTo("200");
        }
        try (SqliteCache next = open()) {
            assertThat(counter(next)).isEqualTo("200");
        }
    }

    @Test
    void changesNothingWhenTheChangeFails() {
        try (SqliteCache cache = open()) {
            cache.update("a", state -> "1");
            assertThatIllegalStateException()
                    .isThrownBy(() -> cache.update("a", state -> {
                        throw new IllegalStateException("no");
                    }));
            assertThat(counter(cache)).isEqualTo("1");
        }
    }

    @Test
    void sharesAnswersWhileBothAreOpen() {
        try (SqliteCache one = open();
                SqliteCache two = open()) {
            one.keep(CacheKey.of("a", HASH), ANSWER);
            assertThat(find(two, "a", HASH)).isEqualTo(ANSWER);
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
