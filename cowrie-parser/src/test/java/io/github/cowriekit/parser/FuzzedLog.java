package io.github.cowriekit.parser;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cowriekit.model.Session;
import io.github.cowriekit.model.event.CowrieEvent;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * What holds for any bytes of a log, plain or packed: no exception, the same events in whatever pieces they come, and a
 * strict reading that stops only at a problem.
 */
public final class FuzzedLog {
    private static final long MAX_BYTES = 1 << 20;

    private FuzzedLog() {}

    /** Reads a log; the fuzzer looks for this name. */
    public static void fuzzerTestOneInput(byte[] log) {
        List<ParseProblem> problems = new ArrayList<>();
        List<CowrieEvent> events = events(reading(new ByteArrayInputStream(log), problems));
        List<CowrieEvent> inPieces = events(reading(pieces(log), new ArrayList<>()));
        if (!events.equals(inPieces)) {
            assertThat(inPieces).isEqualTo(events);
        }
        try (Stream<Session> sessions =
                reading(new ByteArrayInputStream(log), new ArrayList<>()).sessions()) {
            assertThat(sessions.count()).isLessThanOrEqualTo(events.size());
        }
        try {
            List<CowrieEvent> strict = events(
                    reading(new ByteArrayInputStream(log), new ArrayList<>()).strict());
            assertThat(strict).hasSameSizeAs(events);
        } catch (LogParseException e) {
            assertThat(problems).isNotEmpty();
        }
    }

    private static CowrieLog reading(InputStream in, List<ParseProblem> problems) {
        return CowrieLog.from("fuzzed", in).maxDecompressedBytes(MAX_BYTES).onProblem(problems::add);
    }

    private static List<CowrieEvent> events(CowrieLog log) {
        try (Stream<CowrieEvent> events = log.events()) {
            return events.toList();
        }
    }

    private static InputStream pieces(byte[] log) {
        return new ByteArrayInputStream(log) {
            @Override
            public synchronized int read(byte[] buffer, int offset, int length) {
                return super.read(buffer, offset, Math.min(length, 7));
            }
        };
    }
}
