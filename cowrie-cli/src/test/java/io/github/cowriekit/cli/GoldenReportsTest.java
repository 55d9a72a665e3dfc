package io.github.cowriekit.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.cowriekit.analysis.Analysis;
import io.github.cowriekit.analysis.SessionHistory;
import io.github.cowriekit.parser.CowrieLog;
import io.github.cowriekit.report.ReportFormat;
import io.github.cowriekit.report.Reports;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every format on whole logs, from reading to writing, with assessments and without answers; {@code
 * -Dcowriekit.golden=write} writes the files anew. Of a large report the file has the hash and the first lines.
 */
class GoldenReportsTest {
    private static final Path GOLDEN = Path.of("src", "test", "resources", "cli", "golden");
    private static final Path RECORDED = Path.of("..", "..", "shared", "cowrie3", "plain", "cowrie.json");
    private static final int LARGE = 60_000;

    static Stream<String> formats() {
        return Reports.formats().stream().map(ReportFormat::name);
    }

    @ParameterizedTest
    @MethodSource("formats")
    void onTheSessionsOfTheDiary(String format) throws IOException {
        compare("diary." + format, report(format, Path.of("..", "examples", "sample-logs", "diary")));
    }

    @ParameterizedTest
    @MethodSource("formats")
    void onARecordedLog(String format) throws IOException {
        assumeTrue(Files.exists(RECORDED), "no recorded logs beside the project");
        compare("recorded." + format, report(format, RECORDED));
    }

    private static String report(String format, Path log) {
        Analysis analysis = Analysis.builder().history(SessionHistory.create()).build();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (var sessions = CowrieLog.of(log).sessions()) {
            Reports.format(format).write(sessions.map(analysis::assess), out);
        }
        return out.toString(StandardCharsets.UTF_8);
    }

    private static void compare(String name, String written) throws IOException {
        String kept = written.length() <= LARGE ? written : beginning(written);
        Path golden = GOLDEN.resolve(name);
        if ("write".equals(System.getProperty("cowriekit.golden"))) {
            Files.createDirectories(GOLDEN);
            Files.writeString(golden, kept);
        }
        assertThat(kept).isEqualTo(Files.readString(golden));
    }

    private static String beginning(String written) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(written.getBytes(StandardCharsets.UTF_8));
            return "sha256 " + HexFormat.of().formatHex(hash) + " of " + written.length() + " characters\n"
                    + written.lines()
                            .limit(20)
                            .map(line -> line.substring(0, Math.min(500, line.length())))
                            .collect(Collectors.joining("\n", "", "\n"));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
