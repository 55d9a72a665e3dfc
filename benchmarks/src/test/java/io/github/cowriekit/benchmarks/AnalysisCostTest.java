package io.github.cowriekit.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cowriekit.analysis.Analysis;
import io.github.cowriekit.benchmarks.generator.LogGenerator;
import io.github.cowriekit.model.assessment.Operator;
import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What assessing costs, with a margin that a busy machine does not use up; docs/performance.md has the figure. */
@Tag("slow")
class AnalysisCostTest {
    @Test
    void costsAFewTimesWhatParsingCosts(@TempDir Path folder) throws IOException {
        Path log = folder.resolve("log.json");
        LogGenerator.writePublic(log, 16_000_000, 7);
        Analysis analysis = Analysis.standard();
        Map<Operator, Long> verdicts = new EnumMap<>(Operator.class);
        assertThat(AnalysisRatios.assessed(log, analysis, verdicts)).isEqualTo(Readings.sessions(log));
        assertThat(verdicts).containsKeys(Operator.AUTOMATED, Operator.UNDETERMINED);
        Meter meter = Meter.ofThread();
        Meter.Task parse = meter.task("parse", () -> Readings.sessions(log));
        Meter.Task both = meter.task("parse and assess", () -> AnalysisRatios.assessed(log, analysis, verdicts));
        meter.run(8, 5);

        assertThat(parse.timesFasterThan(both) - 1).as("assessing / parsing").isLessThan(8);
    }
}
