package io.github.cowriekit.enrich.internal.answers;

import io.github.cowriekit.enrich.Obstacle;
import io.github.cowriekit.enrich.internal.answers.AnswerCache.Known;
import io.github.cowriekit.enrich.internal.config.ConfiguredSource;
import io.github.cowriekit.enrich.spi.CacheKey;
import io.github.cowriekit.enrich.spi.Enricher;
import io.github.cowriekit.enrich.spi.FeedEnricher;
import io.github.cowriekit.enrich.spi.IntelSource;
import io.github.cowriekit.enrich.spi.SharedEnricher;
import io.github.cowriekit.model.intel.Observable;
import io.github.cowriekit.model.intel.Reason;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How the answers of a source are found and kept: one implementation per kind of source. Thread-safe. */
public interface SourceAnswers {
    /** Returns how the answers of a source of its kind are found and kept. */
    static SourceAnswers of(ConfiguredSource source, IntelSource made, AnswerCache cache, Clock clock) {
        if (made instanceof FeedEnricher feed) {
            return new FeedAnswers(source, feed, cache, clock);
        }
        if (made instanceof SharedEnricher shared) {
            return new SharedAnswers(source, shared, cache, clock);
        }
        return new SingleAnswers(source.name(), (Enricher) made, cache, clock);
    }

    /** Returns what is asked where nothing is known. */
    Enricher enricher();

    /** Returns why the source never answers such questions, null if it does. */
    default @Nullable Obstacle refusal(Observable observable) {
        try {
            return enricher()
                    .refusal(observable)
                    .map(refusal -> new Obstacle(Reason.NOT_SUPPORTED, refusal))
                    .orElse(null);
        } catch (RuntimeException | LinkageError e) {
            // what somebody else's enricher throws must not end the session
            return new Obstacle(Reason.UNEXPECTED, "unexpected " + e.getClass().getSimpleName());
        }
    }

    /** Returns whether {@link #brought} may know more than {@link #find}: what takes long to read is read there. */
    boolean readsLater();

    /** Returns the name of what is to be looked for on a page, null if memory knows it or it stands on none. */
    @Nullable
    CacheKey missing(Observable observable);

    /** Returns what is known without asking, expired or not; reads nothing but the page. */
    @Nullable
    Known find(Observable observable, CachePrefetch page);

    /** Returns what the source would be asked, equal for questions that one request answers. */
    Object request(Observable observable);

    /** Returns what is known just before the source is asked, on its thread; may read a large file. */
    @Nullable
    Known brought(Observable observable);

    /** Returns what is kept by now, after a wait in which another process may have asked; null if nothing is. */
    default @Nullable Known meanwhile(Observable observable) {
        return brought(observable);
    }

    /** Keeps what came of a question and returns it as the next one will find it. */
    ReusableAnswer keep(ReusableAnswer answer);

    /** Returns what was asked about whose answer has expired, and may be asked again. */
    List<Observable> expired(int limit);
}
