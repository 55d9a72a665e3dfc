package io.github.cowriekit.enrich.internal.engine;

import io.github.cowriekit.model.intel.EnrichmentResult;
import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;
import org.jspecify.annotations.Nullable;

/**
 * Tells Flight Recorder how long a question to a source took, waits and tries included, and what came of it. Never says what was
 * asked about, which may be a password. Costs nothing where no recording runs.
 */
@Name("io.github.cowriekit.Lookup")
@Label("Lookup")
@Description("A question to a source of intelligence, with the waits for its limits and all tries")
@Category("CowrieKit")
@StackTrace(false)
final class LookupEvent extends Event {
    @Label("Source")
    @Nullable
    String source;

    @Label("Type")
    @Description("Kind of what was asked about")
    @Nullable
    String type;

    @Label("Outcome")
    @Nullable
    String outcome;

    @Label("Reason")
    @Nullable
    String reason;

    /** Says what came of it, and ends the event. */
    void end(String name, EnrichmentResult result) {
        if (!shouldCommit()) {
            return;
        }
        source = name;
        type = result.observable().type().label();
        if (result instanceof EnrichmentResult.Found) {
            outcome = "found";
        } else if (result instanceof EnrichmentResult.NotFound) {
            outcome = "not found";
        } else if (result instanceof EnrichmentResult.Skipped skipped) {
            outcome = "skipped";
            reason = skipped.reason().label();
        } else if (result instanceof EnrichmentResult.Failed failed) {
            outcome = "failed";
            reason = failed.reason().label();
        }
        commit();
    }
}
