package io.github.cowriekit.report.internal.diary;

import io.github.cowriekit.model.intel.EnrichmentResult;
import io.github.cowriekit.report.spi.SafeText;

/** What became of a question, in a word. */
final class SourceAnswer {
    private SourceAnswer() {}

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
