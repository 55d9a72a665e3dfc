package io.github.cowriekit.analysis.internal.operator;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cowriekit.analysis.internal.weights.Rules;
import io.github.cowriekit.model.Session;
import io.github.cowriekit.model.assessment.Evidence;
import io.github.cowriekit.model.assessment.OperatorVerdict;
import io.github.cowriekit.model.assessment.Origin;
import io.github.cowriekit.model.assessment.history.HistoryComparison;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Weighs what earlier sessions tell. */
class HistoryEvidenceTest {
    private static final String BARE = """
        bare
        kind program
        client SSH-2.0-Example
        password 1.5
        login 1.6
        """;

    private static OperatorVerdict judge(String lines) {
        return judge(lines, HistoryComparison.NONE);
    }

    private static OperatorVerdict judge(String lines, HistoryComparison history) {
        Session session = WrittenCases.parse(BARE + lines).session();
        return new OperatorJudge(Rules.own()).judge(session, List.of(), Origin.UNKNOWN, history);
    }

    private static Map<String, Double> weights(OperatorVerdict verdict) {
        return verdict.evidence().stream()
                .filter(item -> item.weight() != 0)
                .collect(Collectors.toMap(Evidence::id, Evidence::weight));
    }

    @Test
    void weighsWhatOtherSessionsDid() {
        HistoryComparison history = HistoryComparison.builder()
                .storedSessions(5_000L)
                .addresses(40L)
                .campaign("some campaign")
                .nearSessions(9L)
                .nearAddresses(4L)
                .sessionsInLastHour(30L)
                .intervalVariation(0.05)
                .commonCredential(true)
                .newCredential(false)
                .returned(false)
                .durationRank(0.995)
                .build();
        Map<String, Double> weights = weights(judge("command 5 a\ncommand 9 b\ncommand 14 c\n", history));

        assertThat(weights)
                .containsEntry("G1", -2.5)
                .containsEntry("G2", -4.0)
                .containsEntry("G3", -2.0)
                .containsEntry("G4", -1.5)
                .containsEntry("G4F", -2.0)
                .containsEntry("G5", -1.0)
                .doesNotContainKeys("G6", "T6");
    }

    @Test
    void weighsWhatOnlyOneDid() {
        HistoryComparison history = HistoryComparison.builder()
                .storedSessions(5_000L)
                .addresses(1L)
                .commonCredential(false)
                .newCredential(true)
                .returned(true)
                .build();

        assertThat(weights(judge("command 5 a\ncommand 9 b\ncommand 14 c\n", history)))
                .containsEntry("G1", 1.0)
                .containsEntry("G5", 0.5)
                .containsEntry("G6", 1.5);
        HistoryComparison few =
                HistoryComparison.builder().storedSessions(10L).addresses(1L).build();
        assertThat(weights(judge("command 5 a\ncommand 9 b\ncommand 14 c\n", few)))
                .doesNotContainKey("G1");
    }

    @Test
    void everydayWordsAreNotSharedWithAnybody() {
        HistoryComparison history =
                HistoryComparison.builder().storedSessions(50L).addresses(9L).build();

        assertThat(weights(judge("command 5 ls\ncommand 9 exit\n", history))).doesNotContainKey("G1");
        assertThat(weights(judge("command 5 ./x9\ncommand 9 exit\n", history))).containsEntry("G1", -1.0);
    }

    @Test
    void aTypoOfSeveralScriptsIsNoTypo() {
        HistoryComparison history =
                HistoryComparison.builder().scriptTypos(Set.of("exot")).build();

        assertThat(weights(judge("command 5 exot\ncommand 9 exit\n", history))).doesNotContainKeys("L1", "L2");
        assertThat(weights(judge("command 5 exot\ncommand 9 exit\n"))).containsKey("L1");
    }

    @Test
    void callsNoDefaultNewAndNoPasswordOfAYoungMemory() {
        HistoryComparison.Builder fresh =
                HistoryComparison.builder().commonCredential(false).newCredential(true);
        String named = "x\nkind program\nclient SSH-2.0-Example\ncommand 9 w\n";

        assertThat(weights(judge("command 9 w\n", fresh.storedSessions(99L).build())))
                .doesNotContainKey("G5");
        assertThat(weights(judge("command 9 w\n", fresh.storedSessions(100L).build())))
                .containsEntry("G5", 0.5);
        Session tried =
                WrittenCases.parse(named + "credential 2 ok root/root\n").session();
        assertThat(new OperatorJudge(Rules.own())
                        .judge(tried, List.of(), Origin.UNKNOWN, fresh.build())
                        .evidence())
                .extracting(Evidence::id)
                .doesNotContain("G5");
    }
}
