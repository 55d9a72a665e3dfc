package io.github.cowriekit.benchmarks;

import com.sun.management.OperatingSystemMXBean;
import io.github.cowriekit.analysis.Analysis;
import io.github.cowriekit.analysis.SessionHistory;
import io.github.cowriekit.model.intel.EnrichedSession;
import io.github.cowriekit.parser.CowrieLog;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.IntStream;
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
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final OperatingSystemMXBean MACHINE =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

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
        Clocks one = new Clocks(CowrieLog.in(log));
        Clocks several = new Clocks(CowrieLog.in(log).parallel(threads));
        Clocks many = new Clocks(CowrieLog.in(log).parallel(MANY));
        for (int round = -WARM_UPS; round < rounds; round++) {
            for (Clocks clocks : List.of(one, several, many)) {
                clocks.run(round >= 0);
            }
        }
        String ratio = ": one thread / " + threads;
        row(what + ", wall" + ratio, median(one.wall, several.wall));
        row(what + ", processor time of the consuming thread" + ratio, median(one.thread, several.thread));
        row(what + ", processor time of the process" + ratio, median(one.process, several.process));
        row(
                "  the most that two processors could gain over one thread and what unpacks for it",
                2 * median(one.wall, one.process));
        double serial = 1 / median(one.wall, many.thread);
        double all = 1 / median(one.wall, several.process);
        row("  serial: consuming thread of " + MANY + " / wall of one", serial);
        for (int more : PREDICTED) {
            row(
                    "  PREDICTED at most, not measured: one thread / " + more + " on as many processors",
                    1 / Math.max(serial, all / more));
        }
        System.out.printf(Locale.ROOT, "  load %.1f%n", MACHINE.getSystemLoadAverage());
    }

    /** Reads a log again and again, and keeps what each round took. */
    private static final class Clocks {
        private final CowrieLog log;
        private final List<Long> wall = new ArrayList<>();
        private final List<Long> thread = new ArrayList<>();
        private final List<Long> process = new ArrayList<>();

        Clocks(CowrieLog log) {
            this.log = log;
        }

        void run(boolean counts) {
            long wallBefore = System.nanoTime();
            long threadBefore = THREADS.getCurrentThreadCpuTime();
            long processBefore = MACHINE.getProcessCpuTime();
            if (sessions(log) == null) {
                throw new IllegalStateException("nothing was read");
            }
            if (counts) {
                wall.add(System.nanoTime() - wallBefore);
                thread.add(THREADS.getCurrentThreadCpuTime() - threadBefore);
                process.add(MACHINE.getProcessCpuTime() - processBefore);
            }
        }
    }

    private static double median(List<Long> some, List<Long> others) {
        return IntStream.range(0, some.size())
                .mapToDouble(i -> (double) some.get(i) / others.get(i))
                .sorted()
                .skip(some.size() / 2)
                .findFirst()
                .orElseThrow();
    }

    private static void row(String what, double value) {
        System.out.printf(Locale.ROOT, "%-78s %6.2f%n", what, value);
    }

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
