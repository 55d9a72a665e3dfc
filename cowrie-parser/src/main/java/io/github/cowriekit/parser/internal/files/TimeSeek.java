package io.github.cowriekit.parser.internal.files;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds the part of a big plain log that holds a time, by sampling lines.
 *
 * <p> Samples all over the file must have increasing times, apart from a little disorder; otherwise, and wherever no line with
 * a time is found, the whole file is read.
 */
public final class TimeSeek {
    /** A smaller file is read faster than searched. */
    static final long WORTHWHILE = 4L << 20;

    private static final int MIN_SAMPLES = 8;
    private static final int MAX_SAMPLES = 64;
    private static final int FIRST_CHUNK = 1 << 13;
    private static final int MAX_CHUNK = 1 << 20;
    private static final long NEAR = 1 << 16;

    private final SeekableByteChannel channel;
    private final long size;

    /** A line and the time of its event. */
    private record Stamp(long offset, Instant time) {}

    /**
     * The part to read.
     *
     * @param from offset of the first line
     * @param to offset behind the last line
     * @param firstTime time at the first line, null when the file is read from its beginning
     */
    public record Part(long from, long to, @Nullable Instant firstTime) {
        boolean isEmpty() {
            return from >= to;
        }
    }

    private TimeSeek(SeekableByteChannel channel, long size) {
        this.channel = channel;
        this.size = size;
    }

    /**
     * Returns the part of a log that a window needs.
     *
     * <p>The margin before the window is cut at a small share of the file, since it could be most of it.
     */
    public static Part find(SeekableByteChannel channel, TimeWindow window) throws IOException {
        long size = channel.size();
        Part all = new Part(0, Long.MAX_VALUE, null);
        if (window.isOpen() || size < WORTHWHILE) {
            return all;
        }
        TimeSeek seek = new TimeSeek(channel, size);
        if (!seek.read(0, 1).equals("{")) {
            return all;
        }
        List<Stamp> samples = seek.samples();
        if (samples.isEmpty()) {
            return all;
        }
        long from = 0;
        Instant firstTime = null;
        if (window.since() != null) {
            long wanted = seek.offsetOf(window.from(), samples);
            long begin = seek.offsetOf(TimeWindow.earlier(window.since(), TimeWindow.DISORDER), samples);
            if (wanted < 0 || begin < 0) {
                return all;
            }
            Stamp start = seek.stampAt(Math.max(wanted, begin - Math.max(WORTHWHILE, size / 256)), size);
            if (start != null && start.offset() > 0) {
                from = start.offset();
                firstTime = start.time();
            }
        }
        // events written since the search belong to the part, too
        boolean toEnd = !samples.get(samples.size() - 1).time().isAfter(window.to());
        long to = toEnd ? Long.MAX_VALUE : seek.endOf(window.to(), samples);
        return to < 0 ? all : new Part(from, to, firstTime);
    }

    /** Returns lines from all over the file, none if their times do not grow. */
    private List<Stamp> samples() throws IOException {
        int count = (int) Math.max(MIN_SAMPLES, Math.min(MAX_SAMPLES, size >> 24));
        List<Stamp> samples = new ArrayList<>();
        Instant latest = Instant.MIN;
        for (int i = 0; i <= count; i++) {
            // the last one is the last line that is whole
            Stamp stamp = i < count ? stampAt(size / count * i, size) : lastStamp();
            if (stamp == null || stamp.time().isBefore(latest)) {
                return List.of();
            }
            latest = stamp.time().minus(TimeWindow.DISORDER);
            samples.add(stamp);
        }
        return samples;
    }

    private @Nullable Stamp lastStamp() throws IOException {
        long begin = Math.max(0, size - NEAR);
        String text = read(begin, (int) NEAR);
        Stamp last = null;
        int line = text.indexOf('\n') + 1;
        for (int stop; line > 0 && (stop = text.indexOf('\n', line)) >= 0; line = stop + 1) {
            Instant time = LogHead.firstTime(text.substring(line, stop));
            last = time == null ? last : new Stamp(begin + line, time);
        }
        return last;
    }

    /** Returns the offset of a line near the first one at or after a time, and not behind it; -1 if times do not grow. */
    private long offsetOf(Instant time, List<Stamp> samples) throws IOException {
        return bracket(time, samples)[0];
    }

    /** Returns the offset of a line near the first one at or after a time, and not before it; -1 if times do not grow. */
    private long endOf(Instant time, List<Stamp> samples) throws IOException {
        return bracket(time, samples)[1];
    }

    private long[] bracket(Instant time, List<Stamp> samples) throws IOException {
        long low = 0;
        long high = size;
        Instant earliest = Instant.MIN;
        Instant latest = Instant.MAX;
        for (Stamp sample : samples) {
            if (sample.time().isBefore(time)) {
                low = sample.offset();
                earliest = sample.time().minus(TimeWindow.DISORDER);
            } else {
                high = sample.offset();
                latest = sample.time().plus(TimeWindow.DISORDER);
                break;
            }
        }
        while (high - low > NEAR) {
            Stamp stamp = stampAt(low + (high - low) / 2, high);
            if (stamp == null) {
                break;
            }
            if (stamp.time().isBefore(earliest) || stamp.time().isAfter(latest)) {
                return new long[] {-1, -1};
            }
            if (stamp.time().isBefore(time)) {
                low = stamp.offset();
                earliest = stamp.time().minus(TimeWindow.DISORDER);
            } else {
                high = stamp.offset();
                latest = stamp.time().plus(TimeWindow.DISORDER);
            }
        }
        return new long[] {low, high};
    }

    /** Returns the first line with a time that begins at or behind an offset and before a limit, null if none is near. */
    private @Nullable Stamp stampAt(long offset, long limit) throws IOException {
        // the byte before tells whether a line begins here
        long begin = Math.max(0, offset - 1);
        for (int length = FIRST_CHUNK; length <= MAX_CHUNK; length *= 8) {
            String text = read(begin, length);
            int line = offset == 0 ? 0 : text.indexOf('\n') + 1;
            while ((line > 0 || offset == 0) && begin + line < limit) {
                int stop = text.indexOf('\n', line);
                if (stop < 0) {
                    break;
                }
                Instant time = text.startsWith("{\"", line) ? LogHead.firstTime(text.substring(line, stop)) : null;
                if (time != null) {
                    return new Stamp(begin + line, time);
                }
                line = stop + 1;
            }
        }
        return null;
    }

    private String read(long offset, int length) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate((int) Math.min(length, Math.max(0, size - offset)));
        channel.position(offset);
        while (buffer.hasRemaining() && channel.read(buffer) >= 0) {
            // until the buffer is full or the file ends
        }
        return new String(buffer.array(), 0, buffer.position(), StandardCharsets.ISO_8859_1);
    }
}
