package io.github.cowriekit.flink;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cowriekit.json.SessionJson;
import io.github.cowriekit.store.SessionStore;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Kills a JVM with a job again and again, {@code -Dcowriekit.kills=20} times rather than three. */
@Tag("slow")
class KilledJobTest {
    private static final int KILLS = Integer.getInteger("cowriekit.kills", 3);

    @TempDir
    Path logs;

    @TempDir
    Path work;

    private final Random random = new Random(Long.getLong("cowriekit.seed", 1));

    @Test
    void leavesTheSessionsOfTheLibraryInTheStore() throws Exception {
        List<Path> files = MadeLog.write(logs, 17, 500 + 300 * KILLS, Duration.ofHours(10), Duration.ofHours(2), 3);
        SortedMap<String, String> expected = Outcome.ofLibrary(files);
        for (int kill = 0; kill < KILLS; kill++) {
            runAndKill(latestCheckpoint());
        }

        Process job = start(latestCheckpoint());
        try (var in = input(job);
                var hurry = job.getOutputStream()) {
            hurry.write('\n');
            hurry.flush();
            List<String> said = in.lines().toList();
            assertThat(job.waitFor(2, TimeUnit.MINUTES)).isTrue();
            assertThat(job.exitValue()).as(said.toString()).isZero();
        } finally {
            job.destroyForcibly();
        }

        SortedMap<String, String> stored = new TreeMap<>();
        try (SessionStore store = SessionStore.sqlite(store());
                var sessions = store.sessions().stream()) {
            sessions.forEach(
                    session -> stored.put(Outcome.key(session.session()), SessionJson.toJson(session.session())));
        }
        assertThat(stored.size()).isEqualTo(expected.size());
        assertThat(stored.equals(expected)).isTrue();
    }

    /** Kills at some moment after a checkpoint, which may be while the next one is written. */
    private void runAndKill(Optional<Path> checkpoint) throws Exception {
        Process job = start(checkpoint);
        try (var in = input(job)) {
            List<String> said = new ArrayList<>();
            await(in, said, KilledJob.CHECKPOINT);
            for (int more = random.nextInt(10); more > 0; more--) {
                await(in, said, KilledJob.CHECKPOINT, KilledJob.LINES);
            }
        } finally {
            // SIGKILL
            job.destroyForcibly();
        }
        assertThat(job.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(latestCheckpoint()).as("a checkpoint is left").isPresent();
    }

    private static void await(BufferedReader in, List<String> said, String... what) throws IOException {
        String line;
        do {
            line = in.readLine();
            assertThat(line).as("the job ended by itself: " + said).isNotNull();
            said.add(line);
        } while (!List.of(what).contains(line));
    }

    private Process start(Optional<Path> checkpoint) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                KilledJob.class.getName(),
                logs.toString(),
                store().toString(),
                checkpoints().toString()));
        checkpoint.ifPresent(path -> command.add(path.toString()));
        return new ProcessBuilder(command).redirectErrorStream(true).start();
    }

    private static BufferedReader input(Process job) {
        return new BufferedReader(new InputStreamReader(job.getInputStream(), StandardCharsets.UTF_8));
    }

    private Path store() {
        return work.resolve("sessions.db");
    }

    private Path checkpoints() {
        return work.resolve("checkpoints");
    }

    /** Numbers go on from one run to the next; the folder with the metadata is complete. */
    private Optional<Path> latestCheckpoint() throws IOException {
        if (Files.notExists(checkpoints())) {
            return Optional.empty();
        }
        try (Stream<Path> paths = Files.walk(checkpoints(), 3)) {
            return paths.filter(path -> path.getFileName().toString().equals("_metadata"))
                    .map(Path::getParent)
                    .max(Comparator.comparingInt(path ->
                            Integer.parseInt(path.getFileName().toString().substring("chk-".length()))));
        }
    }
}
