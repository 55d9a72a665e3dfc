package io.github.cowriekit.enrich.internal.engine;

import io.github.cowriekit.model.intel.EnrichmentResult;
import org.jspecify.annotations.Nullable;

/**
 * What would become of a question.
 *
 * @param request what the source would be asked, equal for questions that one request answers; null if it would not be
 * @param known the answer that is there already, null if there is none
 */
record Forecast(@Nullable Object request, @Nullable EnrichmentResult known) {
    /** The source would not be asked. */
    static final Forecast NOT_ASKED = new Forecast(null, null);
}
