package io.github.cowriekit.parser.internal.bytes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ReadAheadTest {
    @Test
    void endsWithAnErrorOfTheUnpackerBehindWhatCameBefore() throws IOException {
        InputStream unpacker = new InputStream() {
            private int left = 3;

            @Override
            public int read() {
                if (left-- > 0) {
                    return 'x';
                }
                throw new OutOfMemoryError("a dictionary");
            }

            @Override
            public int read(byte[] target, int from, int length) {
                target[from] = (byte) read();
                return 1;
            }
        };
        try (ReadAhead in = new ReadAhead(unpacker, "log.xz")) {
            assertThat(in.readNBytes(3)).containsExactly('x', 'x', 'x');
            assertThatThrownBy(() -> in.readNBytes(1))
                    .isInstanceOf(IOException.class)
                    .hasMessage("a dictionary");
        }
    }
}
