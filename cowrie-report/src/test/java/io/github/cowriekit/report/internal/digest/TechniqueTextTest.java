package io.github.cowriekit.report.internal.digest;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cowriekit.model.assessment.Confidence;
import io.github.cowriekit.model.assessment.Intent;
import io.github.cowriekit.model.assessment.SessionCategory;
import io.github.cowriekit.model.assessment.Stage;
import io.github.cowriekit.model.assessment.technique.AttemptedTechnique;
import io.github.cowriekit.model.assessment.technique.TechniqueMatch;
import io.github.cowriekit.model.assessment.technique.TechniqueRule;
import io.github.cowriekit.model.assessment.technique.Techniques;
import io.github.cowriekit.report.spi.SafeText;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TechniqueTextTest {
    private static final AttemptedTechnique USER =
            attempt("T1033", "System Owner/User Discovery", "discovery", "discovery.user", Confidence.HIGH, 1);
    private static final AttemptedTechnique SYSTEM =
            attempt("T1082", "System Information Discovery", "discovery", "discovery.system", Confidence.HIGH, 3);
    private static final AttemptedTechnique SHELL = attempt(
            "T1059.004",
            "Command and Scripting Interpreter: Unix Shell",
            "execution",
            "execution.shell",
            Confidence.HIGH,
            1);

    private static AttemptedTechnique attempt(
            String technique, String name, String tactics, String category, Confidence confidence, long times) {
        TechniqueRule rule =
                new TechniqueRule("A1", technique, name, List.of(tactics.split(",")), category, confidence);
        return new AttemptedTechnique(new TechniqueMatch(rule, "x"), 0, times);
    }

    private static String text(AttemptedTechnique... attempts) {
        return text(List.of(attempts));
    }

    private static String text(List<AttemptedTechnique> attempts) {
        return TechniqueText.of(
                new Techniques(SessionCategory.CMD, Set.of(), Stage.IMPACT, Intent.RECON, attempts), new SafeText(500));
    }

    @Test
    void groupsByTacticInTheOrderOfTheMatrix() {
        assertThat(text(SYSTEM, USER, SHELL))
                .isEqualTo("execution: T1059.004 Unix Shell; discovery: T1033 System"
                        + " Owner/User Discovery, T1082 System Information Discovery");
    }

    @Test
    void namesATechniqueOnceUnderTheTacticThatTheRuleIsAbout() {
        assertThat(text(attempt(
                        "T1053.003",
                        "Scheduled Task/Job: Cron",
                        "execution,persistence,privilege-escalation",
                        "persistence.cron",
                        Confidence.HIGH,
                        1)))
                .isEqualTo("persistence: T1053.003 Cron");
    }

    @Test
    void listensToTheSurestOfTheRulesThatSayOneTechnique() {
        assertThat(text(
                        attempt("T1497.001", "System Checks", "stealth,discovery", "defense.wait", Confidence.LOW, 9),
                        attempt("T1497.001", "System Checks", "stealth,discovery", "discovery.vm", Confidence.HIGH, 1)))
                .isEqualTo("discovery: T1497.001 System Checks");
    }

    @Test
    void namesSomeOfEveryTacticBeforeManyOfOne() {
        List<AttemptedTechnique> attempts = new ArrayList<>(IntStream.range(0, 12)
                .mapToObj(i -> attempt(
                        "T10" + (10 + i),
                        "D" + i,
                        "discovery",
                        "discovery.x",
                        i == 11 ? Confidence.HIGH : Confidence.LOW,
                        i))
                .toList());
        attempts.add(attempt("T1485", "Data Destruction", "impact", "impact.delete", Confidence.LOW, 1));

        assertThat(text(attempts))
                .isEqualTo("discovery: T1013 D3, T1014 D4, T1015 D5, T1016 D6, T1017 D7, T1018 D8, T1019 D9, T1020 D10,"
                        + " T1021 D11; impact: T1485 Data Destruction; and 3 more");
    }

    @Test
    void putsTacticsOfOtherVersionsLast() {
        assertThat(text(
                        attempt("T1562", "Impair Defenses", "defense-evasion", "defense.off", Confidence.HIGH, 1),
                        USER))
                .isEqualTo("discovery: T1033 System Owner/User Discovery; other: T1562 Impair Defenses");
    }

    @Test
    void isSafeWhateverAFileOfRulesNamesATechnique() {
        assertThat(text(attempt("T1082", "x\u001b[2J\n\u202e", "discovery", "", Confidence.HIGH, 1)))
                .doesNotContainPattern("[\\p{Cc}\\p{Cf}]");
    }
}
