package io.github.cowriekit.parser.internal.bytes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PeekInputTest {
    private final byte[] bytes = new byte[300_000];

    PeekInputTest() {
        new Random(7).nextBytes(bytes);
    }

    /** Gives the bytes and then fails. */
    private InputStream failing() {
        return new InputStream() {
            private final InputStream good = new ByteArrayInputStream(bytes);

            @Override
            public int read() throws IOException {
                throw new IOException("not used");
            }

            @Override
            public int read(byte[] target, int offset, int length) throws IOException {
                int read = good.read(target, offset, length);
                if (read < 0) {
                    throw new IOException("the disk is gone");
                }
                return read;
            }
        };
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 100, 40_000, 100_000})
    void givesEveryByteInReadsOfAnySize(int size) throws IOException {
        PeekInput in = new PeekInput(new ByteArrayInputStream(bytes));
        byte[] read = new byte[bytes.length];

        assertThat(in.peek(8)).isEqualTo(Arrays.copyOf(bytes, 8));
        int at = 0;
        int count;
        while ((count = in.read(read, at, Math.min(size, read.length - at))) > 0) {
            at += count;
        }
        assertThat(read).isEqualTo(bytes);
        assertThat(in.read(new byte[size], 0, size)).isEqualTo(-1);
        assertThat(in.available()).isZero();
    }

    @ParameterizedTest
    @ValueSource(ints = {100, 40_000, 100_000})
    void givesEveryByteBeforeAReadErrorAndThenTheErrorEachTime(int size) throws IOException {
        PeekInput in = new PeekInput(failing());
        byte[] target = new byte[size];
        int total = 0;
        while (total < bytes.length) {
            total += in.read(target, 0, size);
        }

        for (int i = 0; i < 2; i++) {
            assertThatThrownBy(() -> in.read(target, 0, size))
                    .isInstanceOf(IOException.class)
                    .hasMessage("the disk is gone");
        }
    }

    @Test
    void looksAheadWithoutTakingAnything() throws IOException {
        PeekInput in = new PeekInput(new ByteArrayInputStream(new byte[] {1, 2, 3}));

        assertThat(in.peek(8)).containsExactly(1, 2, 3);
        assertThat(in.readAllBytes()).containsExactly(1, 2, 3);
    }
}
