package io.github.cowriekit.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cowriekit.model.assessment.technique.AttackTactic;
import io.github.cowriekit.report.fixtures.Assessed;
import io.github.cowriekit.report.fixtures.Diary;
import io.github.cowriekit.report.fixtures.ExportFixtures;
import org.junit.jupiter.api.Test;

class AttackTechniqueTest {
    @Test
    void partsASubTechniqueFromItsTechnique() {
        AttackTechnique shell = new AttackTechnique("T1059.004", "Command and Scripting Interpreter: Unix Shell");

        assertThat(shell.isSubTechnique()).isTrue();
        assertThat(shell.techniqueId()).isEqualTo("T1059");
        assertThat(shell.techniqueName()).contains("Command and Scripting Interpreter");
        assertThat(shell.ownName()).isEqualTo("Unix Shell");
    }

    @Test
    void doesNotInventTheNameOfTheTechnique() {
        AttackTechnique shell = new AttackTechnique("T1059.004", "Unix Shell");

        assertThat(shell.techniqueName()).isEmpty();
        assertThat(shell.ownName()).isEqualTo("Unix Shell");
    }

    @Test
    void leavesTheNameOfATechniqueWhole() {
        AttackTechnique own = new AttackTechnique("T1105", "Transfer: of tools");

        assertThat(own.isSubTechnique()).isFalse();
        assertThat(own.techniqueId()).isEqualTo("T1105");
        assertThat(own.techniqueName()).contains("Transfer: of tools");
        assertThat(own.ownName()).isEqualTo("Transfer: of tools");
    }

    @Test
    void isThatOfAnAssessmentWithTheTacticOfTheRuleFirst() {
        assertThat(AttackTechnique.of(Assessed.diary().get(0))).containsExactly(ExportFixtures.TWO_TACTICS);
        assertThat(ExportFixtures.TWO_TACTICS.tactics()).startsWith(AttackTactic.PERSISTENCE);
        assertThat(AttackTechnique.of(Diary.perlBot())).isEmpty();
    }

    @Test
    void refusesWhatIsNoId() {
        assertThatThrownBy(() -> new AttackTechnique("TA0005", "Stealth")).isInstanceOf(IllegalArgumentException.class);
    }
}
