package io.github.cowriekit.parser.internal.merge;

import io.github.cowriekit.parser.ParseProblem;
import io.github.cowriekit.parser.internal.bytes.CountingInput;
import io.github.cowriekit.parser.internal.event.EventReader;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What the inputs of one reading share.
 *
 * @param duplicates events read so far, null when repeated ones count
 * @param totals what was read so far
 */
record ReadContext(
        ReadOptions options,
        EventReader reader,
        Consumer<ParseProblem> problems,
        CountingInput.Progress progress,
        CutLines cutLines,
        @Nullable Duplicates duplicates,
        ReadTotals totals) {}
