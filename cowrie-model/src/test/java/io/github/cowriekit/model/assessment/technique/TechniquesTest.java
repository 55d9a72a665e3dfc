package io.github.cowriekit.model.assessment.technique;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cowriekit.model.assessment.Confidence;
import io.github.cowriekit.model.assessment.Intent;
import io.github.cowriekit.model.assessment.SessionCategory;
import io.github.cowriekit.model.assessment.SessionFlag;
import io.github.cowriekit.model.assessment.Stage;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TechniquesTest {
    private static AttemptedTechnique attempt(String rule, String technique) {
        TechniqueRule named =
                new TechniqueRule(rule, technique, "x", List.of("execution"), "execution.x", Confidence.HIGH);
        return new AttemptedTechnique(new TechniqueMatch(named, "sh x"), 0, 1);
    }

    private static Techniques techniques(Set<SessionFlag> flags, AttemptedTechnique... attempts) {
        return new Techniques(SessionCategory.CMD, flags, Stage.EXECUTION, Intent.DROPPER, List.of(attempts));
    }

    @Test
    void namesEachTechniqueOnceAndSorted() {
        Techniques techniques = techniques(
                Set.of(),
                attempt("A2", "T1105"),
                attempt("A1", "T1059.004"),
                attempt("A3", "T1105"),
                attempt("A4", "T1059"));

        assertThat(techniques.ids()).containsExactly("T1059", "T1059.004", "T1105");
        assertThat(techniques.attempts())
                .extracting(attempt -> attempt.rule().id())
                .containsExactly("A2", "A1", "A3", "A4");
    }

    @Test
    void keepsItsFlagsInTheirOrder() {
        Set<SessionFlag> flags = EnumSet.of(SessionFlag.CUT, SessionFlag.EXEC, SessionFlag.PROXY);
        Techniques techniques = techniques(flags);
        flags.clear();

        assertThat(techniques.flags()).containsExactly(SessionFlag.PROXY, SessionFlag.EXEC, SessionFlag.CUT);
        assertThat(techniques.ids()).isEmpty();
    }
}
