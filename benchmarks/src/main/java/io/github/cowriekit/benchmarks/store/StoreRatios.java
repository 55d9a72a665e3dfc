package io.github.cowriekit.benchmarks.store;

import io.github.cowriekit.benchmarks.Meter;
import io.github.cowriekit.benchmarks.Readings;
import io.github.cowriekit.model.intel.EnrichedSession;
import io.github.cowriekit.parser.CowrieLog;
import io.github.cowriekit.store.IngestSummary;
import io.github.cowriekit.store.SessionStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/**
 * Prints what adding the sessions of a log to a store costs, relative to parsing it, and how large the store is.
 *
 * <p>Arguments: the log, and the number of rounds, which is optional.
 */
public final class StoreRatios {
    private static final int WARM_UPS = 2;

    private StoreRatios() {}

    /** Measures. */
    public static void main(String[] args) throws IOException {
        Path log = Path.of(args[0]);
        int rounds = args.length > 1 ? Integer.parseInt(args[1]) : 5;
        Path folder = Files.createTempDirectory("store");
        Path file = folder.resolve("sessions.db");
        Meter meter = Meter.ofThread();
        Meter.Task parse = meter.task("parse", () -> Readings.sessions(log));
        Meter.Task ingest = meter.task("parse and ingest", () -> {
            delete(folder);
            return ingested(log, file);
        });
        Meter.Task again = meter.task("the same log again", () -> ingested(log, file));
        meter.run(WARM_UPS, rounds);
        IngestSummary summary = ingested(log, file);
        if (summary.added() != 0) {
            throw new IllegalStateException("a log that was there added sessions: " + summary);
        }
        print("ingesting / parsing", parse.timesFasterThan(ingest) - 1);
        print("ingesting what is there / parsing", parse.timesFasterThan(again) - 1);
        print("bytes per session", (double) Files.size(file) / summary.total());
        print("bytes of log / bytes of store", (double) Files.size(log) / Files.size(file));
        print("sessions", (double) summary.total());
        delete(folder);
    }

    private static void print(String what, double value) {
        System.out.printf(Locale.ROOT, "%-40s %8.2f%n", what, value);
    }

    private static IngestSummary ingested(Path log, Path file) {
        try (SessionStore store = SessionStore.sqlite(file);
                var sessions = CowrieLog.in(log).sessions()) {
            return store.ingest(sessions.map(EnrichedSession::of));
        }
    }

    private static void delete(Path folder) {
        try (var files = Files.list(folder)) {
            files.forEach(file -> file.toFile().delete());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
