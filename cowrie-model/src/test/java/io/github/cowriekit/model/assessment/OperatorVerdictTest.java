package io.github.cowriekit.model.assessment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OperatorVerdictTest {
    private static Evidence evidence(String id, double weight) {
        return new Evidence(id, EvidenceGroup.TIME, weight, "2.00 s", "commands 2.00 s apart", "assumed");
    }

    @ParameterizedTest
    @CsvSource({"1.5, PERSON", "-0.1, PROGRAM", "0, NEITHER", "-0.0, NEITHER"})
    void evidencePointsWhereItsWeightDoes(double weight, Evidence.Direction direction) {
        assertThat(evidence("T1", weight).direction()).isEqualTo(direction);
    }

    @Test
    void countsIndicatorsThatSaySomething() {
        OperatorVerdict verdict = OperatorVerdict.builder(Operator.LIKELY_HUMAN)
                .evidence(List.of(evidence("T1", 1), evidence("T2", 0), evidence("T3", -2)))
                .build();

        assertThat(verdict.available()).isEqualTo(2);
        assertThat(OperatorVerdict.builder(Operator.UNDETERMINED).build().available())
                .isZero();
    }

    @Test
    void keepsTheOrderOfWhatIsMissing() {
        Map<String, String> missing = new LinkedHashMap<>();
        for (int i = 20; i > 0; i--) {
            missing.put("T" + i, "no times");
        }
        OperatorVerdict verdict = OperatorVerdict.builder(Operator.UNDETERMINED)
                .notAvailable(missing)
                .build();

        assertThat(verdict.notAvailable().keySet()).containsExactlyElementsOf(missing.keySet());
    }

    @Test
    void knowsNothingUntilItIsTold() {
        OperatorVerdict verdict = OperatorVerdict.builder(Operator.UNDETERMINED).build();

        assertThat(verdict.score()).isNull();
        assertThat(verdict.mixed()).isFalse();
        assertThat(verdict.phases()).isEmpty();
        assertThat(verdict.pacedProgram()).isEqualTo(PacedProgram.NONE);
        assertThat(verdict.pacedProgram().found()).isFalse();
        assertThat(verdict.reasons()).isEmpty();
    }

    @Test
    void speaksForAPersonOrForAProgramOrForNeither() {
        assertThat(Stream.of(Operator.values()).filter(Operator::isHuman))
                .containsExactly(Operator.LIKELY_HUMAN, Operator.HUMAN);
        assertThat(Stream.of(Operator.values()).filter(Operator::isAutomated))
                .containsExactly(Operator.AUTOMATED, Operator.LIKELY_AUTOMATED);
    }
}
