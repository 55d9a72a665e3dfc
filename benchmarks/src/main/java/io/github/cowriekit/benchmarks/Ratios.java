package io.github.cowriekit.benchmarks;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/**
 * Prints the ratios of the goals that can be measured inside one JVM, after proving equal counts.
 *
 * <p>Arguments: a log and, optionally, the number of rounds. The log should be one of the generator in this package.
 */
public final class Ratios {
    private static final int WARM_UPS = 5;

    private Ratios() {}

    /** Measures a log. */
    public static void main(String[] args) throws IOException {
        Path log = Path.of(args[0]);
        int rounds = args.length > 1 ? Integer.parseInt(args[1]) : 9;
        print(log, rounds, System.out);
    }

    private static void print(Path log, int rounds, PrintStream out) throws IOException {
        Counts counts = Readings.sessions(log);
        if (!counts.equals(Readings.trees(log))) {
            throw new IllegalStateException("counts differ: " + counts + " and " + Readings.trees(log));
        }
        long events = Readings.events(log);
        out.printf(Locale.ROOT, "%d bytes, %d events, %s%n", Files.size(log), events, counts);
        Meter meter = Meter.ofThread();
        Meter.Task tokens = meter.task("tokens", () -> Readings.tokens(log));
        Meter.Task sessions = meter.task("sessions", () -> Readings.sessions(log));
        Meter.Task parse = meter.task("events", () -> Readings.events(log));
        Meter.Task trees = meter.task("trees", () -> Readings.trees(log));
        Meter.Task treesOnly = meter.task("trees only", () -> Readings.treesOnly(log));
        Meter.Task lines = meter.task("lines", () -> Readings.lines(log));
        meter.run(WARM_UPS, rounds);
        row(out, "full job / token scan", sessions.timesFasterThan(tokens), "floor .75, goal 1.0");
        row(
                out,
                "full job / tree per line and the same sessions",
                sessions.timesFasterThan(trees),
                "floor 2.2, goal 3");
        row(out, "events alone / token scan", parse.timesFasterThan(tokens), "");
        row(out, "tree per line alone / token scan", treesOnly.timesFasterThan(tokens), "");
        row(out, "line split / token scan", lines.timesFasterThan(tokens), "");
        row(out, "bytes allocated per event, full job", perEvent(sessions, events), "floor 200, goal 150");
        row(out, "bytes allocated per event, events alone", perEvent(parse, events), "");
        row(out, "bytes allocated per event, trees", perEvent(trees, events), "");
        row(out, "nanoseconds per event, full job", (double) sessions.nanos() / events, "");
    }

    private static double perEvent(Meter.Task task, long events) {
        return (double) task.allocatedBytes() / events;
    }

    private static void row(PrintStream out, String what, double value, String goal) {
        out.printf(Locale.ROOT, "%-50s %8.2f   %s%n", what, value, goal);
    }
}
