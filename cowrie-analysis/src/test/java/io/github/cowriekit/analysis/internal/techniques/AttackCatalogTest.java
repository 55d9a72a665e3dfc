package io.github.cowriekit.analysis.internal.techniques;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cowriekit.analysis.AnalysisDataException;
import io.github.cowriekit.analysis.internal.techniques.AttackCatalog.Technique;
import io.github.cowriekit.model.assessment.technique.AttackTactic;
import io.github.cowriekit.model.assessment.technique.Techniques;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AttackCatalogTest {
    private static final AttackCatalog OWN = AttackCatalog.own();
    private static final String HEADING = AttackCatalog.HEADING.replace(' ', '\t') + "\n";
    private static final String VERSION = "version\t1.0\tEnterprise\t-\t-\n";

    @Test
    void isOfTheVersionThatTheModelNames() {
        assertThat(OWN.version()).isEqualTo(Techniques.ATTACK_VERSION);
    }

    /** The numbers that others give for the bundle of version 19.2. */
    @Test
    void holdsAllTechniquesOfTheVersion() {
        assertThat(OWN.techniques()).hasSize(697);
        assertThat(OWN.techniques())
                .filteredOn(technique -> technique.id().contains("."))
                .hasSize(475);
        assertThat(OWN.replacements()).hasSize(149);
    }

    @ParameterizedTest
    @CsvSource({
        "T1059.004, Command and Scripting Interpreter: Unix Shell, execution",
        "T1222.002, File and Directory Permissions Modification: Linux and Mac Permissions, defense-impairment",
        "T1070.004, Indicator Removal: File Deletion, stealth",
        "T1685.006, Disable or Modify Tools: Clear Linux or Mac System Logs, defense-impairment",
        "T1686, Disable or Modify System Firewall, defense-impairment",
        "T1219.002, Remote Access Tools: Remote Desktop Software, command-and-control",
        "T1098.007, Account Manipulation: Additional Local or Domain Groups, persistence privilege-escalation",
        "T1078.001, Valid Accounts: Default Accounts, initial-access persistence privilege-escalation stealth",
        "T1497.001, Virtualization/Sandbox Evasion: System Checks, stealth discovery",
        "T1574.006, Hijack Execution Flow: Dynamic Linker Hijacking, execution stealth",
        "T1003.008, OS Credential Dumping: /etc/passwd and /etc/shadow, credential-access",
    })
    void namesATechniqueAndItsTactics(String id, String name, String tactics) {
        Technique technique = OWN.find(id).orElseThrow();

        assertThat(technique.name()).isEqualTo(name);
        assertThat(technique.tactics()).containsExactly(tactics.split(" "));
    }

    @ParameterizedTest
    @CsvSource({
        "T1562, T1685",
        "T1562.001, T1685",
        "T1562.003, T1690",
        "T1562.004, T1686",
        "T1562.006, T1685",
        "T1562.007, T1686.001",
        "T1562.008, T1685.002",
        "T1562.010, T1689",
        "T1562.012, T1685.004",
        "T1070.001, T1685.005",
        "T1070.002, T1685.006",
        "T1089, T1685",
        "T1166, T1548.001",
    })
    void mapsAWithdrawnIdToTheOneThatStandsForItNow(String old, String current) {
        assertThat(OWN.current(old)).contains(current);
        assertThat(OWN.find(old)).isEmpty();
        assertThat(OWN.find(current)).isPresent();
    }

    @Test
    void mapsNothingThatStandsOrNeverWas() {
        assertThat(OWN.current("T1685")).isEmpty();
        assertThat(OWN.current("T9999")).isEmpty();
        assertThat(OWN.find("T9999")).isEmpty();
    }

    @Test
    void usesEveryTacticOfTheMatrix() {
        Set<AttackTactic> used = EnumSet.noneOf(AttackTactic.class);
        OWN.techniques()
                .forEach(technique -> technique
                        .tactics()
                        .forEach(tactic -> used.add(AttackTactic.find(tactic).orElseThrow())));

        assertThat(used).containsExactly(AttackTactic.values());
    }

    @Test
    void givesTheTacticsOfATechniqueInTheOrderOfTheMatrix() {
        assertThat(OWN.techniques())
                .allSatisfy(technique -> assertThat(technique.tactics())
                        .isNotEmpty()
                        .doesNotHaveDuplicates()
                        .isSortedAccordingTo((left, right) -> AttackTactic.find(left)
                                .orElseThrow()
                                .compareTo(AttackTactic.find(right).orElseThrow())));
    }

    /** Standards ask for both names of a sub-technique: ": " parts them, and nothing else holds it. */
    @Test
    void partsTheNamesOfASubTechniqueByAColonThatNoNameHolds() {
        assertThat(OWN.techniques())
                .allSatisfy(technique -> assertThat(technique.name().split(": "))
                        .hasSize(technique.id().contains(".") ? 2 : 1));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "tool,T1000,x,execution,- | kind must be version, technique or revoked",
                "technique,1000,x,execution,- | id must look like T1098",
                "technique,T1000,x,defense-evasion,- | no tactic \"defense-evasion\"",
                "technique,T1000,x,-,- | no tactic \"-\"",
                "technique,T1000.001,x,execution,- | there is no T1000",
                "revoked,T1000,x,-,T1001 | what stands for T1000 is no technique here: \"T1001\"",
                "version,2.0,Enterprise,-,- | a second version",
            })
    void refusesARowThatMakesNoSense(String row, String message) {
        assertThatThrownBy(() -> AttackCatalog.read("mine.tsv", HEADING + VERSION + row.replace(',', '\t') + "\n"))
                .isInstanceOf(AnalysisDataException.class)
                .hasMessageStartingWith("mine.tsv line 3: " + message);
    }

    @Test
    void refusesAnIdThatIsThereTwice() {
        String row = "technique\tT1000\tx\texecution\t-\n";

        assertThatThrownBy(() -> AttackCatalog.read("mine.tsv", HEADING + VERSION + row + row))
                .hasMessage("mine.tsv line 4: T1000 is there twice");
    }

    @Test
    void refusesATableWithoutAVersion() {
        assertThatThrownBy(() -> AttackCatalog.read("mine.tsv", HEADING)).isInstanceOf(AnalysisDataException.class);
        assertThatThrownBy(() -> AttackCatalog.read("mine.tsv", HEADING + "technique\tT1000\tx\texecution\t-\n"))
                .hasMessage("mine.tsv line 2: expected a row that gives the version");
    }
}
