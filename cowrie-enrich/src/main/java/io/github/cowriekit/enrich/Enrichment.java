package io.github.cowriekit.enrich;

import io.github.cowriekit.enrich.internal.config.ConfiguredSource;
import io.github.cowriekit.enrich.internal.config.Connection;
import io.github.cowriekit.enrich.internal.config.EngineConfig;
import io.github.cowriekit.enrich.internal.config.SourceEnvironment;
import io.github.cowriekit.enrich.internal.config.Urgency;
import io.github.cowriekit.enrich.internal.config.UserAgent;
import io.github.cowriekit.enrich.internal.cowrielog.CowrieLogAnswers;
import io.github.cowriekit.enrich.internal.engine.Engine;
import io.github.cowriekit.enrich.internal.engine.GuardedListener;
import io.github.cowriekit.enrich.internal.engine.LookAhead;
import io.github.cowriekit.enrich.internal.engine.QuestionBatch;
import io.github.cowriekit.enrich.internal.http.Proxies;
import io.github.cowriekit.enrich.internal.sqlite.SqliteCache;
import io.github.cowriekit.enrich.spi.EnrichmentSetupException;
import io.github.cowriekit.enrich.spi.IntelCache;
import io.github.cowriekit.model.Session;
import io.github.cowriekit.model.intel.EnrichedSession;
import io.github.cowriekit.model.intel.EnrichmentResult;
import io.github.cowriekit.model.intel.Observable;
import java.net.ProxySelector;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Asks threat-intelligence sources about sessions.
 *
 * <p>Each distinct question is asked once, however many sessions share it. Sources are asked at the same time, each one
 * at its own rate; one that stays broken, refuses its key or has no quota left is stopped and its questions are skipped.
 * Private and documentation addresses, names and URLs are never sent to anybody.
 *
 * <p>Safe for use by several threads. Calls block until every source has answered, which takes as long as its rate
 * limit makes it: four questions a minute for a free VirusTotal key.
 *
 * <pre>{@code
 * try (var enrichment = Enrichment.builder().discover().build()) {
 *     sessions.map(enrichment::enrich).forEach(System.out::println);
 * }
 * }</pre>
 *
 * @since 0.1.0
 */
public final class Enrichment implements AutoCloseable {
    private final Engine engine;
    private final Connection connection;
    private final int lookAhead;
    private final @Nullable IntelCache ownCache;

    Enrichment(Engine engine, Connection connection, int lookAhead, @Nullable IntelCache ownCache) {
        this.engine = engine;
        this.connection = connection;
        this.lookAhead = lookAhead;
        this.ownCache = ownCache;
    }

    /** Returns a builder without sources. */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Returns the proxies that {@code HTTP_PROXY}, {@code HTTPS_PROXY}, {@code ALL_PROXY} and {@code NO_PROXY} name, as
     * sources are asked through; for an HTTP client of your own.
     *
     * @param variables environment variables
     * @throws IllegalArgumentException if one names no proxy that can be used
     */
    public static ProxySelector proxies(Map<String, String> variables) {
        return Proxies.of(variables);
    }

    /**
     * Returns the session with what the sources say about its {@link Session#observables()}.
     *
     * <p>Results are in the order of the observables, and for each in the order of the sources. A source has no result
     * for a kind of observable that it does not support. If the thread is interrupted, its interrupt status is kept and
     * what has not been answered yet is failed.
     *
     * <p>Behind them stands, with the source {@code cowrie-log}, what Cowrie's own VirusTotal, GreyNoise and reverse-DNS
     * plugins wrote into the log. Nobody is asked for that, and it is there offline, too.
     *
     * @throws EnrichmentClosedException if this was closed
     */
    public EnrichedSession enrich(Session session) {
        return CowrieLogAnswers.added(session, engine.ask(session).await());
    }

