package io.github.cowriekit.parser.internal.merge;

import io.github.cowriekit.parser.internal.ahead.ReadWorkers;
import io.github.cowriekit.parser.internal.bytes.DecompressionLimits;
import io.github.cowriekit.parser.internal.files.TimeWindow;
import org.jspecify.annotations.Nullable;

/**
 * How inputs are read.
 *
 * @param maxLineLength bytes of a line, or of an object
 * @param limits how much may come out of a compressed input
 * @param window the time of which events are wanted
 * @param keepDuplicates whether an event counts again in another copy of the log
 * @param bySession whether an event without a session is of no use
 * @param threads how many threads read, the one that consumes included
 * @param blockSize bytes that a thread reads ahead at a time
 */
public record ReadOptions(
        int maxLineLength,
        DecompressionLimits limits,
        TimeWindow window,
        boolean keepDuplicates,
        boolean bySession,
        int threads,
        int blockSize) {
    /** Returns the threads beside the one that consumes, null if there are none. */
    @Nullable
    public ReadWorkers workers() {
        return threads > 1 ? new ReadWorkers(threads - 1, blockSize) : null;
    }
}
