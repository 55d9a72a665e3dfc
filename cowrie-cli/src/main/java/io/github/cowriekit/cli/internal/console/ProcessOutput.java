package io.github.cowriekit.cli.internal.console;

import java.io.IOException;
import java.io.OutputStream;
import java.util.function.BooleanSupplier;

/** Standard output, which tells when its reader is gone: the JDK has only the system's words for it, in the language of its user. */
final class ProcessOutput extends OutputStream {
    private final OutputStream out;
    private final BooleanSupplier failsOnlyIfClosed;

    /**
     * @param failsOnlyIfClosed whether it has no other reason to fail; asked when it does
     */
    ProcessOutput(OutputStream out, BooleanSupplier failsOnlyIfClosed) {
        this.out = out;
        this.failsOnlyIfClosed = failsOnlyIfClosed;
    }

    /** Says that nobody reads any more. */
    static final class ClosedException extends IOException {
        private static final long serialVersionUID = 1;

        private ClosedException(IOException cause) {
            super("nobody reads the output", cause);
        }
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        try {
            out.write(bytes, offset, length);
        } catch (IOException e) {
            throw "Broken pipe".equals(e.getMessage()) || failsOnlyIfClosed.getAsBoolean() ? new ClosedException(e) : e;
        }
    }

    @Override
    public void flush() throws IOException {
        out.flush();
    }
}
