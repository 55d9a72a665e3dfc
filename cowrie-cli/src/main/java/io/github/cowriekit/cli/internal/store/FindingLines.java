package io.github.cowriekit.cli.internal.store;

import io.github.cowriekit.cli.internal.console.Console;
import io.github.cowriekit.cli.internal.console.TerminalText;
import io.github.cowriekit.store.Finding;
import java.util.List;
import java.util.Locale;

/** Findings as lines of fields between tabs. */
final class FindingLines {
    /** How they are written, for the help of the commands. */
    static final String EXPLAINED =
            "One line each, without a header: severity, kind, subject, reason, session, sensor, start of"
                    + " the session (UTC), state, with tabs between; subjects are written as 'top' writes values.";

    private FindingLines() {}

    /** Prints findings, most severe first. */
    static void print(Console console, List<Finding> findings) {
        for (Finding finding : findings) {
            console.print(String.join(
                    "\t",
                    word(finding.severity()),
                    finding.kind().label(),
                    subject(finding),
                    finding.reason(),
                    TerminalText.field(finding.session()),
                    finding.sensor() == null ? "-" : TerminalText.field(finding.sensor()),
                    finding.at().toString(),
                    word(finding.state())));
        }
    }

    /** Returns the subject as it is printed. */
    static String subject(Finding finding) {
        return TerminalText.field(finding.subject());
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
