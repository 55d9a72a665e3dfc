package io.github.cowriekit.flink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.github.cowriekit.json.SessionJson;
import io.github.cowriekit.model.Session;
import io.github.cowriekit.model.SessionEnd;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.configuration.StateRecoveryOptions;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.core.execution.SavepointFormatType;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("slow")
class RestoredSessionsTest {
    private static final int PARTS = 4;
    private static final int SENSORS = 3;

    @TempDir
    Path written;

    @TempDir
    Path watched;

    @TempDir
    Path checkpoints;

    @TempDir
    Path savepoints;

    private List<Path> files;
    private SortedMap<String, String> expected;

    @BeforeEach
    void writesLogs() throws Exception {
        files = MadeLog.write(written, 11, 2_000, Duration.ofHours(3), Duration.ofHours(3), PARTS);
        expected = Outcome.ofLibrary(files);
        assertThat(expected).hasSizeGreaterThan(2_000);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 4})
    void areTheSameFromSavepointWithOtherParallelism(int parallelism) throws Exception {
        String run = "savepoint-" + parallelism;
        Outcome<Session> outcome = Outcome.of(run);
        int lines = bring(0) + bring(1);
        Checked.Watch watch = Checked.watch(run);
        JobClient job = start(run, outcome, 2, new Configuration());
        watch.awaitLines(lines);
        watch.awaitCheckpoint();
        String savepoint = stop(job, false);
        assertThat(outcome.sessions()).hasSizeLessThan(expected.size());

        Configuration restored = new Configuration();
        restored.set(StateRecoveryOptions.SAVEPOINT_PATH, savepoint);
        lines += bring(2) + bring(3);
        job = start(run, outcome, parallelism, restored);
        watch.awaitLines(lines);
        watch.awaitCheckpoint();
        stop(job, true);

        assertThat(outcome.differences(expected)).isEmpty();
    }

    @Test
    void areTheSameAfterFailures() throws Exception {
        String run = "failures";
        Outcome<Session> outcome = Outcome.of(run);
        Configuration config = restarting();
        Checked.Watch watch = Checked.watch(run);
        int lines = bring(0);
        JobClient job = start(run, outcome, 2, config);
        for (int part = 1; part < PARTS; part++) {
            watch.awaitLines(lines);
            watch.awaitCheckpoint();
            watch.failAtNextLine();
            lines += bring(part);
        }
        watch.awaitLines(lines);
        watch.awaitCheckpoint();
        stop(job, true);

        assertThat(watch.failures()).isEqualTo(PARTS - 1);
        assertThat(outcome.differences(expected)).isEmpty();
    }

    @Test
    void areAssessedWithTheSameHistoryAfterFailureAndFromSavepoint() throws Exception {
        SortedMap<String, String> assessed = new TreeMap<>();
        AssessedSessionsTest.assess(written, 1)
                .forEach(json -> assessed.put(Outcome.key(SessionJson.read(json).session()), json));
        String run = "assessed";
        Outcome<String> outcome = Outcome.ofJson(run);
        Consumer<DataStream<Session>> end = sessions ->
                AssessedSessionsTest.assess(sessions).sinkTo(outcome).uid("outcome");
        Checked.Watch watch = Checked.watch(run);
        int lines = bring(0);
        JobClient job = start(run, end, 2, restarting());
        watch.awaitLines(lines);
        watch.awaitCheckpoint();
        watch.failAtNextLine();
        lines += bring(1);
        watch.awaitLines(lines);
        watch.awaitCheckpoint();
        String savepoint = stop(job, false);
        assertThat(outcome.sessions()).hasSizeLessThan(assessed.size());

        Configuration restored = new Configuration();
        restored.set(StateRecoveryOptions.SAVEPOINT_PATH, savepoint);
        lines += bring(2) + bring(3);
        job = start(run, end, 4, restored);
        watch.awaitLines(lines);
        watch.awaitCheckpoint();
        stop(job, true);

        assertThat(watch.failures()).isEqualTo(1);
        assertThat(outcome.differences(assessed)).isEmpty();
    }

    @Test
    void areWholeOfSensorFarBehindTheOthers() throws Exception {
        String run = "behind";
        Outcome<Session> outcome = Outcome.of(run);
        Checked.Watch watch = Checked.watch(run);
        JobClient job = start(run, outcome, 1, new Configuration());
        int lines = bring("1.json", others(36_000, 100));
        watch.awaitLines(lines);
        watch.awaitCheckpoint();
        lines += bring("2.json", others(36_100, 100));
        watch.awaitLines(lines);
        watch.awaitCheckpoint();
        String savepoint = stop(job, false);

        Configuration restored = new Configuration();
        restored.set(StateRecoveryOptions.SAVEPOINT_PATH, savepoint);
        lines += bring(
                "3.json",
                line("b", "session.connect", 100)
                        + line("b", "login.failed", 101)
                        + others(36_200, 3_000)
                        + line("b", "login.failed", 102)
                        + line("b", "session.closed", 103));
        job = start(run, outcome, 1, restored);
        watch.awaitLines(lines);
        watch.awaitCheckpoint();
        stop(job, true);

        assertThat(outcome.sessions()).hasSize(2);
        assertThat(outcome.sessions().values())
                .map(json -> SessionJson.read(json).session())
                .filteredOn(session -> session.id().equals("bbbbbbbbbbbb"))
                .extracting(Session::end, session -> session.logins().size())
                .containsExactly(tuple(SessionEnd.CLOSED, 2));
    }

    private static String others(int second, int lines) {
        return IntStream.range(second, second + lines)
                .mapToObj(at -> line("c", "login.failed", at))
                .collect(Collectors.joining());
    }

    private static String line(String id, String event, int second) {
        return "{\"eventid\":\"cowrie.%s\",\"session\":\"%s\",\"sensor\":\"%s\",\"timestamp\":\"%s\"}\n"
                .formatted(event, id.repeat(12), id, MadeLog.BEGIN.plusSeconds(second));
    }

    /** Writes a file to where the job looks for it; returns how many lines it has. */
    private int bring(String name, String text) throws IOException {
        Path hidden = Files.writeString(watched.resolve("." + name), text);
        Files.move(hidden, watched.resolve(name));
        return (int) text.lines().count();
    }

    private static Configuration restarting() {
        Configuration config = new Configuration();
        config.set(RestartStrategyOptions.RESTART_STRATEGY, "fixed-delay");
        config.set(RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_ATTEMPTS, PARTS);
        config.set(RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_DELAY, Duration.ofMillis(1));
        return config;
    }

    /** Moves the files of a part to where the job looks for them; returns how many lines they have. */
    private int bring(int part) throws IOException {
        int lines = 0;
        for (Path file : files.subList(part * SENSORS, (part + 1) * SENSORS)) {
            try (var reader = new BufferedReader(new InputStreamReader(open(file), StandardCharsets.UTF_8))) {
                lines += (int) reader.lines().count();
            }
            Path hidden = Files.copy(file, watched.resolve("." + file.getFileName()));
            Files.move(hidden, watched.resolve(file.getFileName()));
        }
        return lines;
    }

    private static InputStream open(Path file) throws IOException {
        var in = Files.newInputStream(file);
        return file.toString().endsWith(".gz") ? new GZIPInputStream(in) : in;
    }

    private JobClient start(String run, Outcome<Session> outcome, int parallelism, Configuration config)
            throws Exception {
        return start(run, sessions -> sessions.sinkTo(outcome).uid("outcome"), parallelism, config);
    }

    private JobClient start(String run, Consumer<DataStream<Session>> end, int parallelism, Configuration config)
            throws Exception {
        // the memory of the job manager takes five megabytes, an empty history has eight
        config.set(
                CheckpointingOptions.CHECKPOINTS_DIRECTORY, checkpoints.toUri().toString());
        StreamExecutionEnvironment env = StreamExecutionEnvironment.createLocalEnvironment(parallelism, config);
        env.enableCheckpointing(200);
        var source = LogFiles.in(new org.apache.flink.core.fs.Path(watched.toUri()))
                .monitorContinuously(Duration.ofMillis(50))
                .build();
        var lines = env.fromSource(source, CowrieFlink.watermarks(Duration.ofHours(1)), "logs")
                .uid("logs")
                .map(Checked.of(run))
                .uid("checked");
        end.accept(CowrieFlink.sessions(lines));
        return env.executeAsync();
    }

    /** Stops a job; that needs all its tasks to be running, which a complete checkpoint shows. */
    private String stop(JobClient job, boolean drain) throws Exception {
        String savepoint = job.stopWithSavepoint(drain, savepoints.toUri().toString(), SavepointFormatType.CANONICAL)
                .get(2, TimeUnit.MINUTES);
        job.getJobExecutionResult().get(2, TimeUnit.MINUTES);
        return savepoint;
    }
}
