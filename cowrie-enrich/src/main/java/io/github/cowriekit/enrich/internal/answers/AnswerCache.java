package io.github.cowriekit.enrich.internal.answers;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.cowriekit.enrich.internal.config.EngineConfig;
import io.github.cowriekit.model.intel.EnrichmentResult;
import io.github.cowriekit.model.intel.Observable;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The answers of all sources in memory, bounded in number, and what is behind it beyond the run.
 *
 * <p>Lifetimes are compared with the clock on reading, so that a stepped or a fake clock is obeyed at once. Thread-safe.
 */
public final class AnswerCache {
    private final Cache<Question, ReusableAnswer> answers;
    private final PersistentAnswers lasting;
    private final Clock clock;

    private record Question(String source, Observable observable) {}

    /**
     * What is known already.
     *
     * @param result the answer
     * @param isAlive whether it answers the question; else it may do when nobody can be asked
     */
    public record Known(EnrichmentResult result, boolean isAlive) {}

    public AnswerCache(EngineConfig run) {
        this.answers = Caffeine.newBuilder()
                .maximumSize(run.cacheSize())
                .executor(Runnable::run)
                .build();
        this.lasting = new PersistentAnswers(run.cache());
        this.clock = run.clock();
    }

    /** Returns what is known in memory. */
    @Nullable
    public Known recent(String source, Observable observable) {
        ReusableAnswer answer = answers.getIfPresent(new Question(source, observable));
        Known known = answer == null ? null : known(answer);
        // a failure that is over does not stand in for anything
        return known == null || (!known.isAlive() && known.result() instanceof EnrichmentResult.Failed) ? null : known;
    }

    /** Keeps an answer in memory. */
    void remember(ReusableAnswer answer) {
        if (!answer.lifetime().isZero()) {
            EnrichmentResult result = answer.result();
            // the raw answer is for the file only: in memory nobody reads it
            answers.put(
                    new Question(result.source(), result.observable()),
                    new ReusableAnswer(result, answer.lifetime(), null, answer.isOfTheRun()));
        }
    }

    /** Returns an answer as known now. */
    Known known(ReusableAnswer answer) {
        Instant fetchedAt = answer.result().fetchedAt();
        Instant now = clock.instant();
        // a failure of a clock that was set back since would hold until that time comes again
        boolean isAhead =
                fetchedAt != null && fetchedAt.isAfter(now) && answer.result() instanceof EnrichmentResult.Failed;
        boolean isAlive = fetchedAt != null
                && !isAhead
                && Duration.between(fetchedAt, now).compareTo(answer.lifetime()) < 0;
        return new Known(answer.result(), isAlive);
    }

    /** Returns the cache behind the memory. */
    public PersistentAnswers lasting() {
        return lasting;
    }
}
