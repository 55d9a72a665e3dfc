package io.github.cowriekit.benchmarks;

import io.github.cowriekit.benchmarks.generator.Generation;
import io.github.cowriekit.benchmarks.generator.LogGenerator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
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

/** The stages of reading a log of 20 MB, and their references. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
public class ParserBenchmark {
    private static final long SIZE = 20_000_000;
    private static final String TIME = "2023-05-24T06:23:58.906514Z";

    private Path log = Path.of("");

    /** Writes the log. */
    @Setup
    public void write() throws IOException {
        log = Files.createTempFile("cowrie", ".json");
        LogGenerator.write(log, SIZE, Generation.COMPACT, 1, 100);
    }

    /** Deletes the log. */
    @TearDown
    public void delete() {
        try {
            Files.deleteIfExists(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The reference: all tokens, nothing kept. */
    @Benchmark
    public long tokenScan() {
        return Readings.tokens(log);
    }

    /** Lines, nothing kept. */
    @Benchmark
    public long lineSplit() {
        return Readings.lines(log);
    }

    /** A tree per line, nothing kept. */
    @Benchmark
    public long treePerLine() {
        return Readings.treesOnly(log);
    }

    /** Records of events. */
    @Benchmark
    public long parseOnly() {
        return Readings.events(log);
    }

    /** Records of sessions. */
    @Benchmark
    public Counts fullJob() {
        return Readings.sessions(log);
    }

    /** Records of sessions out of trees. */
    @Benchmark
    public Counts fullJobOfTrees() {
        return Readings.trees(log);
    }

    /** A time by the formatter of {@link Instant}. */
    @Benchmark
    @OutputTimeUnit(TimeUnit.NANOSECONDS)
    public Instant timestampByInstant() {
        return Instant.parse(TIME);
    }

    /** A time by the formatter of offsets, which reads more spellings. */
    @Benchmark
    @OutputTimeUnit(TimeUnit.NANOSECONDS)
    public Instant timestampByOffset() {
        return DateTimeFormatter.ISO_OFFSET_DATE_TIME.parse(TIME, Instant::from);
    }

    /** A time by fixed places. */
    @Benchmark
    @OutputTimeUnit(TimeUnit.NANOSECONDS)
    public Instant timestampByPlaces() {
        return LocalDateTime.of(
                        Integer.parseInt(TIME, 0, 4, 10),
                        Integer.parseInt(TIME, 5, 7, 10),
                        Integer.parseInt(TIME, 8, 10, 10),
                        Integer.parseInt(TIME, 11, 13, 10),
                        Integer.parseInt(TIME, 14, 16, 10),
                        Integer.parseInt(TIME, 17, 19, 10),
                        Integer.parseInt(TIME, 20, 26, 10) * 1000)
                .toInstant(ZoneOffset.UTC);
    }
}
