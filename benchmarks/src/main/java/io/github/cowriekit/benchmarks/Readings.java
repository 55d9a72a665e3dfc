package io.github.cowriekit.benchmarks;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.cowriekit.model.event.CowrieEvent;
import io.github.cowriekit.parser.CowrieLog;
import io.github.cowriekit.parser.EventParser;
import io.github.cowriekit.parser.SessionAssembler;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** The ways to read a log that are measured: the library's own, and its references. */
public final class Readings {
    private Readings() {}

    /** Loaded with the first tree only: creating a mapper is a good part of a cold start. */
    private static final class Trees {
        private static final ObjectMapper MAPPER = new ObjectMapper();

        static JsonNode read(byte[] buffer, int from, int length) throws IOException {
            return MAPPER.readTree(buffer, from, length);
        }
    }

    /** Parses, assembles sessions, builds their records. */
    public static Counts sessions(Path log) {
        return sessions(CowrieLog.in(log));
    }

    /** Parses as the log is set to, assembles sessions, builds their records. */
    static Counts sessions(CowrieLog log) {
        Counts.Sum sum = new Counts.Sum();
        try (var sessions = log.sessions()) {
            sessions.forEach(sum::add);
        }
        return sum.counts();
    }

    /** Parses and builds the records of events; returns their number. */
    static long events(Path log) {
        try (Stream<CowrieEvent> events = CowrieLog.in(log).events()) {
            return events.mapToLong(event -> event.header() == null ? 0 : 1).sum();
        }
    }

    /** Reads each line by itself and builds the records of events; returns their number. */
    static long eventsOfLines(Path log) {
        EventParser parser = EventParser.create();
        long[] events = {0};
        forEachLine(
                log,
                (buffer, from, length) ->
                        events[0] += parser.parse(buffer, from, length).events().size());
        return events[0];
    }

    /** Pushes each line by itself into an assembler, builds the records of sessions. */
    static Counts sessionsOfLines(Path log) {
        Counts.Sum sum = new Counts.Sum();
        SessionAssembler assembler = SessionAssembler.create();
        forEachLine(log, (buffer, from, length) -> assembler.add(buffer, from, length, sum::add));
        assembler.finish(sum::add);
        return sum.counts();
    }

    /** Walks over the tokens and keeps nothing; returns the number of objects. */
    static long tokens(Path log) {
        try (InputStream in = Files.newInputStream(log);
                JsonParser parser = new JsonFactory().createParser(in)) {
            long objects = 0;
            for (var token = parser.nextToken(); token != null; token = parser.nextToken()) {
                objects += token.isStructStart() ? 1 : 0;
            }
            return objects;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Makes a tree of each line, then events and the same sessions. */
    static Counts trees(Path log) {
        Counts.Sum sum = new Counts.Sum();
        SessionAssembler assembler = SessionAssembler.create();
        forEachLine(log, (buffer, from, length) -> {
            JsonNode tree = Trees.read(buffer, from, length);
            assembler.add(TreeEvents.event(tree), sum::add);
        });
        assembler.finish(sum::add);
        return sum.counts();
    }

    /** Makes a tree of each line and drops it; returns the number of lines. */
    static long treesOnly(Path log) {
        long[] trees = {0};
        forEachLine(
                log,
                (buffer, from, length) ->
                        trees[0] += Trees.read(buffer, from, length).isObject() ? 1 : 0);
        return trees[0];
    }

    /** Splits into lines and does nothing with them; returns their number. */
    static long lines(Path log) {
        long[] lines = {0};
        forEachLine(log, (buffer, from, length) -> lines[0]++);
        return lines[0];
    }

    /** Takes a line. */
    private interface LineTaker {
        void take(byte[] buffer, int from, int length) throws IOException;
    }

    private static void forEachLine(Path log, LineTaker taker) {
        byte[] buffer = new byte[1 << 20];
        int end = 0;
        try (InputStream in = Files.newInputStream(log)) {
            int read;
            while ((read = in.read(buffer, end, buffer.length - end)) > 0) {
                int from = 0;
                int stop = end + read;
                for (int i = end; i < stop; i++) {
                    if (buffer[i] == '\n') {
                        taker.take(buffer, from, i - from);
                        from = i + 1;
                    }
                }
                end = stop - from;
                System.arraycopy(buffer, from, buffer, 0, end);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
