package io.github.cowriekit.enrich.internal.answers;

import io.github.cowriekit.enrich.internal.answers.AnswerCache.Known;
import io.github.cowriekit.enrich.internal.config.ConfiguredSource;
import io.github.cowriekit.enrich.spi.CacheKey;
import io.github.cowriekit.enrich.spi.CachedAnswer;
import io.github.cowriekit.enrich.spi.Enricher;
import io.github.cowriekit.model.intel.EnrichmentResult;
import io.github.cowriekit.model.intel.Facts;
import io.github.cowriekit.model.intel.Observable;
import io.github.cowriekit.model.intel.ObservableType;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The answers of a source that answers one question at a time, each kept under its observable. Thread-safe. */
public final class SingleAnswers implements SourceAnswers {
    private static final Logger LOG = System.getLogger(SingleAnswers.class.getName());

    private final String source;
    private final Enricher enricher;
    private final AnswerCache cache;
    private final Clock clock;

    public SingleAnswers(String source, Enricher enricher, AnswerCache cache, Clock clock) {
        this.source = source;
        this.clock = clock;
        this.enricher = enricher;
        this.cache = cache;
    }

    @Override
    public Enricher enricher() {
        return enricher;
    }

    @Override
    public boolean readsLater() {
        return false;
    }

    @Override
    public @Nullable CacheKey missing(Observable observable) {
        Known recent = cache.recent(source, observable);
        boolean isKnown = recent != null && recent.isAlive();
        return isKnown || !isKept(observable) ? null : CacheKey.of(source, observable);
    }

    @Override
    public @Nullable Known find(Observable observable, CachePrefetch page) {
        Known recent = cache.recent(source, observable);
        if ((recent != null && recent.isAlive()) || !isKept(observable)) {
            return recent;
        }
        CachedAnswer kept = page.find(CacheKey.of(source, observable));
        ReusableAnswer read = kept == null ? null : read(observable, kept);
        if (read == null) {
            return recent;
        }
        cache.remember(read);
        return cache.known(read);
    }

    @Override
    public Object request(Observable observable) {
        return observable;
    }

    @Override
    public @Nullable Known brought(Observable observable) {
        return null;
    }

    @Override
    public @Nullable Known meanwhile(Observable observable) {
        if (!isKept(observable)) {
            return null;
        }
        CacheKey key = CacheKey.of(source, observable);
        CachedAnswer kept = cache.lasting().find(List.of(key)).get(key);
        ReusableAnswer read = kept == null ? null : read(observable, kept);
        if (read == null) {
            return null;
        }
        cache.remember(read);
        return cache.known(read);
    }

    @Override
    public ReusableAnswer keep(ReusableAnswer answer) {
        EnrichmentResult result = answer.result();
        Instant fetchedAt = result.fetchedAt();
        boolean isAnswer = result instanceof EnrichmentResult.Found || result instanceof EnrichmentResult.NotFound;
        boolean isToLast =
                isAnswer && !answer.isOfTheRun() && !answer.lifetime().isZero();
        if (isToLast && fetchedAt != null && isKept(result.observable())) {
            cache.lasting().keep(CacheKey.of(source, result.observable()), () -> {
                String facts = result instanceof EnrichmentResult.Found found ? text(found.facts()) : null;
                return new CachedAnswer(facts, answer.raw(), fetchedAt, fetchedAt.plus(answer.lifetime()));
            });
        }
        cache.remember(answer);
        return answer;
    }

    @Override
    public List<Observable> expired(int limit) {
        return cache.lasting().expired(source, clock.instant(), limit).stream()
                .filter(key -> !key.kind().equals(CacheKey.SHARED))
                .map(key -> new Observable(ObservableType.of(key.kind()), key.value()))
                .toList();
    }

    private String text(Facts facts) {
        return KeptFacts.of(enricher.factsVersion(), facts).text();
    }

    private @Nullable ReusableAnswer read(Observable observable, CachedAnswer kept) {
        Instant fetchedAt = kept.fetchedAt();
        Duration lifetime = Duration.between(fetchedAt, kept.expiresAt());
        if (kept.facts() == null) {
            return new ReusableAnswer(new EnrichmentResult.NotFound(observable, source, fetchedAt), lifetime, null);
        }
        Facts facts = facts(observable, kept, KeptFacts.parse(kept.facts()));
        return facts == null
                ? null
                : new ReusableAnswer(new EnrichmentResult.Found(observable, source, fetchedAt, facts), lifetime, null);
    }

    /** Returns the facts, from the answer as it arrived if this version reads more of it, null if it cannot. */
    private @Nullable Facts facts(Observable observable, CachedAnswer kept, KeptFacts old) {
        Facts read = old.facts();
        if (read != null && old.version() >= enricher.factsVersion()) {
            return read;
        }
        Facts again = readAgain(observable, kept);
        return again == null ? read : again;
    }

    private @Nullable Facts readAgain(Observable observable, CachedAnswer kept) {
        CacheKey key = CacheKey.of(source, observable);
        String raw = cache.lasting().findRaw(key);
        if (raw == null) {
            return null;
        }
        Optional<Facts> facts;
        try {
            facts = enricher.parse(observable, raw);
        } catch (Exception | LinkageError | StackOverflowError e) {
            // what somebody else's enricher throws must not end the session
            LOG.log(
                    Level.DEBUG,
                    "source {0}: a kept answer is not read any more: {1}",
                    source,
                    ConfiguredSource.origin(e));
            return null;
        }
        facts.ifPresent(anew ->
                cache.lasting().keep(key, () -> new CachedAnswer(text(anew), raw, kept.fetchedAt(), kept.expiresAt())));
        return facts.orElse(null);
    }

    /** A password of an attacker may be one of a victim. */
    private static boolean isKept(Observable observable) {
        return observable.type() != ObservableType.PASSWORD;
    }
}
