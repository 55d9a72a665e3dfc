package io.github.cowriekit.cli.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cowriekit.model.Session;
import io.github.cowriekit.model.event.CowrieEvent;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever stands between a follower and a store, and wherever it is killed, every session and every event is stored
 * once. Property {@code cowrie.compositions} sets how many are tried; 5,000 for the full proof, which takes minutes.
 */
class CompositionsTest {
    @TempDir
    Path folder;

    static LongStream seeds() {
        long first = Long.getLong("cowrie.seed", 1);
        return LongStream.range(first, first + Integer.getInteger("cowrie.compositions", 200));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    @Timeout(60)
    @Tag("slow")
    void storeEverythingOnce(long seed) {
        List<GrowingLog> logs = new ArrayList<>();
        for (int i = 0; i <= new Random(seed).nextInt(3) / 2; i++) {
            logs.add(new GrowingLog(folder.resolve("log" + i), i, seed * 7 + i));
        }
        Composition composition = new Composition(logs, folder.resolve("checkpoint"), seed);
        composition.run();

        List<Object> expected = new ArrayList<>();
        for (GrowingLog log : logs) {
            List<? extends Object> all = composition.isOfEvents() ? log.events() : log.sessions();
            all.stream().filter(composition::isWanted).forEach(expected::add);
        }
        List<Object> once = new ArrayList<>(composition.stored());
        // the crash came between the store and the commit: these come again, as every store must expect
        composition.uncommitted().forEach(once::remove);
        assertThat(once.stream().map(CompositionsTest::id))
                .containsExactlyInAnyOrderElementsOf(
                        expected.stream().map(CompositionsTest::id).toList());
        assertThat(once).containsExactlyInAnyOrderElementsOf(expected);
    }

    private static String id(Object item) {
        return item instanceof Session session
                ? session.id()
                : ((CowrieEvent) item).session() + " " + ((CowrieEvent) item).timestamp();
    }
}
