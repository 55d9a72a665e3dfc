package io.github.cowriekit.model.assessment.technique;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cowriekit.model.assessment.Confidence;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AttackTacticTest {
    private static TechniqueRule rule(String category, String... tactics) {
        return new TechniqueRule("A1", "T1000", "x", List.of(tactics), category, Confidence.HIGH);
    }

    @ParameterizedTest
    @CsvSource({
        "stealth, TA0005, Stealth",
        "defense-impairment, TA0112, Defense Impairment",
        "command-and-control, TA0011, Command and Control",
        "lateral-movement, TA0008, Lateral Movement",
    })
    void hasNameIdAndLabel(String name, String id, String label) {
        AttackTactic tactic = AttackTactic.find(name).orElseThrow();

        assertThat(tactic.shortName()).isEqualTo(name);
        assertThat(tactic.id()).isEqualTo(id);
        assertThat(tactic.label()).isEqualTo(label);
    }

    @Test
    void isFoundByNoNameThatThisVersionDoesNotHave() {
        assertThat(AttackTactic.find("defense-evasion")).isEmpty();
        assertThat(AttackTactic.find("Stealth")).isEmpty();
    }

    @Test
    void hasAnIdOfItsOwn() {
        assertThat(Stream.of(AttackTactic.values()).map(AttackTactic::id)).doesNotHaveDuplicates();
    }

    @Test
    void isTheOneThatTheCategoryOfTheRuleIsAbout() {
        String[] cron = {"execution", "persistence", "privilege-escalation"};

        assertThat(AttackTactic.of(rule("persistence.cron", cron))).contains(AttackTactic.PERSISTENCE);
        assertThat(AttackTactic.of(rule("privilege.cron", cron))).contains(AttackTactic.PRIVILEGE_ESCALATION);
        assertThat(AttackTactic.of(rule("credentials.sniff", "discovery", "credential-access")))
                .contains(AttackTactic.CREDENTIAL_ACCESS);
        assertThat(AttackTactic.of(rule("recon.honeypot_check", "stealth", "discovery")))
                .contains(AttackTactic.DISCOVERY);
    }

    @Test
    void isTheFirstOfTheMatrixIfTheCategoryIsAboutNone() {
        assertThat(AttackTactic.of(rule("tooling.package", "lateral-movement", "execution")))
                .contains(AttackTactic.EXECUTION);
        assertThat(AttackTactic.of(rule("", "stealth", "execution"))).contains(AttackTactic.EXECUTION);
    }

    @Test
    void isNoneOfTacticsThatThisVersionDoesNotHave() {
        assertThat(AttackTactic.of(rule("defense.firewall", "defense-evasion"))).isEmpty();
        assertThat(AttackTactic.of(rule("defense.firewall"))).isEmpty();
    }
}
