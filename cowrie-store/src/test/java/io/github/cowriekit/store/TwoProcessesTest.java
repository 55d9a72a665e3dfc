package io.github.cowriekit.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cowriekit.model.Session;
import io.github.cowriekit.model.intel.EnrichedSession;
import io.github.cowriekit.parser.CowrieLog;
import io.github.cowriekit.store.fixtures.Answers;
import io.github.cowriekit.store.fixtures.Recount;
import io.github.cowriekit.store.fixtures.Stores;
import io.github.cowriekit.store.process.Ingester;
import io.github.cowriekit.store.process.Java;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Two processes open a store that is not there yet and write overlapping logs into it at the same time. */
@Tag("slow")
class TwoProcessesTest {
    private static final int SESSIONS = 1_500;
    private static final Instant START = Instant.parse("2026-03-01T00:00:00Z");

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource
    void loseNothingAndAddNothingTwice(Stores kind) throws Exception {
        for (int size : new int[] {1, 50, 10_000}) {
            Path run = Files.createDirectory(folder.resolve("run" + size));
            String location = kind.newLocation();
            Path whole = log(run.resolve("whole"), session -> true, Integer.MAX_VALUE);
            // the first log ends within sessions that the second has whole
            Path first = log(run.resolve("first"), session -> true, SESSIONS * 3 / 5);
            Path second = log(run.resolve("second"), session -> session >= SESSIONS * 2 / 5, Integer.MAX_VALUE);
            Process one = ingest(run, location, first, size);
            Process other = ingest(run, location, second, size);
            Files.createFile(run.resolve("go"));
            long[] counts = counts(run, first, one);
            long[] others = counts(run, second, other);

            List<EnrichedSession> sessions = parse(whole);
            assertThat(sessions).hasSize(SESSIONS);
            assertThat(counts[0] + others[0]).isEqualTo(SESSIONS);
            assertThat(counts[0]).isPositive();
            assertThat(others[0]).isPositive();
            assertThat(counts[0] + counts[1] + counts[2]).isEqualTo(parse(first).size());
            assertThat(others[0] + others[1] + others[2])
                    .isEqualTo(parse(second).size());
            try (SessionStore store = Stores.at(location).open()) {
                Answers.assertHolds(store, new Recount(sessions));
            }
        }
    }

    private static Process ingest(Path run, String location, Path log, int size) throws Exception {
        return Java.start(
                Ingester.class,
                output(run, log),
                location,
                log.toString(),
                Integer.toString(size),
                run.resolve("go").toString());
    }

    private static Path output(Path run, Path log) {
        return run.resolve(log.getFileName() + ".txt");
    }

    private static long[] counts(Path run, Path log, Process process) throws Exception {
        assertThat(process.waitFor(5, TimeUnit.MINUTES)).isTrue();
        String printed = Files.readString(output(run, log));
        assertThat(process.exitValue()).as(printed).isZero();
        // before it, newer JDKs warn that SQLite loads native code
        String last = printed.strip().lines().reduce("", (before, line) -> line);
        return Stream.of(last.split(" ")).mapToLong(Long::parseLong).toArray();
    }

    /** Writes a log of sessions that begin every second and last five, up to a moment. */
    private static Path log(Path file, IntPredicate which, int end) throws Exception {
        List<String> lines = IntStream.range(0, Math.min(end, SESSIONS + 10))
                .boxed()
                .flatMap(moment -> IntStream.range(0, STEPS.size())
                        .filter(step -> moment - step >= 0 && moment - step < SESSIONS && which.test(moment - step))
                        .mapToObj(step -> line(moment - step, moment, STEPS.get(step))))
                .toList();
        return Files.write(file.resolveSibling(file.getFileName() + ".json"), lines);
    }

    private static final List<String> STEPS = List.of(
            "\"cowrie.session.connect\",\"protocol\":\"ssh\",\"src_ip\":\"198.51.100.%d\",\"src_port\":4000",
            "\"cowrie.login.failed\",\"username\":\"root\",\"password\":\"pass%d\"",
            "\"cowrie.login.success\",\"username\":\"root\",\"password\":\"admin%d\"",
            "\"cowrie.command.input\",\"input\":\"uname -a %d\"",
            "\"cowrie.session.closed\",\"duration\":4.%d");

    private static String line(int session, int moment, String event) {
        return "{\"session\":\"%012x\",\"sensor\":\"one\",\"timestamp\":\"%s\",\"eventid\":%s}"
                .formatted(session, START.plusSeconds(moment), event.formatted(session * 7 % 90));
    }

    private static List<EnrichedSession> parse(Path log) {
        try (Stream<Session> sessions = CowrieLog.in(log).sessions()) {
            return sessions.map(EnrichedSession::of).toList();
        }
    }
}
