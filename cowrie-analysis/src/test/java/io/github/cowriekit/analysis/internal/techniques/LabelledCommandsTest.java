package io.github.cowriekit.analysis.internal.techniques;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.cowriekit.analysis.AttackRules;
import io.github.cowriekit.analysis.internal.techniques.LabelledCommand.Score;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.Test;

class LabelledCommandsTest {
    private static final AttackRules RULES = AttackRules.standard();
    private static final double LEAST_PRECISION = 0.95;
    private static final double LEAST_RECALL = 0.90;

    @Test
    void namesTheTechniquesOfWrittenCommands() throws IOException {
        check(LabelledCommand.written());
    }

    @Test
    void namesTheTechniquesOfRealCommands() throws IOException {
        assumeTrue(
                Files.isRegularFile(LabelledCommand.OF_OTHERS),
                "no labelled commands beside the project at " + LabelledCommand.OF_OTHERS + ": skipped");
        check(LabelledCommand.read(LabelledCommand.OF_OTHERS));
    }

    private static void check(List<LabelledCommand> commands) {
        Score score = Score.of(RULES, commands);
        String errors = "precision " + score.precision() + ", recall " + score.recall() + ":\n"
                + String.join("\n", score.errors());
        assertThat(score.precision()).as(errors).isGreaterThanOrEqualTo(LEAST_PRECISION);
        assertThat(score.recall()).as(errors).isGreaterThanOrEqualTo(LEAST_RECALL);
    }
}
