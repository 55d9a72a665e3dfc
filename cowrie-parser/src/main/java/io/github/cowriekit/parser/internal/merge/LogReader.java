package io.github.cowriekit.parser.internal.merge;

import io.github.cowriekit.model.event.CowrieEvent;
import io.github.cowriekit.parser.ParseProblem;
import io.github.cowriekit.parser.ParseProblem.Kind;
import io.github.cowriekit.parser.ReadProgress;
import io.github.cowriekit.parser.ReadSummary;
import io.github.cowriekit.parser.internal.ahead.ReadWorkers;
import io.github.cowriekit.parser.internal.bytes.CountingInput;
import io.github.cowriekit.parser.internal.bytes.LogInput;
import io.github.cowriekit.parser.internal.event.EventReader;
import io.github.cowriekit.parser.internal.files.TimeWindow;
import io.github.cowriekit.parser.internal.json.EventFields;
import io.github.cowriekit.parser.internal.json.Slices;
import io.github.cowriekit.parser.internal.problem.Problems;
import io.github.cowriekit.parser.internal.time.Micros;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Reads the events of several inputs in the order of time, one line of each open input in memory. Not thread-safe.
 *
 * <p>Each input keeps its own order. Inputs whose times overlap (several sensors, snapshots of one log) are read side by
 * side; one is opened when the time in the others reaches its first event, so of a rotated log only one or two are open.
 */
public final class LogReader implements AutoCloseable {
    /** If more inputs overlap, the rest wait. */
    private static final int MAX_OPEN = 64;

    private final List<LogInput> inputs;
    private final ReadContext context;
    private final List<InputReader> open = new ArrayList<>();
    private int next;
    private @Nullable InputReader current;
    private @Nullable Instant uncertainUntil;
    private final Consumer<? super ReadSummary> onEnd;
    private final Consumer<Runnable> inOrder;
    private final boolean keepsWorkers;

    public LogReader(
            List<LogInput> inputs,
            ReadOptions options,
            Consumer<ParseProblem> problems,
            @Nullable Consumer<? super ReadProgress> progress,
            Consumer<? super ReadSummary> onEnd) {
        this(inputs, options, problems, progress, onEnd, options.workers(), null, () -> false);
    }

    /**
     * Creates it.
     *
     * @param workers read ahead, null if there are none
     * @param inOrder runs, behind what was handed over before, what changes the answer of {@link #mayHaveBegunEarlier}, so
     *     that the workers are wanted behind the last event, until {@link #endWorkers}; null if nothing waits
     * @param isFull whether so many problems wait that reading has to stop for now
     */
    public LogReader(
            List<LogInput> inputs,
            ReadOptions options,
            Consumer<ParseProblem> problems,
            @Nullable Consumer<? super ReadProgress> progress,
            Consumer<? super ReadSummary> onEnd,
            @Nullable ReadWorkers workers,
            @Nullable Consumer<Runnable> inOrder,
            BooleanSupplier isFull) {
        this.onEnd = onEnd;
        this.inOrder = inOrder == null ? Runnable::run : inOrder;
        this.keepsWorkers = inOrder != null;
        this.inputs = options.window().select(inputs);
        EventReader reader = new EventReader(options.maxLineLength());
        this.context = new ReadContext(
                options,
                reader,
                problems,
                new CountingInput.Progress(
                        this.inputs.stream().mapToLong(LogInput::size).sum(), progress),
                new CutLines(reader, options.maxLineLength(), problems),
                options.keepDuplicates() ? null : new Duplicates(),
                new ReadTotals(),
                workers,
                isFull);
    }

