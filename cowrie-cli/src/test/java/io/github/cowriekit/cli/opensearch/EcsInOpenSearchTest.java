package io.github.cowriekit.cli.opensearch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.cowriekit.analysis.Analysis;
import io.github.cowriekit.model.Command;
import io.github.cowriekit.model.Endpoint;
import io.github.cowriekit.model.Session;
import io.github.cowriekit.model.SessionEnd;
import io.github.cowriekit.model.SessionRecord;
import io.github.cowriekit.model.intel.EnrichedSession;
import io.github.cowriekit.parser.CowrieLog;
import io.github.cowriekit.report.Reports;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a real OpenSearch makes of the documents of the ecs format and of its index template. */
@Tag("slow")
class EcsInOpenSearchTest {
    private static final Path WRITTEN = Path.of("src", "test", "resources", "cli", "hostile-for-opensearch.json");
    private static final Path SAMPLES = Path.of("..", "examples", "sample-logs");
    private static final Path CORPUS = Path.of("..", "..", "shared", "corpus");
    private static final Instant START = Instant.parse("2026-03-01T10:00:00Z");
    /** Documents of one request; a node takes 100 MB at once. */
    private static final int BULK = 500;

    private static OpenSearchNode node;

    @BeforeAll
    static void start(@TempDir Path home) {
        node = OpenSearchNode.start(home);
        node.send("PUT", "/_index_template/cowriekit", Reports.ecsTemplate());
    }

    @AfterAll
    static void stop() {
        node.close();
    }

    @Test
    void takesEveryDocument() {
        index("cowriekit-written", sessions(WRITTEN));
        index("cowriekit-samples", sessions(SAMPLES.resolve("diary")));
        index("cowriekit-recorded", sessions(SAMPLES.resolve("recorded")));
    }

    @Test
    void takesEveryDocumentOfPublishedLogs() throws IOException {
        assumeTrue(Files.isDirectory(CORPUS), "no published logs beside the project at " + CORPUS + ": skipped");
        try (Stream<Path> sets = Files.list(CORPUS)) {
            for (Path set : sets.filter(Files::isDirectory).sorted().toList()) {
                index("cowriekit-corpus", sessions(set));
            }
        }
    }

    @Test
    void findsAddressesByNetworkAndTimesByRange() {
        index("cowriekit-found", List.of(session("a", "2001:db8::17", 1), session("b", "192.0.2.200", 1)));

        assertThat(node.send("GET", "/cowriekit-found/_mapping", "")
                        .at("/cowriekit-found/mappings/properties/source/properties/ip/type")
                        .asText())
                .isEqualTo("ip");
        assertThat(count("cowriekit-found", "{\"term\": {\"source.ip\": \"192.0.2.0/24\"}}"))
                .isEqualTo(1);
        assertThat(count("cowriekit-found", "{\"term\": {\"source.ip\": \"2001:db8::/32\"}}"))
                .isEqualTo(1);
        assertThat(count(
                        "cowriekit-found",
                        "{\"range\": {\"@timestamp\": {\"gte\": \"2026-03-01\", \"lt\": \"2026-03-02\"}}}"))
                .isEqualTo(2);
        assertThat(count("cowriekit-found", "{\"match\": {\"process.command_line.text\": \"uname\"}}"))
                .isEqualTo(2);
    }

    @Test
    void replacesASessionThatGrew() {
        index("cowriekit-grown", List.of(session("a", "192.0.2.1", 1)));
        JsonNode again = index("cowriekit-grown", List.of(session("a", "192.0.2.1", 3)));

        assertThat(again.at("/items/0/index/result").asText()).isEqualTo("updated");
        assertThat(count("cowriekit-grown", "{\"match_all\": {}}")).isEqualTo(1);
        assertThat(count("cowriekit-grown", "{\"term\": {\"cowrie.command_count\": 3}}"))
                .isEqualTo(1);
    }

    private static Session session(String id, String address, int commands) {
        return Session.builder(id, SessionEnd.CLOSED)
                .sensor("sensor")
                .source(new Endpoint(address, 40_022))
                .startedAt(START)
                .commands(java.util.Collections.nCopies(commands, new Command(START, "uname -a", false, null)))
                .build();
    }

    private static List<Session> sessions(Path log) {
        try (Stream<Session> sessions = CowrieLog.of(log).sessions()) {
            return sessions.toList();
        }
    }

    /** Indexes sessions and compares what the index has grown by with what was given. Returns the last answer. */
    private static JsonNode index(String index, List<Session> sessions) {
        assertThat(sessions).isNotEmpty();
        long before = exists(index) ? count(index, "{\"match_all\": {}}") : 0;
        Set<String> ids = new HashSet<>();
        long accepted = 0;
        long updated = 0;
        JsonNode last = null;
        List<String> lines = documents(sessions).lines().toList();
        assertThat(lines).hasSize(2 * sessions.size());
        for (int from = 0; from < lines.size(); from += 2 * BULK) {
            String body = String.join("\n", lines.subList(from, Math.min(lines.size(), from + 2 * BULK))) + "\n";
            last = node.send("POST", "/" + index + "/_bulk", body);
            for (JsonNode item : last.get("items")) {
                JsonNode done = item.get("index");
                assertThat(done.path("error").toString()).as(index).isEmpty();
                accepted++;
                ids.add(done.get("_id").asText());
                updated += done.get("result").asText().equals("updated") ? 1 : 0;
            }
            assertThat(last.get("errors").asBoolean()).isFalse();
        }
        // what has one sensor, id and start is one session that goes on, also where somebody made it up several times
        Set<String> different = new HashSet<>();
        sessions.forEach(one -> different.add(one.sensor() + "\n" + one.id() + "\n" + one.startedAt()));
        assertThat(accepted).as("documents that %s accepted", index).isEqualTo(sessions.size());
        assertThat(ids).as("documents of %s", index).hasSameSizeAs(different);
        assertThat(count(index, "{\"match_all\": {}}")).isEqualTo(before + sessions.size() - updated);
        return java.util.Objects.requireNonNull(last);
    }

    private static String documents(List<Session> sessions) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Analysis analysis = Analysis.standard();
        List<SessionRecord> records = new ArrayList<>();
        sessions.forEach(session -> records.add(analysis.assess(EnrichedSession.of(session))));
        Reports.ecs().write(records.stream(), out);
        return out.toString(StandardCharsets.UTF_8);
    }

    private static boolean exists(String index) {
        return node.send("GET", "/_cat/indices?format=json", "")
                .findValuesAsText("index")
                .contains(index);
    }

    private static long count(String index, String query) {
        node.send("POST", "/" + index + "/_refresh", "");
        return node.send("POST", "/" + index + "/_count", "{\"query\": " + query + "}")
                .get("count")
                .asLong();
    }
}
