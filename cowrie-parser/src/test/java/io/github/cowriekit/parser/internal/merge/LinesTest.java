package io.github.cowriekit.parser.internal.merge;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cowriekit.parser.internal.json.EventFields;
import io.github.cowriekit.parser.internal.json.FieldName;
import io.github.cowriekit.parser.internal.json.SliceScanner;
import io.github.cowriekit.parser.internal.json.Slices;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LinesTest {
    /** Gives at most so many bytes at a time. */
    private static InputStream slow(byte[] bytes, int step) {
        return new ByteArrayInputStream(bytes) {
            @Override
            public synchronized int read(byte[] buffer, int offset, int length) {
                return super.read(buffer, offset, Math.min(length, step));
            }
        };
    }

    private static List<String> read(byte[] bytes, int step) {
        Lines lines = new Lines(slow(bytes, step), 1 << 20);
        List<String> read = new ArrayList<>();
        while (lines.next()) {
            read.add(lines.number() + "@" + lines.offset() + ":"
                    + new String(lines.buffer(), lines.from(), lines.length(), StandardCharsets.ISO_8859_1)
                    + (lines.terminated() ? "" : "|") + lines.nuls());
        }
        return read;
    }

    /** The same, simply. */
    private static List<String> expected(byte[] bytes) {
        List<String> expected = new ArrayList<>();
        int from = 0;
        for (int i = 0; i <= bytes.length; i++) {
            boolean end = i == bytes.length;
            if (end && from == i) {
                break;
            }
            if (end || bytes[i] == '\n') {
                String raw = new String(bytes, from, i - from, StandardCharsets.ISO_8859_1);
                String text = raw.replace("\0", "");
                expected.add((expected.size() + 1) + "@" + from + ":" + text + (end ? "|" : "")
                        + (raw.length() - text.length()));
                from = i + 1;
            }
        }
        return expected;
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7, 64, 65_536})
    void cutsTheSameLinesHoweverTheInputArrives(int step) {
        Random random = new Random(step);
        for (int round = 0; round < 20; round++) {
            byte[] bytes = new byte[random.nextInt(3_000)];
            for (int i = 0; i < bytes.length; i++) {
                int kind = random.nextInt(30);
                bytes[i] = (byte) (kind == 0 ? '\n' : kind == 1 ? 0 : kind == 2 ? 0x8a : 'a' + kind);
            }
            assertThat(read(bytes, step)).as("seed %d, round %d", step, round).isEqualTo(expected(bytes));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {7, 4_096, 65_536})
    void takesEveryUsualLineWithoutADetourHoweverTheInputArrives(int step) {
        int count = 2_000;
        StringBuilder log = new StringBuilder();
        for (int i = 0; i < count; i++) {
            log.append("{\"eventid\":\"cowrie.login.failed\",\"session\":\"s")
                    .append(i)
                    .append("\"}\n");
        }
        Lines lines = new Lines(slow(log.toString().getBytes(StandardCharsets.US_ASCII), step), 1 << 20);
        EventFields fields = new EventFields(new Slices());
        SliceScanner scanner = new SliceScanner(fields);

        int taken = 0;
        while (lines.nextObject(scanner)) {
            assertThat(fields.readShort(FieldName.SESSION)).as("line %d", taken).isTrue();
            taken++;
        }
        assertThat(taken).isEqualTo(count);
    }

    @Test
    void readsLinesLongerThanItsFirstBuffer() {
        String line = "x".repeat(300_000);
        assertThat(read((line + "\nshort\n" + line).getBytes(StandardCharsets.US_ASCII), 10_000))
                .containsExactly("1@0:" + line + "0", "2@300001:short0", "3@300007:" + line + "|0");
    }

    @Test
    void stripsARunOfNulBytesLongerThanAnyLineMayBe() {
        byte[] bytes = new byte[3_000_000];
        byte[] event = "{}\nnext\n".getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(event, 0, bytes, bytes.length - event.length, event.length);

        assertThat(read(bytes, 65_536))
                .containsExactly("1@0:{}" + (bytes.length - event.length), "2@" + (bytes.length - 5) + ":next0");
    }

    @Test
    void skipsALineThatIsTooLongAndKeepsItsHead() {
        byte[] bytes = ("a\n" + "y".repeat(500_000) + "\nb\n").getBytes(StandardCharsets.US_ASCII);
        Lines lines = new Lines(slow(bytes, 1_000), 100_000);

        assertThat(lines.next()).isTrue();
        assertThat(lines.next()).isTrue();
        assertThat(lines.tooLong()).isTrue();
        assertThat(lines.offset()).isEqualTo(2);
        assertThat(new String(lines.buffer(), lines.from(), 3, StandardCharsets.US_ASCII))
                .isEqualTo("yyy");
        assertThat(lines.next()).isTrue();
        assertThat(lines.tooLong()).isFalse();
        assertThat(lines.offset()).isEqualTo(500_003);
        assertThat(lines.buffer()[lines.from()]).isEqualTo((byte) 'b');
        assertThat(lines.next()).isFalse();
        assertThat(lines.buffer().length).isLessThanOrEqualTo(100_000 + 2 * Long.BYTES);
    }

    @Test
    void givesWhatCameBeforeAReadError() {
        Lines lines = new Lines(
                new InputStream() {
                    private final InputStream head =
                            new ByteArrayInputStream("one\ntw".getBytes(StandardCharsets.US_ASCII));

                    @Override
                    public int read() throws IOException {
                        int value = head.read();
                        if (value < 0) {
                            throw new IOException("the disk is gone");
                        }
                        return value;
                    }

                    @Override
                    public int read(byte[] buffer, int offset, int length) throws IOException {
                        int value = read();
                        buffer[offset] = (byte) value;
                        return 1;
                    }
                },
                1 << 20);

        assertThat(lines.next()).isTrue();
        assertThat(lines.next()).isTrue();
        assertThat(Arrays.copyOfRange(lines.buffer(), lines.from(), lines.from() + lines.length()))
                .isEqualTo("tw".getBytes(StandardCharsets.US_ASCII));
        assertThat(lines.next()).isFalse();
        assertThat(lines.failure()).hasMessage("the disk is gone");
    }
}
