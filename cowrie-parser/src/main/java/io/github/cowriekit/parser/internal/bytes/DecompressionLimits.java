package io.github.cowriekit.parser.internal.bytes;

import java.io.IOException;

/**
 * How much may come out of a compressed input.
 *
 * @param bytes decompressed bytes per input
 * @param ratio decompressed bytes per stored byte, over the whole input so far and all layers of compression
 */
public record DecompressionLimits(long bytes, int ratio) {
    /** 256 GB per input and a ratio that no log reaches. */
    public static final DecompressionLimits STANDARD = new DecompressionLimits(1L << 38, 500);

    /** A run of NUL bytes compresses a thousandfold without being a bomb, so the ratio only counts beyond this size. */
    private static final long HARMLESS = 64L << 20;

    /** Says that an input would grow beyond a limit. */
    public static final class ExceededException extends IOException {
        private static final long serialVersionUID = 1L;

        public ExceededException(String message) {
            super(message);
        }
    }

    void check(long stored, long decompressed) throws ExceededException {
        if (decompressed > bytes) {
            throw new ExceededException("decompresses to more than " + bytes + " bytes; the rest is not read");
        }
        if (decompressed > HARMLESS && decompressed / ratio > stored) {
            throw new ExceededException("decompresses to more than " + ratio + " times its size; the rest is not read");
        }
    }
}
