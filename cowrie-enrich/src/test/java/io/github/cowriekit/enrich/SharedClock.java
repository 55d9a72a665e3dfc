package io.github.cowriekit.enrich;

import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.locks.LockSupport;

/**
 * Virtual time of several processes: it moves to the next one's end of sleep once all of them sleep, so that nobody is late.
 */
final class SharedClock extends Clock {
    private static final VarHandle LONGS = MethodHandles.byteBufferViewVarHandle(long[].class, ByteOrder.nativeOrder());
    private static final long AWAKE = 0;
    private static final long GONE = Long.MAX_VALUE;

    private final ByteBuffer memory;
    private final int me;
    private final int all;

    /** Opens it; memory holds the time, then for each process the end of its sleep. */
    SharedClock(Path file, int me, int all) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            this.memory = channel.map(FileChannel.MapMode.READ_WRITE, 0, 8L * (all + 1));
        }
        this.me = me;
        this.all = all;
    }

    /** Makes the file with the start of time. */
    static void create(Path file, Instant start, int all) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(8 * (all + 1)).order(ByteOrder.nativeOrder());
        bytes.putLong(0, start.toEpochMilli());
        Files.write(file, bytes.array());
    }

    @Override
    public Instant instant() {
        return Instant.ofEpochMilli(get(0));
    }

    /** Waits until the time has passed, or the thread is interrupted. */
    void sleep(Duration duration) {
        long end = get(0) + duration.toMillis();
        set(me, end);
        while (get(0) < end) {
            long next = GONE;
            boolean isSomebodyAwake = false;
            for (int i = 1; i <= all; i++) {
                long wake = get(i);
                isSomebodyAwake |= wake == AWAKE;
                next = Math.min(next, wake);
            }
            long now = get(0);
            if (!isSomebodyAwake && next > now) {
                LONGS.compareAndSet(memory, 0, now, next);
            } else {
                LockSupport.parkNanos(20_000);
            }
            if (Thread.currentThread().isInterrupted()) {
                return;
            }
        }
        set(me, AWAKE);
    }

    /** Lets the others go on without this process. */
    void leave() {
        set(me, GONE);
    }

    private long get(int place) {
        return (long) LONGS.getVolatile(memory, place * 8);
    }

    private void set(int place, long value) {
        LONGS.setVolatile(memory, place * 8, value);
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }
}
