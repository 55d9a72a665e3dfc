package io.github.cowriekit.flink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.github.cowriekit.model.Session;
import io.github.cowriekit.model.SessionEnd;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SessionRulesTest {
    private final StreamExecutionEnvironment env = StreamExecutionEnvironment.createLocalEnvironment(1);
    private final GatedLog log = new GatedLog();

    @Test
    void putAsideLinesOfSessionHandedOver() throws Exception {
        log.add("a", "session.connect", 0);
        log.add("a", "session.closed", 10);
        log.add("b", "session.connect", 600);
        log.add("b", "login.failed", 601);
        log.awaitSessions(1);
        RawLine late = log.add("a", "login.failed", 60);

        assertThat(all(read(SessionRules.standard()).lateLines())).containsExactly(late);
        assertThat(all(read(SessionRules.standard()).sessions()))
                .extracting(Session::id)
                .containsExactly("aaaaaaaaaaaa", "bbbbbbbbbbbb");
    }

    @Test
    void beginSessionWithLaterLinesAndWithConnect() throws Exception {
        log.add("a", "session.connect", 0);
        log.add("a", "session.closed", 10);
        log.add("b", "session.connect", 600);
        log.add("b", "login.failed", 601);
        log.awaitSessions(1);
        log.add("a", "session.connect", 120);
        log.add("a", "login.failed", 121);

        assertThat(all(read(SessionRules.standard()).lateLines())).isEmpty();
        assertThat(all(read(SessionRules.standard()).sessions()))
                .filteredOn(session -> session.id().startsWith("a"))
                .extracting(Session::end)
                .containsExactly(SessionEnd.CLOSED, SessionEnd.END_OF_INPUT);
    }

    @Test
    void forgetSessionsAfterTheTimeToRememberThem() throws Exception {
        log.add("a", "session.connect", 0);
        log.add("a", "session.closed", 10);
        log.add("b", "session.connect", 600);
        log.add("b", "login.failed", 601);
        log.awaitSessions(1);
        log.add("a", "login.failed", 60);

        SessionRules rules = SessionRules.standard().rememberFor(Duration.ofMinutes(5));
        assertThat(all(read(rules).lateLines())).isEmpty();
        assertThat(all(read(rules).sessions())).hasSize(3);
    }

    @Test
    void handOverSilentSessionsAfterTheIdleTime() throws Exception {
        log.add("a", "session.connect", 0);
        log.add("a", "login.failed", 3000);
        log.add("b", "session.connect", 6500);
        log.add("b", "login.failed", 6800);

        SessionRules rules = SessionRules.standard().idleTimeout(Duration.ofHours(1));
        assertThat(all(read(rules).sessions()))
                .extracting(Session::end)
                .containsExactly(SessionEnd.TIMED_OUT, SessionEnd.END_OF_INPUT);
    }

    @Test
    void takeLineWithoutTimeForOneOfTheTimeBeforeIt() throws Exception {
        log.add("a", "session.connect", 0);
        log.add("a", "session.closed", 10);
        log.add("b", "session.connect", 600);
        log.add("b", "login.failed", 601);
        log.awaitSessions(1);
        log.add(GatedLog.json("a", "login.failed", 0).replaceAll(",\"timestamp.*", "}"));

        assertThat(all(read(SessionRules.standard()).lateLines())).isEmpty();
        assertThat(all(read(SessionRules.standard()).sessions())).hasSize(3);
    }

    @Test
    void takeTimesOfAnyLength() throws Exception {
        Duration longest = Duration.ofSeconds(Long.MAX_VALUE);
        log.add("a", "session.connect", 0);
        log.add("a", "session.closed", 10);
        log.add("b", "session.connect", 600);
        log.add("b", "login.failed", 60_000);
        log.add("b", "login.failed", 60_001);

        SessionRules rules = SessionRules.standard().idleTimeout(longest).rememberFor(longest);
        assertThat(all(read(rules).sessions()))
                .extracting(Session::end)
                .containsExactly(SessionEnd.CLOSED, SessionEnd.END_OF_INPUT);
        assertThat(all(read(rules.grace(longest)).sessions()))
                .extracting(Session::end)
                .containsExactlyInAnyOrder(SessionEnd.CLOSED, SessionEnd.END_OF_INPUT);
    }

    @Test
    void countLinesBeyondTheLimitAndKeepTheClose() throws Exception {
        log.add("a", "session.connect", 0);
        for (int i = 1; i <= 5; i++) {
            log.add("a", "login.failed", i);
        }
        log.add("a", "session.closed", 10);

        List<Session> sessions = all(read(SessionRules.standard().maxLines(3)).sessions());
        assertThat(sessions).hasSize(1);
        assertThat(sessions.get(0).end()).isEqualTo(SessionEnd.CLOSED);
        assertThat(sessions.get(0).logins()).hasSize(2);
        assertThat(sessions.get(0).truncated()).containsEntry("lines", 3L);
    }

    @Test
    void giveEachSessionItsOwnOfLineWithSeveralEvents() throws Exception {
        log.add("[" + GatedLog.json("a", "session.connect", 0) + "," + GatedLog.json("b", "session.connect", 1) + "]");
        log.add("a", "session.closed", 10);

        assertThat(all(read(SessionRules.standard()).sessions()))
                .extracting(session -> session.id() + session.eventCounts())
                .containsExactlyInAnyOrder(
                        "aaaaaaaaaaaa{cowrie.session.closed=1, cowrie.session.connect=1}",
                        "bbbbbbbbbbbb{cowrie.session.connect=1}");
    }

    @Test
    void holdNoBytesOfOtherSessionsAgainstSession() throws Exception {
        String others = ("," + GatedLog.json("b", "session.connect", 1)).repeat(100);
        log.add("[" + GatedLog.json("a", "session.connect", 0) + others + "]");
        log.add("a", "login.failed", 2);

        assertThat(all(read(SessionRules.standard().maxBytes(1_000)).sessions()))
                .filteredOn(session -> session.id().startsWith("a"))
                .extracting(session -> session.logins().size(), Session::truncated)
                .containsExactly(tuple(1, Map.of()));
    }

    @Test
    void keepLateLinesOfTheJobInFilesOfTheirOwn(@TempDir Path folder) throws Exception {
        log.add("a", "session.connect", 0);
        log.add("a", "session.closed", 10);
        log.add("b", "session.connect", 600);
        log.add("b", "login.failed", 601);
        log.awaitSessions(1);
        RawLine late = log.add("a", "login.failed", 60);

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
        return log.read(env, rules);
    }

    private static <T> List<T> all(DataStream<T> stream) throws Exception {
        return stream.executeAndCollect(100);
    }
}
