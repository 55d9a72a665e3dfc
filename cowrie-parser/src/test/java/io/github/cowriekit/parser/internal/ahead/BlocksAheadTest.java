package io.github.cowriekit.parser.internal.ahead;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cowriekit.parser.internal.event.EventFactory;
import io.github.cowriekit.parser.internal.event.EventIdentity;
import io.github.cowriekit.parser.internal.json.EventFields;
import io.github.cowriekit.parser.internal.json.Mutations;
import io.github.cowriekit.parser.internal.json.SliceScanner;
import io.github.cowriekit.parser.internal.json.Slices;
import io.github.cowriekit.parser.internal.merge.Lines;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BlocksAheadTest {
    private static final int MAX_LENGTH = 1 << 20;

    /** An input that says when it was read to its end. */
    private static final class Watched extends InputStream {
        private final InputStream in;
        private final CountDownLatch ended = new CountDownLatch(1);

        Watched(byte[] content) {
            this.in = new ByteArrayInputStream(content);
        }

        @Override
        public int read() throws IOException {
            return in.read();
        }

        @Override
        public int read(byte[] target, int from, int length) throws IOException {
            int read = in.read(target, from, length);
            if (read < 0) {
                ended.countDown();
            }
            return read;
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void fillsFieldsAsScanningAgainWould(long seed) throws Exception {
        // at most as many blocks as may wait, so that all but the first are scanned ahead
        byte[] log = log(seed, 3_000);
        Watched in = new Watched(log);
        List<String> expected = scan(log);
        ReadWorkers workers = new ReadWorkers(1, Block.SIZE);
        List<String> actual = new ArrayList<>();
        int known = 0;
        EventFields fields = new EventFields(new Slices());
        SliceScanner scanner = new SliceScanner(fields);
        try (BlocksAhead blocks = workers.ahead(in, 0);
                Lines lines = new Lines(blocks, MAX_LENGTH)) {
            // reads the first block by itself and has a thread begin
            assertThat(lines.nextScanned(fields)).isFalse();
            in.ended.await();
            // joins the thread, which ends when everything is scanned
            workers.close();
            while (true) {
                if (lines.nextScanned(fields)) {
                    known++;
                    assertThat(lines.identity()).isEqualTo(EventIdentity.of(fields));
                    actual.add(describe(lines, fields));
                } else if (lines.nextObject(scanner)) {
                    if (fields.isEvent()) {
                        actual.add(describe(lines, fields));
                    }
                } else if (!lines.next()) {
                    break;
                }
            }
        }

        assertThat(actual).isEqualTo(expected);
        long inFirst = expected.stream()
                .filter(line -> Long.parseLong(line.substring(0, line.indexOf(' '))) < Block.SIZE)
                .count();
        assertThat((long) known)
                .isGreaterThanOrEqualTo(expected.size() - inFirst)
                .isGreaterThan(1_000);
    }

    /** Returns what is in the events that the scanner accepts. */
    private static List<String> scan(byte[] log) throws IOException {
        EventFields fields = new EventFields(new Slices());
        SliceScanner scanner = new SliceScanner(fields);
        List<String> events = new ArrayList<>();
        try (Lines lines = new Lines(new ByteArrayInputStream(log), MAX_LENGTH)) {
            while (true) {
                if (lines.nextObject(scanner)) {
                    if (fields.isEvent()) {
                        events.add(describe(lines, fields));
                    }
                } else if (!lines.next()) {
                    return events;
                }
            }
        }
    }

    private static String describe(Lines lines, EventFields fields) {
        String place = lines.offset() + " " + lines.number() + " " + lines.length() + " " + fields.size();
        long key = EventIdentity.of(fields);
        return place + " " + fields.known() + " " + fields.micros() + " " + key + " " + EventFactory.create(fields)
                + " " + fields.kex() + " " + fields.kexWeight() + " " + fields.others();
    }

    private static byte[] log(long seed, int lines) {
        Mutations mutations = new Mutations(Mutations.fixtures(), seed);
        ByteArrayOutputStream log = new ByteArrayOutputStream();
        for (int i = 0; i < lines; i++) {
            log.writeBytes(mutations.next());
            log.write('\n');
        }
        return log.toByteArray();
    }

    @Test
    void givesTheBytesOfTheInput() throws IOException {
        byte[] log = log(5, 2_000);
        ReadWorkers workers = new ReadWorkers(3, 777);
        try (BlocksAhead blocks = workers.ahead(new ByteArrayInputStream(log), 0)) {
            assertThat(blocks.readAllBytes()).isEqualTo(log);
            assertThat(blocks.read()).isEqualTo(-1);
        }
        workers.close();
    }

    @Test
    void boundsWhatWaitsOverAllInputs() throws IOException {
        ReadWorkers workers = new ReadWorkers(4, 100);
        List<BlocksAhead> inputs = new ArrayList<>();
        byte[] log = log(6, 300);
        for (int i = 0; i < 40; i++) {
            inputs.add(workers.ahead(new ByteArrayInputStream(log), 0));
        }
        List<ByteArrayOutputStream> read = new ArrayList<>();
        inputs.forEach(input -> read.add(new ByteArrayOutputStream()));
        byte[] some = new byte[1_000];
        boolean more = true;
        while (more) {
            more = false;
            for (int i = 0; i < inputs.size(); i++) {
                int count = inputs.get(i).read(some, 0, some.length);
                read.get(i).write(some, 0, Math.max(0, count));
                more |= count > 0;
            }
        }

        assertThat(read).allMatch(one -> Arrays.equals(one.toByteArray(), log));
        assertThat(workers.mostWaiting()).isPositive().isLessThanOrEqualTo(ReadWorkers.MAX_WAITING);
        for (BlocksAhead input : inputs) {
            input.close();
        }
        workers.close();
    }

    @Test
    void throwsTheErrorOfAThreadWhereTheBytesAreMissing() throws IOException {
        byte[] log = log(7, 500);
        for (Exception failure : List.of(new IOException("disk gone"), new IllegalStateException("odd archive"))) {
            ReadWorkers workers = new ReadWorkers(2, 500);
            try (BlocksAhead blocks = workers.ahead(failing(log, failure), 0)) {
                assertThat(blocks.readNBytes(log.length)).isEqualTo(log);
                assertThatThrownBy(blocks::read).isSameAs(failure);
                assertThatThrownBy(blocks::read).isSameAs(failure);
            }
            workers.close();
        }
    }

    @Test
    void throwsTheErrorOfAThreadThatScans() throws IOException {
        IllegalStateException failure = new IllegalStateException("odd line");
        CountDownLatch failed = new CountDownLatch(1);
        ReadWorkers workers = new ReadWorkers(2, 500, () -> new BlockScanner() {
            @Override
            void scan(Block block) {
                failed.countDown();
                throw failure;
            }
        });
        Watched in = new Watched(log(7, 20_000));
        try (BlocksAhead blocks = workers.ahead(in, 0)) {
            assertThatThrownBy(() -> {
                        blocks.read();
                        failed.await();
                        blocks.readAllBytes();
                    })
                    .isSameAs(failure);
        }
        workers.close();
    }

    @Test
    void isInterruptedWithoutHarm() throws IOException {
        byte[] log = log(8, 2_000);
        ReadWorkers workers = new ReadWorkers(1, 400);
        Thread.currentThread().interrupt();
        try (BlocksAhead blocks = workers.ahead(new ByteArrayInputStream(log), 0)) {
            assertThat(blocks.readAllBytes()).isEqualTo(log);
            workers.close();
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }
    }

    private static InputStream failing(byte[] content, Exception failure) {
        return new ByteArrayInputStream(content) {
            @Override
            public synchronized int read(byte[] target, int from, int length) {
                int read = super.read(target, from, length);
                if (read < 0) {
                    throwAny(failure);
                }
                return read;
            }
        };
    }

    @SuppressWarnings("unchecked")
    private static <E extends Exception> void throwAny(Exception failure) throws E {
        throw (E) failure;
    }
}
