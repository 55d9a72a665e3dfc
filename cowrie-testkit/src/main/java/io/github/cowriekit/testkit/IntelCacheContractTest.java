package io.github.cowriekit.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.github.cowriekit.enrich.spi.CacheKey;
import io.github.cowriekit.enrich.spi.CachedAnswer;
import io.github.cowriekit.enrich.spi.IntelCache;
import io.github.cowriekit.model.intel.Observable;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * What the engine expects of every cache; authors extend it and say how theirs is opened.
 *
 * <p>Needs JUnit Jupiter and AssertJ on the class path.
 *
 * <pre>{@code
 * final class MyCacheContractTest extends IntelCacheContractTest {
 *     @TempDir
 *     Path folder;
 *
 *     protected IntelCache open() {
 *         return new MyCache(folder);
 *     }
 * }
 * }</pre>
 *
 * @since 0.1.0
 */
@Timeout(120)
public abstract class IntelCacheContractTest {
    private static final Instant NOW = Instant.parse("2026-01-15T12:00:00.123456789Z");
    private static final Observable HASH = Observable.sha256("ab".repeat(32));
    private static final CacheKey KEY = CacheKey.of("a", HASH);
    private static final CachedAnswer ANSWER =
            new CachedAnswer("{\"kind\":\"x\"}", "{\"raw\": \"\u00e9\u0000\ud83d\ude00\"}", NOW, NOW.plusNanos(1));

    /** Creates it; JUnit makes one for each test. */
    protected IntelCacheContractTest() {}

    /**
     * Opens the cache of this test, which is empty at first. Called several times, also while what it returned before is open:
     * all have the same answers and counters.
     */
    protected abstract IntelCache open();

    /** Returns whether bodies of many megabytes are kept, without which lists are fetched once a run: true. */
    protected boolean keepsBodies() {
        return true;
    }

    private static @Nullable CachedAnswer find(IntelCache cache, CacheKey key) {
        return cache.find(List.of(key)).get(key);
    }

    private static CachedAnswer withoutRaw(CachedAnswer answer) {
        return new CachedAnswer(answer.facts(), null, answer.fetchedAt(), answer.expiresAt());
    }

    private static String counter(IntelCache cache, String source) {
        StringBuilder seen = new StringBuilder();
        cache.update(source, state -> {
            seen.append(state);
            return state;
        });
        return seen.toString();
    }

    /** Answers are there for the next run, to the nanosecond, also those of sources that know nothing. */
    @Test
    public void keepsAnswersForTheNextRun() {
        CachedAnswer unknown = new CachedAnswer(null, null, NOW, NOW.plus(Duration.ofDays(1)));
        CacheKey other = CacheKey.of("b", HASH);
        try (IntelCache cache = open()) {
            cache.keep(KEY, ANSWER);
            cache.keep(other, unknown);
        }
        try (IntelCache cache = open()) {
            assertThat(find(cache, KEY)).isEqualTo(withoutRaw(ANSWER));
            assertThat(cache.findRaw(KEY)).isEqualTo(ANSWER.raw());
            assertThat(find(cache, other)).isEqualTo(unknown);
            assertThat(cache.findRaw(other)).isNull();
        }
    }

    /** Nothing is found that was not kept, and looking for nothing finds nothing. */
    @Test
    public void findsNothingThatWasNotKept() {
        try (IntelCache cache = open()) {
            cache.keep(KEY, ANSWER);
            for (CacheKey key : List.of(
                    CacheKey.of("b", HASH),
                    CacheKey.shared("a", HASH.value()),
                    CacheKey.of("a", Observable.sha256("cd".repeat(32))))) {
                assertThat(find(cache, key)).isNull();
                assertThat(cache.findRaw(key)).isNull();
                assertThat(cache.findBody(key)).isNull();
            }
            assertThat(cache.find(List.of())).isEmpty();
        }
    }

    /** The latest answer takes the place of an earlier one, with what arrived. */
    @Test
    public void keepsTheLatestAnswer() {
        CachedAnswer newer = new CachedAnswer("{}", null, NOW.plusSeconds(1), NOW.plusSeconds(2));
        try (IntelCache cache = open()) {
            cache.keep(KEY, ANSWER);
            cache.keep(KEY, newer);

            assertThat(find(cache, KEY)).isEqualTo(newer);
            assertThat(cache.findRaw(KEY)).isNull();
            assertThat(cache.expired("a", NOW.plusSeconds(9), 10)).containsExactly(KEY);
        }
    }

    /** Any number of answers of several sources are found at once, and only those that were asked for. */
    @Test
    public void findsAnyNumberOfAnswers() {
        try (IntelCache cache = open()) {
            List<CacheKey> asked = IntStream.range(0, 200)
                    .mapToObj(i -> CacheKey.of("source" + i % 3, Observable.url("http://x/" + i)))
                    .toList();
            List<CacheKey> kept =
                    asked.stream().filter(key -> !key.value().endsWith("7")).toList();
            kept.forEach(key -> cache.keep(key, new CachedAnswer(key.value(), null, NOW, NOW)));
            cache.keep(KEY, ANSWER);

            Map<CacheKey, CachedAnswer> found = cache.find(asked);

            assertThat(found).containsOnlyKeys(kept);
            found.forEach((key, answer) -> assertThat(answer.facts()).isEqualTo(key.value()));
        }
    }

