package io.github.cowriekit.parser;

import io.github.cowriekit.parser.internal.bytes.DecompressionLimits;
import io.github.cowriekit.parser.internal.files.TimeWindow;
import io.github.cowriekit.parser.internal.merge.ReadOptions;

/** How much a reading takes of what it finds: of sessions, of a line, out of a compressed file. */
record ReadLimits(SessionLimits sessions, int maxLineLength, DecompressionLimits decompression) {
    static final ReadLimits STANDARD = new ReadLimits(SessionLimits.standard(), 16 << 20, DecompressionLimits.STANDARD);

    ReadLimits sessions(SessionLimits limits) {
        return new ReadLimits(limits, maxLineLength, decompression);
    }

    ReadLimits maxLineLength(int bytes) {
        return new ReadLimits(sessions, (int) positive(bytes, "bytes"), decompression);
    }

    ReadLimits maxDecompressedBytes(long bytes) {
        return new ReadLimits(
                sessions, maxLineLength, new DecompressionLimits(positive(bytes, "bytes"), decompression.ratio()));
    }

    ReadLimits maxCompressionRatio(int ratio) {
        return new ReadLimits(sessions, maxLineLength, new DecompressionLimits(decompression.bytes(), (int)
                positive(ratio, "ratio")));
    }

    ReadOptions options(TimeWindow window, boolean keepDuplicates, boolean bySession) {
        return new ReadOptions(maxLineLength, decompression, window, keepDuplicates, bySession);
    }

    private static long positive(long value, String name) {
        if (value < 1) {
            throw new IllegalArgumentException(name + " must be positive, is " + value);
        }
        return value;
    }
}
