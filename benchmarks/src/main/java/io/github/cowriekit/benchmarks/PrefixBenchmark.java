package io.github.cowriekit.benchmarks;

import io.github.cowriekit.enrich.spi.PrefixMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
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
import org.openjdk.jmh.annotations.Warmup;

/** The smallest network of an address among a million, and a map that knows the addresses. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
public class PrefixBenchmark {
    @Param({"true", "false"})
    private boolean ipv4 = true;

    private PrefixMap<Integer> prefixes = PrefixMap.<Integer>builder().build();
    private Map<String, Integer> known = Map.of();
    private List<String> addresses = List.of();
    private int next;

    /** Makes the networks. */
    @Setup
    public void prepare() {
        PrefixQuestions questions = new PrefixQuestions(1_000_000, ipv4, 1);
        prefixes = questions.prefixMap();
        known = questions.hashMap(prefixes);
        addresses = questions.addresses();
    }

    private String address() {
        next = next + 1 == addresses.size() ? 0 : next + 1;
        return addresses.get(next);
    }

    /** The smallest network. */
    @Benchmark
    public Integer prefixMap() {
        return prefixes.find(address()).orElseThrow().value();
    }

    /** The reference. */
    @Benchmark
    public @Nullable Integer hashMap() {
        return known.get(address());
    }
}
