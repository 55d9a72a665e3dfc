package io.github.cowriekit.flink;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cowriekit.model.Session;
import io.github.cowriekit.model.SessionEnd;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SessionRulesTest {
    private static final Instant NOON = Instant.parse("2026-01-05T12:00:00Z");

    /** Opened when the first session was handed over. */
    private static final Map<String, CountDownLatch> GATES = new ConcurrentHashMap<>();

    private final StreamExecutionEnvironment env = StreamExecutionEnvironment.createLocalEnvironment(1);
    private final List<RawLine> lines = new ArrayList<>();
    /** The offset of the first line that waits until a session was handed over. */
    private long gated = Long.MAX_VALUE;

    @Test
    void putAsideLinesOfSessionHandedOver() throws Exception {
        add("a", "session.connect", 0);
        add("a", "session.closed", 10);
        add("b", "session.connect", 600);
        add("b", "login.failed", 601);
        gated = lines.size();
        RawLine late = add("a", "login.failed", 60);

        assertThat(all(read(SessionRules.standard()).lateLines())).containsExactly(late);
        assertThat(all(read(SessionRules.standard()).sessions()))
                .extracting(Session::id)
                .containsExactly("aaaaaaaaaaaa", "bbbbbbbbbbbb");
    }

    @Test
    void beginSessionWithLaterLinesAndWithConnect() throws Exception {
        add("a", "session.connect", 0);
        add("a", "session.closed", 10);
        add("b", "session.connect", 600);
        add("b", "login.failed", 601);
        gated = lines.size();
        add("a", "session.connect", 120);
        add("a", "login.failed", 121);

        assertThat(all(read(SessionRules.standard()).lateLines())).isEmpty();
        assertThat(all(read(SessionRules.standard()).sessions()))
                .filteredOn(session -> session.id().startsWith("a"))
                .extracting(Session::end)
                .containsExactly(SessionEnd.CLOSED, SessionEnd.END_OF_INPUT);
    }

    @Test
    void forgetSessionsAfterTheTimeToRememberThem() throws Exception {
        add("a", "session.connect", 0);
        add("a", "session.closed", 10);
        add("b", "session.connect", 600);
        add("b", "login.failed", 601);
        gated = lines.size();
        add("a", "login.failed", 60);

        SessionRules rules = SessionRules.standard().rememberFor(Duration.ofMinutes(5));
        assertThat(all(read(rules).lateLines())).isEmpty();
        assertThat(all(read(rules).sessions())).hasSize(3);
    }

    @Test
    void handOverSilentSessionsAfterTheIdleTime() throws Exception {
        add("a", "session.connect", 0);
        add("a", "login.failed", 3000);
        add("b", "session.connect", 6500);
        add("b", "login.failed", 6800);

        SessionRules rules = SessionRules.standard().idleTimeout(Duration.ofHours(1));
        assertThat(all(read(rules).sessions()))
                .extracting(Session::end)
                .containsExactly(SessionEnd.TIMED_OUT, SessionEnd.END_OF_INPUT);
    }

    @Test
    void countLinesBeyondTheLimitAndKeepTheClose() throws Exception {
        add("a", "session.connect", 0);
        for (int i = 1; i <= 5; i++) {
            add("a", "login.failed", i);
        }
        add("a", "session.closed", 10);

        List<Session> sessions = all(read(SessionRules.standard().maxLines(3)).sessions());
        assertThat(sessions).hasSize(1);
        assertThat(sessions.get(0).end()).isEqualTo(SessionEnd.CLOSED);
        assertThat(sessions.get(0).logins()).hasSize(2);
        assertThat(sessions.get(0).truncated()).containsEntry("lines", 3L);
    }

    @Test
    void giveEachSessionItsOwnOfLineWithSeveralEvents() throws Exception {
        byte[] both = ("[" + json("a", "session.connect", 0) + "," + json("b", "session.connect", 1) + "]")
                .getBytes(StandardCharsets.UTF_8);
        lines.add(RawLine.of(both, "log", 0));
        add("a", "session.closed", 10);

        assertThat(all(read(SessionRules.standard()).sessions()))
                .extracting(session -> session.id() + session.eventCounts())
                .containsExactlyInAnyOrder(
                        "aaaaaaaaaaaa{cowrie.session.closed=1, cowrie.session.connect=1}",
                        "bbbbbbbbbbbb{cowrie.session.connect=1}");
    }

    @Test
    void keepLateLinesOfTheJobInFilesOfTheirOwn(@TempDir Path folder) throws Exception {
        add("a", "session.connect", 0);
        add("a", "session.closed", 10);
        add("b", "session.connect", 600);
        add("b", "login.failed", 601);
        gated = lines.size();
        RawLine late = add("a", "login.failed", 60);

        env.enableCheckpointing(100);
        CowrieFlinkJob.write(read(SessionRules.standard()), new org.apache.flink.core.fs.Path(folder.toUri()));
        env.execute();

        assertThat(written(folder, "late-lines")).containsExactly(new String(late.bytes(), StandardCharsets.UTF_8));
        assertThat(written(folder, "sessions")).hasSize(2);
    }

    @Test
    void waitForTheTimeThatFilesSpanWhereTheJobWatches() {
        assertThat(CowrieFlinkJob.delay("logs", "sessions")).isEqualTo(Duration.ofMinutes(1));
        assertThat(CowrieFlinkJob.delay("logs", "sessions", "--watch", "10")).isEqualTo(Duration.ofHours(30));
        assertThat(CowrieFlinkJob.delay("logs", "sessions", "--watch", "10", "--delay", "50"))
                .isEqualTo(Duration.ofHours(50));
    }

    private static List<String> written(Path folder, String prefix) throws IOException {
        List<String> all = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(path -> path.getFileName().toString().startsWith(prefix))
                    .toList()) {
                all.addAll(Files.readAllLines(file));
            }
        }
        return all;
    }

    private SessionStreams read(SessionRules rules) {
        String gate = UUID.randomUUID().toString();
        long first = gated;
        DataStream<RawLine> source = env.fromData(lines)
                .assignTimestampsAndWatermarks(CowrieFlink.watermarks(Duration.ofSeconds(30)))
                .map(line -> line.offset() < first ? line : awaited(gate, line));
        SessionStreams read = CowrieFlink.read(source, rules);
        DataStream<Session> sessions = read.sessions()
                .map(session -> {
                    gate(gate).countDown();
                    return session;
                })
                .returns(CowrieFlink.sessionType());
        return new SessionStreams(sessions, read.problems(), read.lateLines());
    }

    private static CountDownLatch gate(String name) {
        return GATES.computeIfAbsent(name, gate -> new CountDownLatch(1));
    }

    private static RawLine awaited(String gate, RawLine line) throws InterruptedException {
        if (!gate(gate).await(1, TimeUnit.MINUTES)) {
            throw new AssertionError("no session was handed over");
        }
        return line;
    }

    private static <T> List<T> all(DataStream<T> stream) throws Exception {
        return stream.executeAndCollect(100);
    }

    private RawLine add(String id, String event, long second) {
        RawLine line = RawLine.of(json(id, event, second).getBytes(StandardCharsets.UTF_8), "log", lines.size());
        lines.add(line);
        return line;
    }

    private static String json(String id, String event, long second) {
        return "{\"eventid\":\"cowrie.%s\",\"session\":\"%s\",\"sensor\":\"alpha\",\"src_ip\":\"203.0.113.7\",\"timestamp\":\"%s\"}"
                .formatted(event, id.repeat(12), NOON.plusSeconds(second));
    }
}
