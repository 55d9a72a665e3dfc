package io.github.cowriekit.report.internal.diary;

import io.github.cowriekit.model.intel.EnrichmentResult;
import io.github.cowriekit.model.intel.Facts;
import io.github.cowriekit.report.internal.text.SafeText;
import org.jspecify.annotations.Nullable;

/**
 * What one source says about one subject.
 *
 * @param facts what it found, null otherwise
 * @param result the result
 */
record SourceAnswer<F extends Facts>(@Nullable F facts, EnrichmentResult result) {
    boolean isNotFound() {
        return result instanceof EnrichmentResult.NotFound;
    }

    /** Returns in a word what happened. */
    String word(SafeText text) {
        return word(result, text);
    }

    static String word(EnrichmentResult result, SafeText text) {
        if (result instanceof EnrichmentResult.Skipped skipped) {
            return "skipped (" + text.ofService(skipped.text()) + ")";
        }
        if (result instanceof EnrichmentResult.Failed failed) {
            return "failed (" + text.ofService(failed.text()) + ")";
        }
        return result instanceof EnrichmentResult.NotFound ? "not found" : "found";
    }
}
