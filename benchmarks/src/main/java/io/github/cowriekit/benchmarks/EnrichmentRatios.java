package io.github.cowriekit.benchmarks;

import io.github.cowriekit.benchmarks.generator.LogGenerator;
import io.github.cowriekit.enrich.Enrichment;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/**
 * Prints the cost of enriching from cached answers, relative to parsing.
 *
 * <p>Four sources in memory are asked about every address, host, URL and hash. Arguments: bytes of the log and the number
 * of rounds, both optional. The log is made here, since its addresses must be public ones.
 */
public final class EnrichmentRatios {
    private static final int WARM_UPS = 4;

    private EnrichmentRatios() {}

    /** Measures. */
    public static void main(String[] args) throws IOException {
        long bytes = args.length > 0 ? (long) Double.parseDouble(args[0]) : 30_000_000;
        int rounds = args.length > 1 ? Integer.parseInt(args[1]) : 7;
        Path folder = Files.createTempDirectory("cowrie");
        Path log = folder.resolve("cowrie.json");
        Path file = folder.resolve("cache.db");
        try {
            LogGenerator.writePublic(log, bytes, 1);
            measure(log, file, rounds);
        } finally {
            delete(folder);
        }
    }

    private static void measure(Path log, Path file, int rounds) {
        try (WarmEnrichment warm = WarmEnrichment.about(log)) {
            long asked = warm.asked();
            fill(log, file);
            Counts counts = Readings.sessions(log);
            requireEqual(counts, warm.counts(log));
            requireEqual(counts, fromFile(log, file));
            System.out.printf(Locale.ROOT, "%s, %d distinct questions%n", counts, asked);
            Meter meter = Meter.ofThread();
            Meter.Task parse = meter.task("parse", () -> Readings.sessions(log));
            Meter.Task memory = meter.task("from memory", () -> warm.counts(log));
            Meter.Task disk = meter.task("from a file", () -> fromFile(log, file));
            meter.run(WARM_UPS, rounds);
            if (warm.asked() != asked) {
                throw new IllegalStateException("a source was asked again");
            }
            row("enriching from memory / parsing", parse.timesFasterThan(memory) - 1);
            row("enriching from a file, memory empty / parsing", parse.timesFasterThan(disk) - 1);
            long sessions = counts.sessions();
            row("bytes allocated per session, parsing", (double) parse.allocatedBytes() / sessions);
            row(
                    "bytes allocated per session, enriching from memory",
                    (double) (memory.allocatedBytes() - parse.allocatedBytes()) / sessions);
        }
    }

    private static void fill(Path log, Path file) {
        try (Enrichment enrichment = WarmEnrichment.builder().cacheFile(file).build()) {
            WarmEnrichment.counts(log, enrichment);
        }
    }

    /** Starts like the next run: nothing in memory, every answer in the file. */
    private static Counts fromFile(Path log, Path file) {
        try (Enrichment enrichment =
                WarmEnrichment.builder().cacheFile(file).offline().build()) {
            return WarmEnrichment.counts(log, enrichment);
        }
    }

    private static void requireEqual(Counts one, Counts other) {
        if (!one.equals(other)) {
            throw new IllegalStateException("counts differ: " + one + " and " + other);
        }
    }

    private static void row(String what, double value) {
        System.out.printf(Locale.ROOT, "%-55s %8.2f%n", what, value);
    }

    private static void delete(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            files.forEach(file -> {
                try {
                    Files.delete(file);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        }
        Files.delete(folder);
    }
}
