package io.github.cowriekit.parser.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a writer has written, kept in a file, so that one that was killed goes on where it was.
 *
 * <p>The file is replaced before an event is written and holds that event as well: a writer that starts again counts it if
 * all of it stands in the log, and otherwise knows that it never happened. So the counts are exact at any kill.
 */
final class WriterState {
    private final @Nullable Path file;
    final List<Integer> open = new ArrayList<>();
    Instant time = Instant.parse("2026-08-01T00:00:00Z");
    int starts;
    int sessions;
    int commands;
    int lost;
    long events;
    private Event pending = new Event("", 0, "");

    /** An event of a session, without the keys that all have. */
    record Event(String id, int session, String keys) {
        String line(Instant time) {
            return "{\"session\":\"%08x\",\"protocol\":\"ssh\",\"src_ip\":\"198.51.100.1\",\"eventid\":\"cowrie.%s\",\"timestamp\":\"%s\",%s}"
                    .formatted(session, id, time, keys);
        }
    }

    /** Whether the log holds a line. */
    interface Log {
        boolean contains(String line) throws IOException;
    }

    private WriterState(@Nullable Path file) {
        this.file = file;
    }

    /** Returns one that is not kept. */
    static WriterState ofOneStart() {
        return new WriterState(null);
    }

    /** Reads what a writer before left, if there was one. */
    static WriterState of(Path file, Log log) throws IOException {
        WriterState state = new WriterState(file);
        if (Files.exists(file)) {
            state.load(Files.readAllLines(file), log);
        }
        state.starts++;
        return state;
    }

    private void load(List<String> lines, Log log) throws IOException {
        int[] numbers = Arrays.stream(lines.get(0).split(" "))
                .mapToInt(Integer::parseInt)
                .toArray();
        starts = numbers[0];
        sessions = numbers[1];
        commands = numbers[2];
        lost = numbers[3];
        events = numbers[4];
        Arrays.stream(lines.get(1).split(" "))
                .filter(number -> !number.isEmpty())
                .forEach(number -> open.add(Integer.valueOf(number)));
        time = Instant.parse(lines.get(2));
        pending = new Event(lines.get(3), Integer.parseInt(lines.get(4)), lines.get(5));
        if (log.contains(pending.line(time))) {
            written();
        } else {
            lost++;
        }
    }

    /** Keeps that an event is about to be written; returns its line. */
    String begin(Event event) throws IOException {
        time = time.plusMillis(700);
        pending = event;
        if (file == null) {
            return event.line(time);
        }
        Path next = file.resolveSibling(file.getFileName() + ".next");
        Files.write(
                next,
                List.of(
                        "%d %d %d %d %d".formatted(starts, sessions, commands, lost, events),
                        open.stream().map(String::valueOf).collect(Collectors.joining(" ")),
                        time.toString(),
                        event.id(),
                        Integer.toString(event.session()),
                        event.keys()));
        Files.move(next, file, StandardCopyOption.ATOMIC_MOVE);
        return event.line(time);
    }

    /** Counts the event that was begun. */
    void written() {
        events++;
        switch (pending.id()) {
            case "session.connect" -> {
                sessions++;
                open.add(pending.session());
            }
            case "session.closed" -> open.remove((Integer) pending.session());
            default -> commands++;
        }
    }
}
