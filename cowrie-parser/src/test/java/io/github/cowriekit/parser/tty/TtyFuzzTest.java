package io.github.cowriekit.parser.tty;

import static io.github.cowriekit.parser.tty.TtyBytes.START;
import static io.github.cowriekit.parser.tty.TtyBytes.header;
import static io.github.cowriekit.parser.tty.TtyBytes.opened;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.cowriekit.model.tty.TtyRecording;
import io.github.cowriekit.parser.TtyLog;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever bytes a file holds: no exception, bounded results, and what is wrong is said. */
@Timeout(60)
class TtyFuzzTest {
    private static final byte[] WHOLE = opened().out("\u001b[4h$ ")
            .keys("lss\u007f\u001b[A\t\r")
            .out("a\nb\n")
            .in("uname -a\rid\r")
            .exec("id")
            .close()
            .bytes();

    static IntStream seeds() {
        return IntStream.range(0, 20);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    @Tag("slow")
    void readsMutatedRecordings(int seed) {
        Random random = new Random(seed);
        for (int i = 0; i < 2_000; i++) {
            byte[] mutated = mutate(random);
            TtyRecording recording = TtyLog.from("0".repeat(64), new ByteArrayInputStream(mutated))
                    .maxTextLength(1_000)
                    .maxKeyStrokes(20)
                    .read();

            assertThat(recording.transcript().length()).isLessThanOrEqualTo(1_000);
            assertThat(recording.keyStrokes().size()).isLessThanOrEqualTo(20);
            assertThat(recording.lines().size()).isLessThanOrEqualTo(20);
            assertThat(recording.inputBytes() + recording.outputBytes()).isLessThanOrEqualTo(mutated.length);
            // the name is no hash of anything here, so an intact file has a problem too
            assertThat(recording.problems()).isNotEmpty();
        }
    }

    private static byte[] mutate(Random random) {
        byte[] bytes = Arrays.copyOf(WHOLE, WHOLE.length);
        for (int i = random.nextInt(6); i >= 0; i--) {
            int at = random.nextInt(bytes.length);
            switch (random.nextInt(5)) {
                case 0 -> bytes[at] = (byte) random.nextInt(256);
                case 1 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
                case 2 -> bytes = at == 0 ? bytes : Arrays.copyOf(bytes, at);
                case 3 -> Arrays.fill(bytes, at, Math.min(bytes.length, at + 40), (byte) 0);
                default -> {
                    ByteArrayOutputStream doubled = new ByteArrayOutputStream();
                    doubled.write(bytes, 0, at);
                    doubled.writeBytes(bytes);
                    bytes = doubled.toByteArray();
                }
            }
        }
        return bytes;
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void readsNoise(int seed) {
        Random random = new Random(seed);
        byte[] noise = new byte[100_000];
        random.nextBytes(noise);

        assertThat(TtyBytes.read("x", noise).problems()).isNotEmpty();
    }

    /** The same bytes in other reads are the same keys, lines and text; only the bursts and times differ. */
    @ParameterizedTest
    @MethodSource("seeds")
    void makesTheSameOfTheSameBytesHoweverTheyCame(int seed) {
        Random random = new Random(seed);
        String input = noise(random, "ab ;\r\t\u007f\u0001\u0005\u0015\u0003\u0010\u000e\u001b[AD3~O\u00c3\u00a4");
        String output = noise(random, "ab \r\n\b\t\u001b[0;4hlKPCD2J]\u0007\u00e2\u0098\u0083");
        List<TtyRecording> read = new ArrayList<>();
        for (int size : new int[] {1, 3, 1_000}) {
            TtyBytes bytes = opened();
            split(input, size).forEach(bytes::in);
            split(output, size).forEach(bytes::out);
            read.add(bytes.close().read());
        }

        for (TtyRecording other : read) {
            assertThat(other.transcript()).isEqualTo(read.get(0).transcript());
            assertThat(other.sha256()).isEqualTo(read.get(0).sha256());
            assertThat(other.lines().stream().map(line -> line.run() + line.end() + line.edits()))
                    .as("seed %d", seed)
                    .isEqualTo(read.get(0).lines().stream()
                            .map(line -> line.run() + line.end() + line.edits())
                            .toList());
        }
    }

    private static String noise(Random random, String alphabet) {
        StringBuilder noise = new StringBuilder();
        for (int i = 0; i < 900; i++) {
            noise.append(alphabet.charAt(random.nextInt(alphabet.length())));
        }
        return noise.toString();
    }

    private static List<String> split(String text, int size) {
        List<String> parts = new ArrayList<>();
        for (int i = 0; i < text.length(); i += size) {
            parts.add(text.substring(i, Math.min(text.length(), i + size)));
        }
        return parts;
    }

    @Test
    void needsLittleMemoryForAFileThatClaimsMuch() {
        // 3,000 records that claim 2 GB each, nested in one another
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (int i = 0; i < 3_000; i++) {
            bytes.writeBytes(header(3, Integer.MAX_VALUE - i, 1 + i % 3, START.getEpochSecond(), 0));
        }

        TtyRecording recording = TtyBytes.read("x", bytes.toByteArray());

        assertThat(recording.inputBytes()).isEqualTo(2_999 * 24);
        assertThat(recording.problems()).hasSize(2);
    }
}
