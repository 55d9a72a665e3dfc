package io.github.cowriekit.parser.internal.merge;

import io.github.cowriekit.model.event.CowrieEvent;
import io.github.cowriekit.parser.ParseProblem;
import io.github.cowriekit.parser.internal.event.EventFactory;
import io.github.cowriekit.parser.internal.event.EventReader;
import io.github.cowriekit.parser.internal.event.LineContent;
import io.github.cowriekit.parser.internal.json.EventFields;
import io.github.cowriekit.parser.internal.json.Slices;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads lines one by one that somebody else has brought: those that are written as Cowrie writes them by the scanner, any other
 * as a log with nothing else in it. Not thread-safe.
 */
public final class SingleLines {
    private static final String NAME = "line";
    private static final int FIRST_SIZE = 1 << 12;
    /** Of a longer line the copy is not kept for the next ones. */
    private static final int MAX_KEPT = 1 << 17;
    /** Behind the bytes, so that whole words can be read wherever a line ends. */
    private static final int SLACK = 2 * Long.BYTES;

    private static final byte[] END = {'\n'};

    private final EventReader reader;
    private final int maxLineLength;
    private byte[] copy = new byte[FIRST_SIZE];
    private final List<CowrieEvent> events = new ArrayList<>(1);
    private final List<ParseProblem> problems = new ArrayList<>(0);

    /**
     * Creates it.
     *
     * @param slices makes texts of bytes
     */
    public SingleLines(int maxLineLength, Slices slices) {
        this.reader = new EventReader(maxLineLength, slices);
        this.maxLineLength = maxLineLength;
    }

    /**
     * Returns the fields of a line that is one event and nothing else, valid until the next call; null for any other, which
     * {@link #readAll} reads.
     */
    public @Nullable EventFields scan(byte[] line, int from, int length) {
        if (length > maxLineLength) {
            return null;
        }
        byte[] bytes = copy;
        if (bytes.length < length + SLACK) {
            bytes = new byte[length > MAX_KEPT ? length + SLACK : 2 * length + SLACK];
            copy = length > MAX_KEPT ? copy : bytes;
        }
        System.arraycopy(line, from, bytes, 0, length);
        int end = length > 0 && bytes[length - 1] == '\n' ? length - 1 : length;
        return reader.scanner().scan(bytes, 0, end) && reader.line().isEvent() ? reader.line() : null;
    }

    /** Reads the events and the flaws of a line of any kind, to be had from {@link #events} and {@link #problems}. */
    public void readAll(byte[] line, int from, int length) {
        events.clear();
        problems.clear();
        OneLog log = new OneLog(reader);
        InputStream in =
                new SequenceInputStream(new ByteArrayInputStream(line, from, length), new ByteArrayInputStream(END));
        try (Lines lines = new Lines(in, maxLineLength)) {
            log.readAll(lines);
        } catch (IOException e) {
            throw new UncheckedIOException("reading from memory", e);
        }
    }

    /** Returns the events that were read last, in the order of the line. */
    public List<CowrieEvent> events() {
        return List.copyOf(events);
    }

    /** Returns what was wrong with what was read last. */
    public List<ParseProblem> problems() {
        return List.copyOf(problems);
    }

    /** The line as a log of its own: nothing in it repeats, and no other half of it will come. */
    private final class OneLog extends ShapeReader {
        private final InputProblems flaws = new InputProblems(NAME, problems::add);
        private boolean atEnd;

        OneLog(EventReader reader) {
            super(reader);
            flaws.sawEvent();
        }

        void readAll(Lines lines) {
            while (!atEnd) {
                read(lines);
            }
        }

        @Override
        boolean isWanted(Lines line) {
            return true;
        }

        @Override
        void take(Lines line, EventFields event) {
            events.add(EventFactory.create(event));
        }

        @Override
        void take(Lines line, LineContent content) {
            if (!content.events().isEmpty()) {
                events.addAll(content.events());
                flaws.reportNuls(line);
            }
            content.flaws().forEach(flaw -> flaws.report(flaw.kind(), flaw.reason(), line));
        }

        @Override
        void takeTorn(LineContent torn) {
            events.addAll(torn.events());
        }

        @Override
        void takeTooLong(Lines line) {
            flaws.reportTooLong(line, maxLineLength);
        }

        @Override
        void takeBlank(Lines line) {
            flaws.reportNuls(line);
        }

        @Override
        boolean takeHead(Lines line, LineContent content) {
            return false;
        }

        @Override
        boolean takeTail(Lines line, LineContent content, boolean object) {
            return false;
        }

        @Override
        void end(Lines ended) {
            atEnd = true;
        }
    }
}
