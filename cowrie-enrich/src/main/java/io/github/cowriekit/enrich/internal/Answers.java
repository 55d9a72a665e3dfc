package io.github.cowriekit.enrich.internal;

import io.github.cowriekit.enrich.internal.AnswerCache.Known;
import io.github.cowriekit.enrich.spi.CacheKey;
import io.github.cowriekit.enrich.spi.Enricher;
import io.github.cowriekit.model.intel.Observable;
import org.jspecify.annotations.Nullable;

/** How the answers of a source are found and kept: one implementation per kind of source. Thread-safe. */
interface Answers {
    /** Returns what is asked where nothing is known. */
    Enricher enricher();

    /** Returns the name of what is to be looked for on a page, null if memory knows it or it stands on none. */
    @Nullable
    CacheKey missing(Observable observable);

    /** Returns what is known without asking, expired or not; may read a file. */
    @Nullable
    Known find(Observable observable, Page page);

    /** Returns what the source would be asked, equal for questions that one request answers. */
    Object request(Observable observable);

    /** Returns what the question before this one brought, null if nothing; called just before the source is asked. */
    @Nullable
    Known brought(Observable observable);

    /** Keeps what came of a question. */
    void keep(Answer answer);
}