    /** Values of attackers are texts like all others, however long and whatever is in them. */
    @Test
    public void tellsHostileValuesApart() {
        String random = new Random(7)
                .ints(5_000, 'a', 'z')
                .mapToObj(Character::toString)
                .reduce("", String::concat);
        List<CacheKey> keys = List.of(
                        "'; DROP TABLE answer; --",
                        "",
                        "\u0000after",
                        "\r\n\u001b[31m",
                        "\ud83d\ude00",
                        "%00\u202e\u241b0000",
                        "a".repeat(100_000),
                        "A".repeat(100_000),
                        random,
                        random + "a")
                .stream()
                .map(end -> CacheKey.of("a", Observable.url("http://x/" + end)))
                .toList();
        try (IntelCache cache = open()) {
            for (int i = 0; i < keys.size(); i++) {
                cache.keep(keys.get(i), new CachedAnswer("{}", keys.get(i).value(), NOW, NOW.plusSeconds(i)));
            }
        }
        try (IntelCache cache = open()) {
            assertThat(cache.find(keys)).containsOnlyKeys(keys);
            for (int i = 0; i < keys.size(); i++) {
                assertThat(cache.findRaw(keys.get(i))).isEqualTo(keys.get(i).value());
            }
            assertThat(cache.expired("a", NOW.plusSeconds(99), 99)).isEqualTo(keys);
        }
    }

    /** What has expired is named, oldest first, and no more of it than was asked for. */
    @Test
    public void namesWhatHasExpiredOldestFirst() {
        try (IntelCache cache = open()) {
            for (int i = 0; i < 5; i++) {
                CacheKey key = CacheKey.of("a", Observable.ip("8.8.8." + i));
                cache.keep(key, new CachedAnswer(null, null, NOW, NOW.plusSeconds(10 - i)));
            }
            cache.keep(CacheKey.shared("other", "*"), new CachedAnswer(null, null, NOW, NOW));

            assertThat(cache.expired("a", NOW.plusSeconds(8), 10))
                    .extracting(CacheKey::value)
                    .containsExactly("8.8.8.4", "8.8.8.3", "8.8.8.2");
            assertThat(cache.expired("a", NOW.plusSeconds(8), 1))
                    .containsExactly(CacheKey.of("a", Observable.ip("8.8.8.4")));
            assertThat(cache.expired("other", Instant.MAX, 1)).containsExactly(CacheKey.shared("other", "*"));
        }
    }

    /** A body comes back as it was, beside facts and times, until the next one. */
    @Test
    public void keepsABodyOfManyMegabytes() {
        byte[] body = new byte[5_000_000];
        new Random(7).nextBytes(body);
        CacheKey list = CacheKey.shared("list", "*");
        try (IntelCache cache = open()) {
            cache.keep(list, withoutRaw(ANSWER), new byte[] {1});
            cache.keep(list, withoutRaw(ANSWER), body);
        }
        try (IntelCache cache = open()) {
            assertThat(cache.findBody(list)).isEqualTo(keepsBodies() ? body : null);
            assertThat(find(cache, list)).isEqualTo(keepsBodies() ? withoutRaw(ANSWER) : null);
        }
    }

    /** No change of a counter comes between another one, in one process or several. */
    @Test
    public void countsInOneStepForAllWhoShareIt() {
        try (IntelCache one = open();
                IntelCache two = open()) {
            IntStream.range(0, 100)
                    .parallel()
                    .forEach(i -> (i % 2 == 0 ? one : two).update("a", state -> {
                        LockSupport.parkNanos(100_000);
                        return state.isEmpty() ? "1" : String.valueOf(Integer.parseInt(state) + 1);
                    }));
            assertThat(counter(one, "a")).isEqualTo("100");
            assertThat(counter(two, "b")).isEmpty();
        }
        try (IntelCache next = open()) {
            assertThat(counter(next, "a")).isEqualTo("100");
        }
    }

    /** A change that fails fails for the caller and changes nothing; the next one works. */
    @Test
    public void changesNothingWhenTheChangeFails() {
        try (IntelCache cache = open()) {
            cache.update("a", state -> "1");
            assertThatIllegalStateException()
                    .isThrownBy(() -> cache.update("a", state -> {
                        throw new IllegalStateException("no");
                    }));
            assertThat(counter(cache, "a")).isEqualTo("1");
            cache.update("a", state -> state + "2");
            assertThat(counter(cache, "a")).isEqualTo("12");
        }
    }

    /** What one keeps, another one that is open finds, also after the first was closed, once or twice. */
    @Test
    @SuppressWarnings("try")
    public void sharesAnswersWhileBothAreOpen() {
        IntelCache one = open();
        try (IntelCache two = open()) {
            assertThat(find(two, KEY)).isNull();
            one.keep(KEY, ANSWER);
            assertThat(find(two, KEY)).isEqualTo(withoutRaw(ANSWER));
            one.close();
            one.close();
            assertThat(two.findRaw(KEY)).isEqualTo(ANSWER.raw());
        }
    }
}
