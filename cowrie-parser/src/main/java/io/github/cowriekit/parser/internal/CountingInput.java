package io.github.cowriekit.parser.internal;

import io.github.cowriekit.parser.ReadProgress;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Counts the bytes of the stored input and tells a listener about every megabyte. */
final class CountingInput extends FilterInputStream {
    private static final long STEP = 1 << 20;

    private final String name;
    private final Progress progress;

    /** Bytes read over all inputs. */
    static final class Progress {
        private final long total;
        private final @Nullable Consumer<ReadProgress> listener;
        private long read;
        private long told;

        Progress(long total, @Nullable Consumer<ReadProgress> listener) {
            this.total = total;
            this.listener = listener;
        }

        private void add(long bytes, String name, boolean atEnd) {
            read += bytes;
            if (listener != null && (read - told >= STEP || atEnd)) {
                told = read;
                listener.accept(new ReadProgress(name, read, total));
            }
        }
    }

    CountingInput(InputStream in, String name, Progress progress) {
        super(in);
        this.name = name;
        this.progress = progress;
    }

    @Override
    public int read() throws IOException {
        int value = super.read();
        progress.add(value < 0 ? 0 : 1, name, value < 0);
        return value;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int read = super.read(buffer, offset, length);
        progress.add(Math.max(0, read), name, read < 0);
        return read;
    }

    @Override
    public boolean markSupported() {
        return false;
    }
}
