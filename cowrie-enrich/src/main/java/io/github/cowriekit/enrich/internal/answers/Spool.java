package io.github.cowriekit.enrich.internal.answers;

import io.github.cowriekit.enrich.spi.InvalidAnswerException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.zip.GZIPOutputStream;

/** Takes a list of many megabytes up to a limit and holds it compressed. Not thread-safe. */
final class Spool extends OutputStream {
    private final long limit;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final GZIPOutputStream compressor;
    private long written;

    /**
     * Creates it.
     *
     * @param limit most bytes to take, before they are compressed
     */
    Spool(long limit) throws IOException {
        this.limit = limit;
        this.compressor = new GZIPOutputStream(bytes, 1 << 16);
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] from, int offset, int length) throws IOException {
        if (length > limit - written) {
            throw new InvalidAnswerException("the answer has more than " + limit + " bytes");
        }
        written += length;
        compressor.write(from, offset, length);
    }

    /** Returns what was taken, as gzip; ends it. */
    byte[] compressed() throws IOException {
        compressor.finish();
        return bytes.toByteArray();
    }
}
