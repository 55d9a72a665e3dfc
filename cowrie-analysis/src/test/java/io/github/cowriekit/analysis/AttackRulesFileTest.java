package io.github.cowriekit.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rules that a file holds. */
class AttackRulesFileTest {
    private static final AttackRules RULES = AttackRules.standard();

    @TempDir
    private Path folder;

    @Test
    void saysWhichOldIdsItUnderstood() throws IOException {
        Path file = folder.resolve("rules.tsv");
        Files.writeString(file, RULES.text().replace("\tT1685.006\t", "\tT1070.002\t"));
        AttackRules old = AttackRules.load(file);

        assertThat(RULES.notices()).isEmpty();
        assertThat(old.notices())
                .isNotEmpty()
                .allSatisfy(notice -> assertThat(notice)
                        .startsWith("rules.tsv line ")
                        .contains("T1070.002 was withdrawn; read as T1685.006"));
        assertThat(old.match("rm -rf /var/log/wtmp"))
                .extracting(match -> match.rule().technique())
                .contains("T1685.006");
    }

    @Test
    void writesTheRulesItReads() throws IOException {
        Path file = folder.resolve("rules.tsv");
        Files.writeString(file, RULES.text());

        assertThat(AttackRules.load(file).text()).isEqualTo(RULES.text());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            value = {
                "3  ! (x            ! program is no regular expression of RE2",
                "3  ! *             ! fits every command",
                "4  ! a(?=b)        ! arguments is no regular expression of RE2",
                "2  ! somewhere     ! scope must be one of command, event",
                "7  ! /etc/passwd   ! file must look like",
                "7  ! eat:x         ! file must be one of read, write, remove, change, list",
                "8  ! T9999         ! no technique \"T9999\" in ATT&CK Enterprise",
                "12 ! certain       ! confidence must be one of low, medium, high",
                "10 ! later         ! stage must be one of",
            })
    void rejectsNonsenseByLine(int column, String text, String why) throws IOException {
        String[] cells = RULES.text().lines().toList().get(1).split("\t", -1);
        cells[column - 1] = text;
        Path file = folder.resolve("rules.tsv");
        Files.writeString(file, RULES.text().lines().findFirst().orElseThrow() + "\n" + String.join("\t", cells));

        assertThatThrownBy(() -> AttackRules.load(file))
                .isInstanceOf(AnalysisDataException.class)
                .hasMessageStartingWith("rules.tsv line 2: ")
                .hasMessageContaining(why);
    }

    @Test
    void rejectsRulesThatAreThereTwice() throws IOException {
        List<String> lines = RULES.text().lines().toList();
        Path file = folder.resolve("rules.tsv");
        Files.writeString(file, lines.get(0) + "\n" + lines.get(1) + "\n" + lines.get(1));

        assertThatThrownBy(() -> AttackRules.load(file)).hasMessage("rules.tsv line 3: the rule A01 is there twice");
    }

    @Test
    void rejectsAFileThatIsNotThere() {
        assertThatThrownBy(() -> AttackRules.load(folder.resolve("none.tsv")))
                .isInstanceOf(AnalysisDataException.class)
                .hasMessageContaining("cannot read the rules");
    }
}
