package io.github.cowriekit.parser.internal.merge;

import io.github.cowriekit.parser.ParseProblem;
import io.github.cowriekit.parser.ParseProblem.Kind;
import io.github.cowriekit.parser.internal.bytes.Compression;
import io.github.cowriekit.parser.internal.bytes.DecompressionLimits;
import io.github.cowriekit.parser.internal.problem.Problems;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * What is wrong with one input.
 *
 * <p>Problems of lines are held back until the first event: an input without events is not a log, which is one problem, not one
 * per line.
 */
final class InputProblems {
    private static final int FEW = 3;
    private static final int MAX_HELD = 1_000;

    private final String name;
    private final Consumer<ParseProblem> problems;
    private final List<ParseProblem> held = new ArrayList<>(0);
    private long notHeld;
    private boolean sawEvent;
    private final Set<Kind> said = EnumSet.noneOf(Kind.class);

    InputProblems(String name, Consumer<ParseProblem> problems) {
        this.name = name;
        this.problems = problems;
    }

    String name() {
        return name;
    }

    /** Reports a problem of the whole input. */
    void report(Kind kind, String reason) {
        problems.accept(new ParseProblem(name, 0, 0, kind, reason, null));
    }

    /** Reports a problem of the current line. */
    void report(Kind kind, String reason, Lines line) {
        if (Problems.isOfAllLines(kind) && !said.add(kind)) {
            return;
        }
        if (sawEvent) {
            problems.accept(at(line, kind, reason));
        } else if (held.size() < MAX_HELD) {
            held.add(at(line, kind, reason));
        } else {
            notHeld++;
        }
    }

    /**
     * Reports what ended the input early.
     *
     * @param compressed whether the input was compressed
     */
    void reportFailure(IOException failure, boolean compressed) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof DecompressionLimits.ExceededException e) {
                report(Kind.DECOMPRESSION_LIMIT, Problems.describe(e));
                return;
            }
            if (cause instanceof Compression.UnsupportedException e) {
                report(Kind.UNSUPPORTED_COMPRESSION, Problems.describe(e));
                return;
            }
        }
        if (compressed) {
            report(Kind.DAMAGED_ARCHIVE, "cut off or damaged: " + Problems.describe(failure));
        } else {
            report(Kind.UNREADABLE_FILE, "reading it failed: " + Problems.describe(failure));
        }
    }

    /** Reports how many events of the input were left out for which reason, if any were. */
    void reportCounts(long repeats, long withoutSession) {
        if (repeats > 0) {
            report(Kind.REPEATED_EVENTS, repeats + " events that were read before, in another copy of the log");
        }
        if (withoutSession > 0) {
            report(Kind.NO_SESSION, withoutSession + " events that name no session, so that they are in none of them");
        }
    }

    void reportTooLong(Lines line, int limit) {
        report(
                Kind.LINE_TOO_LONG,
                "longer than " + limit + " bytes; not read; another limit or, for an export, jq -c '.[]' helps",
                line);
    }

    /** Reports the NUL bytes of a line, if it had any. */
    void reportNuls(Lines line) {
        if (line.nuls() > 0) {
            report(Kind.NUL_BYTES, line.nuls() + " NUL bytes taken out of the line", line);
        }
    }

    ParseProblem at(Lines line, Kind kind, String reason) {
        String excerpt = Problems.excerpt(line.buffer(), line.from(), line.length());
        return new ParseProblem(name, line.number(), line.offset(), kind, reason, excerpt);
    }

    void sawEvent() {
        if (!sawEvent) {
            sawEvent = true;
            tellHeld();
            if (notHeld > 0) {
                report(Kind.NOT_AN_EVENT, notHeld + " more lines before the first event are none");
            }
        }
    }

    /** Reports what was held back, at the end of an input. */
    void end() {
        if (!sawEvent && held.size() > FEW) {
            ParseProblem first = held.get(0);
            held.clear();
            problems.accept(new ParseProblem(
                    name,
                    first.line(),
                    first.byteOffset(),
                    Kind.NOT_A_LOG,
                    "not a log: no event in it; the first that is none: " + first.reason(),
                    first.excerpt()));
        }
        tellHeld();
    }

    private void tellHeld() {
        List<ParseProblem> told = List.copyOf(held);
        held.clear();
        told.forEach(problems);
    }
}
