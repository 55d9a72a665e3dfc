package io.github.cowriekit.flink;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cowriekit.model.Session;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.connector.kafka.source.KafkaSourceBuilder;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.core.execution.SavepointFormatType;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Logs of eight sensors in the four partitions of a topic, with the sensor as key: the partitions differ in length. */
@Tag("slow")
class SessionsOfKafkaTest {
    private static final int PARTITIONS = 4;
    private static final int PARALLELISM = 3;
    private static final List<String> SENSORS =
            List.of("alpha", "beta", "gamma", "delta", "epsilon", "zeta", "eta", "nu");

    @TempDir
    static Path folder;

    @TempDir
    static Path brokerFolder;

    private static EmbeddedKafka kafka;
    private static List<MadeLog.Line> lines;
    private static SortedMap<String, String> expected;

    @BeforeAll
    static void startsBroker() throws Exception {
        lines = MadeLog.lines(5, SENSORS, 2_000, Duration.ofHours(10), Duration.ofHours(2));
        List<Path> files = new ArrayList<>();
        for (String sensor : SENSORS) {
            List<String> own = lines.stream()
                    .filter(line -> line.sensor().equals(sensor))
                    .map(MadeLog.Line::text)
                    .toList();
            files.add(Files.write(folder.resolve(sensor + ".json"), own));
        }
        expected = Outcome.ofLibrary(files);
        assertThat(expected).hasSizeGreaterThan(2_000);
        kafka = EmbeddedKafka.start(brokerFolder);
    }

    @AfterAll
    static void stopsBroker() {
        if (kafka != null) {
            kafka.close();
        }
    }

    @Test
    void areThoseOfTheLibrary() throws Exception {
        kafka.createTopic("whole", PARTITIONS);
        Map<Integer, Integer> sent = send("whole", lines);
        assertThat(sent).hasSize(PARTITIONS);
        assertThat(sent.values())
                .anyMatch(lines ->
                        lines > 2 * sent.values().stream().min(Integer::compare).orElseThrow());
        Outcome<Session> outcome = Outcome.of("kafka");
        StreamExecutionEnvironment env = SessionsOfFilesTest.environment(PARALLELISM);
        KafkaSource<RawLine> source =
                source("whole").setBounded(OffsetsInitializer.latest()).build();

        CowrieFlink.sessions(env.fromSource(source, CowrieFlink.watermarks(Duration.ofMinutes(1)), "topic"))
                .sinkTo(outcome);
        env.execute();

        assertThat(outcome.differences(expected)).isEmpty();
    }

    /** The biggest sensor far ahead of the others, then a failure, then the rest. */
    @Test
    void areThoseOfTheLibraryWhenPartitionsComeInBurstsAndAfterFailure(@TempDir Path savepoints) throws Exception {
        kafka.createTopic("bursts", PARTITIONS);
        String run = "kafka-bursts";
        Outcome<Session> outcome = Outcome.of(run);
        Checked.Watch watch = Checked.watch(run);
        Configuration config = new Configuration();
        config.set(RestartStrategyOptions.RESTART_STRATEGY, "fixed-delay");
        config.set(RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_ATTEMPTS, 1);
        config.set(RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_DELAY, Duration.ofMillis(1));
        StreamExecutionEnvironment env = StreamExecutionEnvironment.createLocalEnvironment(PARALLELISM, config);
        env.enableCheckpointing(100);
        var checked = env.fromSource(source("bursts").build(), CowrieFlink.watermarks(Duration.ofMinutes(1)), "topic")
                .map(Checked.of(run));
        CowrieFlink.sessions(checked).sinkTo(outcome);
        JobClient job = env.executeAsync();

        List<MadeLog.Line> ahead = lines.stream()
                .filter(line -> line.sensor().equals(SENSORS.get(0)))
                .toList();
        List<MadeLog.Line> rest = lines.stream()
                .filter(line -> !line.sensor().equals(SENSORS.get(0)))
                .toList();
        send("bursts", ahead);
        watch.awaitLines(ahead.size());
        watch.awaitCheckpoint();
        watch.failAtNextLine();
        send("bursts", rest);
        watch.awaitLines(lines.size());
        job.stopWithSavepoint(true, savepoints.toUri().toString(), SavepointFormatType.CANONICAL)
                .get(2, TimeUnit.MINUTES);
        job.getJobExecutionResult().get(2, TimeUnit.MINUTES);

        assertThat(watch.failures()).isEqualTo(1);
        assertThat(outcome.differences(expected)).isEmpty();
    }

    private static KafkaSourceBuilder<RawLine> source(String topic) {
        return KafkaSource.<RawLine>builder()
                .setBootstrapServers(kafka.servers())
                .setGroupId("cowriekit")
                .setTopics(topic)
                .setStartingOffsets(OffsetsInitializer.earliest())
                .setDeserializer(new KafkaLines());
    }

    /** Returns how many lines went to each partition. */
    private static Map<Integer, Integer> send(String topic, List<MadeLog.Line> lines) throws Exception {
        List<Future<RecordMetadata>> sent = new ArrayList<>();
        Map<String, Object> config = Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, kafka.servers());
        try (var producer = new KafkaProducer<>(config, new StringSerializer(), new ByteArraySerializer())) {
            for (MadeLog.Line line : lines) {
                byte[] value = line.text().getBytes(StandardCharsets.UTF_8);
                sent.add(producer.send(new ProducerRecord<>(topic, line.sensor(), value)));
            }
        }
        Map<Integer, Integer> partitions = new HashMap<>();
        for (Future<RecordMetadata> one : sent) {
            partitions.merge(one.get().partition(), 1, Integer::sum);
        }
        return partitions;
    }
}
