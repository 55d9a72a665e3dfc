package io.github.cowriekit.parser;

import io.github.cowriekit.parser.internal.problem.Problems;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Who hears of a reading.
 *
 * @param problem hears of problems, null to log the first of them
 * @param progress hears of progress, null if nobody does
 * @param end hears of the totals at the end
 * @param isStrict whether the first problem ends the reading
 */
record ReadListeners(
        @Nullable Consumer<? super ParseProblem> problem,
        @Nullable Consumer<? super ReadProgress> progress,
        Consumer<? super ReadSummary> end,
        boolean isStrict) {
    static final ReadListeners NONE = new ReadListeners(null, null, summary -> {}, false);

    ReadListeners onProblem(Consumer<? super ParseProblem> listener) {
        return new ReadListeners(listener, progress, end, isStrict);
    }

    ReadListeners onProgress(Consumer<? super ReadProgress> listener) {
        return new ReadListeners(problem, listener, end, isStrict);
    }

    ReadListeners onEnd(Consumer<? super ReadSummary> listener) {
        return new ReadListeners(problem, progress, listener, isStrict);
    }

    ReadListeners strict() {
        return new ReadListeners(problem, progress, end, true);
    }

    /** Returns the listener that every problem goes to. */
    Consumer<ParseProblem> problems() {
        Consumer<ParseProblem> listener = problem == null ? Problems.logged() : problem::accept;
        return isStrict ? listener.andThen(Problems.strict()) : listener;
    }
}
