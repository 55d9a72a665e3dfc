package io.github.cowriekit.benchmarks;

import io.github.cowriekit.analysis.Analysis;
import io.github.cowriekit.benchmarks.generator.LogGenerator;
import io.github.cowriekit.model.assessment.Operator;
import io.github.cowriekit.parser.CowrieLog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

/**
 * Prints the cost of assessing sessions, relative to parsing them.
 *
 * <p>Arguments: bytes of the log, which is made here, and the number of rounds, both optional.
 */
public final class AnalysisRatios {
    private static final int WARM_UPS = 4;

    private AnalysisRatios() {}

    /** Measures. */
    public static void main(String[] args) throws IOException {
        long bytes = args.length > 0 ? (long) Double.parseDouble(args[0]) : 30_000_000;
        int rounds = args.length > 1 ? Integer.parseInt(args[1]) : 7;
        Path log = Files.createTempFile("cowrie", ".json");
        try {
            LogGenerator.writePublic(log, bytes, 1);
            measure(log, rounds);
        } finally {
            Files.delete(log);
        }
    }

    private static void measure(Path log, int rounds) {
        Analysis analysis = Analysis.standard();
        Map<Operator, Long> verdicts = new EnumMap<>(Operator.class);
        Counts counts = assessed(log, analysis, verdicts);
        if (!counts.equals(Readings.sessions(log))) {
            throw new IllegalStateException("counts differ: " + counts + " and " + Readings.sessions(log));
        }
        System.out.printf(Locale.ROOT, "%s, %s%n", counts, verdicts);
        Meter meter = Meter.ofThread();
        Meter.Task parse = meter.task("parse", () -> Readings.sessions(log));
        Meter.Task both = meter.task("parse and assess", () -> assessed(log, analysis, verdicts));
        meter.run(WARM_UPS, rounds);
        System.out.printf(Locale.ROOT, "%-40s %8.2f%n", "assessing / parsing", parse.timesFasterThan(both) - 1);
        System.out.printf(
                Locale.ROOT,
                "%-40s %8.0f%n",
                "bytes allocated per session, assessing",
                (double) (both.allocatedBytes() - parse.allocatedBytes()) / counts.sessions());
    }

    /** Parses and assesses; adds up the verdicts. */
    static Counts assessed(Path log, Analysis analysis, Map<Operator, Long> verdicts) {
        Counts.Sum sum = new Counts.Sum();
        try (var sessions = CowrieLog.in(log).sessions()) {
            sessions.forEach(session -> {
                sum.add(session);
                verdicts.merge(analysis.assess(session).operator().verdict(), 1L, Long::sum);
            });
        }
        return sum.counts();
    }
}
