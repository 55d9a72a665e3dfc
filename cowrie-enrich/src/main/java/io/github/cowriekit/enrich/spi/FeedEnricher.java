package io.github.cowriekit.enrich.spi;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/**
 * Asks a source that gives everything it knows as one list, which may have many megabytes.
 *
 * <p>The engine fetches the list when the first question comes, keeps it compressed for
 * {@link SourceDefaults#foundLifetime()}, also for the next run and offline, and answers every question from it without a
 * request. An expired list answers when the source fails. Limits, retries and the breaker apply to {@link #fetch}, and
 * {@link SourceDefaults#largestAnswer()} to its size. Both methods are called on the thread of the source.
 *
 * @implSpec As {@link IntelSource}.
 * @since 0.1.0
 */
public non-sealed interface FeedEnricher extends IntelSource {
    /**
     * Asks the source; may block for the network.
     *
     * @param list takes the list as it arrives, without the API key; what was written before an exception is thrown away
     * @throws EnrichmentException if there is no usable answer
     * @throws IOException if {@code list} takes no more
     */
    void fetch(OutputStream list) throws IOException;

    /**
     * Reads a list, one that was just fetched or one that was kept.
     *
     * @param list the list, to be read as a stream; closed by the caller
     * @return what it says; held in memory as long as it is used, so it should be compact
     * @throws InvalidAnswerException if it is none
     * @throws IOException if it cannot be read
     */
    SharedAnswer read(InputStream list) throws IOException;
}
