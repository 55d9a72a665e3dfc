package io.github.cowriekit.parser.internal.bytes;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** An input that is unpacked where it is read, and fails as a {@link ReadAhead} does. */
public final class Unpacked extends FilterInputStream {
    public Unpacked(InputStream in) {
        super(in);
    }

    @Override
    public int read(byte[] target, int from, int length) throws IOException {
        try {
            return in.read(target, from, length);
        } catch (IOException e) {
            throw rethrown(e);
        } catch (RuntimeException | LinkageError e) {
            throw rethrown(failure(e));
        }
    }

    /** Returns what an unpacker threw that does not say so in its signature. */
    static IOException failure(Throwable thrown) {
        return new IOException(String.valueOf(thrown.getMessage()), thrown);
    }

    /** Returns an error for the reader of what was unpacked. */
    static IOException rethrown(IOException failure) {
        return new IOException(failure.getMessage(), failure);
    }
}
