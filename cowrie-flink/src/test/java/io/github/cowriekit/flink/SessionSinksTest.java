package io.github.cowriekit.flink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cowriekit.enrich.Enrichment;
import io.github.cowriekit.enrich.spi.Enricher;
import io.github.cowriekit.json.SessionJson;
import io.github.cowriekit.model.Session;
import io.github.cowriekit.model.intel.EnrichedSession;
import io.github.cowriekit.model.intel.EnrichmentResult;
import io.github.cowriekit.model.intel.Facts;
import io.github.cowriekit.model.intel.Observable;
import io.github.cowriekit.model.intel.ObservableType;
import io.github.cowriekit.store.SessionStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.apache.flink.api.common.functions.util.ListCollector;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.util.function.SerializableSupplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SessionSinksTest {
    /** Counts questions, which leave this class only by a static field since tasks make their own enrichment. */
    private static final Map<Observable, Integer> ASKED = new ConcurrentHashMap<>();

    @TempDir
    Path logs;

    @TempDir
    Path results;

    private SortedMap<String, String> expected;

    @BeforeEach
    void writesLogs() throws Exception {
        ASKED.clear();
        expected = Outcome.ofLibrary(MadeLog.write(logs, 5, 300, Duration.ofHours(2), Duration.ofHours(2), 2));
    }

    @Tag("slow")
    @Test
    void storeEachSessionOnceWithItsAnswers() throws Exception {
        Path database = results.resolve("sessions.db");
        String file = database.toString();
        SerializableSupplier<SessionStore> store = () -> SessionStore.sqlite(Path.of(file));
        for (int run = 0; run < 2; run++) {
            StreamExecutionEnvironment env = SessionsOfFilesTest.environment(2);
            env.enableCheckpointing(200);
            var sessions = CowrieFlink.sessions(SessionsOfFilesTest.lines(env, logs));
            CowrieFlink.enrich(sessions, SessionSinksTest::enrichment, 10)
                    .sinkTo(StoreSink.of(store))
                    .setParallelism(1);
            env.execute();
        }

        SortedMap<String, String> stored = new TreeMap<>();
        try (SessionStore read = SessionStore.sqlite(database);
                Stream<? extends Session> sessions = read.sessions().stream().map(session -> session.session())) {
            sessions.forEach(session -> stored.put(Outcome.key(session), SessionJson.toJson(session)));
        }
        assertThat(stored).containsExactlyEntriesOf(expected);
        // one enrichment in each run, which asks each question once
        assertThat(ASKED).isNotEmpty();
        assertThat(ASKED.values()).containsOnly(2);
    }

    @Tag("slow")
    @Test
    void haveTheAnswersOfTheSources() throws Exception {
        StreamExecutionEnvironment env = SessionsOfFilesTest.environment(2);
        var sessions = CowrieFlink.sessions(SessionsOfFilesTest.lines(env, logs));

        List<EnrichedSession> enriched =
                CowrieFlink.enrich(sessions, SessionSinksTest::enrichment, 10).executeAndCollect(10_000);

        assertThat(enriched).hasSize(expected.size());
        assertThat(enriched)
                .filteredOn(session -> !session.session().downloads().isEmpty())
                .isNotEmpty()
                .allSatisfy(session ->
                        assertThat(session.results()).singleElement().isInstanceOf(EnrichmentResult.NotFound.class));
    }

    @Tag("slow")
    @Test
    void writeSessionJsonWithTheJob() throws Exception {
        Path output = results.resolve("out");

        CowrieFlinkJob.main(
                new String[] {logs.toUri().toString(), output.toUri().toString()});

        SortedMap<String, String> written = new TreeMap<>();
        try (Stream<Path> files = Files.list(output)) {
            for (Path file : files.toList()) {
                assertThat(file.getFileName().toString()).startsWith("sessions").endsWith(".ndjson");
                for (String line : Files.readAllLines(file)) {
                    written.put(Outcome.key(SessionJson.read(line).session()), line);
                }
            }
        }
        assertThat(written).containsExactlyEntriesOf(expected);
        assertThatThrownBy(() -> CowrieFlinkJob.main(new String[] {"logs"}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("--watch SECONDS");
    }

    @Test
    void takeLinesOutOfKafkaWithTheirPlace() throws Exception {
        List<RawLine> lines = new ArrayList<>();
        KafkaLines kafka = new KafkaLines();
        kafka.deserialize(
                new ConsumerRecord<>("cowrie", 3, 42, new byte[0], new byte[] {1}), new ListCollector<>(lines));
        kafka.deserialize(new ConsumerRecord<>("cowrie", 3, 43, new byte[0], null), new ListCollector<>(lines));

        assertThat(lines).containsExactly(RawLine.of(new byte[] {1}, "cowrie-3", 42));
        assertThat(kafka.getProducedType()).isEqualTo(CowrieFlink.rawLineType());
    }

    private static Enrichment enrichment() {
        return Enrichment.builder().enricher(new CountingEnricher()).build();
    }

    private static final class CountingEnricher implements Enricher {
        @Override
        public String source() {
            return "counting";
        }

        @Override
        public Set<ObservableType> supports() {
            return Set.of(ObservableType.SHA256);
        }

        @Override
        public Optional<Facts> lookup(Observable observable) {
            ASKED.merge(observable, 1, Integer::sum);
            return Optional.empty();
        }
    }
}
