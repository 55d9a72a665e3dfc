package io.github.cowriekit.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.cowriekit.model.Session;
import io.github.cowriekit.model.intel.EnrichedSession;
import io.github.cowriekit.parser.CowrieLog;
import io.github.cowriekit.parser.TtyLog;
import io.github.cowriekit.report.ExportOptions;
import io.github.cowriekit.report.ReportFormat;
import io.github.cowriekit.report.Reports;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Exports what a real Cowrie logged, if it is there. */
class ExportsOfRealLogsTest {
    private static final Path RECORDED = Path.of("..", "..", "shared", "cowrie3", "plain");

    private static List<Session> sessions() {
        assumeTrue(Files.isDirectory(RECORDED), "no recorded logs beside the project");
        try (var sessions = CowrieLog.of(RECORDED.resolve("cowrie.json")).sessions()) {
            return sessions.toList();
        }
    }

    private static String write(ReportFormat format, List<Session> sessions) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        format.write(sessions.stream().map(EnrichedSession::of), out);
        return out.toString(StandardCharsets.UTF_8);
    }

    @Test
    void hasARecordForEverySession() {
        List<Session> sessions = sessions();
        assertThat(sessions).hasSizeGreaterThan(10);
        assertThat(write(Reports.ecs(), sessions).lines()).hasSize(2 * sessions.size());
        assertThat(write(Reports.ocsf(), sessions).lines()).hasSameSizeAs(sessions);
        assertThat(write(Reports.cef(), sessions).lines())
                .hasSameSizeAs(sessions)
                .allMatch(line -> line.startsWith("CEF:0|Cowrie|"));
        assertThat(write(Reports.misp(ExportOptions.all()), sessions).split("\"name\":\"cowrie\"", -1))
                .hasSize(sessions.size() + 1);
    }

    @Test
    void sharesNoAddressOfALaboratory() {
        List<Session> sessions = sessions();
        for (ReportFormat format : List.of(Reports.ioc(ExportOptions.all()), Reports.stix(ExportOptions.all()))) {
            assertThat(write(format, sessions))
                    .doesNotContainPattern("(?m)^(127\\.|10\\.|192\\.168\\.)")
                    .doesNotContain("ipv4-addr:value = '127.", "ipv4-addr:value = '10.", "ipv4-addr:value = '192.168.");
        }
    }

    @Test
    void exportsEveryRecording() throws IOException {
        assumeTrue(Files.isDirectory(RECORDED), "no recorded logs beside the project");
        try (var files = Files.list(RECORDED.resolve("tty"))) {
            for (Path file : files.sorted().toList()) {
                ByteArrayOutputStream cast = new ByteArrayOutputStream();
                try (var records = TtyLog.of(file).records(problem -> {})) {
                    Reports.asciicast().write(records, cast);
                }
                assertThat(cast.toString(StandardCharsets.UTF_8).lines())
                        .as(file.toString())
                        .allMatch(line ->
                                line.startsWith("{\"version\":2,") || line.matches("\\[\\d+\\.\\d{6,},\"[oim]\",.*]"));
            }
        }
    }
}
