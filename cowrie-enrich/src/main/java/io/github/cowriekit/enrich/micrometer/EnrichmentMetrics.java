package io.github.cowriekit.enrich.micrometer;

import io.github.cowriekit.enrich.EnrichmentListener;
import io.github.cowriekit.model.intel.EnrichmentResult;
import io.github.cowriekit.model.intel.Observable;
import io.github.cowriekit.model.intel.Reason;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;

/**
 * Counts and times in a Micrometer registry what the engine does, tagged with the {@code source}.
 *
 * <table>
 * <caption>Meters, all named {@code cowriekit.enrichment.…}</caption>
 * <tr><th>name</th><th>kind and further tag</th><th>of</th></tr>
 * <tr><td>{@code asked}</td><td>counter</td><td>requests, repeated ones included</td></tr>
 * <tr><td>{@code answered}</td><td>timer, {@code outcome}: found, not-found</td><td>answers, from the first request on</td></tr>
 * <tr><td>{@code cached}</td><td>counter, {@code outcome}: found, not-found, failed</td><td>questions without a request</td></tr>
 * <tr><td>{@code skipped}</td><td>counter, {@code reason}</td><td>questions that were not asked; key, files, quota,
 * budget, settled, throttled, unavailable, offline, closed, unwanted, unsupported, private, other</td></tr>
 * <tr><td>{@code waited}</td><td>timer, {@code reason}: rate, throttled, retry</td><td>waits</td></tr>
 * <tr><td>{@code retried}</td><td>counter</td><td>requests that are sent again</td></tr>
 * <tr><td>{@code failed}</td><td>counter</td><td>questions given up</td></tr>
 * <tr><td>{@code breaker.opened}</td><td>counter</td><td>times a failing source was left alone</td></tr>
 * </table>
 *
 * <p>No tag holds an observable, a key or a text of a source. Thread-safe. {@link SourceGauges} shows what is left.
 *
 * <pre>{@code
 * var metrics = new EnrichmentMetrics(registry);
 * try (var enrichment = Enrichment.builder().discover().listener(metrics).build()) {
 *     new SourceGauges(enrichment).bindTo(registry);
 *     sessions.map(enrichment::enrich).forEach(System.out::println);
 * }
 * }</pre>
 *
 * @since 0.1.0
 */
public final class EnrichmentMetrics implements EnrichmentListener {
    static final String PREFIX = "cowriekit.enrichment.";
    static final String SOURCE = "source";

    private final MeterRegistry registry;

    /** Creates it for a registry. */
    @SuppressWarnings("exports") // whoever calls this has Micrometer
    public EnrichmentMetrics(MeterRegistry registry) {
        this.registry = Objects.requireNonNull(registry, "registry");
    }

    @Override
    public void asked(String source, Observable observable) {
        count("asked", Tags.of(SOURCE, source));
    }

    @Override
    public void answered(EnrichmentResult result, Duration took) {
        registry.timer(PREFIX + "answered", Tags.of(SOURCE, result.source(), "outcome", outcome(result)))
                .record(took);
    }

    @Override
    public void answeredFromCache(EnrichmentResult result) {
        count("cached", Tags.of(SOURCE, result.source(), "outcome", outcome(result)));
    }

    @Override
    public void skipped(EnrichmentResult.Skipped result) {
        count("skipped", Tags.of(SOURCE, result.source(), "reason", kind(result.reason())));
    }

    @Override
    public void waited(String source, Duration wait, WaitCause cause, String detail) {
        registry.timer(PREFIX + "waited", Tags.of(SOURCE, source, "reason", cause.label()))
                .record(wait);
    }

    @Override
    public void retried(String source, Observable observable, String reason) {
        count("retried", Tags.of(SOURCE, source));
    }

    @Override
    public void gaveUp(EnrichmentResult.Failed result) {
        count("failed", Tags.of(SOURCE, result.source()));
    }

    @Override
    public void breakerOpened(String source, Instant until) {
        count("breaker.opened", Tags.of(SOURCE, source));
    }

    private void count(String name, Tags tags) {
        registry.counter(PREFIX + name, tags).increment();
    }

    private static String outcome(EnrichmentResult result) {
        if (result instanceof EnrichmentResult.Found) {
            return "found";
        }
        return result instanceof EnrichmentResult.NotFound ? "not-found" : "failed";
    }

    /** Few values, since each one costs a time series. */
    private static String kind(Reason reason) {
        return switch (reason) {
            case NOT_ASKED -> "unwanted";
            case NO_KEY, AUTHENTICATION -> "key";
            case NO_FILES -> "files";
            case QUOTA -> "quota";
            case BUDGET -> "budget";
            case SETTLED -> "settled";
            case THROTTLED -> "throttled";
            case UNAVAILABLE, NOT_CREATED, TIMEOUT, UNKNOWN_HOST, UNREACHABLE -> "unavailable";
            case OFFLINE -> "offline";
            case CLOSED, INTERRUPTED -> "closed";
            case NOT_PUBLIC, MALFORMED -> "private";
            case NOT_SUPPORTED -> "unsupported";
            case REJECTED, INVALID_ANSWER, UNEXPECTED, OTHER -> "other";
        };
    }
}
