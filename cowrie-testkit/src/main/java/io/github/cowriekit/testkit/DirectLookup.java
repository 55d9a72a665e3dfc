package io.github.cowriekit.testkit;

import io.github.cowriekit.enrich.spi.Enricher;
import io.github.cowriekit.enrich.spi.EnrichmentException;
import io.github.cowriekit.enrich.spi.FeedEnricher;
import io.github.cowriekit.enrich.spi.IntelSource;
import io.github.cowriekit.enrich.spi.InvalidAnswerException;
import io.github.cowriekit.enrich.spi.SharedEnricher;
import io.github.cowriekit.model.intel.Facts;
import io.github.cowriekit.model.intel.Observable;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Optional;

/**
 * Asks a source of any form without the engine: no limit, no cache, no retry.
 *
 * @since 0.1.0
 */
public final class DirectLookup {
    private DirectLookup() {}

    /**
     * Asks a source one question, with one request or more.
     *
     * @param source an enricher, or what fetches shared answers or a list
     * @param observable of a type that the source supports
     * @return what it knows, empty if it does not know the observable
     * @throws EnrichmentException if there is no usable answer
     */
    public static Optional<Facts> ask(IntelSource source, Observable observable) {
        if (source instanceof SharedEnricher shared) {
            String key = shared.keys(observable).get(0);
            return shared.fetch(key).flatMap(body -> shared.read(key, body).about(observable));
        }
        if (source instanceof FeedEnricher feed) {
            ByteArrayOutputStream list = new ByteArrayOutputStream();
            try {
                feed.fetch(list);
                return feed.read(new ByteArrayInputStream(list.toByteArray())).about(observable);
            } catch (IOException e) {
                throw new InvalidAnswerException("the list cannot be read", e);
            }
        }
        return ((Enricher) source).lookup(observable);
    }
}
