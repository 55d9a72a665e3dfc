package io.github.cowriekit.parser.internal.bytes;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class ReversedLinesTest {
    @TempDir
    Path folder;

    private String reversed(String content, int maxLineLength) throws IOException {
        Path file = Files.writeString(folder.resolve("log"), content);
        try (ReversedLines lines = new ReversedLines(Files.newByteChannel(file), maxLineLength)) {
            return new String(lines.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void givesEveryLineFromTheLastOne() throws IOException {
        Random random = new Random(7);
        for (int i = 0; i < 50; i++) {
            List<String> lines = new ArrayList<>();
            for (int j = 0; j < 200; j++) {
                int length = random.nextInt(20) == 0 ? random.nextInt(300_000 / (i + 1)) : random.nextInt(200);
                lines.add((char) ('a' + j % 26) + "x".repeat(length));
            }
            lines.set(100, "");
            String content = String.join("\n", lines) + (i % 2 == 0 ? "\n" : "");
            Collections.reverse(lines);

            assertThat(reversed(content, 1 << 20)).isEqualTo(String.join("\n", lines) + "\n");
        }
        assertThat(reversed("", 9)).isEmpty();
        assertThat(reversed("\n", 9)).isEqualTo("\n");
        assertThat(reversed("\n\na", 9)).isEqualTo("a\n\n\n");
    }

    @Test
    void givesTheBeginningOfALineThatIsTooLong() throws IOException {
        String tooLong = "begin" + "x".repeat(3_000_000) + "end";
        List<String> lines =
                reversed("first\n" + tooLong + "\nlast\n", 100_000).lines().toList();

        assertThat(lines).hasSize(3).startsWith("last").endsWith("first");
        assertThat(lines.get(1)).startsWith("beginx").hasSizeBetween(100_001, 300_000);
    }

    @Test
    @Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void takesAsLongAsTheFileIsLong() throws IOException {
        String lines = ("x".repeat(15) + "\n").repeat(1 << 20);
        String longLine = "y".repeat(1 << 24);

        assertThat(reversed(lines + longLine, 1 << 25)).hasSize(lines.length() + longLine.length() + 1);
    }
}
