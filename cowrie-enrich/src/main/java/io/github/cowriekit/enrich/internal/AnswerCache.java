package io.github.cowriekit.enrich.internal;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.cowriekit.enrich.spi.CacheKey;
import io.github.cowriekit.enrich.spi.CachedAnswer;
import io.github.cowriekit.model.intel.EnrichmentResult;
import io.github.cowriekit.model.intel.Facts;
import io.github.cowriekit.model.intel.Observable;
import io.github.cowriekit.model.intel.ObservableType;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The answers of all sources: in memory, bounded in number, and behind that in a cache that outlives the run.
 *
 * <p>Lifetimes are compared with the clock on reading, so that a stepped or a fake clock is obeyed at once. Thread-safe.
 */
final class AnswerCache {
    private final Cache<Question, Answer> answers;
    private final Lasting lasting;
    private final Clock clock;

    private record Question(String source, Observable observable) {}

    /**
     * What is known already.
     *
     * @param result the answer
     * @param isAlive whether it answers the question; else it may do when nobody can be asked
     */
    record Known(EnrichmentResult result, boolean isAlive) {}

    AnswerCache(Run run) {
        this.answers = Caffeine.newBuilder()
                .maximumSize(run.cacheSize())
                .executor(Runnable::run)
                .build();
        this.lasting = new Lasting(run.cache());
        this.clock = run.clock();
    }

    /** Returns what is known, expired or not; may read a file. */
    @Nullable
    Known find(String source, Observable observable) {
        Known recent = recent(source, observable);
        if ((recent != null && recent.isAlive()) || !isKept(observable)) {
            return recent;
        }
        Answer read = read(source, observable);
        if (read == null) {
            return recent;
        }
        answers.put(new Question(source, observable), read);
        return known(read);
    }

    /** Returns what is known in memory. */
    @Nullable
    Known recent(String source, Observable observable) {
        Answer answer = answers.getIfPresent(new Question(source, observable));
        return answer == null ? null : known(answer);
    }

    /** Keeps an answer; it is safe when this returns. */
    void keep(Answer answer) {
        EnrichmentResult result = answer.result();
        Instant fetchedAt = result.fetchedAt();
        boolean isAnswer = result instanceof EnrichmentResult.Found || result instanceof EnrichmentResult.NotFound;
        boolean isToLast =
                isAnswer && !answer.isForTheRun() && !answer.lifetime().isZero();
        if (isToLast && fetchedAt != null && isKept(result.observable())) {
            lasting.keep(CacheKey.of(result.source(), result.observable()), () -> {
                String facts = result instanceof EnrichmentResult.Found found ? FactsJson.write(found.facts()) : null;
                return new CachedAnswer(facts, answer.raw(), fetchedAt, fetchedAt.plus(answer.lifetime()));
            });
        }
        remember(answer);
    }

    /** Keeps an answer in memory only. */
    void remember(Answer answer) {
        if (!answer.lifetime().isZero()) {
            EnrichmentResult result = answer.result();
            // the raw answer is for the file only: in memory nobody reads it
            answers.put(
                    new Question(result.source(), result.observable()), new Answer(result, answer.lifetime(), null));
        }
    }

    /** Returns what a source was asked about whose answer has expired. */
    List<Observable> expired(String source, int limit) {
        return lasting.expired(source, clock.instant(), limit).stream()
                .map(key -> new Observable(ObservableType.of(key.kind()), key.value()))
                .toList();
    }

    /** Returns the cache behind the memory. */
    Lasting lasting() {
        return lasting;
    }

    private @Nullable Answer read(String source, Observable observable) {
        CacheKey key = CacheKey.of(source, observable);
        CachedAnswer kept = lasting.find(List.of(key)).get(key);
        if (kept == null) {
            return null;
        }
        Instant fetchedAt = kept.fetchedAt();
        Duration lifetime = Duration.between(fetchedAt, kept.expiresAt());
        if (kept.facts() == null) {
            return new Answer(new EnrichmentResult.NotFound(observable, source, fetchedAt), lifetime, null);
        }
        Facts facts = FactsJson.read(kept.facts());
        return facts == null
                ? null
                : new Answer(new EnrichmentResult.Found(observable, source, fetchedAt, facts), lifetime, null);
    }

    private Known known(Answer answer) {
        Instant fetchedAt = answer.result().fetchedAt();
        boolean isAlive = fetchedAt != null
                && Duration.between(fetchedAt, clock.instant()).compareTo(answer.lifetime()) < 0;
        return new Known(answer.result(), isAlive);
    }

    /** A password of an attacker may be one of a victim. */
    private static boolean isKept(Observable observable) {
        return observable.type() != ObservableType.PASSWORD;
    }
}