    /**
     * Returns the sessions with what the sources say about them, in their order, as {@link #enrich(Session)} does.
     *
     * <p>Lazy. While the next result is waited for, the questions about the sessions behind it are asked already, at most
     * as many as {@link Builder#lookAhead} says. A result is handed on when it is there, also while the given
     * stream, such as that of a log that is followed, waits for its next session. So sessions are taken from the given
     * stream earlier than they are handed on, and on a thread of their own: commit each one when it is stored, by
     * {@code follower.commit(enriched.session())}, not the position of the follower. Closing the stream closes the given
     * one.
     *
     * @throws EnrichmentClosedException on reading, if this was closed
     */
    public Stream<EnrichedSession> enrich(Stream<Session> sessions) {
        return LookAhead.stream(Objects.requireNonNull(sessions, "sessions"), engine, lookAhead);
    }

    /**
     * Starts to ask about a session and returns the result to come, the same as that of {@link #enrich(Session)}.
     *
     * <p>It completes on the thread of a source, where nothing that takes long should follow. Questions that nobody else
     * waits for are not asked any more once it is cancelled.
     *
     * @throws EnrichmentClosedException if this was closed
     */
    public CompletableFuture<EnrichedSession> enrichAsync(Session session) {
        QuestionBatch asking = engine.ask(session);
        CompletableFuture<EnrichedSession> future =
                asking.future().thenApply(results -> CowrieLogAnswers.added(session, results));
        CompletableFuture<EnrichedSession> unused = future.whenComplete((enriched, failure) -> {
            if (future.isCancelled()) {
                asking.leave();
            }
        });
        return future;
    }

    /**
     * Asks again about what the cache has expired answers to, each source within its limits, and waits for the answers.
     *
     * @return number of questions that came up, skipped and failed ones included
     * @throws EnrichmentClosedException if this was closed
     */
    public int refresh() {
        return engine.refresh();
    }

    /**
     * Returns what the sources say about one observable: one result per source that supports its kind, in their order.
     *
     * @throws EnrichmentClosedException if this was closed
     */
    public List<EnrichmentResult> lookup(Observable observable) {
        return engine.ask(List.of(observable), Urgency.ALONE).await();
    }

    /**
     * Returns what each source would be asked about sessions, and how long its limits take; asks nothing.
     *
     * <p>Reads and closes the stream, and holds each distinct subject in memory meanwhile. What a cheaper source answers, and
     * thus settles, nobody can know beforehand: such questions are counted, and also on their own.
     *
     * @throws EnrichmentClosedException if this was closed
     */
    public EnrichmentPlan plan(Stream<Session> sessions) {
        try (sessions) {
            return engine.plan(sessions);
        }
    }

    /** Returns what became of the questions so far, one element per source in their order; works after closing, too. */
    public List<SourceStatus> sources() {
        return engine.statuses();
    }

    /**
     * Stops waiting questions, which fail, and closes the enrichers, those that were given by hand included.
     *
     * <p>Gives back every thread and connection. All enrichments of a process share one HTTP client, unless they were given
     * another; before Java 21 its connections end with the garbage collection after the last of them was closed.
     */
    @Override
    public void close() {
        engine.close();
        connection.close();
        if (ownCache != null) {
            ownCache.close();
        }
    }

    /** Builds {@link Enrichment}; not thread-safe. What is set here wins over the environment. */
    public static final class Builder extends EnrichmentSettings<Builder> {
        private Builder() {}

        @Override
        Builder self() {
            return this;
        }

        /**
         * Returns the finished enrichment; nothing is asked yet.
         *
         * @throws IllegalArgumentException if a source is unknown or an environment variable cannot be read
         * @throws EnrichmentSetupException if two providers have the same name
         * @throws CacheFileException if the cache file cannot be used
         */
        public Enrichment build() {
            SourceEnvironment variables = new SourceEnvironment(environment == null ? System.getenv() : environment);
            String userAgent = UserAgent.of(contact != null ? contact : variables.contact());
            Connection connection = new Connection(userAgent, httpClient, variables.proxies(), timeout, clock, offline);
            List<ConfiguredSource> sources = registry.resolve(variables, connection);
            IntelCache own = cacheFile == null ? null : SqliteCache.openFor(cacheFile, offline);
            EngineConfig run = new EngineConfig(
                    clock,
                    sleeper,
                    new GuardedListener(listeners),
                    cacheSize,
                    own == null ? cache : own,
                    offline,
                    savings,
                    timeBudget);
            return new Enrichment(new Engine(sources, run), connection, lookAhead, own);
        }
    }
}
