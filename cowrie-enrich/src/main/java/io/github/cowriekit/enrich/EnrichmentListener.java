package io.github.cowriekit.enrich;

import io.github.cowriekit.model.intel.EnrichmentResult;
import io.github.cowriekit.model.intel.Observable;
import java.time.Duration;
import java.time.Instant;

/**
 * Hears what the engine does with its questions; every method does nothing by default.
 *
 * <p>Called on the threads of the sources and of the callers, several at a time. A listener must be quick, must not call
 * the {@link Enrichment} and cannot change anything; what it throws is logged once and otherwise ignored.
 *
 * @since 0.1.0
 */
public interface EnrichmentListener {
    /** Why a source was not asked for a while. */
    enum WaitCause {
        /** To keep a limit. */
        RATE("rate"),

        /** Because the source asked to slow down. */
        THROTTLED("throttled"),

        /** Before a request that failed is sent again. */
        RETRY("retry");

        private final String label;

        WaitCause(String label) {
            this.label = label;
        }

        /** Returns the cause in one lower-case word. */
        public String label() {
            return label;
        }
    }

    /** A request is sent, for the first time or again. */
    default void asked(String source, Observable observable) {}

    /**
     * The source answered.
     *
     * @param result found or not found
     * @param took time from the first request to the answer, waits for retries included
     */
    default void answered(EnrichmentResult result, Duration took) {}

    /** A question was answered without asking: from a cache, by the same question before it, by an expired answer. */
    default void answeredFromCache(EnrichmentResult result) {}

    /**
     * A question was not asked, or its answer not waited for any longer; its result says why. In the second case it was
     * {@linkplain #asked asked} before, and may be answered later.
     */
    default void skipped(EnrichmentResult.Skipped result) {}

    /**
     * The source was not asked for a while.
     *
     * @param source name of the source
     * @param wait how long
     * @param cause why
     * @param detail the limit, such as {@code 4/1m}, for {@link WaitCause#RATE}; else empty
     */
    default void waited(String source, Duration wait, WaitCause cause, String detail) {}

    /** A request failed and is sent again. */
    default void retried(String source, Observable observable, String reason) {}

    /** A question failed for good; an expired answer may take the place of the result. */
    default void gaveUp(EnrichmentResult.Failed result) {}

    /**
     * A source failed too often in a row and is left alone.
     *
     * @param source name of the source
     * @param until when one question is tried
     */
    default void breakerOpened(String source, Instant until) {}
}
