package org.example.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.example.watch.daemon.HoneypotDaemon;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The daemon in a process of its own. */
@Timeout(180)
class HoneypotDaemonTest {
    @TempDir
    Path folder;

    private @Nullable Process daemon;

    @AfterEach
    void end() {
        if (daemon != null) {
            daemon.destroyForcibly();
        }
    }

    @Test
    @Tag("slow")
    void printsLoginsAndEndsCleanlyWhenItIsTold() throws Exception {
        WritingCowrie cowrie = new WritingCowrie(folder.resolve("logs"));
        List<String> printed = new ArrayList<>();
        for (int run = 0; run < 2; run++) {
            List<String> ids = ids(run * 20, run * 20 + 20);
            Process process = start(
                    folder.resolve("logs").toString(), folder.resolve("state").toString());
            Thread writer = new Thread(() -> cowrie.write(ids));
            writer.start();
            try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
                while (printed.size() < (run + 1) * 20) {
                    printed.add(out.readLine());
                }
                writer.join();
                process.toHandle().destroy();
                assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
                assertThat(process.exitValue()).isEqualTo(143);
                assertThat(out.readLine()).isNull();
            }
            assertThat(Files.readString(folder.resolve("err.txt"))).doesNotContain("Exception");
        }

        assertThat(printed)
                .allSatisfy(line -> assertThat(line).contains(" login as root with ", " from 198.51.100.7, session "))
                .doesNotHaveDuplicates()
                .noneMatch(line -> line.contains("\u001b"));
        List<String> sessions = Days.sessions(folder.resolve("state/days"));
        assertThat(ids(0, 40)).startsWith(sessions.toArray(String[]::new));
    }

    @Test
    @Tag("slow")
    void saysWhatItNeeds() throws Exception {
        Process process = start("one");
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isEqualTo(2);
        assertThat(Files.readString(folder.resolve("err.txt"))).startsWith("arguments: the folder of the logs");
    }

    private Process start(String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                HoneypotDaemon.class.getName()));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command)
                .redirectError(folder.resolve("err.txt").toFile())
                .start();
        daemon = process;
        return process;
    }

    private static List<String> ids(int from, int to) {
        return IntStream.range(from, to).mapToObj("%012x"::formatted).toList();
    }
}
