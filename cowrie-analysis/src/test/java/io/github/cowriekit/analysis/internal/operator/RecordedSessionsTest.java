package io.github.cowriekit.analysis.internal.operator;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cowriekit.model.assessment.Evidence;
import io.github.cowriekit.model.assessment.OperatorVerdict;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Compares verdicts with what is known about the sessions of a real Cowrie. Its "human-like" sessions are real clients that
 * a program typed into with random pauses, key by key; a few have the label although the program sent whole lines at once.
 * The sessions are not part of the project; without them the tests are skipped.
 */
class RecordedSessionsTest {
    @BeforeEach
    void findRecordings() {
        RecordedSessions.assumeThere();
    }

    @ParameterizedTest
    @CsvSource({"plain, 4", "rotating, 3", "nonutc_ist, 1"})
    void callsTypedSessionsHuman(String set, int typed) throws IOException {
        List<LabelledVerdict> people = RecordedSessions.judge(set).stream()
                .filter(each -> each.isPerson() && wasTyped(each.verdict()))
                .toList();

        assertThat(people)
                .hasSize(typed)
                .allSatisfy(each -> assertThat(each.verdict().verdict().isHuman())
                        .as("%s", each)
                        .isTrue());
    }

    @ParameterizedTest
    @CsvSource({"plain", "rotating", "nonutc_ist", "authnone"})
    void callsNoProgramHuman(String set) throws IOException {
        List<LabelledVerdict> programs = RecordedSessions.judge(set).stream()
                .filter(each -> !each.isPerson())
                .toList();

        assertThat(programs)
                .isNotEmpty()
                .allSatisfy(each -> assertThat(each.verdict().verdict().isHuman())
                        .as("%s", each)
                        .isFalse());
    }

    private static boolean wasTyped(OperatorVerdict verdict) {
        return verdict.evidence().stream()
                .anyMatch(item -> item.id().equals("K2") && item.direction() == Evidence.Direction.PERSON);
    }
}
