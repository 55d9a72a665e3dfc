package io.github.cowriekit.examples;

import io.github.cowriekit.parser.CowrieLog;
import io.github.cowriekit.report.Reports;
import java.nio.file.Path;

/** Reports what is in a log, without answers and conclusions; no network. */
public final class ReportOnly {
    private ReportOnly() {}

    public static void main(String... arguments) {
        Path folder = Path.of(arguments.length > 0 ? arguments[0] : "examples/sample-logs");
        try (var sessions = CowrieLog.in(folder).sessions()) {
            Reports.diary().write(sessions, System.out);
        }
    }
}
