package io.github.cowriekit.enrich.internal.config;

import io.github.cowriekit.enrich.EnrichmentListener;
import io.github.cowriekit.enrich.LookupSavings;
import io.github.cowriekit.enrich.spi.IntelCache;
import java.time.Clock;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What holds for all sources of a run.
 *
 * @param clock time
 * @param sleeper waits for rate limits and retries
 * @param listener hears what happens
 * @param cacheSize most answers to keep in memory
 * @param cache keeps answers beyond the run, null if nothing does
 * @param offline whether no source is asked
 * @param savings which answers settle a question
 * @param timeBudget how long sources are asked, null for as long as it takes
 */
public record EngineConfig(
        Clock clock,
        Sleeper sleeper,
        EnrichmentListener listener,
        long cacheSize,
        @Nullable IntelCache cache,
        boolean offline,
        LookupSavings savings,
        @Nullable Duration timeBudget) {}
