package io.github.cowriekit.enrich;

import io.github.cowriekit.enrich.internal.config.Connection;
import io.github.cowriekit.enrich.internal.config.Urgency;
import io.github.cowriekit.enrich.internal.cowrielog.CowrieLogAnswers;
import io.github.cowriekit.enrich.internal.engine.Engine;
import io.github.cowriekit.enrich.internal.engine.LookAhead;
import io.github.cowriekit.enrich.internal.engine.QuestionBatch;
import io.github.cowriekit.enrich.internal.http.Proxies;
import io.github.cowriekit.enrich.spi.EnricherProvider;
import io.github.cowriekit.enrich.spi.EnrichmentSetupException;
import io.github.cowriekit.enrich.spi.IntelCache;
import io.github.cowriekit.enrich.spi.IntelSource;
import io.github.cowriekit.enrich.spi.SourceDefaults;
import io.github.cowriekit.model.Session;
import io.github.cowriekit.model.intel.EnrichedSession;
import io.github.cowriekit.model.intel.EnrichmentResult;
import io.github.cowriekit.model.intel.Observable;
import java.net.ProxySelector;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
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
        return new EnrichmentSettings();
    }

    /**
     * Returns the proxies that the environment variables {@code HTTP_PROXY}, {@code HTTPS_PROXY}, {@code ALL_PROXY} and {@code
     * NO_PROXY} name, through which sources are asked; for an HTTP client of your own.
     *
     * @throws IllegalArgumentException if one names no proxy that can be used
     */
    public static ProxySelector proxies(Map<String, String> variables) {
        return Proxies.of(variables);
    }

    /**
     * Returns the session with what the sources say about its {@link Session#observables()}.
     *
     * <p>Results are in the order of the observables, and for each in the order of the sources that support its kind. If the thread
     * is interrupted, its interrupt status is kept and what has not been answered yet is failed. Behind them stands, with the source
     * {@code cowrie-log}, what Cowrie's own VirusTotal, GreyNoise and reverse-DNS plugins wrote into the log, offline, too.
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
     * as many as {@link Builder#lookAhead} says. A result is handed on when it is there, also while the given stream, such as that
     * of a followed log, waits. So sessions are taken from it earlier than they are handed on, and on a thread of their own: commit
     * each one when it is stored, by {@code follower.commit(enriched.session())}. Closing the stream closes the given one.
     *
     * @throws EnrichmentClosedException on reading, if this was closed
     */
    public Stream<EnrichedSession> enrich(Stream<Session> sessions) {
        return LookAhead.stream(Objects.requireNonNull(sessions, "sessions"), engine, lookAhead);
    }

    /**
     * Returns sessions with what the sources say about them within a time, in their order, as {@link #enrich(Session)} does. What
     * has no answer by then is skipped with {@link io.github.cowriekit.model.intel.Reason#BUDGET}; unless somebody else waits for
     * it, it is not asked any more.
     *
     * @param time how long to wait for all of them together
     * @throws EnrichmentClosedException if this was closed
     */
    public List<EnrichedSession> enrich(List<Session> sessions, Duration time) {
        List<QuestionBatch> asked = sessions.stream().map(engine::ask).toList();
        long end = QuestionBatch.end(time);
        return IntStream.range(0, asked.size())
                .mapToObj(i ->
                        CowrieLogAnswers.added(sessions.get(i), asked.get(i).await(end, time)))
                .toList();
    }

    /**
     * Starts to ask about a session and returns the result to come, the same as that of {@link #enrich(Session)}.
     *
     * <p>It completes on the thread of a source, where nothing should take long. Once it is cancelled, questions that nobody else
     * waits for are not asked any more.
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
     * Asks again about what the cache has expired answers to, each source within its limits, waits for the answers, and returns
     * how many questions came up, skipped and failed ones included.
     * @throws EnrichmentClosedException if this was closed
     */
    public int refresh() {
        return engine.refresh();
    }

    /**
     * Returns what the sources say about one observable: one result per source that supports its kind, in their order.
     * @throws EnrichmentClosedException if this was closed
     */
    public List<EnrichmentResult> lookup(Observable observable) {
        return engine.ask(List.of(observable), Urgency.ALONE).await();
    }

    /**
     * Returns what each source would be asked about sessions, and how long its limits take; asks nothing.
     *
     * <p>Reads and closes the stream, and holds each distinct subject in memory. Questions that the answer of a cheaper source may
     * settle are counted, and also on their own.
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
     * <p>Gives back every thread and connection. All enrichments of a process share one HTTP client, unless given another;
     * before Java 21 its connections end with the garbage collection after the last of them was closed.
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
    public sealed interface Builder permits EnrichmentSettings {
        /** Asks every source whose {@link EnricherProvider} can be loaded, sorted by name. */
        Builder discover();

        /** Asks every source whose {@link EnricherProvider} this class loader sees, sorted by name. */
        Builder discover(ClassLoader loader);

        /** Sets where every {@link EnricherProvider} is loaded from; the class loader of this library by default. */
        Builder classLoader(ClassLoader loader);

        /** Asks the source with this name; {@link #build()} fails if no {@link EnricherProvider} has it. */
        Builder source(String name);

        /**
         * Asks a source and says what is to hold for it, such as {@code s -> s.key(key).rate("4/1m").maxLookups(500)}; what is not
         * said stays as it is.
         *
         * @param name name of the source, found or given by hand
         * @param options changes what was said about it before
         * @throws IllegalArgumentException if the name is none, or an option is wrong
         */
        Builder source(String name, UnaryOperator<SourceOptions> options);

        /** Asks an enricher made by hand about everything it supports, without a rate limit; it wins over a provider. */
        Builder enricher(IntelSource enricher);

        /**
         * Asks an enricher made by hand; it wins over a provider of the same name.
         * @param enricher the enricher; closed together with what is built here
         * @param defaults rate, kinds it is asked about and lifetimes; key, URL and timeout are its own business
         * @throws IllegalArgumentException if another one was given with its name
         */
        Builder enricher(IntelSource enricher, SourceDefaults defaults);

        /** Sets how many requests may be sent to each source before its questions are skipped. */
        Builder maxLookups(long requests);

        /** Sets which answers spare sources with a key a question; {@link LookupSavings#standard()} by default. */
        Builder savings(LookupSavings savings);

        /** Sets how long after {@link #build()} sources may be asked before their questions are skipped. */
        Builder timeBudget(Duration time);

        /**
         * Replaces the environment variables: {@code COWRIEKIT_CONTACT} and for each source {@code COWRIEKIT_NAME_KEY} or
         * {@code COWRIEKIT_NAME_KEY_FILE}, {@code COWRIEKIT_NAME_URL}, {@code COWRIEKIT_NAME_RATE}, such as
         * {@code 4/1m,500/1d}, and {@code COWRIEKIT_NAME_FILES}, separated as in the class path.
         */
        Builder environment(Map<String, String> environment);

        /**
         * Sets the address that sources can write to; it is sent as part of the User-Agent.
         * @throws IllegalArgumentException if it is not printable ASCII
         */
        Builder contact(String email);

        /** Sets the client that sources are asked with; it stays open and must not follow redirects. */
        Builder httpClient(HttpClient httpClient);

        /** Sets the longest wait for one answer, for all sources. */
        Builder timeout(Duration timeout);

        /** Sets the clock; waits are real. */
        Builder clock(Clock clock);

        /**
         * Sets the clock and what is called in place of each wait for a limit or a retry; it should let the clock pass as much, or
         * return at once where the thread is interrupted.
         */
        Builder clock(Clock clock, Consumer<Duration> wait);

        /** Lets no request leave the machine: local sources and cached answers, expired ones too, are all there is. */
        Builder offline();

        /** Adds what hears of every question; several are told in the order in which they were added. */
        Builder listener(EnrichmentListener listener);

        /**
         * Sets how many sessions {@link Enrichment#enrich(Stream)} reads ahead; 64 by default.
         * @throws IllegalArgumentException if it is less than 1
         */
        Builder lookAhead(int sessions);

        /** Sets what keeps answers and spent quotas beyond the run; it stays open. */
        Builder cache(IntelCache cache);

        /**
         * Keeps answers and spent quotas beyond the run in this file, an SQLite database of at most about a gigabyte. Needs {@code
         * org.xerial:sqlite-jdbc}, which is yours to add. Several processes on one machine may share the file and then keep the
         * limits together. With {@link #offline()} a file that cannot be written is read.
         */
        Builder cacheFile(Path file);

        /** Sets how many answers are kept in memory for questions that come again; 50,000 by default. */
        Builder cacheSize(long answers);

        /**
         * Returns the finished enrichment; nothing is asked yet.
         * @throws IllegalArgumentException if a source is unknown or an environment variable cannot be read
         * @throws EnrichmentSetupException if two providers have the same name
         * @throws CacheFileException if the cache file cannot be used, also for want of {@code org.xerial:sqlite-jdbc}
         */
        Enrichment build();
    }
}
