package io.github.cowriekit.benchmarks;

import io.github.cowriekit.analysis.Analysis;
import io.github.cowriekit.analysis.SessionHistory;
import io.github.cowriekit.model.intel.EnrichedSession;
import io.github.cowriekit.parser.CowrieLog;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.lang.management.ManagementFactory;
import java.lang.management.OperatingSystemMXBean;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;

/**
 * Prints how much faster several threads read the sessions of a log than one does, for the plain log and for the same log in
 * eight gzip files, in wall time and in processor time, and how much faster several threads assess them, after proving equal
 * results.
 *
 * <p>What more threads would gain on more processors is predicted from what is measured here and printed as a prediction: no less
 * wall time than the processor time of the consuming thread, and than all processor time shared out evenly.
 *
 * <p>Arguments: a log that is not packed and, optionally, the numbers of rounds and of threads (9 and 2). The load of the machine
 * is printed with each ratio: with no processor to spare, several threads gain nothing.
 */
public final class ParallelRatios {
    private static final int WARM_UPS = 6;
    private static final int FILES = 8;
    /** Threads that leave the consuming one what only it can do. */
    private static final int MANY = 8;

    private static final int[] PREDICTED = {4, 8, 16};
    private static final OperatingSystemMXBean MACHINE = ManagementFactory.getOperatingSystemMXBean();

    private ParallelRatios() {}

    /** Measures a log. */
    public static void main(String[] args) throws IOException {
        Path log = Path.of(args[0]);
        int rounds = args.length > 1 ? Integer.parseInt(args[1]) : 9;
        int threads = args.length > 2 ? Integer.parseInt(args[2]) : 2;
        Path folder = Files.createTempDirectory("cowrie");
        try {
            pack(log, folder);
            measure("plain", log, rounds, threads);
            measure(FILES + " gzip files", folder, rounds, threads);
            measureAssessing(log, rounds, threads);
        } finally {
            delete(folder);
        }
    }

    private static void measure(String what, Path log, int rounds, int threads) {
        Counts counts = sessions(CowrieLog.in(log));
        if (!counts.equals(sessions(CowrieLog.in(log).parallel(threads)))) {
            throw new IllegalStateException("several threads count otherwise than " + counts);
        }
        Pair wall = print(what + ", wall", Meter.ofWall(), log, rounds, threads);
        print(what + ", processor time of the consuming thread", Meter.ofThread(), log, rounds, threads);
        Pair all = print(what + ", processor time of the process", Meter.ofProcess(), log, rounds, threads);
        Pair serial = print(what + ", processor time of the consuming thread", Meter.ofThread(), log, rounds, MANY);
        double one = wall.one.nanos();
        row("  the most that two processors could gain: 2 x wall / processor time of one", 2 * one / all.one.nanos());
        row("  serial: consuming thread beside many others / wall of one", serial.several.nanos() / one);
        for (int more : PREDICTED) {
            double least = Math.max(serial.several.nanos(), (double) all.several.nanos() / more);
            row("  PREDICTED at most, not measured: one thread / " + more + " on as many processors", one / least);
        }
    }

    private static void row(String what, double value) {
        System.out.printf(Locale.ROOT, "%-78s %6.2f%n", what, value);
    }

    private record Pair(Meter.Task one, Meter.Task several) {}

    /** One thread reads in both cases; what differs is who assesses. */
    private static void measureAssessing(Path log, int rounds, int threads) {
        if (assessed(log, 1) != assessed(log, threads)) {
            throw new IllegalStateException("several threads assess otherwise than one");
        }
        Meter meter = Meter.ofWall();
        Meter.Task one = meter.task("one thread", () -> assessed(log, 1));
        Meter.Task several = meter.task("several", () -> assessed(log, threads));
        print("read and assess with a history, wall", meter, one, several, rounds, threads);
    }

    private static Pair print(String what, Meter meter, Path log, int rounds, int threads) {
        Meter.Task one = meter.task("one thread", () -> sessions(CowrieLog.in(log)));
        Meter.Task several =
                meter.task("several", () -> sessions(CowrieLog.in(log).parallel(threads)));
        print(what, meter, one, several, rounds, threads);
        return new Pair(one, several);
    }

    private static void print(String what, Meter meter, Meter.Task one, Meter.Task several, int rounds, int threads) {
        meter.run(WARM_UPS, rounds);
        System.out.printf(
                Locale.ROOT,
                "%-78s %6.2f   load %.1f%n",
                what + ": one thread / " + threads,
                several.timesFasterThan(one),
                MACHINE.getSystemLoadAverage());
    }

    private static Counts sessions(CowrieLog log) {
        Counts.Sum sum = new Counts.Sum();
        try (var sessions = log.sessions()) {
            sessions.forEach(sum::add);
        }
        return sum.counts();
    }

    /** Returns the sum of what every session is worth, which depends on all that came before. */
    private static long assessed(Path log, int threads) {
        Analysis analysis = Analysis.builder()
                .history(SessionHistory.create())
                .parallel(threads)
                .build();
        try (var assessed = analysis.assess(
                CowrieLog.in(log).sessions(), any -> true, sessions -> sessions.map(EnrichedSession::of))) {
            return assessed.mapToLong(
                            one -> Objects.requireNonNull(one.interest()).points())
                    .sum();
        }
    }

    /** Packs a log as a rotation would leave it, in files of about the same size. */
    private static void pack(Path log, Path folder) throws IOException {
        long perFile = Files.size(log) / FILES;
        try (BufferedReader in = Files.newBufferedReader(log)) {
            for (int i = 0; i < FILES; i++) {
                Path file = folder.resolve("cowrie.json.2026-08-0" + (i + 1) + ".gz");
                try (Writer out = new OutputStreamWriter(
                        new GZIPOutputStream(Files.newOutputStream(file)), StandardCharsets.UTF_8)) {
                    long written = 0;
                    String line;
                    while ((i == FILES - 1 || written < perFile) && (line = in.readLine()) != null) {
                        out.write(line + "\n");
                        written += line.length() + 1;
                    }
                }
            }
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> paths = Files.walk(folder)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
