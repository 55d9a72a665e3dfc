package io.github.cowriekit.benchmarks;

import io.github.cowriekit.parser.CowrieLog;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Reads a log once, for measurements of whole processes, and prints the counts that other programs have to reach.
 *
 * <p>Arguments: the log; {@code warm} to read it three times first and print the processor time of the last reading;
 * {@code heap} to print the largest live heap in each third of the log; {@code all} to use all processors.
 */
public final class SessionCount {
    private SessionCount() {}

    /** Reads a log. */
    public static void main(String[] args) {
        Path log = Path.of(args[0]);
        List<String> options = List.of(args).subList(1, args.length);
        if (options.contains("heap")) {
            printHeap(log);
            return;
        }
        if (options.contains("warm")) {
            printWarm(log);
            return;
        }
        CowrieLog reading = CowrieLog.in(log);
        print(Readings.sessions(options.contains("all") ? reading.parallel() : reading));
    }

    private static void printWarm(Path log) {
        for (int i = 0; i < 3; i++) {
            Readings.sessions(log);
        }
        long start = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        Counts counts = Readings.sessions(log);
        long nanos = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - start;
        print(counts);
        System.err.printf(Locale.ROOT, "%.3f%n", nanos / 1e9);
    }

    /** Formats without a formatter, which would add to the cold start that is measured. */
    private static void print(Counts counts) {
        System.out.println(Stream.of(
                        counts.sessions(),
                        counts.logins(),
                        counts.successes(),
                        counts.commands(),
                        counts.commandChars())
                .map(String::valueOf)
                .collect(Collectors.joining(" ")));
    }

    private static void printHeap(Path log) {
        List<Long> thirds = new ArrayList<>(List.of(0L, 0L, 0L));
        long[] checked = {0};
        CowrieLog reading = CowrieLog.in(log).onProgress(progress -> {
            // a look at every thirtieth of the log, not at the very end, where all open sessions are handed out
            long part = progress.bytesRead() * 30 / Math.max(1, progress.bytesTotal());
            if (part > checked[0] && part < 30) {
                checked[0] = part;
                int third = (int) (part / 10);
                thirds.set(third, Math.max(thirds.get(third), LiveHeap.bytes()));
            }
        });
        try (var sessions = reading.sessions()) {
            sessions.forEach(session -> {});
        }
        System.out.printf(
                Locale.ROOT,
                "live heap by thirds: %.1f %.1f %.1f MB, last third / first third %.2f%n",
                thirds.get(0) / 1e6,
                thirds.get(1) / 1e6,
                thirds.get(2) / 1e6,
                (double) thirds.get(2) / thirds.get(0));
    }
}
