package io.github.cowriekit.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.cowriekit.analysis.Analysis;
import io.github.cowriekit.analysis.SessionHistory;
import io.github.cowriekit.parser.CowrieLog;
import io.github.cowriekit.report.DiaryReport;
import io.github.cowriekit.report.Reports;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The diary of published logs of several days: short in the brief form, and complete in both. */
class BriefDiaryTest {
    private static final Path CORPUS = Path.of("..", "..", "shared", "corpus");
    private static final Pattern FOLDED =
            Pattern.compile("(?m)^  again  (\\d+) more|^… and (\\d+) more session|^ +(\\d+)  (?:[0-9a-f.:]+  |from )");

    @ParameterizedTest
    @CsvSource({
        "AxiomInfinite__HoneyPotLogs, 1376",
        "deroux__longitudinal-analysis-cowrie, 222",
        "LucasFaudman__honeypot-ai, 287"
    })
    void fitsOnTwoScreensAndLosesNothing(String set, int sessions) {
        Path log = CORPUS.resolve(set);
        assumeTrue(Files.exists(log), "no published logs beside the project");

        String brief = report(Reports.diary().summary(false).brief(), log);
        assertThat(brief.lines().count()).isLessThanOrEqualTo(100);
        assertThat(count(brief, "(?m)^[0-9a-f]{8,12}  ") + folded(brief)).isEqualTo(sessions);

        String diary = report(Reports.diary(), log);
        assertThat(count(diary, "(?m)^ {23}Session  ") + folded(diary)).isEqualTo(sessions);
        assertThat(diary).contains("Total Number of Attacks:  " + sessions + "\n");
    }

    private static String report(DiaryReport report, Path log) {
        Analysis analysis = Analysis.builder().history(SessionHistory.create()).build();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (var sessions = CowrieLog.of(log).sessions()) {
            report.write(sessions.map(analysis::assess), out);
        }
        return out.toString(StandardCharsets.UTF_8);
    }

    private static long count(String text, String pattern) {
        return Pattern.compile(pattern).matcher(text).results().count();
    }

    private static long folded(String text) {
        return FOLDED.matcher(text)
                .results()
                .mapToLong(found -> Long.parseLong(
                        found.group(1) != null
                                ? found.group(1)
                                : found.group(2) != null ? found.group(2) : found.group(3)))
                .sum();
    }
}
