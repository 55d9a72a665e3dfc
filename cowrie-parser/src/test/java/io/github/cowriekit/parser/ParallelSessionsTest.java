package io.github.cowriekit.parser;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cowriekit.model.Session;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Sessions whose records several threads make come as one thread would hand them over. */
class ParallelSessionsTest {
    private static final Instant START = MadeLogs.START;

    @TempDir
    private Path folder;

    @Test
    void searchesAWindowInLogsThatOverlap() throws IOException {
        write("a/cowrie.json", MadeLogs.busy("a", 0, 40_000));
        write("b/cowrie.json", MadeLogs.busy("b", 30_500, 30_000));
        write("c/cowrie.json", MadeLogs.busy("c", 2, 40_000));

        assertSame(log -> log.since(START.plusSeconds(30_001)));
        assertSame(log -> log.since(START.plusSeconds(30_002)).idleTimeout(Duration.ofSeconds(700)));
    }

    @Test
    void cutsAndEvictsAsOneThreadDoes() throws IOException {
        write("a/cowrie.json", MadeLogs.busy("a", 0, 8_000));
        write("b/cowrie.json", MadeLogs.busy("b", 1, 8_000));
        write("copy/cowrie.json", MadeLogs.busy("a", 4_000, 2_000));
        write("empty/cowrie.json", new byte[0]);

        assertSame(log -> log.maxOpenSessions(1));
        assertSame(log -> log.maxOpenSessions(40).idleTimeout(Duration.ofSeconds(1)));
        assertSame(log -> log.maxItemsPerSession(1));
        assertSame(log -> log.limits(SessionLimits.standard().maxBytes(3_000)));
    }

    @Test
    void endsWithAProblemBehindTheSameSessions() throws IOException {
        write(
                "cowrie.json",
                LogFolder.join(
                        MadeLogs.busy("a", 0, 9_000), MadeLogs.bytes("oh no\n"), MadeLogs.busy("a", 9_000, 9_000)));

        assertSame(CowrieLog::strict);
        assertThat(Told.of(CowrieLog.in(folder).strict().parallel(2)).sessions())
                .hasSizeGreaterThan(1_000);
    }

    @Test
    void tellsProblemsInTheirOrderHoweverMany() throws IOException {
        write(
                "cowrie.json",
                LogFolder.join(
                        MadeLogs.busy("a", 0, 9_000),
                        MadeLogs.bytes("oh no\n".repeat(9_999)),
                        MadeLogs.busy("a", 9_000, 9_000)));
        Told one = Told.of(CowrieLog.in(folder));

        assertThat(one.problems()).hasSize(9_999);
        for (int threads : new int[] {2, 4}) {
            assertThat(Told.of(CowrieLog.in(folder).parallel(threads))).isEqualTo(one);
        }
    }

    @Test
    void tellsProblemsOfManyFilesInTheirOrder() throws IOException {
        write("cowrie.json", MadeLogs.busy("a", 0, 9_000));
        byte[][] damaged = new byte[5_000][];
        Arrays.fill(damaged, new byte[] {0x1f, (byte) 0x8b, 8, 0, 0, 0, 0, 0, 0, 0, -1, -1, -1, -1});
        damaged[0] = MadeLogs.busy("b", 20, 8_000);
        write("logs.tar", MadeLogs.tar(damaged));
        Told one = Told.of(CowrieLog.in(folder));

        assertThat(one.problems()).hasSize(4_999);
        assertThat(Told.of(CowrieLog.in(folder).parallel(2))).isEqualTo(one);
    }

    @Test
    void evictsTheSameSessionsWhereLinesAreLong() throws IOException {
        StringBuilder log = new StringBuilder();
        for (int i = 0; i < 60; i++) {
            String version = "SSH-2.0-" + "x".repeat(20_000 + 50 * i);
            String keys = "\"version\":\"" + version + "\",\"message\":\"Remote SSH version: " + version + "\"";
            log.append(LogText.line("s" + i, "session.connect", i, "\"dst_ip\":\"192.0.2.1\""))
                    .append('\n')
                    .append(LogText.line("s" + i, "client.version", i, keys))
                    .append('\n');
        }
        write("cowrie.json", MadeLogs.bytes(log.toString()));

        assertSame(read -> read.limits(SessionLimits.standard().maxBytes(150_000)));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 63, 65, 1_000, 1_500})
    void isClosedWhileSessionsAreBuilt(int taken) throws IOException {
        write("cowrie.json", MadeLogs.busy("a", 0, 20_000));
        CowrieLog log = CowrieLog.in(folder);
        List<Session> first;
        try (Stream<Session> sessions = log.sessions()) {
            first = sessions.limit(taken).toList();
        }

        for (int threads : new int[] {2, 3, 8}) {
            try (Stream<Session> sessions = log.parallel(threads).sessions()) {
                assertThat(sessions.limit(taken)).isEqualTo(first);
            }
            assertThat(threads()).isEmpty();
        }
    }

    private void assertSame(UnaryOperator<CowrieLog> settings) {
        CowrieLog log = settings.apply(CowrieLog.in(folder));
        Told one = Told.of(log);

        for (int threads : new int[] {2, 3, 8}) {
            assertThat(Told.of(log.parallel(threads))).isEqualTo(one);
            // few sessions at a time
            assertThat(Told.of(log.parallel(threads).blockSize(3_100))).isEqualTo(one);
        }
    }

    private static List<Thread> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("cowrie-parallel"))
                .filter(Thread::isAlive)
                .toList();
    }

    private void write(String name, byte[] content) throws IOException {
        new LogFolder(folder).write(name, content);
    }
}
