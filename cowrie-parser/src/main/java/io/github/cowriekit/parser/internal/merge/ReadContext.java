package io.github.cowriekit.parser.internal.merge;

import io.github.cowriekit.parser.ParseProblem;
import io.github.cowriekit.parser.internal.ahead.ReadWorkers;
import io.github.cowriekit.parser.internal.bytes.CountingInput;
import io.github.cowriekit.parser.internal.event.EventReader;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What the inputs of one reading share.
 *
 * @param duplicates events read so far, null when repeated ones count
 * @param totals what was read so far
 * @param workers read ahead, null if the thread that consumes reads
 * @param isFull whether reading has to stop for now
 */
record ReadContext(
        ReadOptions options,
        EventReader reader,
        Consumer<ParseProblem> problems,
        CountingInput.Progress progress,
        CutLines cutLines,
        @Nullable Duplicates duplicates,
        ReadTotals totals,
        @Nullable ReadWorkers workers,
        BooleanSupplier isFull) {}
