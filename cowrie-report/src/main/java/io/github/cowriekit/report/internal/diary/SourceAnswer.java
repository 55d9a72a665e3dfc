package io.github.cowriekit.report.internal.diary;

import io.github.cowriekit.model.intel.EnrichmentResult;
import io.github.cowriekit.report.internal.text.SafeText;

/** What became of a question, in a word. */
final class SourceAnswer {
    private SourceAnswer() {}

    static String word(EnrichmentResult result, SafeText text) {
        if (result instanceof EnrichmentResult.Skipped skipped) {
            return "skipped" + reason(skipped.reason(), text);
        }
        if (result instanceof EnrichmentResult.Failed failed) {
            return "failed" + reason(failed.reason(), text);
        }
        return result instanceof EnrichmentResult.NotFound ? "not found" : "found";
    }

    private static String reason(String reason, SafeText text) {
        return reason.isEmpty() ? "" : " (" + text.ofService(reason) + ")";
    }
}
