package io.github.cowriekit.parser.input;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cowriekit.parser.process.Java;
import io.github.cowriekit.parser.process.ManySessions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Reads more than fits with the default limits, in a JVM whose heap is small.
 *
 * <p>Property {@code cowrie.sessions} sets how many sessions never close; 2,000,000 for the full proof.
 */
@Tag("slow")
class BoundedMemoryTest {
    private static final int SESSIONS = Integer.getInteger("cowrie.sessions", 300_000);

    @TempDir
    Path folder;

    @Test
    void survivesSessionsThatNeverClose() throws Exception {
        assertThat(run("sessions", SESSIONS))
                .endsWith("%d %d 0 0".formatted(SESSIONS, SESSIONS))
                .contains(" sessions were handed over before they ended");
    }

    @Test
    void survivesASessionOfAHundredThousandLongCommands() throws Exception {
        String[] counts = run("commands", 100_000).split(" ");

        assertThat(counts[1]).isEqualTo("100000");
        assertThat(Long.parseLong(counts[2])).isGreaterThan(10_000);
        assertThat(Long.parseLong(counts[3])).isPositive();
        assertThat(Long.parseLong(counts[2]) + Long.parseLong(counts[3])).isEqualTo(100_000);
    }

    @Test
    void makesTheSameOfABusyLogAtAnyHeapThatSuffices() throws Exception {
        String sessions = run("busy", 40_000, "-Xmx64m");

        assertThat(sessions).startsWith("40000 320000 40000 0 ");
        assertThat(run("busy", 40_000, "-Xmx512m")).isEqualTo(sessions);
    }

    private String run(String what, int number) throws IOException, InterruptedException {
        return run(what, number, "-Xmx128m");
    }

    private String run(String what, int number, String heap) throws IOException, InterruptedException {
        Path output = folder.resolve(what + heap + ".txt");
        Process process = Java.start(ManySessions.class, List.of(heap), output, what, Integer.toString(number));
        try {
            assertThat(process.waitFor(5, TimeUnit.MINUTES)).isTrue();
        } finally {
            process.destroyForcibly();
        }
        assertThat(process.exitValue()).as(Files.readString(output)).isZero();
        return Files.readString(output).strip();
    }
}
