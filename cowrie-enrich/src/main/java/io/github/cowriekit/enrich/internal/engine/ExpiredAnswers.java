package io.github.cowriekit.enrich.internal.engine;

import io.github.cowriekit.enrich.internal.quota.QuestionTally;
import io.github.cowriekit.model.intel.EnrichmentResult;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.concurrent.atomic.AtomicBoolean;

/** Counts answers that are too old and had to do all the same, and says so once. Thread-safe. */
final class ExpiredAnswers {
    private static final Logger LOG = System.getLogger(ExpiredAnswers.class.getName());

    private final String source;
    private final QuestionTally tally;
    private final boolean offline;
    private final AtomicBoolean said = new AtomicBoolean();

    ExpiredAnswers(String source, QuestionTally tally, boolean offline) {
        this.source = source;
        this.tally = tally;
        this.offline = offline;
    }

    /** Notes that one was used in place of a result. */
    void usedFor(EnrichmentResult result) {
        if (result instanceof EnrichmentResult.Failed failed) {
            used(failed.text());
        } else {
            used(result instanceof EnrichmentResult.Skipped skipped ? skipped.text() : "");
        }
    }

    /** Notes that one was used. */
    void used(String reason) {
        tally.expired();
        if (!offline && !said.getAndSet(true)) {
            LOG.log(Level.INFO, "expired answers stand in for source {0}: {1}", source, reason);
        }
    }
}
