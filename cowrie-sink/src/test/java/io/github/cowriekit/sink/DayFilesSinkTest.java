package io.github.cowriekit.sink;

import static io.github.cowriekit.sink.fixtures.Visits.START;
import static io.github.cowriekit.sink.fixtures.Visits.message;
import static io.github.cowriekit.sink.fixtures.Visits.visit;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.cowriekit.json.SessionJson;
import io.github.cowriekit.model.Session;
import io.github.cowriekit.sink.fixtures.Visits;
import io.github.cowriekit.sink.spi.Message;
import io.github.cowriekit.sink.spi.Receipt;
import io.github.cowriekit.sink.spi.SinkException;
import io.github.cowriekit.testkit.FakeClock;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DayFilesSinkTest {
    @TempDir
    Path folder;

    private final FakeClock clock = FakeClock.at(START);

    @Test
    void writesSessionsByTheDayOfTheirStart() throws Exception {
        DayFilesSink sink = sink();

        deliver(sink, visit("a", START), visit("b", START.plus(Duration.ofDays(1))), visit("c", START));

        assertThat(sessions("2026-11-29")).containsExactly(visit("a", START), visit("c", START));
        assertThat(sessions("2026-11-30")).containsExactly(visit("b", START.plus(Duration.ofDays(1))));
        assertThat(names()).containsExactly("sessions-2026-11-29.ndjson", "sessions-2026-11-30.ndjson");
    }

    @Test
    void writesWhatHasNoUsableTimeToAFileOfItsOwn() throws Exception {
        deliver(sink(), visit("a", null), visit("b", Instant.parse("+12000-01-01T00:00:00Z")));

        assertThat(Files.readAllLines(folder.resolve("sessions-unknown.ndjson")))
                .hasSize(2);
    }

    @Test
    void writesAlertsAsOneLineOfAsciiWhateverTheyHold() throws Exception {
        DayFilesSink sink = sink();

        sink.deliver(List.of(message(sink, Visits.alert(Visits.HOSTILE)), message(sink, Visits.alert("b"))));

        List<String> lines = Files.readAllLines(folder.resolve("alerts-2026-11-29.ndjson"));
        assertThat(lines).hasSize(2).allMatch(line -> line.chars().allMatch(c -> c >= ' ' && c < 127));
        JsonNode alert = new ObjectMapper().readTree(lines.get(0));
        assertThat(alert.path("details").path("url").asText())
                .isEqualTo(Visits.HOSTILE.replace("\u0000", "\ufffd").replace("\ud800", "\ufffd"));
        assertThat(alert.path("kind").asText()).isEqualTo("file");
        assertThat(alert.has("source_ip")).isFalse();
    }

    @Test
    void writesARepeatedMessageOnce() throws Exception {
        DayFilesSink sink = sink();
        deliver(sink, visit("a", START));

        deliver(sink, visit("a", START), visit("b", START), visit("b", START));

        assertThat(sessions("2026-11-29")).containsExactly(visit("a", START), visit("b", START));
    }

    @Test
    void knowsInTheNextRunWhatTheLastOneWrote() throws Exception {
        DayFilesSink first = sink();
        deliver(first, visit("a", START));
        first.deliver(List.of(message(first, Visits.alert("x"))));

        DayFilesSink next = sink();
        deliver(next, visit("a", START), visit("b", START));
        next.deliver(List.of(message(next, Visits.alert("x"))));

        assertThat(sessions("2026-11-29")).containsExactly(visit("a", START), visit("b", START));
        assertThat(Files.readAllLines(folder.resolve("alerts-2026-11-29.ndjson")))
                .hasSize(1);
    }

    @Test
    void cutsOffHalfALineThatACrashLeft() throws Exception {
        deliver(sink(), visit("a", START), visit("b", START));
        Path file = folder.resolve("sessions-2026-11-29.ndjson");
        byte[] whole = Files.readAllBytes(file);
        int second = new String(whole, StandardCharsets.UTF_8).indexOf('\n') + 1;
        for (int cut : new int[] {1, second - 1, second, second + 1, whole.length - 1}) {
            Files.write(file, Arrays.copyOf(whole, cut));

            deliver(sink(), visit("a", START), visit("b", START));

            assertThat(Files.readAllBytes(file)).as("cut at " + cut).isEqualTo(whole);
        }
    }

    @Test
    void cutsOffHalfALineThatIsLongerThanAnyBlock() throws Exception {
        deliver(sink(), visit("a", START));
        Path file = folder.resolve("sessions-2026-11-29.ndjson");
        Files.writeString(file, "x".repeat(200_000), StandardOpenOption.APPEND);

        deliver(sink(), visit("a", START), visit("b", START));

        assertThat(sessions("2026-11-29")).containsExactly(visit("a", START), visit("b", START));
    }

    @Test
    void beginsANewFileWhenAnotherProcessMovedItAway() throws Exception {
        DayFilesSink sink = sink();
        deliver(sink, visit("a", START));
        Path file = folder.resolve("sessions-2026-11-29.ndjson");
        Files.move(file, folder.resolve("rotated"));

        deliver(sink, visit("a", START), visit("b", START));

        assertThat(sessions("2026-11-29")).containsExactly(visit("b", START));
        assertThat(Files.readAllLines(folder.resolve("rotated"))).hasSize(1);
    }

    @Test
    void goesOnBehindLinesThatAreNotItsOwn() throws Exception {
        Path file = folder.resolve("sessions-2026-11-29.ndjson");
        Files.writeString(file, "not json\n{}\n[]\n\n");

        deliver(sink(), visit("a", START));

        assertThat(Files.readAllLines(file)).hasSize(5).endsWith(SessionJson.toJson(visit("a", START)));
    }

    @Test
    void saysThatTheFolderIsMissing() throws Exception {
        DayFilesSink sink = DayFilesSink.builder(folder.resolve("disk")).build();
        List<Message> messages = List.of(message(sink, visit("a", START)));

        assertThatThrownBy(() -> sink.deliver(messages))
                .isInstanceOf(SinkException.class)
                .hasMessageEndingWith("disk is missing");

        Files.createDirectory(folder.resolve("disk"));
        assertThat(sink.deliver(messages)).isEqualTo(Receipt.accepted());
    }

    @Test
    void saysThatTheDiskIsFullAndLosesNothing() throws Exception {
        assumeThat(Path.of("/dev/full")).exists();
        Path file = folder.resolve("sessions-2026-11-29.ndjson");
        Files.createSymbolicLink(file, Path.of("/dev/full"));
        DayFilesSink sink = sink();
        List<Message> messages = List.of(message(sink, visit("a", START)));

        assertThatThrownBy(() -> sink.deliver(messages))
                .isInstanceOf(SinkException.class)
                .hasMessage("cannot write sessions-2026-11-29.ndjson: No space left on device");

        Files.delete(file);
        sink.deliver(messages);
        assertThat(sessions("2026-11-29")).containsExactly(visit("a", START));
    }

    @Test
    void endsWhenItIsInterrupted() throws Exception {
        DayFilesSink sink = sink();
        List<Message> messages = List.of(message(sink, visit("a", START)));

        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> sink.deliver(messages)).isInstanceOf(InterruptedException.class);

        assertThat(Thread.currentThread().isInterrupted()).isFalse();
        sink.deliver(messages);
        assertThat(sessions("2026-11-29")).containsExactly(visit("a", START));
    }

    @Test
    void deletesOldDaysAndNothingElse() throws Exception {
        DayFilesSink sink =
                DayFilesSink.builder(folder).keepDays(2).clock(clock).build();
        Files.writeString(folder.resolve("sessions-2026-11-26.ndjson.gz"), "");
        Files.writeString(folder.resolve("alerts-2020-01-01.ndjson"), "");
        Files.writeString(folder.resolve("sessions-2026-11-27.ndjson"), "");
        Files.writeString(folder.resolve("sessions-2026-02-31.ndjson"), "");
        Files.writeString(folder.resolve("mine-2020-01-01.ndjson"), "");

        deliver(sink, visit("a", START), visit("old", START.minus(Duration.ofDays(3))));

        assertThat(names())
                .containsExactly(
                        "mine-2020-01-01.ndjson",
                        "sessions-2026-02-31.ndjson",
                        "sessions-2026-11-27.ndjson",
                        "sessions-2026-11-29.ndjson");
    }

    @Test
    void refusesToKeepNoDay() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DayFilesSink.builder(folder).keepDays(0));
    }

    private DayFilesSink sink() {
        return DayFilesSink.builder(folder).clock(clock).build();
    }

    private static void deliver(DayFilesSink sink, Session... sessions) throws InterruptedException {
        List<Message> messages =
                Stream.of(sessions).map(session -> message(sink, session)).toList();
        assertThat(sink.deliver(messages)).isEqualTo(Receipt.accepted());
    }

    private List<Session> sessions(String day) throws IOException {
        return sessions(Files.readAllBytes(folder.resolve("sessions-" + day + ".ndjson")));
    }

    private static List<Session> sessions(byte[] lines) {
        List<Session> sessions = new ArrayList<>();
        new String(lines, StandardCharsets.UTF_8)
                .lines()
                .forEach(line -> sessions.add(SessionJson.read(line).session()));
        return sessions;
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