    /** Moves to the next event; returns false at the end of the last input, and where reading has to stop for now. */
    public boolean next() {
        InputReader earliest = earliest();
        while (next < inputs.size() && open.size() < MAX_OPEN && !isFull() && isDue(inputs.get(next), earliest)) {
            InputReader opened = new InputReader(inputs.get(next++), context);
            Instant begins = opened.beginsAt();
            if (begins != null) {
                inOrder.accept(() -> noteBegin(begins));
            }
            open.add(opened);
            earliest = earliest();
        }
        if (isFull()) {
            return false;
        }
        if (earliest == null) {
            context.cutLines().giveUp();
            if (!keepsWorkers) {
                endWorkers();
            }
            return false;
        }
        earliest.take();
        // a reference store costs a GC write barrier; comparing first is cheaper
        if (current != earliest) {
            current = earliest;
        }
        return true;
    }

    /** Returns the event moved to. */
    public CowrieEvent event() {
        return Objects.requireNonNull(current).event();
    }

    /** Returns the line of the event moved to, null if there is only its record. */
    @Nullable
    public EventFields line() {
        return Objects.requireNonNull(current).line();
    }

    /**
     * Reports the totals of the reading.
     *
     * @param repeated sessions that were left out since they came whole before
     * @param evicted sessions that were handed over before they were closed
     */
    public void end(long repeated, long evicted) {
        if (repeated > 0) {
            report(Kind.REPEATED_EVENTS, repeated + " sessions that came whole before, in another copy of the log");
        }
        if (evicted > 0) {
            report(
                    Kind.EVICTED_SESSIONS,
                    evicted + " sessions were handed over before they ended and may come in parts, since more were open"
                            + " at once than there is room for; a larger heap or other limits keep them whole");
        }
        onEnd.accept(context.totals().summary(repeated, evicted));
    }

    private void report(Kind kind, String reason) {
        String first = inputs.isEmpty() ? "" : inputs.get(0).name();
        String name = inputs.size() < 2 ? first : first + " and " + (inputs.size() - 1) + " more";
        context.problems().accept(new ParseProblem(name, 0, 0, kind, reason, null));
    }

    /** Returns the decoder of values in lines. */
    public Slices slices() {
        return context.reader().slices();
    }

    /**
     * Returns whether a session that shows no connect may have begun before the place where reading began, so that its
     * first event is not known.
     */
    public boolean mayHaveBegunEarlier(@Nullable Instant startedAt) {
        return uncertainUntil != null && startedAt != null && startedAt.isBefore(uncertainUntil);
    }

    /** Ends the threads that read ahead. */
    public void endWorkers() {
        if (context.workers() != null) {
            context.workers().close();
        }
    }

    @Override
    public void close() {
        open.forEach(InputReader::close);
        open.clear();
        endWorkers();
        next = inputs.size();
        for (LogInput input : inputs) {
            try {
                input.storage().release();
            } catch (IOException e) {
                String reason = "closing it failed: " + Problems.describe(e);
                context.problems().accept(new ParseProblem(input.name(), 0, 0, Kind.UNREADABLE_FILE, reason, null));
            }
        }
    }

    private boolean isFull() {
        return context.isFull().getAsBoolean();
    }

    /**
     * Returns the open input whose next event is the earliest, the first of several; null when none is left, or if reading has
     * to stop for now.
     */
    private @Nullable InputReader earliest() {
        InputReader earliest = null;
        for (int i = 0; i < open.size(); i++) {
            InputReader reader = open.get(i);
            if (!reader.hasEvent()) {
                if (isFull()) {
                    return null;
                }
                reader.close();
                open.remove(i--);
            } else if (earliest == null || reader.time() < earliest.time()) {
                earliest = reader;
            }
        }
        return earliest;
    }

    private static boolean isDue(LogInput input, @Nullable InputReader earliest) {
        return earliest == null || (input.firstTime() != null && Micros.of(input.firstTime()) <= earliest.time());
    }

    private void noteBegin(Instant beginsAt) {
        Instant until = TimeWindow.later(beginsAt, context.options().window().before());
        uncertainUntil = uncertainUntil == null || until.isAfter(uncertainUntil) ? until : uncertainUntil;
    }
}
