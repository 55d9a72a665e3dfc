package io.github.cowriekit.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cowriekit.model.Session;
import io.github.cowriekit.model.intel.EnrichedSession;
import io.github.cowriekit.parser.CowrieLog;
import io.github.cowriekit.store.fixtures.Answers;
import io.github.cowriekit.store.fixtures.Recount;
import io.github.cowriekit.store.fixtures.Stores;
import io.github.cowriekit.store.fixtures.WrittenLog;
import io.github.cowriekit.store.process.Follower;
import io.github.cowriekit.store.process.Java;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Property {@code cowrie.kills} sets how often whoever writes into a store is killed; 100 takes minutes. */
@Tag("slow")
class KilledIngestTest {
    private static final int KILLS = Integer.getInteger("cowrie.kills", 4);
    private static final long SEED = Long.getLong("cowrie.seed", 20_261_133L);

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource
    void hasEverySessionOnceHoweverOftenItsWriterIsKilled(Stores kind) throws Exception {
        Random random = new Random(SEED);
        String location = kind.newLocation();
        Path logs = Files.createDirectory(folder.resolve("log"));
        WrittenLog log = new WrittenLog(logs, SEED);
        ExecutorService thread = Executors.newSingleThreadExecutor();
        int within = 0;
        try (SessionStore store = Stores.at(location).open()) {
            Future<WrittenLog> written = thread.submit(log);
            long before = 0;
            for (int i = 0; i < KILLS; i++) {
                Process follower = follow(location, logs, i);
                // until it has written something, and then for any time
                for (int waits = 0;
                        follower.isAlive() && store.sessions().count() == before && waits < 3_000;
                        waits++) {
                    Thread.sleep(10);
                }
                boolean ended =
                        follower.waitFor(random.nextInt(random.nextBoolean() ? 30 : 500), TimeUnit.MILLISECONDS);
                assertThat(ended)
                        .as("the follower ended by itself: " + printed())
                        .isFalse();
                follower.destroyForcibly().waitFor();
                long after = store.sessions().count();
                within += after > before ? 1 : 0;
                before = after;
            }
            log.stop();
            assertThat(written.get(60, TimeUnit.SECONDS)).isSameAs(log);
            Process last = follow(location, logs, KILLS, "end");
            assertThat(last.waitFor(5, TimeUnit.MINUTES)).isTrue();
            assertThat(last.exitValue()).as(printed()).isZero();

            Recount expected = new Recount(parse(logs));
            assertThat(expected.sessions()).hasSize(log.sessions());
            assertThat(expected.totals(ValueKind.COMMAND)).hasSize(log.commands());
            Answers.assertHolds(store, expected);
            assertThat(within).isGreaterThan(KILLS / 2);
            System.out.printf(
                    "%s: %d kills, %d of them after new sessions were written; %d sessions, %d commands, %d rotations%n",
                    kind, KILLS, within, log.sessions(), log.commands(), log.rotations());
        } finally {
            log.stop();
            thread.shutdownNow();
        }
    }

    private Process follow(String location, Path logs, int seed, String... more) throws IOException {
        String[] arguments = Stream.concat(
                        Stream.of(location, logs.toString(), Integer.toString(seed)), Stream.of(more))
                .toArray(String[]::new);
        return Java.start(Follower.class, folder.resolve("follower.txt"), arguments);
    }

    private String printed() throws IOException {
        return Files.readString(folder.resolve("follower.txt"));
    }

    private static List<EnrichedSession> parse(Path logs) {
        try (Stream<Session> sessions =
                CowrieLog.in(logs).onProblem(problem -> {}).sessions()) {
            return sessions.map(EnrichedSession::of).toList();
        }
    }
}
