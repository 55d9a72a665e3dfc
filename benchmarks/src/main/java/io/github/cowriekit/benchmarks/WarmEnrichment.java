package io.github.cowriekit.benchmarks;

import io.github.cowriekit.enrich.Enrichment;
import io.github.cowriekit.enrich.SourceStatus;
import io.github.cowriekit.model.intel.EnrichedSession;
import io.github.cowriekit.model.intel.EnrichmentResult;
import io.github.cowriekit.parser.CowrieLog;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;

/** Four sources in memory, to be asked about everything in a log first, so that every answer is there already. */
final class WarmEnrichment implements AutoCloseable {
    private static final long MORE_THAN_THERE_IS = 1_000_000;

    private final Enrichment enrichment;

    private WarmEnrichment(Enrichment enrichment) {
        this.enrichment = enrichment;
    }

    /** Returns a builder with the sources. */
    static Enrichment.Builder builder() {
        Enrichment.Builder builder = Enrichment.builder().environment(Map.of()).cacheSize(MORE_THAN_THERE_IS);
        Stream.of("alpha", "beta", "gamma", "delta").map(MemorySource::new).forEach(builder::enricher);
        return builder;
    }

    /** Returns the sources before anything was asked. */
    static WarmEnrichment cold() {
        return new WarmEnrichment(builder().build());
    }

    /** Returns the sources after they have answered every question of a log. */
    static WarmEnrichment about(Path log) {
        WarmEnrichment warm = cold();
        warm.counts(log);
        return warm;
    }

    Enrichment enrichment() {
        return enrichment;
    }

    /** Returns how many questions reached a source. */
    long asked() {
        return enrichment.sources().stream().mapToLong(SourceStatus::asked).sum();
    }

    /** Reads a log, asks about each session and returns the counts of its sessions. */
    Counts counts(Path log) {
        return counts(log, enrichment);
    }

    /** Reads a log, asks about each session and returns the counts of its sessions; every answer must know something. */
    static Counts counts(Path log, Enrichment enrichment) {
        Counts.Sum sum = new Counts.Sum();
        try (var sessions = CowrieLog.in(log).sessions()) {
            sessions.forEach(session -> {
                EnrichedSession enriched = enrichment.enrich(session);
                for (EnrichmentResult result : enriched.results()) {
                    if (!(result instanceof EnrichmentResult.Found)) {
                        throw new IllegalStateException("not an answer: " + result);
                    }
                }
                sum.add(enriched.session());
            });
        }
        return sum.counts();
    }

    @Override
    public void close() {
        enrichment.close();
    }
}
