package io.github.cowriekit.enrich.micrometer;

import io.github.cowriekit.enrich.Enrichment;
import io.github.cowriekit.enrich.LimitStatus;
import io.github.cowriekit.enrich.SourceStatus;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.Objects;
import java.util.function.ToDoubleFunction;

/**
 * Shows what may still be asked as Micrometer gauges, tagged with the {@code source}.
 *
 * <p>{@code cowriekit.enrichment.quota.left} is what is left of a {@code limit} such as {@code 500/1d};
 * {@code cowriekit.enrichment.stopped} is 1 while a source is not asked, such as behind an open breaker, else 0.
 *
 * <p>Holds the enrichment weakly, as Micrometer does: the gauges end with it. Each reading reads the counters of all
 * sources, from the cache file if there is one.
 *
 * @since 0.1.0
 */
@SuppressWarnings("exports") // whoever uses this has Micrometer
public final class SourceGauges implements MeterBinder {
    private final Enrichment enrichment;

    /** Creates it for the sources of an enrichment. */
    public SourceGauges(Enrichment enrichment) {
        this.enrichment = Objects.requireNonNull(enrichment, "enrichment");
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        for (SourceStatus source : enrichment.sources()) {
            gauge("stopped", source.source(), status -> status.stopped().isPresent() ? 1 : 0)
                    .description("whether the source is not asked at the moment")
                    .register(registry);
            for (LimitStatus limit : source.limits()) {
                gauge("quota.left", source.source(), status -> left(status, limit))
                        .tag("limit", limit.limit().text())
                        .description("questions that the limit still lets through")
                        .register(registry);
            }
        }
    }

    private Gauge.Builder<Enrichment> gauge(String name, String source, ToDoubleFunction<SourceStatus> value) {
        return Gauge.builder(
                        EnrichmentMetrics.PREFIX + name,
                        enrichment,
                        read -> read.sources().stream()
                                .filter(status -> status.source().equals(source))
                                .mapToDouble(value)
                                .findFirst()
                                .orElse(Double.NaN))
                .tag(EnrichmentMetrics.SOURCE, source);
    }

    private static double left(SourceStatus status, LimitStatus limit) {
        return status.limits().stream()
                .filter(now -> now.limit().equals(limit.limit()))
                .mapToDouble(LimitStatus::left)
                .findFirst()
                .orElse(Double.NaN);
    }
}
