package io.github.cowriekit.benchmarks;

import io.github.cowriekit.benchmarks.generator.LogGenerator;
import io.github.cowriekit.model.Session;
import io.github.cowriekit.model.intel.EnrichedSession;
import io.github.cowriekit.parser.CowrieLog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** Enriching a session whose answers of four sources are in memory. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class EnrichmentBenchmark {
    private static final long SIZE = 10_000_000;

    private List<Session> sessions = List.of();
    private WarmEnrichment warm = WarmEnrichment.cold();
    private int next;

    /** Reads a log and asks about everything in it. */
    @Setup
    public void ask() throws IOException {
        Path log = Files.createTempFile("cowrie", ".json");
        try {
            LogGenerator.writePublic(log, SIZE, 1);
            try (var read = CowrieLog.in(log).sessions()) {
                sessions = read.toList();
            }
        } finally {
            Files.delete(log);
        }
        sessions.forEach(warm.enrichment()::enrich);
    }

    /** Ends the threads of the sources. */
    @TearDown
    public void close() {
        warm.close();
    }

    /** The next session of the log. */
    @Benchmark
    public EnrichedSession enrichFromMemory() {
        next = next + 1 < sessions.size() ? next + 1 : 0;
        return warm.enrichment().enrich(sessions.get(next));
    }
}
