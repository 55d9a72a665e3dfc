package io.github.cowriekit.parser.internal.files;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cowriekit.parser.ParseProblem;
import io.github.cowriekit.parser.internal.ahead.Block;
import io.github.cowriekit.parser.internal.bytes.DecompressionLimits;
import io.github.cowriekit.parser.internal.bytes.LogInput;
import io.github.cowriekit.parser.internal.merge.LogReader;
import io.github.cowriekit.parser.internal.merge.ReadOptions;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongFunction;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class TimeSeekTest {
    private static final int LINE = 400;
    private static final long LINES = (1L << 30) / LINE;
    private static final Instant START = Instant.parse("2026-08-01T00:00:00.000123Z");
    private static final Instant END = START.plus(Duration.ofDays(2));
    private static final TimeWindow EVERYTHING = TimeWindow.ofEvents(null, null);

    private final List<ParseProblem> problems = new ArrayList<>();

    /** A gigabyte of lines of equal length, generated where they are read. */
    private static final class Virtual implements SeekableByteChannel, LogInput.Storage {
        private final LongFunction<Instant> times;
        private long position;
        private long touched;
        private long cachedLine = -1;
        private byte[] cached = new byte[0];

        Virtual(LongFunction<Instant> times) {
            this.times = times;
        }

        @Override
        public int read(ByteBuffer target) {
            if (position >= size()) {
                return -1;
            }
            int count = (int) Math.min(target.remaining(), size() - position);
            for (int i = 0; i < count; i++) {
                target.put(byteAt(position + i));
            }
            position += count;
            touched += count;
            return count;
        }

        private byte byteAt(long at) {
            if (at / LINE != cachedLine) {
                cachedLine = at / LINE;
                String line =
                        "{\"eventid\":\"cowrie.session.connect\",\"session\":\"%08x\",\"timestamp\":\"%s\",\"message\":\""
                                .formatted(cachedLine, times.apply(cachedLine));
                cached = (line + "x".repeat(LINE - 3 - line.length()) + "\"}\n").getBytes(StandardCharsets.US_ASCII);
            }
            return cached[(int) (at % LINE)];
        }

        @Override
        public SeekableByteChannel position(long newPosition) {
            position = newPosition;
            return this;
        }

        @Override
        public long position() {
            return position;
        }

        @Override
        public long size() {
            return LINES * LINE;
        }

        @Override
        public InputStream open() {
            position = 0;
            return Channels.newInputStream(this);
        }

        @Override
        public SeekableByteChannel channel() {
            return this;
        }

        @Override
        public int write(ByteBuffer source) {
            throw new UnsupportedOperationException();
        }

        @Override
        public SeekableByteChannel truncate(long size) {
            throw new UnsupportedOperationException();
        }

        @Override
        public boolean isOpen() {
            return true;
        }

        @Override
        public void close() {}
    }

    /** Times that grow evenly. */
    private static Instant even(long line) {
        Duration span = Duration.between(START, END);
        return START.plusNanos(span.toNanos() / LINES * line / 1_000 * 1_000);
    }

    private long count(Virtual log, TimeWindow window, Instant since, Instant until) {
        LogInput input = new LogInput("cowrie.json", log.size(), log, null);
        DecompressionLimits limits = new DecompressionLimits(Long.MAX_VALUE, 100);
        ReadOptions options = new ReadOptions(1 << 20, limits, window, false, false, 1, Block.SIZE);
        long count = 0;
        try (LogReader reader = new LogReader(List.of(input), options, problems::add, null, summary -> {})) {
            while (reader.next()) {
                Instant time = reader.event().timestamp();
                count += time != null && !time.isBefore(since) && time.isBefore(until) ? 1 : 0;
            }
        }
        return count;
    }

    private static long expected(Instant since, Instant until) {
        long count = 0;
        for (long line = 0; line < LINES; line++) {
            Instant time = even(line);
            count += !time.isBefore(since) && time.isBefore(until) ? 1 : 0;
        }
        return count;
    }

    @Test
    @Tag("slow")
    void touchesAFewPercentOfAGigabyteForItsLastHour() {
        Instant since = END.minus(Duration.ofHours(1));
        long events = expected(since, Instant.MAX);
        for (TimeWindow window :
                List.of(TimeWindow.ofEvents(since, null), TimeWindow.ofSessions(since, null, Duration.ofHours(6)))) {
            Virtual log = new Virtual(TimeSeekTest::even);

            assertThat(count(log, window, since, Instant.MAX)).isEqualTo(events);
            assertThat(log.touched).isLessThan(log.size() / 20);
        }
        assertThat(problems).isEmpty();
    }

    @Test
    void findsAnHourInTheMiddle() {
        Instant since = START.plus(Duration.ofHours(20));
        Instant until = since.plus(Duration.ofHours(1));
        Virtual log = new Virtual(TimeSeekTest::even);

        assertThat(count(log, TimeWindow.ofEvents(since, until), since, until)).isEqualTo(expected(since, until));
        assertThat(log.touched).isLessThan(log.size() / 20);
    }

    @Test
    void readsNothingButSamplesOfALogThatIsOver() {
        Virtual log = new Virtual(TimeSeekTest::even);
        Instant since = END.plus(Duration.ofDays(1));

        assertThat(count(log, TimeWindow.ofEvents(since, null), since, Instant.MAX))
                .isZero();
        assertThat(log.touched).isLessThan(log.size() / 100);
    }

    @Test
    void toleratesTimesThatAreALittleOutOfOrder() {
        Instant since = END.minus(Duration.ofMinutes(30));
        LongFunction<Instant> times = line -> even(line).minusSeconds(line % 7 * 60);
        Virtual log = new Virtual(times);
        long wanted = 0;
        for (long line = 0; line < LINES; line++) {
            wanted += times.apply(line).isBefore(since) ? 0 : 1;
        }

        assertThat(count(log, TimeWindow.ofEvents(since, null), since, Instant.MAX))
                .isEqualTo(wanted);
        assertThat(log.touched).isLessThan(log.size() / 20);
    }

    private static TimeSeek.Part part(LongFunction<Instant> times, TimeWindow window) throws Exception {
        return TimeSeek.find(new Virtual(times), window);
    }

    @Test
    void readsEverythingIfTheClockWasPutBack() throws Exception {
        TimeWindow lastHour = TimeWindow.ofEvents(END.minus(Duration.ofHours(1)), null);
        LongFunction<Instant> putBack =
                line -> line < LINES / 2 ? even(line) : even(line).minus(Duration.ofDays(1));

        assertThat(part(putBack, lastHour)).isEqualTo(new TimeSeek.Part(0, Long.MAX_VALUE, null));
        assertThat(part(TimeSeekTest::even, lastHour).from()).isPositive();
    }

    @Test
    @Tag("slow")
    void losesNothingWhereverABlockOfLinesHasAnotherTime() throws Exception {
        Instant since = START.plus(Duration.ofHours(17));
        TimeWindow window = TimeWindow.ofEvents(since, null);
        long firstWanted = 0;
        while (even(firstWanted).isBefore(since)) {
            firstWanted++;
        }
        for (Instant other : List.of(Instant.EPOCH, END.plus(Duration.ofDays(900)))) {
            for (long block = 0; block < 1_000; block++) {
                long begin = LINES / 1_000 * block;
                LongFunction<Instant> times = line -> line >= begin && line < begin + LINES / 500 ? other : even(line);
                TimeSeek.Part part = part(times, window);

                assertThat(part.from()).as("block %d of %s", block, other).isLessThanOrEqualTo(firstWanted * LINE);
                assertThat(part.to()).isEqualTo(Long.MAX_VALUE);
            }
        }
    }

    @Test
    void readsEverythingWithoutAWindow() throws Exception {
        assertThat(part(TimeSeekTest::even, EVERYTHING)).isEqualTo(new TimeSeek.Part(0, Long.MAX_VALUE, null));
    }
}
