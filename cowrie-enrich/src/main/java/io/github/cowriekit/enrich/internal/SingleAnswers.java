package io.github.cowriekit.enrich.internal;

import io.github.cowriekit.enrich.internal.AnswerCache.Known;
import io.github.cowriekit.enrich.spi.Enricher;
import io.github.cowriekit.model.intel.Observable;
import org.jspecify.annotations.Nullable;

/** The answers of a source that answers one question at a time. Thread-safe. */
final class SingleAnswers implements Answers {
    private final String source;
    private final Enricher enricher;
    private final AnswerCache cache;

    SingleAnswers(String source, Enricher enricher, AnswerCache cache) {
        this.source = source;
        this.enricher = enricher;
        this.cache = cache;
    }

    @Override
    public Enricher enricher() {
        return enricher;
    }

    @Override
    public @Nullable Known find(Observable observable) {
        return cache.find(source, observable);
    }

    @Override
    public @Nullable Known brought(Observable observable) {
        return null;
    }

    @Override
    public void keep(Answer answer) {
        cache.keep(answer);
    }
}
