package io.github.cowriekit.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cowriekit.benchmarks.generator.Generation;
import io.github.cowriekit.benchmarks.generator.LogGenerator;
import io.github.cowriekit.parser.CowrieLog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What reading costs, in figures that a busy machine does not change: counts, bytes, ratios with wide margins. */
@Tag("slow")
class ParserCostTest {
    private static final long MAX_EVENT_BYTES = 400;
    private static final long MAX_JOB_BYTES = 500;
    private static final long MAX_LIVE_BYTES = 16_000_000;
    /** The second table of line hashes, 1 MB, comes in on the way. What grows with the log would add more than this. */
    private static final long MAX_GROWTH_BYTES = 2_500_000;

    @TempDir
    private static Path folder;

    private static Path log = Path.of("");

    @BeforeAll
    static void writeLog() throws IOException {
        log = folder.resolve("log.json");
        LogGenerator.write(log, 8_000_000, Generation.COMPACT, 7, 100);
    }

    @ParameterizedTest
    @EnumSource
    void findsTheSameAsATreePerLine(Generation generation) throws IOException {
        Path other = folder.resolve(generation + ".json");
        LogGenerator.write(other, 2_000_000, generation, 3, 100);

        Counts counts = Readings.sessions(other);
        assertThat(counts.sessions()).isGreaterThan(400);
        assertThat(counts.commands()).isGreaterThan(50);
        assertThat(counts).isEqualTo(Readings.trees(other));
    }

    @Test
    void generatesTheSameLogForTheSameSeed() throws IOException {
        Path again = folder.resolve("again.json");
        LogGenerator.write(again, 8_000_000, Generation.COMPACT, 7, 100);

        assertThat(Files.mismatch(log, again)).isEqualTo(-1);
    }

    @Test
    void allocatesLittlePerEvent() {
        Meter meter = Meter.ofThread();
        Meter.Task events = meter.task("events", () -> Readings.events(log));
        Meter.Task sessions = meter.task("sessions", () -> Readings.sessions(log));
        // compiled code allocates less, and on a busy machine the compiler comes late
        meter.run(12, 1);
        long count = Readings.events(log);

        assertThat(events.allocatedBytes() / count)
                .as("bytes per event, events alone")
                .isLessThan(MAX_EVENT_BYTES);
        assertThat(sessions.allocatedBytes() / count)
                .as("bytes per event, full job")
                .isLessThan(MAX_JOB_BYTES);
    }

    @Test
    void isFasterThanATreePerLine() {
        Meter meter = Meter.ofThread();
        Meter.Task trees = meter.task("trees", () -> Readings.trees(log));
        Meter.Task sessions = meter.task("sessions", () -> Readings.sessions(log));
        meter.run(4, 5);

        assertThat(sessions.timesFasterThan(trees)).isGreaterThan(1.2);
    }

    @Test
    void holdsWhatIsOpenAndNotWhatWasRead() throws IOException {
        Path large = folder.resolve("large.json");
        LogGenerator.write(large, 40_000_000, Generation.COMPACT, 5, 20);
        long before = LiveHeap.bytes();
        List<Long> live = new ArrayList<>();
        CowrieLog reading = CowrieLog.in(large).onProgress(progress -> {
            if (progress.bytesRead() * 6 / progress.bytesTotal() > live.size() && live.size() < 5) {
                live.add(LiveHeap.bytes() - before);
            }
        });
        try (var sessions = reading.sessions()) {
            assertThat(sessions.count()).isGreaterThan(8_000);
        }

        assertThat(live).hasSize(5).allSatisfy(bytes -> assertThat(bytes).isLessThan(MAX_LIVE_BYTES));
        assertThat(live.get(4) - live.get(1)).as("growth").isLessThan(MAX_GROWTH_BYTES);
    }
}
