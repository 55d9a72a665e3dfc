package io.github.cowriekit.benchmarks;

import io.github.cowriekit.analysis.Analysis;
import io.github.cowriekit.benchmarks.generator.LogGenerator;
import io.github.cowriekit.model.Session;
import io.github.cowriekit.model.assessment.Assessment;
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

/** Assessing the sessions of a log, and parsing them: compare the two in one run. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class AnalysisBenchmark {
    private static final long SIZE = 5_000_000;

    private final Analysis analysis = Analysis.standard();
    private Path log = Path.of("");
    private List<Session> sessions = List.of();

    /** Writes and reads a log. */
    @Setup
    public void read() throws IOException {
        log = Files.createTempFile("cowrie", ".json");
        LogGenerator.writePublic(log, SIZE, 1);
        try (var read = CowrieLog.in(log).sessions()) {
            sessions = read.toList();
        }
    }

    /** Deletes the log. */
    @TearDown
    public void delete() throws IOException {
        Files.delete(log);
    }

    /** All sessions of the log. */
    @Benchmark
    public long assess() {
        return sessions.stream()
                .map(analysis::assess)
                .map(Assessment::operator)
                .filter(verdict -> verdict.verdict().isHuman())
                .count();
    }

    /** The log they are from. */
    @Benchmark
    public Counts parse() {
        return Readings.sessions(log);
    }
}
