package io.github.cowriekit.enrich.internal.quota;

import io.github.cowriekit.enrich.EnrichmentListener;
import io.github.cowriekit.enrich.LimitStatus;
import io.github.cowriekit.enrich.Obstacle;
import io.github.cowriekit.enrich.SourceStatus;
import io.github.cowriekit.model.intel.EnrichmentResult;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/** Counts what became of the questions to a source. Thread-safe. */
public final class QuestionTally {
    private final LongAdder asked = new LongAdder();
    private final LongAdder fromCache = new LongAdder();
    private final LongAdder found = new LongAdder();
    private final LongAdder notFound = new LongAdder();
    private final LongAdder skipped = new LongAdder();
    private final LongAdder failed = new LongAdder();
    private final LongAdder expired = new LongAdder();
    private final EnrichmentListener listener;

    public QuestionTally(EnrichmentListener listener) {
        this.listener = listener;
    }

    public void asked() {
        asked.increment();
    }

    /** Returns how many requests were sent. */
    public long requests() {
        return asked.sum();
    }

    /** Counts a question that an expired answer had to do for. */
    public void expired() {
        expired.increment();
    }

    /**
     * Counts the end of a question.
     *
     * @param shared whether it was answered without a request of its own
     */
    public EnrichmentResult answered(EnrichmentResult result, boolean shared) {
        if (result instanceof EnrichmentResult.Skipped skip) {
            skipped.increment();
            listener.skipped(skip);
            return result;
        }
        if (result instanceof EnrichmentResult.Found) {
            found.increment();
        } else if (result instanceof EnrichmentResult.NotFound) {
            notFound.increment();
        } else {
            failed.increment();
        }
        if (shared) {
            fromCache.increment();
            listener.answeredFromCache(result);
        }
        return result;
    }

    public SourceStatus status(String source, @Nullable Obstacle stopped, List<LimitStatus> limits) {
        return new CountedQuestions(
                source,
                asked.sum(),
                fromCache.sum(),
                found.sum(),
                notFound.sum(),
                skipped.sum(),
                failed.sum(),
                stopped,
                expired.sum(),
                limits);
    }
}
