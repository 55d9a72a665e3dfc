package io.github.cowriekit.enrich.spi.http;

import io.github.cowriekit.enrich.spi.Enricher;
import io.github.cowriekit.enrich.spi.EnrichmentException;
import io.github.cowriekit.model.intel.Facts;
import io.github.cowriekit.model.intel.Observable;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * An enricher in two steps: one request, then reading its answer, which may also be one that was kept.
 *
 * @since 0.1.0
 */
public interface HttpEnricher extends Enricher {
    /**
     * Sends the request.
     *
     * @throws EnrichmentException if there is no answer
     */
    HttpAnswer ask(Observable observable);

    /**
     * Reads an answer of any status.
     *
     * @return what it says, empty if the source does not know the observable
     * @throws EnrichmentException if it is no usable answer
     */
    Optional<Facts> read(Observable observable, HttpAnswer answer);

    @Override
    default Optional<Facts> lookup(Observable observable) {
        return lookup(observable, body -> {});
    }

    @Override
    default Optional<Facts> lookup(Observable observable, Consumer<String> raw) {
        HttpAnswer answer = ask(observable);
        Optional<Facts> facts = read(observable, answer);
        if (facts.isPresent()) {
            raw.accept(answer.body());
        }
        return facts;
    }

    @Override
    default Optional<Facts> parse(Observable observable, String raw) {
        return read(observable, HttpAnswer.kept(raw));
    }
}
