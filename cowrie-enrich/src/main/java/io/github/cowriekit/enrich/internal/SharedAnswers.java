package io.github.cowriekit.enrich.internal;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.cowriekit.enrich.internal.AnswerCache.Known;
import io.github.cowriekit.enrich.spi.CacheKey;
import io.github.cowriekit.enrich.spi.CachedAnswer;
import io.github.cowriekit.enrich.spi.Enricher;
import io.github.cowriekit.enrich.spi.InvalidAnswerException;
import io.github.cowriekit.enrich.spi.SharedAnswer;
import io.github.cowriekit.enrich.spi.SharedEnricher;
import io.github.cowriekit.enrich.spi.SourceDefaults;
import io.github.cowriekit.model.intel.EnrichmentResult;
import io.github.cowriekit.model.intel.Facts;
import io.github.cowriekit.model.intel.Observable;
import io.github.cowriekit.model.intel.ObservableType;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The answers of one source that many observables share: read ones in memory, bounded in size, and all in the cache file.
 *
 * <p>Thread-safe.
 */
final class SharedAnswers implements Answers {
    /** Largest answer that is taken, and how much of all answers is held in memory, in characters. */
    static final int MOST_CHARACTERS = 64 << 20;

    private static final Logger LOG = System.getLogger(SharedAnswers.class.getName());

    /** What the facts of a kept answer say: there is one, and its text is the raw answer. */
    private static final String IN_RAW = "raw";

    private final SharedEnricher enricher;
    private final SourceDefaults settings;
    private final AnswerCache cache;
    private final Lasting lasting;
    private final Clock clock;
    private final Cache<String, Kept> memory;

    /** An answer that was read, null where the source does not know the key. */
    private record Kept(@Nullable SharedAnswer answer, Instant fetchedAt, Instant expiresAt, int size) {}

    SharedAnswers(SharedEnricher enricher, SourceDefaults settings, AnswerCache cache, Clock clock) {
        this.enricher = enricher;
        this.settings = settings;
        this.cache = cache;
        this.lasting = cache.lasting();
        this.clock = clock;
        this.memory = Caffeine.newBuilder()
                .maximumWeight(MOST_CHARACTERS)
                .weigher((String key, Kept kept) -> key.length() + kept.size())
                .executor(Runnable::run)
                .build();
    }

    @Override
    public Enricher enricher() {
        return new Fetching();
    }

    @Override
    public @Nullable CacheKey missing(Observable observable) {
        return null;
    }

    @Override
    public @Nullable Known find(Observable observable, Page page) {
        Known recent = cache.recent(enricher.source(), observable);
        if (recent != null && recent.isAlive()) {
            return recent;
        }
        Known known = brought(observable);
        return known == null ? recent : known;
    }

    @Override
    public Object request(Observable observable) {
        return enricher.keys(observable).get(0);
    }

    @Override
    public @Nullable Known brought(Observable observable) {
        try {
            Kept kept = find(enricher.keys(observable));
            return kept == null ? null : new Known(result(kept, observable), isAlive(kept.expiresAt()));
        } catch (Exception | LinkageError | StackOverflowError e) {
            // what somebody else's enricher throws must not end the session; asking again would not heal it
            LOG.log(Level.DEBUG, "source {0}: unexpected {1}", enricher.source(), Source.origin(e));
            String reason = "unexpected " + e.getClass().getSimpleName();
            return new Known(new EnrichmentResult.Failed(observable, enricher.source(), clock.instant(), reason), true);
        }
    }

    /** Keeps nothing beyond the run: what the source said is kept under its own keys. */
    @Override
    public void keep(Answer answer) {
        cache.remember(answer);
    }

    private void store(String key, Kept kept, @Nullable String body) {
        String facts = body == null ? null : IN_RAW;
        lasting.keep(
                CacheKey.shared(enricher.source(), key),
                () -> new CachedAnswer(facts, body, kept.fetchedAt(), kept.expiresAt()));
        memory.put(key, kept);
    }

    /** Returns the first answer that is not too old, else the first. */
    private @Nullable Kept find(List<String> keys) {
        Kept best = memory.getIfPresent(keys.get(0));
        if (best != null && isAlive(best.expiresAt())) {
            return best;
        }
        Map<CacheKey, CachedAnswer> stored = lasting.find(keys.stream()
                .map(key -> CacheKey.shared(enricher.source(), key))
                .toList());
        Kept first = null;
        for (String key : keys) {
            Kept kept = newest(key, stored.get(CacheKey.shared(enricher.source(), key)));
            if (kept != null && isAlive(kept.expiresAt())) {
                return kept;
            }
            first = first == null ? kept : first;
        }
        return first;
    }

    private @Nullable Kept newest(String key, @Nullable CachedAnswer stored) {
        Kept read = memory.getIfPresent(key);
        if (stored == null || (read != null && !read.fetchedAt().isBefore(stored.fetchedAt()))) {
            return read;
        }
        // one thread reads it, the others wait for that
        Kept made = memory.asMap()
                .compute(
                        key,
                        (same, other) -> other != null && !other.fetchedAt().isBefore(stored.fetchedAt())
                                ? other
                                : read(key, stored));
        return made == null ? read : made;
    }

    private @Nullable Kept read(String key, CachedAnswer stored) {
        if (stored.facts() == null) {
            return new Kept(null, stored.fetchedAt(), stored.expiresAt(), 0);
        }
        String body = lasting.findRaw(CacheKey.shared(enricher.source(), key));
        if (body == null) {
            return null;
        }
        try {
            return new Kept(enricher.read(key, body), stored.fetchedAt(), stored.expiresAt(), body.length());
        } catch (InvalidAnswerException e) {
            LOG.log(Level.DEBUG, "source {0}: a kept answer is not read any more", enricher.source());
            return null;
        }
    }

    private EnrichmentResult result(Kept kept, Observable observable) {
        SharedAnswer answer = kept.answer();
        return (answer == null ? Optional.<Facts>empty() : answer.about(observable))
                .<EnrichmentResult>map(
                        facts -> new EnrichmentResult.Found(observable, enricher.source(), kept.fetchedAt(), facts))
                .orElseGet(() -> new EnrichmentResult.NotFound(observable, enricher.source(), kept.fetchedAt()));
    }

    private boolean isAlive(Instant expiresAt) {
        return clock.instant().isBefore(expiresAt);
    }

    /** The enricher as the engine asks it. */
    private final class Fetching implements Enricher {
        @Override
        public String source() {
            return enricher.source();
        }

        @Override
        public Set<ObservableType> supports() {
            return enricher.supports();
        }

        /** Asks the source and keeps its answer; the kept ones are not looked at. */
        @Override
        public Optional<Facts> lookup(Observable observable) {
            List<String> keys = enricher.keys(observable);
            String key = keys.get(0);
            Optional<String> fetched = enricher.fetch(key);
            Instant now = clock.instant();
            if (fetched.isEmpty()) {
                store(key, new Kept(null, now, now.plus(settings.notFoundLifetime()), 0), null);
                return Optional.empty();
            }
            String body = fetched.get();
            if (body.length() > MOST_CHARACTERS) {
                throw new InvalidAnswerException("the answer has more than " + MOST_CHARACTERS + " characters");
            }
            SharedAnswer answer = enricher.read(key, body);
            Kept kept = new Kept(answer, now, now.plus(settings.foundLifetime()), body.length());
            Set<String> held = answer.keys();
            // an answer about another network than the one asked for must not stand in for anything else
            for (String each : Collections.disjoint(held, keys) ? Set.of(key) : held) {
                store(each, kept, body);
            }
            return answer.about(observable);
        }
    }
}
