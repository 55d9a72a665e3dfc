package io.github.cowriekit.cli.internal.console;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/** Standard output, which tells when its reader is gone: the JDK has only the system's words for it, in the language of its user. */
final class ProcessOutput extends OutputStream {
    private final OutputStream out;
    private final boolean isPipe;

    /**
     * @param target what it leads to, such as {@code pipe:[123]}; empty if that is not known
     */
    ProcessOutput(String target) {
        this(new FileOutputStream(FileDescriptor.out), target);
    }

    ProcessOutput(OutputStream out, String target) {
        this.out = out;
        // a pipe has no other reason to fail
        this.isPipe = target.startsWith("pipe:") || target.startsWith("socket:");
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
            throw isPipe || "Broken pipe".equals(e.getMessage()) ? new ClosedException(e) : e;
        }
    }

    @Override
    public void flush() throws IOException {
        out.flush();
    }
}
