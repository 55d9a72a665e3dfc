package io.github.cowriekit.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cowriekit.model.assessment.Interest;
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
        SessionHistory history = SessionHistory.create();
        Analysis analysis = Analysis.builder()
                .history(history)
                .interestRules(load(STANDARD.replace("new-playbook\trarity\t20", "new-playbook\trarity\t7")))
                .build();
        for (int i = 0; i < 100; i++) {
            analysis.assess(Sessions.ran("uname -a").build());
        }

        Interest interest = Objects.requireNonNull(
                analysis.assess(Sessions.ran("lscpu", "free").build()).interest());
        assertThat(interest.reasons())
                .filteredOn(reason -> reason.id().equals("new-playbook"))
                .singleElement()
                .satisfies(reason -> assertThat(reason.points()).isEqualTo(7));
    }

    @Test
    void saysWhatHasNoPoints() throws IOException {
        Analysis analysis = Analysis.builder()
                .interestRules(load(STANDARD.replace("tools\tseverity\t10", "tools\tseverity\t0")))
                .build();

        Interest interest = Objects.requireNonNull(
                analysis.assess(Sessions.ran("wget http://192.0.2.7/x").build()).interest());
        assertThat(interest.points()).isZero();
        assertThat(interest.reasons()).extracting(Interest.Reason::id).containsExactly("tools");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    new-key\\trarity\\t25 | newest\\trarity\\t25    | no reason "newest"; there are agent, human, impact,
                    new-key\\trarity\\t25 | new-key\\tseverity\\t25 | the side of new-key is rarity, not severity
                    new-key\\trarity\\t25 | new-key\\trarity\\t-101  | points must be a whole number from -100 to 100, not -101
                    new-key\\trarity\\t25 | new-key\\trarity\\t101   | points must be a whole number from -100 to 100, not 101
                    new-key\\trarity\\t25 | new-key\\trarity\\t1.5   | points must be a whole number from -100 to 100, not 1.5
                    new-key\\trarity\\t25 | new-key\\trarity\\tmany  | points must be a number, not "many"
                    new-key\\trarity\\t25 | human\\trarity\\t60     | the reason human is there twice
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
