package io.github.cowriekit.model.assessment.history;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cowriekit.model.assessment.history.ClusterLink.Reason;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.util.DefaultLocale;

class HistoryScopeTest {
    private static final Instant SINCE = Instant.parse("2026-05-01T23:59:59Z");

    @Test
    void saysWhichSessionsWereSeenBefore() {
        assertThat(new HistoryScope(1_200, SINCE, true, false).text()).isEqualTo("in 1,200 sessions since 2026-05-01");
        assertThat(new HistoryScope(1, null, true, false).text()).isEqualTo("in 1 session");
        assertThat(new HistoryScope(0, null, true, true).text()).isEqualTo("in 0 sessions");
    }

    @Test
    void speaksOfThisInputIfNothingWasSaved() {
        assertThat(new HistoryScope(1_200, SINCE, false, false).text()).isEqualTo("in this input");
    }

    @Test
    @DefaultLocale(language = "ar", country = "EG")
    void writesTheSameDigitsEverywhere() {
        assertThat(new HistoryScope(1_200, null, true, false).text()).isEqualTo("in 1,200 sessions");
    }

    @Test
    void aSessionIsTheFirstOfItsClusterIfNothingWasLikeIt() {
        assertThat(Stream.of(Reason.values())
                        .map(reason -> new ClusterLink("c-0123456789", reason, "x", 0, 0, null, null))
                        .filter(ClusterLink::isNew)
                        .map(ClusterLink::reason))
                .containsExactly(Reason.NEW);
    }

    @Test
    void aComparisonWithoutAHistoryKnowsNothing() {
        assertThat(HistoryComparison.NONE.storedSessions()).isNull();
        assertThat(HistoryComparison.NONE.returned()).isNull();
        assertThat(HistoryComparison.NONE.scriptTypos()).isEmpty();

        Set<String> typos = new HashSet<>(Set.of("exot"));
        HistoryComparison comparison =
                HistoryComparison.builder().scriptTypos(typos).build();
        typos.clear();
        assertThat(comparison.scriptTypos()).containsExactly("exot");
    }
}
