package io.github.cowriekit.benchmarks;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.function.Supplier;

/**
 * Prints the ratios of the goals that can be measured inside one JVM, after proving equal counts.
 *
 * <p>Measures one pair of tasks after the other, each warmed up and then in turns: a third task would pollute the profile that
 * the JVM compiles from. The token scan comes first, in a fresh JVM. Arguments: a log and,
 * optionally, the number of rounds. The log should come from {@link io.github.cowriekit.benchmarks.generator.LogGenerator}.
 */
public final class Ratios {
    private static final Duration WARM_UP = Duration.ofSeconds(12);

    private final Path log;
    private final int rounds;

    private Ratios(Path log, int rounds) {
        this.log = log;
        this.rounds = rounds;
    }

    /** Measures a log. */
    public static void main(String[] args) throws IOException {
        new Ratios(Path.of(args[0]), args.length > 1 ? Integer.parseInt(args[1]) : 9).print(System.out);
    }

    private void print(PrintStream out) throws IOException {
        Counts counts = Readings.sessions(log);
        out.printf(Locale.ROOT, "%d bytes, %s%n", Files.size(log), counts);
        Pair tokens = measure(() -> Readings.sessions(log), () -> Readings.tokens(log));
        row(out, "full job / token scan", tokens.ratio(), "floor .75, goal 1.0");
        if (!counts.equals(Readings.trees(log))) {
            throw new IllegalStateException("counts differ: " + counts + " and " + Readings.trees(log));
        }
        long events = Readings.events(log);
        out.printf(Locale.ROOT, "%d events%n", events);
        row(out, "bytes allocated per event, full job", perEvent(tokens.task, events), "floor 200, goal 150");
        row(out, "nanoseconds per event, full job", (double) tokens.task.nanos() / events, "");
        Pair trees = measure(() -> Readings.sessions(log), () -> Readings.trees(log));
        row(out, "full job / tree per line and the same sessions", trees.ratio(), "floor 2.2, goal 3");
        row(out, "bytes allocated per event, trees", perEvent(trees.reference, events), "");
        Pair parse = measure(() -> Readings.events(log), () -> Readings.tokens(log));
        row(out, "events alone / token scan", parse.ratio(), "");
        row(out, "bytes allocated per event, events alone", perEvent(parse.task, events), "");
        printLines(out, counts, events);
        row(
                out,
                "tree per line alone / token scan",
                measure(() -> Readings.treesOnly(log), () -> Readings.tokens(log))
                        .ratio(),
                "");
        row(
                out,
                "line split / token scan",
                measure(() -> Readings.lines(log), () -> Readings.tokens(log)).ratio(),
                "");
    }

    /** Lines that somebody else brings, against the log that holds them. */
    private void printLines(PrintStream out, Counts counts, long events) {
        if (!counts.equals(Readings.sessionsOfLines(log)) || events != Readings.eventsOfLines(log)) {
            throw new IllegalStateException("lines give other counts: " + Readings.sessionsOfLines(log));
        }
        Pair parser = measure(() -> Readings.eventsOfLines(log), () -> Readings.events(log));
        row(out, "EventParser / events of the log", parser.ratio(), "");
        Pair assembler = measure(() -> Readings.sessionsOfLines(log), () -> Readings.sessions(log));
        row(out, "lines into a SessionAssembler / sessions of the log", assembler.ratio(), "");
    }

    /** A task and what it is compared with. */
    private record Pair(Meter.Task task, Meter.Task reference) {
        double ratio() {
            return task.timesFasterThan(reference);
        }
    }

    private Pair measure(Supplier<?> work, Supplier<?> reference) {
        Meter meter = Meter.ofThread();
        Pair pair = new Pair(meter.task("task", work), meter.task("reference", reference));
        meter.warmUp(WARM_UP);
        meter.run(0, rounds);
        return pair;
    }

    private static double perEvent(Meter.Task task, long events) {
        return (double) task.allocatedBytes() / events;
    }

    private static void row(PrintStream out, String what, double value, String goal) {
        out.printf(Locale.ROOT, "%-50s %8.2f   %s%n", what, value, goal);
    }
}
