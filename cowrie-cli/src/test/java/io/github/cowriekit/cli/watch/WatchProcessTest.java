package io.github.cowriekit.cli.watch;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cowriekit.cli.CowrieKit;
import io.github.cowriekit.json.SessionJson;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** {@code cowriekit watch} in a process of its own. */
@Timeout(300)
class WatchProcessTest {
    private static final Path LOGS = Path.of("../examples/sample-logs");

    @TempDir
    private Path folder;

    private @Nullable Process running;

    @AfterEach
    void kill() {
        if (running != null) {
            running.destroyForcibly();
        }
    }

    @Test
    @Tag("slow")
    void endsWhenItIsToldAndGoesOnWhereItWas() throws Exception {
        Path log = Files.createDirectory(folder.resolve("log"));
        Path days = Files.createDirectory(folder.resolve("days"));
        Files.writeString(folder.resolve("watch.toml"), """
                logs = '%s'
                state = '%s'
                delay_seconds = 0
                [enrichment]
                on = false
                [sink.days]
                type = 'files'
                folder = '%s'
                """.formatted(log, folder.resolve("state"), days));

        Files.copy(LOGS.resolve("diary/cowrie.json"), log.resolve("cowrie.json"));
        assertThat(runUntil(days, 3)).hasSize(3);
        Files.move(log.resolve("cowrie.json"), log.resolve("cowrie.json.2023-05-25"));
        Files.copy(LOGS.resolve("recorded/cowrie.json"), log.resolve("cowrie.json"));

        assertThat(runUntil(days, 8)).hasSize(8).doesNotHaveDuplicates();
    }

    /** Runs it until so many sessions are in the files of days, tells it to end, twice, and returns what is there then. */
    private List<String> runUntil(Path days, int count) throws Exception {
        try (WatchService changes = days.getFileSystem().newWatchService()) {
            days.register(changes, StandardWatchEventKinds.ENTRY_CREATE, StandardWatchEventKinds.ENTRY_MODIFY);
            Process process = start();
            while (sessions(days).size() < count) {
                WatchKey key = changes.poll(1, TimeUnit.MINUTES);
                assertThat(key).as("a change in " + days).isNotNull();
                assertThat(key.pollEvents()).isNotEmpty();
                key.reset();
            }
            process.toHandle().destroy();
            process.toHandle().destroy();
            try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
                assertThat(out.lines().filter(line -> !line.startsWith("SLF4J")))
                        .containsExactly("watching; sinks: days", "stopped");
            }
            assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).isEqualTo(128 + 15);
        }
        return sessions(days);
    }

    private Process start() throws IOException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        CowrieKit.class.getName(),
                        "watch",
                        folder.resolve("watch.toml").toString())
                .redirectErrorStream(true)
                .start();
        running = process;
        return process;
    }

    private static List<String> sessions(Path days) throws IOException {
        try (Stream<Path> files = Files.list(days)) {
            return files.filter(file -> file.getFileName().toString().endsWith(".ndjson"))
                    .flatMap(WatchProcessTest::lines)
                    .map(line -> SessionJson.read(line).session().id())
                    .toList();
        }
    }

    /** Returns the lines that are whole. */
    private static Stream<String> lines(Path file) {
        try {
            String text = Files.readString(file);
            return text.substring(0, text.lastIndexOf('\n') + 1).lines();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
