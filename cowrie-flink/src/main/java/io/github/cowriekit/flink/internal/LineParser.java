package io.github.cowriekit.flink.internal;

import io.github.cowriekit.parser.EventParser;
import io.github.cowriekit.parser.ParsedLine;
import org.jspecify.annotations.Nullable;

/**
 * Parses the lines of a task. Remembers the last one: the source asks for its time and, in the same thread and with nothing in
 * between, the router for its session.
 */
final class LineParser {
    private static final ThreadLocal<LineParser> OF_THREAD = ThreadLocal.withInitial(LineParser::new);

    private final EventParser parser = EventParser.create();
    private byte @Nullable [] last;
    private ParsedLine parsed = parser.parse(new byte[0]);

    private LineParser() {}

    /** Returns what a line says; the array is taken for the same line as long as it is the same array. */
    static ParsedLine parse(byte[] line) {
        LineParser own = OF_THREAD.get();
        if (line != own.last) {
            own.parsed = own.parser.parse(line);
            own.last = line;
        }
        return own.parsed;
    }

    /** Returns what a part of a line says. */
    static ParsedLine parse(byte[] line, int from, int length) {
        return OF_THREAD.get().parser.parse(line, from, length);
    }
}
