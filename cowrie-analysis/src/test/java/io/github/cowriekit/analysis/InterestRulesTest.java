package io.github.cowriekit.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cowriekit.model.assessment.Unusual;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InterestRulesTest {
    private static final String STANDARD = InterestRules.standard().text();

    @TempDir
    private Path folder;

    @Test
    void readsWhatItWrites() throws IOException {
        assertThat(load(STANDARD).text()).isEqualTo(STANDARD);
    }

    @Test
    void usesTheGivenPoints() throws IOException {
        Crowd crowd = Crowd.create();
        Analysis analysis = Analysis.builder()
                .memory(crowd)
                .interestRules(load(STANDARD.replace("new-playbook\t30", "new-playbook\t7")))
                .build();
        for (int i = 0; i < 100; i++) {
            analysis.assess(Sessions.ran("uname -a").build());
        }

        Unusual unusual = Objects.requireNonNull(
                analysis.assess(Sessions.ran("lscpu").build()).unusual());
        assertThat(unusual.reasons())
                .filteredOn(reason -> reason.id().equals("new-playbook"))
                .singleElement()
                .satisfies(reason -> assertThat(reason.points()).isEqualTo(7));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    new-playbook\\t30 | newest\\t30         | line 2: no reason "newest"; there are human, likely-human,
                    new-playbook\\t30 | new-playbook\\t-1   | line 2: points must be a whole number from 0 to 100, not -1
                    new-playbook\\t30 | new-playbook\\t101  | line 2: points must be a whole number from 0 to 100, not 101
                    new-playbook\\t30 | new-playbook\\t1.5  | line 2: points must be a whole number from 0 to 100, not 1.5
                    new-playbook\\t30 | new-playbook\\tmany | line 2: points must be a number, not "many"
                    new-playbook\\t30 | human\\t30          | the reason human is there twice
                    """)
    void rejectsNonsense(String standard, String instead, String message) {
        String text = STANDARD.replace(tabs(standard), tabs(instead));
        assertThatThrownBy(() -> load(text))
                .isInstanceOf(AnalysisDataException.class)
                .hasMessageContaining("interest.tsv")
                .hasMessageContaining(message);
    }

    @Test
    void rejectsAReasonThatIsMissing() {
        String text =
                STANDARD.lines().filter(line -> !line.startsWith("human\t")).reduce("", (a, b) -> a + b + "\n");
        assertThatThrownBy(() -> load(text)).hasMessage("interest.tsv: the reason human is missing");
    }

    private InterestRules load(String text) throws IOException {
        return InterestRules.load(Files.writeString(folder.resolve("interest.tsv"), text));
    }

    private static String tabs(String text) {
        return text.replace("\\t", "\t");
    }
}
