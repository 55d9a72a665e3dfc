package io.github.cowriekit.parser.internal.bytes;

import io.github.cowriekit.parser.ReadProgress;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Counts the bytes of the stored input, possibly on another thread than the listener's. */
public final class CountingInput extends FilterInputStream {
    private final Progress progress;

    /** Bytes read over all inputs; tells a listener about every megabyte, on the thread that reads events. */
    public static final class Progress {
        private static final long STEP = 1 << 20;

        private final long total;
        private final @Nullable Consumer<? super ReadProgress> listener;
        private final AtomicLong read = new AtomicLong();
        private long told;

        public Progress(long total, @Nullable Consumer<? super ReadProgress> listener) {
            this.total = total;
            this.listener = listener;
        }

        public void tell(String name, boolean atEnd) {
            if (listener != null) {
                long now = read.get();
                if (now - told >= STEP || atEnd) {
                    told = now;
                    listener.accept(new ReadProgress(name, now, total));
                }
            }
        }
    }

    public CountingInput(InputStream in, Progress progress) {
        super(in);
        this.progress = progress;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int read = super.read(buffer, offset, length);
        progress.read.addAndGet(Math.max(0, read));
        return read;
    }

    @Override
    public long skip(long count) throws IOException {
        long skipped = super.skip(count);
        progress.read.addAndGet(skipped);
        return skipped;
    }

    @Override
    public boolean markSupported() {
        return false;
    }
}
