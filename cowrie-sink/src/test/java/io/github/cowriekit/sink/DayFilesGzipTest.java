package io.github.cowriekit.sink;

import static io.github.cowriekit.sink.fixtures.Visits.START;
import static io.github.cowriekit.sink.fixtures.Visits.message;
import static io.github.cowriekit.sink.fixtures.Visits.visit;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.cowriekit.json.SessionJson;
import io.github.cowriekit.model.Session;
import io.github.cowriekit.sink.spi.Message;
import io.github.cowriekit.sink.spi.Receipt;
import io.github.cowriekit.testkit.FakeClock;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files by day of which those that are over are compressed. */
class DayFilesGzipTest {
    private static final Duration DAY = Duration.ofDays(1);

    @TempDir
    Path folder;

    private final FakeClock clock = FakeClock.at(START);

    @Test
    void compressesDaysThatAreOver() throws Exception {
        DayFilesSink sink = sink();
        deliver(sink, visit("a", START));
        assertThat(names()).containsExactly("sessions-2026-11-29.ndjson");
        clock.advance(DAY);

        deliver(sink, visit("b", START.plus(DAY)));

        assertThat(names()).containsExactly("sessions-2026-11-29.ndjson.gz", "sessions-2026-11-30.ndjson");
        assertThat(compressed("2026-11-29")).containsExactly(visit("a", START));
    }

    @Test
    void addsWhatComesLateToTheCompressedDay() throws Exception {
        DayFilesSink sink = sink();
        deliver(sink, visit("a", START));
        clock.advance(DAY);
        deliver(sink, visit("x", START.plus(DAY)));

        deliver(sink, visit("a", START), visit("late", START));
        assertThat(plain("2026-11-29")).containsExactly(visit("late", START));
        clock.advance(DAY);
        deliver(sink, visit("y", START.plus(Duration.ofDays(2))));

        assertThat(compressed("2026-11-29")).containsExactly(visit("a", START), visit("late", START));
        assertThat(folder.resolve("sessions-2026-11-29.ndjson")).doesNotExist();
    }

    @Test
    void addsNothingTwiceToACompressedDayAfterACrash() throws Exception {
        deliver(sink(), visit("a", START));
        Path plain = folder.resolve("sessions-2026-11-29.ndjson");
        byte[] left = Files.readAllBytes(plain);
        clock.advance(DAY);
        deliver(sink(), visit("x", clock.instant()));
        // as if the process had died before the plain file was deleted
        Files.write(plain, left);

        deliver(sink(), visit("y", clock.instant()));

        assertThat(compressed("2026-11-29")).containsExactly(visit("a", START));
        assertThat(plain).doesNotExist();
    }

    @Test
    void compressesNoFileToWhichTheSameDeliveryAdds() throws Exception {
        deliver(sink(), visit("a", START));
        clock.advance(DAY);
        DayFilesSink sink = sink();
        Session today = visit("x", clock.instant());

        deliver(sink, visit("late", START), today);
        assertThat(names()).containsExactly("sessions-2026-11-29.ndjson", "sessions-2026-11-30.ndjson");

        deliver(sink, today);
        assertThat(names()).containsExactly("sessions-2026-11-29.ndjson.gz", "sessions-2026-11-30.ndjson");
        assertThat(compressed("2026-11-29")).containsExactly(visit("a", START), visit("late", START));
    }

    @Test
    void holdsAMessageOnceThatComesAgainAfterTheDayIsOver() throws Exception {
        deliver(sink(), visit("a", START));
        clock.advance(DAY);
        Session today = visit("x", clock.instant());
        deliver(sink(), visit("late", START), today);

        // as if the process had died before it was noted that they had arrived
        DayFilesSink next = sink();
        deliver(next, visit("late", START), today);
        deliver(next, visit("y", clock.instant()));

        assertThat(compressed("2026-11-29")).containsExactly(visit("a", START), visit("late", START));
        assertThat(names()).containsExactly("sessions-2026-11-29.ndjson.gz", "sessions-2026-11-30.ndjson");
    }

    @Test
    void addsOnlyWhatIsNewOfAFileWhoseDeletionACrashUndid() throws Exception {
        Path plain = folder.resolve("sessions-2026-11-29.ndjson");
        deliver(sink(), visit("a", START));
        clock.advance(DAY);
        deliver(sink(), visit("x", clock.instant()));
        deliver(sink(), visit("b", START), visit("c", START));
        byte[] left = Files.readAllBytes(plain);
        deliver(sink(), visit("y", clock.instant()));
        // as if the power had failed before the deletion was on the disk
        Files.write(plain, left);

        DayFilesSink next = sink();
        deliver(next, visit("late", START));
        deliver(next, visit("z", clock.instant()));

        assertThat(compressed("2026-11-29"))
                .containsExactly(visit("a", START), visit("b", START), visit("c", START), visit("late", START));
        assertThat(plain).doesNotExist();
    }

    private DayFilesSink sink() {
        return DayFilesSink.builder(folder).gzip().clock(clock).build();
    }

    private static void deliver(DayFilesSink sink, Session... sessions) throws InterruptedException {
        List<Message> messages =
                Stream.of(sessions).map(session -> message(sink, session)).toList();
        assertThat(sink.deliver(messages)).isEqualTo(Receipt.accepted());
    }

    private List<Session> compressed(String day) throws IOException {
        try (InputStream file = Files.newInputStream(folder.resolve("sessions-" + day + ".ndjson.gz"))) {
            return sessions(new GZIPInputStream(file).readAllBytes());
        }
    }

    private List<Session> plain(String day) throws IOException {
        return sessions(Files.readAllBytes(folder.resolve("sessions-" + day + ".ndjson")));
    }

    private static List<Session> sessions(byte[] lines) {
        return new String(lines, StandardCharsets.UTF_8)
                .lines()
                .map(line -> SessionJson.read(line).session())
                .toList();
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
