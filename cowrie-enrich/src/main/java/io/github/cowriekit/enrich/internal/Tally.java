package io.github.cowriekit.enrich.internal;

import io.github.cowriekit.enrich.SourceStatus;
import io.github.cowriekit.model.intel.EnrichmentResult;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/** Counts what became of the questions to a source. Thread-safe. */
final class Tally {
    private final LongAdder asked = new LongAdder();
    private final LongAdder fromCache = new LongAdder();
    private final LongAdder found = new LongAdder();
    private final LongAdder notFound = new LongAdder();
    private final LongAdder skipped = new LongAdder();
    private final LongAdder failed = new LongAdder();

    void asked() {
        asked.increment();
    }

    /**
     * Counts the end of a question.
     *
     * @param shared whether an earlier question had asked already
     */
    EnrichmentResult answered(EnrichmentResult result, boolean shared) {
        if (result instanceof EnrichmentResult.Found) {
            found.increment();
        } else if (result instanceof EnrichmentResult.NotFound) {
            notFound.increment();
        } else if (result instanceof EnrichmentResult.Skipped) {
            skipped.increment();
        } else {
            failed.increment();
        }
        if (shared && !(result instanceof EnrichmentResult.Skipped)) {
            fromCache.increment();
        }
        return result;
    }

    SourceStatus status(String source, @Nullable String stopped) {
        return new SourceStatus(
                source,
                asked.sum(),
                fromCache.sum(),
                found.sum(),
                notFound.sum(),
                skipped.sum(),
                failed.sum(),
                stopped);
    }
}
