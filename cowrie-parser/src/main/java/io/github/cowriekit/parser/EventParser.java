package io.github.cowriekit.parser;

import io.github.cowriekit.model.event.CowrieEvent;
import io.github.cowriekit.parser.internal.event.EventFactory;
import io.github.cowriekit.parser.internal.json.EventFields;
import io.github.cowriekit.parser.internal.json.Slices;
import io.github.cowriekit.parser.internal.merge.SingleLines;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/**
 * Reads single lines of a log, for those who have a transport of their own, such as Kafka or Flink; for files and folders there
 * is {@link CowrieLog}, for sessions out of lines {@link SessionAssembler#add(byte[], int, int, java.util.function.Consumer)}.
 *
 * <p>Reads what {@link CowrieLog} reads: lines of all versions, damaged ones, envelopes of exports, text
 * before the JSON. A line that holds several lines or an array gives the events of all. An object must be whole: of one that
 * spans lines, give all of them at once. Nothing is remembered between lines but texts that repeat, in some hundred kilobytes,
 * and what the last line needed that was not written as Cowrie writes it; so events of copies count each time, and a
 * problem that {@code CowrieLog} reports once per file is reported with each line.
 *
 * <p>Not thread-safe: one parser per thread. No network, no disk.
 *
 * <pre>{@code
 * EventParser parser = EventParser.create();
 * ParsedLine line = parser.parse(record.value());
 * line.problems().forEach(this::report);
 * line.events().forEach(this::handle);
 * }</pre>
 *
 * @since 0.1.0
 */
public final class EventParser {
    private final SingleLines lines = new SingleLines(ReadLimits.STANDARD.maxLineLength(), new Slices());

    private EventParser() {}

    /** Returns a parser for lines of at most 16 MiB; a longer one is a {@linkplain ParseProblem.Kind#LINE_TOO_LONG problem}. */
    public static EventParser create() {
        return new EventParser();
    }

    /** Reads a line, with or without its line feed. */
    public ParsedLine parse(byte[] line) {
        return parse(line, 0, line.length);
    }

    /** Reads a line. What cannot be written as UTF-8, half of a surrogate pair, reads as a question mark. */
    public ParsedLine parse(String line) {
        return parse(line.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Reads a line that is a part of an array, which is neither kept nor changed.
     *
     * @param buffer UTF-8
     * @param offset where the line begins
     * @param length bytes of the line, with or without its line feed
     * @return events and problems; the file of a problem is {@code line}, and it counts lines and bytes within this one
     * @throws IndexOutOfBoundsException if the line lies outside of the array
     */
    public ParsedLine parse(byte[] buffer, int offset, int length) {
        Objects.checkFromIndexSize(offset, length, buffer.length);
        EventFields fields = lines.scan(buffer, offset, length);
        if (fields != null) {
            CowrieEvent event = EventFactory.create(fields);
            return new ParsedLine(List.of(event), List.of());
        }
        lines.readAll(buffer, offset, length);
        return new ParsedLine(lines.events(), lines.problems());
    }
}
