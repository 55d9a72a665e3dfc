package io.github.cowriekit.cli.internal.logs;

import io.github.cowriekit.parser.ReadSummary;

/** Says how much was read and how much of it was of use. */
public final class InputCounts {
    private InputCounts() {}

    public static String text(ReadSummary summary) {
        StringBuilder text = new StringBuilder();
        text.append(count(summary.lines(), "line"))
                .append(" read in ")
                .append(count(summary.files(), "file"))
                .append(", ")
                .append(count(summary.events(), "usable event"));
        append(text, summary.repeatedEvents(), "event", " left out that another copy of the log has");
        append(text, summary.repeatedSessions(), "session", " left out that came before");
        append(text, summary.eventsWithoutSession(), "event", " of no session");
        append(text, summary.evictedSessions(), "session", " handed over before its end");
        return text.toString();
    }

    private static void append(StringBuilder text, long number, String noun, String what) {
        if (number > 0) {
            text.append(", ").append(count(number, noun)).append(what);
        }
    }

    private static String count(long number, String noun) {
        return number + " " + noun + (number == 1 ? "" : "s");
    }
}
