package io.github.cowriekit.parser.internal.merge;

import io.github.cowriekit.parser.internal.bytes.DecompressionLimits;
import io.github.cowriekit.parser.internal.files.TimeWindow;

/**
 * How inputs are read.
 *
 * @param maxLineLength bytes of a line, or of an object
 * @param limits how much may come out of a compressed input
 * @param window the time of which events are wanted
 * @param keepDuplicates whether an event counts again in another copy of the log
 * @param bySession whether an event without a session is of no use
 */
public record ReadOptions(
        int maxLineLength, DecompressionLimits limits, TimeWindow window, boolean keepDuplicates, boolean bySession) {}
