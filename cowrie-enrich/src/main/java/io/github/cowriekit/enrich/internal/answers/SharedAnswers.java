package io.github.cowriekit.enrich.internal.answers;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.cowriekit.enrich.internal.answers.AnswerCache.Known;
import io.github.cowriekit.enrich.internal.config.ConfiguredSource;
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
import io.github.cowriekit.model.intel.Reason;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The answers of one source that many observables share: read ones in memory, bounded in size, and all in the cache file.
 *
 * <p>Thread-safe.
 */
public final class SharedAnswers implements SourceAnswers {
    /** Largest answer that is taken, and how much of all answers is held in memory, in characters. */
    static final int MOST_CHARACTERS = 64 << 20;

    private static final Logger LOG = System.getLogger(SharedAnswers.class.getName());

    private final String source;
    private final SharedEnricher enricher;
    private final Enricher fetching = new Fetching();
    private final SourceDefaults settings;
    private final AnswerCache cache;
    private final PersistentAnswers lasting;
    private final Clock clock;
    private final Cache<String, HeldAnswer> memory;

    public SharedAnswers(ConfiguredSource source, SharedEnricher enricher, AnswerCache cache, Clock clock) {
        this.source = source.name();
        this.enricher = enricher;
        this.settings = source.settings();
        this.cache = cache;
        this.lasting = cache.lasting();
        this.clock = clock;
        this.memory = Caffeine.newBuilder()
                .maximumWeight(MOST_CHARACTERS)
                .weigher((String key, HeldAnswer kept) -> key.length() + kept.size())
                .executor(Runnable::run)
                .build();
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

    /** Looks at the best of its keys only: whether another is the best that there is, the file knows. */
    @Override
    public @Nullable Known find(Observable observable, CachePrefetch page) {
        Known recent = cache.recent(source, observable);
        if (recent != null && recent.isAlive()) {
            return recent;
        }
        Known known =
                about(observable, () -> memory.getIfPresent(keys(observable).get(0)));
        return known == null ? recent : known;
    }

    @Override
    public Object request(Observable observable) {
        return enricher.keys(observable).get(0);
    }

    @Override
    public @Nullable Known brought(Observable observable) {
        return about(observable, () -> find(keys(observable)));
    }

    /** Keeps nothing beyond the run: what the source said is kept under its own keys. */
    @Override
    public ReusableAnswer keep(ReusableAnswer answer) {
        EnrichmentResult result = answer.result();
        boolean isAnswer = result instanceof EnrichmentResult.Found || result instanceof EnrichmentResult.NotFound;
        boolean isFromSource =
                isAnswer && !answer.isOfTheRun() && !answer.lifetime().isZero();
        Known kept = isFromSource ? brought(result.observable()) : null;
        // the time of the shared answer, which is that of the next run, in place of the time of the question
        ReusableAnswer same = kept == null ? answer : new ReusableAnswer(kept.result(), answer.lifetime(), null);
        cache.remember(same);
        return same;
    }

    @Override
    public List<Observable> expired(int limit) {
        List<CacheKey> keys = lasting.expired(source, clock.instant(), limit).stream()
                .filter(key -> key.kind().equals(CacheKey.SHARED))
                .toList();
        Map<CacheKey, CachedAnswer> stored = lasting.find(keys);
        return keys.stream()
                .map(stored::get)
                .filter(Objects::nonNull)
                .map(answer -> RefreshSubject.parse(answer.facts()))
                .filter(Objects::nonNull)
                .distinct()
                .toList();
    }

    private List<String> keys(Observable observable) {
        return enricher.keys(observable);
    }

    private @Nullable Known about(Observable observable, Supplier<@Nullable HeldAnswer> answer) {
        try {
            HeldAnswer held = answer.get();
            return held == null ? null : held.about(observable, source, clock.instant());
        } catch (Exception | LinkageError | StackOverflowError e) {
            // what somebody else's enricher throws must not end the session; asking again would not heal it
            LOG.log(Level.DEBUG, "source {0}: unexpected {1}", source, ConfiguredSource.origin(e));
            String detail = "unexpected " + e.getClass().getSimpleName();
            return new Known(
                    new EnrichmentResult.Failed(observable, source, clock.instant(), Reason.UNEXPECTED, detail), true);
        }
    }

    private void store(String key, HeldAnswer kept, Observable asked, @Nullable String body) {
        String facts = body == null ? null : RefreshSubject.text(asked);
        lasting.keep(
                CacheKey.shared(source, key), () -> new CachedAnswer(facts, body, kept.fetchedAt(), kept.expiresAt()));
        memory.put(key, kept);
    }

    /** Returns the first answer that is not too old, else the first. */
    private @Nullable HeldAnswer find(List<String> keys) {
        HeldAnswer best = memory.getIfPresent(keys.get(0));
        if (best != null && best.isAlive(clock.instant())) {
            return best;
        }
        Map<CacheKey, CachedAnswer> stored = lasting.find(
                keys.stream().map(key -> CacheKey.shared(source, key)).toList());
        HeldAnswer first = null;
        for (String key : keys) {
            HeldAnswer kept = newest(key, stored.get(CacheKey.shared(source, key)));
            if (kept != null && kept.isAlive(clock.instant())) {
                return kept;
            }
            first = first == null ? kept : first;
        }
        return first;
    }

    private @Nullable HeldAnswer newest(String key, @Nullable CachedAnswer stored) {
        HeldAnswer read = memory.getIfPresent(key);
        if (stored == null || (read != null && !read.fetchedAt().isBefore(stored.fetchedAt()))) {
            return read;
        }
        // one thread reads it, the others wait for that
        HeldAnswer made = memory.asMap()
                .compute(
                        key,
                        (same, other) -> other != null && !other.fetchedAt().isBefore(stored.fetchedAt())
                                ? other
                                : read(key, stored));
        return made == null ? read : made;
    }

    private @Nullable HeldAnswer read(String key, CachedAnswer stored) {
        if (stored.facts() == null) {
            return new HeldAnswer(null, stored.fetchedAt(), stored.expiresAt(), 0);
        }
        String body = lasting.findRaw(CacheKey.shared(source, key));
        if (body == null) {
            return null;
        }
        try {
            return new HeldAnswer(enricher.read(key, body), stored.fetchedAt(), stored.expiresAt(), body.length());
        } catch (InvalidAnswerException e) {
            LOG.log(Level.DEBUG, "source {0}: a kept answer is not read any more", source);
            return null;
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

        /** Asks the source and keeps its answer; the kept ones are not looked at. */
        @Override
        public Optional<Facts> lookup(Observable observable) {
            List<String> keys = enricher.keys(observable);
            String key = keys.get(0);
            Optional<String> fetched = enricher.fetch(key);
            Instant now = clock.instant();
            if (fetched.isEmpty()) {
                store(key, new HeldAnswer(null, now, now.plus(settings.notFoundLifetime()), 0), observable, null);
                return Optional.empty();
            }
            String body = fetched.get();
            if (body.length() > MOST_CHARACTERS) {
                throw new InvalidAnswerException("the answer has more than " + MOST_CHARACTERS + " characters");
            }
            SharedAnswer answer = enricher.read(key, body);
            HeldAnswer kept = new HeldAnswer(answer, now, now.plus(settings.foundLifetime()), body.length());
            Set<String> held = answer.keys();
            // an answer about another network than the one asked for must not stand in for anything else
            for (String each : Collections.disjoint(held, keys) ? Set.of(key) : held) {
                store(each, kept, observable, body);
            }
            return answer.about(observable);
        }
    }
}
