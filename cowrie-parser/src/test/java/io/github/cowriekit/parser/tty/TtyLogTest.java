package io.github.cowriekit.parser.tty;

import static io.github.cowriekit.parser.tty.TtyBytes.START;
import static io.github.cowriekit.parser.tty.TtyBytes.header;
import static io.github.cowriekit.parser.tty.TtyBytes.opened;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.tuple;

import io.github.cowriekit.model.tty.TtyProblem;
import io.github.cowriekit.model.tty.TtyProblem.Kind;
import io.github.cowriekit.model.tty.TtyRecord;
import io.github.cowriekit.model.tty.TtyRecording;
import io.github.cowriekit.parser.LogParseException;
import io.github.cowriekit.parser.TtyLog;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TtyLogTest {
    @Test
    void readsEveryKindOfRecord() {
        byte[] bytes = opened().in("id\r")
                .out("uid=0\n")
                .exec("uname -a")
                .record(4, 0, "who")
                .record(3, 9, "?")
                .close()
                .bytes();
        List<TtyProblem> problems = new ArrayList<>();

        List<TtyRecord> records;
        try (var stream = TtyLog.from("x", new ByteArrayInputStream(bytes)).records(problems::add)) {
            records = stream.toList();
        }

        assertThat(records)
                .extracting(
                        TtyRecord::kind,
                        record ->
                                StandardCharsets.US_ASCII.decode(record.data()).toString())
                .containsExactly(
                        tuple(TtyRecord.Kind.OPEN, ""),
                        tuple(TtyRecord.Kind.INPUT, "id\r"),
                        tuple(TtyRecord.Kind.OUTPUT, "uid=0\n"),
                        tuple(TtyRecord.Kind.EXEC, "uname -a"),
                        tuple(TtyRecord.Kind.EXEC, "who"),
                        tuple(TtyRecord.Kind.UNKNOWN, "?"),
                        tuple(TtyRecord.Kind.CLOSE, ""));
        assertThat(records).extracting(TtyRecord::at).startsWith(START, START.plusMillis(100));
        assertThat(problems)
                .containsExactly(new TtyProblem(24 * 5 + 20, Kind.UNKNOWN_DIRECTION, "a write in direction 9"));
    }

    @Test
    void givesTheSameRecordsToEveryReader() {
        TtyRecord record;
        try (var records = TtyLog.from(
                        "x", new ByteArrayInputStream(opened().in("id").bytes()))
                .records(problem -> {})) {
            record = records.skip(1).findFirst().orElseThrow();
        }

        record.data().get();
        assertThat(record.data().remaining()).isEqualTo(2);
        assertThat(record.data().isReadOnly()).isTrue();
        assertThat(record).isEqualTo(new TtyRecord(record.at(), record.kind(), record.data()));
    }

    @Test
    void closesTheFileWithTheStream(@TempDir Path folder) throws IOException {
        AtomicBoolean closed = new AtomicBoolean();
        InputStream in = new ByteArrayInputStream(opened().bytes()) {
            @Override
            public void close() {
                closed.set(true);
            }
        };
        try (var records = TtyLog.from("x", in).records(problem -> {})) {
            assertThat(records.findFirst()).isPresent();
            assertThat(closed).isFalse();
        }
        assertThat(closed).isTrue();

        Path file = Files.write(folder.resolve("x.log"), opened().in("a").bytes());
        assertThat(TtyLog.of(file).read()).isEqualTo(TtyLog.of(file).read());
    }

    @Test
    void readsAnInteractiveRecording() {
        TtyBytes bytes = opened().out("$ ")
                .keys("id\r")
                .out("id\nuid=0(root)\n$ ")
                .keys("exit\r")
                .close();

        TtyRecording recording = bytes.read();

        assertThat(recording.name()).isEqualTo(bytes.name()).isEqualTo(recording.sha256());
        assertThat(recording.startedAt()).isEqualTo(START);
        assertThat(recording.endedAt()).isEqualTo(START.plusMillis(1100));
        assertThat(recording.duration()).contains(Duration.ofMillis(1100));
        assertThat(recording.finished()).isTrue();
        assertThat(recording.command()).isNull();
        assertThat(recording.lines()).extracting(line -> line.run()).containsExactly("id", "exit");
        assertThat(recording.keyStrokes()).hasSize(8);
        assertThat(recording.transcript()).isEqualTo("$ id\nuid=0(root)\n$ ");
        assertThat(recording.inputBytes()).isEqualTo(8);
        assertThat(recording.outputBytes()).isEqualTo(19);
        assertThat(recording.problems()).isEmpty();
        assertThat(recording.truncated()).isEmpty();
    }

    @Test
    void readsAnExecRecordingWithBytesThatAreNotUtf8() {
        TtyRecording recording =
                opened().exec("echo \u00ff\u00c3\u00a4").out("\u00e4\n").close().read();

        assertThat(recording.command()).isEqualTo("echo \udcffä");
        assertThat(recording.keyStrokes()).isEmpty();
        assertThat(recording.lines()).isEmpty();
        assertThat(recording.transcript()).isEqualTo("\ufffd\n");
    }

    @Test
    void tellsAnEmptyCommandFromNone() {
        assertThat(opened().exec("").close().read().command()).isEmpty();
        assertThat(opened().close().read().command()).isNull();
    }

    @Test
    void failsForAFileThatIsNotThere(@TempDir Path folder) {
        TtyLog log = TtyLog.of(folder.resolve("gone"));

        assertThatExceptionOfType(LogParseException.class)
                .isThrownBy(log::read)
                .withMessageContaining("gone: cannot be opened");
        assertThatExceptionOfType(LogParseException.class).isThrownBy(() -> log.records(problem -> {}));
    }

    @Test
    void rejectsLimitsThatAreNotPositive() {
        TtyLog log = TtyLog.of(Path.of("x"));

        assertThatIllegalArgumentException().isThrownBy(() -> log.maxKeyStrokes(0));
        assertThatIllegalArgumentException().isThrownBy(() -> log.maxTextLength(-1));
    }

    @Nested
    class Limits {
        @Test
        @Tag("slow")
        void readsAMillionTinyRecords() {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            bytes.writeBytes(header(1, 0, 0, START.getEpochSecond(), 0));
            byte[] input = header(3, 1, 1, START.getEpochSecond(), 1);
            byte[] output = header(3, 1, 2, START.getEpochSecond(), 1);
            for (int i = 0; i < 500_000; i++) {
                bytes.writeBytes(input);
                bytes.write('x');
                bytes.writeBytes(output);
                bytes.write('x');
            }

            TtyRecording recording = TtyBytes.read("x", bytes.toByteArray());

            assertThat(recording.keyStrokes()).hasSize(100_000);
            assertThat(recording.truncated()).containsExactlyEntriesOf(java.util.Map.of("keyStrokes", 400_000L));
            assertThat(recording.transcript()).hasSize(500_000);
            assertThat(recording.lines())
                    .singleElement()
                    .satisfies(line -> assertThat(line.run()).hasSize(500_000));
        }

        @Test
        void cutsTextAtTheLimitAndCountsTheRest() {
            byte[] bytes = opened().keys("abc\r")
                    .in("d".repeat(50) + "\r")
                    .keys("e\r")
                    .out("o".repeat(70))
                    .exec("e".repeat(90))
                    .bytes();

            TtyRecording recording = TtyLog.from("x", new ByteArrayInputStream(bytes))
                    .maxTextLength(20)
                    .read();

            assertThat(recording.transcript()).isEqualTo("o".repeat(20));
            assertThat(recording.command()).isEqualTo("e".repeat(20));
            assertThat(recording.lines()).extracting(line -> line.run()).containsExactly("abc");
            // what comes after the first that does not fit is cut, too: no gaps
            assertThat(recording.keyStrokes()).hasSize(4);
            assertThat(recording.truncated())
                    .containsExactlyEntriesOf(new java.util.TreeMap<>(
                            java.util.Map.of("command", 70L, "keyStrokes", 4L, "lines", 2L, "transcript", 50L)));
        }

        @Test
        void cutsLinesAtTheLimitOfKeyStrokes() {
            byte[] bytes = opened().in("a\rb\rc\r").bytes();

            TtyRecording recording = TtyLog.from("x", new ByteArrayInputStream(bytes))
                    .maxKeyStrokes(2)
                    .read();

            assertThat(recording.keyStrokes()).hasSize(2);
            assertThat(recording.lines()).hasSize(2);
            assertThat(recording.truncated()).containsEntry("keyStrokes", 4L).containsEntry("lines", 1L);
        }

        @Test
        void splitsABigPayloadIntoPieces() {
            byte[] bytes = opened().out("x".repeat(200_000)).close().bytes();

            List<Integer> sizes;
            try (var records = TtyLog.from("x", new ByteArrayInputStream(bytes)).records(problem -> {})) {
                sizes = records.map(record -> record.data().remaining()).toList();
            }

            assertThat(sizes).containsExactly(0, 65_536, 65_536, 65_536, 3_392, 0);
        }
    }
}
