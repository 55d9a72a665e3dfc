package io.github.cowriekit.parser.input;

import static io.github.cowriekit.parser.LogFolder.bytes;
import static io.github.cowriekit.parser.LogFolder.command;
import static io.github.cowriekit.parser.LogFolder.pack;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.cowriekit.parser.CowrieLog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What Flight Recorder is told of reading logs. */
@Tag("slow")
class FlightRecorderTest {
    @TempDir
    private Path folder;

    @Test
    void hearsOfEachLog() throws IOException {
        byte[] log = bytes(command("a0", 1), command("a1", 2));
        Path logs = Files.createDirectory(folder.resolve("logs"));
        Files.write(logs.resolve("cowrie.json"), bytes(command("a2", 3)));
        Files.write(logs.resolve("cowrie.json.1"), pack(log, GZIPOutputStream::new));

        assertThat(recorded(logs))
                .satisfiesExactlyInAnyOrder(
                        plain -> {
                            assertThat(plain.getString("file")).endsWith("cowrie.json");
                            assertThat(plain.getBoolean("compressed")).isFalse();
                        },
                        packed -> {
                            assertThat(packed.getString("file")).endsWith("cowrie.json.1");
                            assertThat(packed.getBoolean("compressed")).isTrue();
                            assertThat(packed.getLong("bytes")).isEqualTo(log.length);
                            assertThat(packed.getDuration()).isPositive();
                        });
    }

    private List<RecordedEvent> recorded(Path logs) throws IOException {
        Path file = folder.resolve("events.jfr");
        try (Recording recording = new Recording()) {
            recording.enable("io.github.cowriekit.LogRead");
            recording.start();
            try (var sessions = CowrieLog.in(logs).sessions()) {
                assertThat(sessions).hasSize(3);
            }
            recording.stop();
            recording.dump(file);
        }
        return RecordingFile.readAllEvents(file);
    }
}
