package io.github.cowriekit.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cowriekit.model.SessionRecord;
import io.github.cowriekit.store.fixtures.Answers;
import io.github.cowriekit.store.fixtures.Ingest;
import io.github.cowriekit.store.fixtures.RandomSessions;
import io.github.cowriekit.store.fixtures.Recount;
import io.github.cowriekit.store.fixtures.Stores;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Several writers may add the same sessions at once. */
class ConcurrentIngestTest {
    private static final long SEED = Long.getLong("cowrie.seed", 20_261_131L);

    private final RandomSessions generator = new RandomSessions(SEED);

    @ParameterizedTest
    @EnumSource
    @Tag("slow")
    void takesTheSameSessionsFromSeveralWritersAtOnce(Stores kind) throws Exception {
        takesTheSameSessions(kind.place());
    }

    /** Whoever waits for the lock has to see what was committed meanwhile. */
    @Test
    @Tag("slow")
    void takesThemFromTransactionsOfAnyIsolation() throws Exception {
        takesTheSameSessions(Stores.at(
                Stores.POSTGRESQL.newLocation() + "&options=-c%20default_transaction_isolation=serializable"));
    }

    private void takesTheSameSessions(Stores.Place place) throws Exception {
        List<SessionRecord> sessions = generator.next(400);
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try (SessionStore store = place.open();
                SessionStore other = place.open()) {
            List<Callable<IngestSummary>> writers = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                SessionStore one = i % 2 == 0 ? store : other;
                List<SessionRecord> order = new ArrayList<>(sessions);
                Collections.rotate(order, i * 90);
                writers.add(() -> Ingest.inParts(one, order, 17));
            }
            long added = 0;
            for (Future<IngestSummary> done : threads.invokeAll(writers)) {
                assertThat(done.get().total()).isEqualTo(400);
                added += done.get().added();
            }
            assertThat(added).isEqualTo(400);
            Answers.assertHolds(store, new Recount(sessions));
        } finally {
            threads.shutdownNow();
        }
    }

    @ParameterizedTest
    @EnumSource
    void isMadeOnceIfSeveralOpenItAtOnce(Stores kind) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            for (int i = 0; i < 15; i++) {
                Stores.Place place = kind.place();
                Callable<Long> open = () -> {
                    try (SessionStore store = place.open()) {
                        return store.sessions().count();
                    }
                };
                for (Future<Long> count : threads.invokeAll(Collections.nCopies(4, open))) {
                    assertThat(count.get()).isZero();
                }
            }
        } finally {
            threads.shutdownNow();
        }
    }
}
