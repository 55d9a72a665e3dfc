package io.github.cowriekit.cli.internal.store;

import io.github.cowriekit.cli.internal.console.Console;
import io.github.cowriekit.cli.internal.console.TerminalText;
import io.github.cowriekit.store.ValueSummary;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Values of a store as lines of fields between tabs. */
final class ValueLines {
    /** How they are written, for the help of the commands. */
    static final String EXPLAINED =
            "One line each, without a header: value, first and last start of a session with it (UTC,"
                    + " - if not known), sessions, addresses, with tabs between. In values, tabs, line ends and other invisible"
                    + " characters are written as \\xHH or \\u{HHHH} and a backslash twice; an apostrophe is put before what begins"
                    + " with = + - @ ' or \".";

    private ValueLines() {}

    static void print(Console console, ValueSummary summary) {
        console.print(TerminalText.field(summary.value()) + "\t" + time(summary.first()) + "\t" + time(summary.last())
                + "\t" + summary.sessions() + "\t" + summary.addresses());
    }

    private static String time(@Nullable Instant time) {
        return time == null ? "-" : time.toString();
    }
}
