package io.github.cowriekit.flink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.github.cowriekit.model.Session;
import io.github.cowriekit.model.SessionEnd;
import java.time.Duration;
import java.util.List;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.junit.jupiter.api.Test;

class LaggingSensorTest {
    private final StreamExecutionEnvironment env = StreamExecutionEnvironment.createLocalEnvironment(1);
    private final GatedLog log = new GatedLog();

    @Test
    void waitForTheRestOfSessionsFarBehindTheOthers() throws Exception {
        log.add("a", "session.connect", 0);
        log.add("a", "session.closed", 10);
        log.add("c", "session.connect", 600);
        log.add("c", "login.failed", 601);
        log.awaitSessions(1);
        log.add("b", "session.connect", 60);
        for (int i = 1; i <= 50; i++) {
            log.add("c", "login.failed", 601 + 2 * i);
            log.add("b", "login.failed", 60 + i);
        }
        log.add("b", "session.closed", 120);
        log.add("c", "login.failed", 850);
        log.add("c", "login.failed", 860);
        log.awaitSessions(2);
        RawLine late = log.add("b", "login.failed", 121);

        SessionRules rules =
                SessionRules.standard().idleTimeout(Duration.ofMinutes(5)).rememberFor(Duration.ofMinutes(5));
        assertThat(all(read(rules).lateLines())).containsExactly(late);
        assertThat(all(read(rules).sessions()))
                .extracting(
                        Session::id, Session::end, session -> session.logins().size())
                .containsExactly(
                        tuple("aaaaaaaaaaaa", SessionEnd.CLOSED, 0),
                        tuple("bbbbbbbbbbbb", SessionEnd.CLOSED, 50),
                        tuple("cccccccccccc", SessionEnd.END_OF_INPUT, 53));
    }

    @Test
    void waitForTheRestOfIdThatCameBackFarBehindTheOthers() throws Exception {
        log.add("a", "session.connect", 0);
        log.add("a", "session.closed", 10);
        log.add("c", "session.connect", 900);
        log.add("c", "login.failed", 901);
        log.awaitSessions(1);
        log.add("b", "session.connect", 60);
        log.add("b", "session.closed", 70);
        log.add("b", "session.connect", 300);
        log.add("c", "login.failed", 1_100);
        log.add("c", "login.failed", 1_101);
        log.awaitSessions(2);
        log.add("c", "login.failed", 1_102);
        log.add("b", "login.failed", 301);

        SessionRules rules = SessionRules.standard().idleTimeout(Duration.ofMinutes(5));
        assertThat(all(read(rules).lateLines())).isEmpty();
        assertThat(all(read(rules).sessions()))
                .filteredOn(session -> session.id().startsWith("b"))
                .extracting(Session::end, session -> session.logins().size())
                .containsExactly(tuple(SessionEnd.CLOSED, 0), tuple(SessionEnd.TIMED_OUT, 1));
    }

    private SessionStreams read(SessionRules rules) {
        return log.read(env, rules);
    }

    private static <T> List<T> all(DataStream<T> stream) throws Exception {
        return stream.executeAndCollect(100);
    }
}
