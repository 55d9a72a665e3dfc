package io.github.cowriekit.parser;

import io.github.cowriekit.parser.internal.ahead.Block;
import io.github.cowriekit.parser.internal.bytes.DecompressionLimits;
import io.github.cowriekit.parser.internal.files.TimeWindow;
import io.github.cowriekit.parser.internal.merge.ReadOptions;

/**
 * How much a reading takes of what it finds, and of the machine.
 *
 * @param sessions limits of sessions
 * @param maxLineLength bytes of a line
 * @param decompression how much may come out of a compressed file
 * @param threads how many threads read, the one that consumes included
 * @param blockSize bytes that a thread reads ahead at a time
 */
record ReadLimits(
        SessionLimits sessions, int maxLineLength, DecompressionLimits decompression, int threads, int blockSize) {
    private static final int BLOCK_PER_SESSION = 1 << 10;

    static final ReadLimits STANDARD =
            new ReadLimits(SessionLimits.standard(), 16 << 20, DecompressionLimits.STANDARD, 1, Block.SIZE);

    ReadLimits sessions(SessionLimits limits) {
        return new ReadLimits(limits, maxLineLength, decompression, threads, blockSize);
    }

    ReadLimits maxLineLength(int bytes) {
        return new ReadLimits(sessions, (int) positive(bytes, "bytes"), decompression, threads, blockSize);
    }

    ReadLimits maxDecompressedBytes(long bytes) {
        return with(new DecompressionLimits(positive(bytes, "bytes"), decompression.ratio()));
    }

    ReadLimits maxCompressionRatio(int ratio) {
        return with(new DecompressionLimits(decompression.bytes(), (int) positive(ratio, "ratio")));
    }

    ReadLimits threads(int count) {
        return new ReadLimits(sessions, maxLineLength, decompression, (int) positive(count, "threads"), blockSize);
    }

    ReadLimits blockSize(int bytes) {
        return new ReadLimits(sessions, maxLineLength, decompression, threads, bytes);
    }

    /** Returns how many finished sessions a thread makes records of at a time. */
    int batchSize() {
        return Math.max(1, blockSize / BLOCK_PER_SESSION);
    }

    ReadOptions options(TimeWindow window, boolean keepDuplicates, boolean bySession) {
        return new ReadOptions(maxLineLength, decompression, window, keepDuplicates, bySession, threads, blockSize);
    }

    private ReadLimits with(DecompressionLimits limits) {
        return new ReadLimits(sessions, maxLineLength, limits, threads, blockSize);
    }

    private static long positive(long value, String name) {
        if (value < 1) {
            throw new IllegalArgumentException(name + " must be positive, is " + value);
        }
        return value;
    }
}
