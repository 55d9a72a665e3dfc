package io.github.cowriekit.benchmarks;

import io.github.cowriekit.benchmarks.generator.Generation;
import io.github.cowriekit.benchmarks.generator.LogGenerator;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.apache.commons.compress.compressors.CompressorException;
import org.apache.commons.compress.compressors.CompressorStreamFactory;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** The sessions of a log of 20 MB, plain and packed. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class ArchiveBenchmark {
    private static final long SIZE = 20_000_000;

    /** How the log is packed. */
    @Param({
        "plain",
        CompressorStreamFactory.GZIP,
        CompressorStreamFactory.ZSTANDARD,
        CompressorStreamFactory.BZIP2,
        CompressorStreamFactory.XZ
    })
    public String packed = "plain";

    private Path log = Path.of("");

    /** Writes the log. */
    @Setup
    public void write() throws IOException, CompressorException {
        log = Files.createTempFile("cowrie", ".json");
        LogGenerator.write(log, SIZE, Generation.COMPACT, 1, 100);
        if (!packed.equals("plain")) {
            Path plain = log;
            log = Files.createTempFile("cowrie", "." + packed);
            try (OutputStream out =
                    new CompressorStreamFactory().createCompressorOutputStream(packed, Files.newOutputStream(log))) {
                Files.copy(plain, out);
            }
            Files.delete(plain);
        }
    }

    /** Deletes the log. */
    @TearDown
    public void delete() throws IOException {
        Files.deleteIfExists(log);
    }

    /** Records of sessions. */
    @Benchmark
    public Counts fullJob() {
        return Readings.sessions(log);
    }
}
