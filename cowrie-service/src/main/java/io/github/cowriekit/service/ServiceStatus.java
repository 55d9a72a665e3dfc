package io.github.cowriekit.service;

import io.github.cowriekit.enrich.SourceStatus;
import io.github.cowriekit.parser.LogLag;
import io.github.cowriekit.sink.SinkStatus;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a service is doing.
 *
 * @param startedAt when it was started, null if it was not
 * @param sessions sessions that were assessed and handed to the sinks since the start
 * @param alerts alerts that were handed to the sinks since the start
 * @param lastSession when the last session was handed to the sinks, null if none was
 * @param logs how far the reading of each log is behind; empty while it is not read
 * @param sinks how the delivery to each sink is doing
 * @param sources what became of the questions to each source; empty without an enrichment
 * @param problems what keeps the service from working, one line each; empty if nothing does
 * @since 0.1.0
 */
public record ServiceStatus(
        @Nullable Instant startedAt,
        long sessions,
        long alerts,
        @Nullable Instant lastSession,
        List<LogLag> logs,
        List<SinkStatus> sinks,
        List<SourceStatus> sources,
        List<String> problems) {
    /** Copies the lists. */
    public ServiceStatus {
        logs = List.copyOf(logs);
        sinks = List.copyOf(sinks);
        sources = List.copyOf(sources);
        problems = List.copyOf(problems);
    }

    /**
     * Returns whether the service does its work: it runs, reads its logs, and nothing keeps it from that. A sink that is down does
     * not count: its messages wait, until there is no room for more.
     */
    public boolean isHealthy() {
        return startedAt != null && problems.isEmpty();
    }
}
