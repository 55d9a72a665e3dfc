package io.github.cowriekit.enrich.internal.answers;

import io.github.cowriekit.enrich.internal.answers.AnswerCache.Known;
import io.github.cowriekit.enrich.internal.config.ConfiguredSource;
import io.github.cowriekit.enrich.spi.CacheKey;
import io.github.cowriekit.enrich.spi.CachedAnswer;
import io.github.cowriekit.enrich.spi.Enricher;
import io.github.cowriekit.enrich.spi.FeedEnricher;
import io.github.cowriekit.enrich.spi.InvalidAnswerException;
import io.github.cowriekit.enrich.spi.SourceDefaults;
import io.github.cowriekit.model.intel.EnrichmentResult;
import io.github.cowriekit.model.intel.Facts;
import io.github.cowriekit.model.intel.Observable;
import io.github.cowriekit.model.intel.ObservableType;
import io.github.cowriekit.model.intel.Reason;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/**
 * The list of a source that is fetched whole: as it was read in memory, compressed in the cache file.
 *
 * <p>Read and fetched on the thread of the source, looked at by all. Thread-safe.
 */
public final class FeedAnswers implements SourceAnswers {
    private static final Logger LOG = System.getLogger(FeedAnswers.class.getName());

    private final FeedEnricher enricher;
    private final SourceDefaults settings;
    private final AnswerCache cache;
    private final Clock clock;
    private final String source;
    private final CacheKey key;
    private final Enricher fetching = new Fetching();
    private volatile @Nullable HeldAnswer held;

    /** When the kept list was fetched that cannot be read. */
    private volatile @Nullable Instant unreadable;

    public FeedAnswers(ConfiguredSource source, FeedEnricher enricher, AnswerCache cache, Clock clock) {
        this.source = source.name();
        this.enricher = enricher;
        this.settings = source.settings();
        this.cache = cache;
        this.clock = clock;
        this.key = CacheKey.shared(source.name(), "*");
    }

    @Override
    public Enricher enricher() {
        return fetching;
    }

    @Override
    public boolean readsLater() {
        return true;
    }

    @Override
    public @Nullable CacheKey missing(Observable observable) {
        return null;
    }

    @Override
    public @Nullable Known find(Observable observable, CachePrefetch page) {
        HeldAnswer list = held;
        if (list == null) {
            return cache.recent(source, observable);
        }
        Known known = about(list, observable);
        Known recent = known.isAlive() ? null : cache.recent(source, observable);
        return recent == null ? known : recent;
    }

    @Override
    public Object request(Observable observable) {
        return key;
    }

    @Override
    public @Nullable Known brought(Observable observable) {
        HeldAnswer list = held;
        if (list == null || !list.isAlive(clock.instant())) {
            list = newest(list);
            held = list;
        }
        return list == null ? null : about(list, observable);
    }

    /** Remembers a failure only: what the list says, it says again. */
    @Override
    public ReusableAnswer keep(ReusableAnswer answer) {
        HeldAnswer list = held;
        if (!(answer.result() instanceof EnrichmentResult.Failed) && list != null) {
            return ReusableAnswer.once(about(list, answer.result().observable()).result());
        }
        cache.remember(answer);
        return answer;
    }

    @Override
    public List<Observable> expired(int limit) {
        boolean isExpired =
                cache.lasting().expired(source, clock.instant(), limit).contains(key);
        CachedAnswer stored = isExpired ? cache.lasting().find(List.of(key)).get(key) : null;
        Observable asked = stored == null ? null : RefreshSubject.parse(stored.facts());
        return asked == null ? List.of() : List.of(asked);
    }

    private Known about(HeldAnswer list, Observable observable) {
        try {
            return list.about(observable, source, clock.instant());
        } catch (RuntimeException | LinkageError | StackOverflowError e) {
            // what somebody else's enricher throws must not end the session; asking again would not heal it
            LOG.log(Level.DEBUG, "source {0}: unexpected {1}", source, ConfiguredSource.origin(e));
            String detail = "unexpected " + e.getClass().getSimpleName();
            return new Known(
                    new EnrichmentResult.Failed(observable, source, clock.instant(), Reason.UNEXPECTED, detail), true);
        }
    }

    /** Returns the kept list if it is newer than the one in memory. */
    private @Nullable HeldAnswer newest(@Nullable HeldAnswer list) {
        CachedAnswer stored = cache.lasting().find(List.of(key)).get(key);
        if (stored == null
                || stored.fetchedAt().equals(unreadable)
                || (list != null && !stored.fetchedAt().isAfter(list.fetchedAt()))) {
            return list;
        }
        byte[] body = cache.lasting().findBody(key);
        try {
            if (body != null) {
                return read(body, stored.fetchedAt(), stored.expiresAt());
            }
        } catch (IOException | RuntimeException | LinkageError | StackOverflowError e) {
            LOG.log(
                    Level.DEBUG,
                    "source {0}: the kept list is not read any more: {1}",
                    source,
                    ConfiguredSource.origin(e));
            unreadable = stored.fetchedAt();
        }
        return list;
    }

    private HeldAnswer read(byte[] body, Instant fetchedAt, Instant expiresAt) throws IOException {
        try (InputStream list = new GZIPInputStream(new ByteArrayInputStream(body), 1 << 16)) {
            return new HeldAnswer(enricher.read(list), fetchedAt, expiresAt, body.length);
        }
    }

    /** The enricher as the engine asks it. */
    private final class Fetching implements Enricher {
        @Override
        public String source() {
            return source;
        }

        @Override
        public Set<ObservableType> supports() {
            return enricher.supports();
        }

        @Override
        public Optional<String> refusal(Observable observable) {
            return enricher.refusal(observable);
        }

        @Override
        public Optional<Facts> lookup(Observable observable) {
            try {
                Spool spool = new Spool(settings.largestAnswer());
                enricher.fetch(spool);
                byte[] body = spool.compressed();
                Instant now = clock.instant();
                HeldAnswer list = read(body, now, now.plus(settings.foundLifetime()));
                cache.lasting()
                        .keep(
                                key,
                                () -> new CachedAnswer(RefreshSubject.text(observable), null, now, list.expiresAt()),
                                body);
                held = list;
                return list.answer() == null ? Optional.empty() : list.answer().about(observable);
            } catch (IOException e) {
                throw new InvalidAnswerException("the list cannot be read: " + e.getMessage(), e);
            }
        }
    }
}
