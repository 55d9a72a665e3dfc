package io.github.cowriekit.analysis.internal.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cowriekit.analysis.AnalysisDataException;
import io.github.cowriekit.analysis.OperatorRules;
import io.github.cowriekit.model.assessment.Operator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OperatorRulesTest {
    private static final String TEXT = OperatorRules.standard().text();

    @TempDir
    private Path folder;

    @Test
    void readsWhatItWrites() throws IOException {
        Path file = folder.resolve("own.tsv");
        Files.writeString(file, "# mine\n\n" + TEXT);

        assertThat(OperatorRules.load(file).text()).isEqualTo(TEXT);
    }

    @Test
    void judgesByTheRulesOfTheUser() {
        OperatorRules trusting = OperatorRules.parse("mine", TEXT.replace("prior\t-\t-3\t", "prior\t-\t10\t"));
        WrittenCases.Case bot = WrittenCases.named("one exec command from a scanner in Go");

        assertThat(bot.judge(OperatorRules.standard()).verdict().verdict()).isEqualTo(Operator.AUTOMATED);
        assertThat(bot.judge(trusting).verdict().verdict()).isNotEqualTo(Operator.AUTOMATED);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "K1\tis CR\t3.5 | K1\tis CR\thigh | value must be a number, not \"high\"",
                "K1\tis CR\t3.5 | K1\tis CR\tNaN | value must be a number",
                "K1\tis CR\t3.5 | K1\tis CR\t35 | a weight lies between -10 and 10, not 35",
                "K1\tis CR\t3.5 | K1\tis XX\t3.5 | when of K1 must be one of",
                "K1\tis CR\t3.5 | X1\tis CR\t3.5 | no indicator \"X1\"",
                "K1\tis CR\t3.5 | K1\tis LF\t3.5 | overlaps",
                "T1\t< 0.3\t-3 | T1\t< 0.5\t-3 | overlaps",
                "T1\t< 0.3\t-3 | T1\tfast\t-3 | when must be \"< number\"",
                "T1\t0.3 .. 1\t-2.5 | T1\t1 .. 0.3\t-2.5 | is empty",
                "prior\t-\t-3 | priority\t-\t-3 | no threshold \"priority\"",
                "prior\t-\t-3 | prior\t-\t-300 | prior must lie between -10 and 10",
                "limit.time\t- | prior\t- | prior is there twice",
                "id\twhen | name\twhen | expected the heading",
                "prior\t-\t-3\t | prior\t-\t-3 | expected 5 columns"
            },
            ignoreLeadingAndTrailingWhitespace = false)
    void rejectsNonsenseWithFileLineAndReason(String from, String to, String reason) {
        String text = TEXT.replaceFirst(Pattern.quote(from.strip()), to.strip());
        String changed = from.endsWith("\t ") ? TEXT.replaceFirst("prior\t-\t-3\t", "prior\t-\t-3 ") : text;

        assertThat(changed).isNotEqualTo(TEXT);
        assertThatThrownBy(() -> OperatorRules.parse("mine.tsv", changed))
                .isInstanceOf(AnalysisDataException.class)
                .hasMessageMatching("(?s)mine\\.tsv line \\d+: .*")
                .hasMessageContaining(reason.strip());
    }

    @Test
    void rejectsWhatDoesNotFitTogether() {
        assertThatThrownBy(() -> OperatorRules.parse("mine", TEXT.replaceFirst("(?m)^prior\t.*\n", "")))
                .isInstanceOf(AnalysisDataException.class)
                .hasMessage("mine: the threshold prior is missing");
        assertThatThrownBy(() -> OperatorRules.parse("mine", TEXT.replace("cut.human\t-\t4", "cut.human\t-\t1")))
                .isInstanceOf(AnalysisDataException.class)
                .hasMessage("mine: cut.likely-human must not be above cut.human");
        assertThatThrownBy(() -> OperatorRules.parse("mine", ""))
                .isInstanceOf(AnalysisDataException.class)
                .hasMessageStartingWith("mine is empty");
    }

    @Test
    void rejectsFilesThatAreNoRules() throws IOException {
        Path large = folder.resolve("large");
        Files.writeString(large, "x".repeat(1_000_001));

        assertThatThrownBy(() -> OperatorRules.load(large))
                .isInstanceOf(AnalysisDataException.class)
                .hasMessageContaining("not a file of rules");
        assertThatThrownBy(() -> OperatorRules.load(folder.resolve("none")))
                .isInstanceOf(AnalysisDataException.class)
                .hasMessageStartingWith("cannot read the rules in");
    }
}
