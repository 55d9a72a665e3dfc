package io.github.cowriekit.enrich.internal;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.cowriekit.enrich.spi.CachedAnswer;
import io.github.cowriekit.enrich.spi.IntelCache;
import io.github.cowriekit.model.intel.EnrichmentResult;
import io.github.cowriekit.model.intel.Facts;
import io.github.cowriekit.model.intel.Observable;
import io.github.cowriekit.model.intel.ObservableType;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * The answers of all sources: in memory, bounded in number, and behind that in a cache that outlives the run.
 *
 * <p>Lifetimes are compared with the clock on reading, so that a stepped or a fake clock is obeyed at once. Thread-safe.
 */
final class AnswerCache {
    private static final Logger LOG = System.getLogger(AnswerCache.class.getName());

    private final Cache<Question, Answer> answers;
    private final @Nullable IntelCache lasting;
    private final Clock clock;
    private final AtomicBoolean warned = new AtomicBoolean();

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
        this.lasting = run.cache();
        this.clock = run.clock();
    }

    /** Returns what is known, expired or not; may read a file. */
    @Nullable
    Known find(String source, Observable observable) {
        Known recent = recent(source, observable);
        if ((recent != null && recent.isAlive()) || lasting == null || !isKept(observable)) {
            return recent;
        }
        Answer read = read(lasting, source, observable);
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
        if (answer.lifetime().isZero()) {
            return;
        }
        EnrichmentResult result = answer.result();
        Instant fetchedAt = result.fetchedAt();
        boolean isAnswer = result instanceof EnrichmentResult.Found || result instanceof EnrichmentResult.NotFound;
        if (isAnswer && !answer.isForTheRun() && lasting != null && fetchedAt != null && isKept(result.observable())) {
            try {
                String facts = result instanceof EnrichmentResult.Found found ? FactsJson.write(found.facts()) : null;
                CachedAnswer kept = new CachedAnswer(facts, answer.raw(), fetchedAt, fetchedAt.plus(answer.lifetime()));
                lasting.keep(result.source(), result.observable(), kept);
            } catch (RuntimeException e) {
                warn("written", e);
            }
        }
        // the raw answer is for the file only: in memory nobody reads it
        answers.put(new Question(result.source(), result.observable()), new Answer(result, answer.lifetime(), null));
    }

    /** Returns what a source was asked about whose answer has expired. */
    List<Observable> expired(String source, int limit) {
        if (lasting == null) {
            return List.of();
        }
        try {
            return lasting.expired(source, clock.instant(), limit);
        } catch (RuntimeException e) {
            warn("read", e);
            return List.of();
        }
    }

    private @Nullable Answer read(IntelCache cache, String source, Observable observable) {
        CachedAnswer kept;
        try {
            kept = cache.find(source, observable);
        } catch (RuntimeException e) {
            warn("read", e);
            return null;
        }
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

    /** A password of an attacker may be one of a victim; a text that UTF-8 cannot hold would come back as another. */
    private static boolean isKept(Observable observable) {
        return observable.type() != ObservableType.PASSWORD
                && StandardCharsets.UTF_8.newEncoder().canEncode(observable.value());
    }

    private void warn(String what, RuntimeException e) {
        if (!warned.getAndSet(true)) {
            LOG.log(Level.WARNING, "the cache cannot be {0}, the run goes on without: {1}", what, Source.origin(e));
        }
    }
}
