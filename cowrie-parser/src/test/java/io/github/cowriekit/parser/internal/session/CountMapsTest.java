package io.github.cowriekit.parser.internal.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class CountMapsTest {
    private final CountMaps maps = new CountMaps();

    @Test
    void givesTheMapThatWasKeptForTheSameCounts() {
        Map<String, Long> kept = Map.of("cowrie.login.failed", 3L, "cowrie.session.connect", 1L);
        maps.keep(counts("cowrie.session.connect", 1, "cowrie.login.failed", 3), kept);

        assertThat(maps.of(counts("cowrie.session.connect", 1, "cowrie.login.failed", 3)))
                .isSameAs(kept);
        assertThat(maps.of(counts("cowrie.session.connect", 3, "cowrie.login.failed", 1)))
                .containsExactly(Map.entry("cowrie.login.failed", 1L), Map.entry("cowrie.session.connect", 3L));
    }

    @Test
    void tellsCountsApartThatShareAPlace() {
        for (int i = 0; i < 10_000; i++) {
            EventCounts counts = counts("cowrie.command.input", i, "cowrie.session.connect", 1);
            Map<String, Long> map = maps.of(counts);

            assertThat(map).containsEntry("cowrie.command.input", (long) i).hasSize(2);
            maps.keep(counts, map);
        }
    }

    private static EventCounts counts(String id, long count, String otherId, long otherCount) {
        EventCounts counts = new EventCounts();
        counts.add(id, count);
        counts.add(otherId, otherCount);
        return counts;
    }
}
