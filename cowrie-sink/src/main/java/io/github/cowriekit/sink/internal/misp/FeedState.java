package io.github.cowriekit.sink.internal.misp;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.cowriekit.sink.internal.file.DiskFiles;
import io.github.cowriekit.sink.spi.Message;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What was delivered: a file of lines per part of a day, of which its event can be made at any time. Not thread-safe.
 *
 * <p>Not final, so that a test can let a write fail.
 */
class FeedState {
    /** Of a part; MISP and the making of an event hold all of it in memory. */
    private static final long MAX_BYTES = 8L << 20;

    /** Days whose ids are held in memory. */
    private static final int MAX_DAYS = 4;

    private static final String SUFFIX = ".ndjson";
    private static final Pattern LINE =
            Pattern.compile("\\{\"id\":\"([0-9a-f-]{36})\",\"at\":(\\d{1,12}),\"session\":(.*)}", Pattern.DOTALL);

    private final Path folder;
    private final int maxSessions;
    private final Map<LocalDate, Day> days = new LinkedHashMap<>(MAX_DAYS, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<LocalDate, Day> eldest) {
            return size() > MAX_DAYS;
        }
    };

    /** A day whose files were read. */
    private static final class Day {
        private final Set<UUID> ids = new HashSet<>();
        private DayPart last;
        private int sessions;
        private long bytes;
        private long at;

        Day(LocalDate day) {
            this.last = new DayPart(day, 1);
        }
    }

    FeedState(Path folder, int maxSessions) {
        this.folder = folder;
        this.maxSessions = maxSessions;
    }

    /** Forgets what was read, after a failure. */
    void forget() {
        days.clear();
    }

    /** Returns all parts there are, in order. */
    NavigableSet<DayPart> parts() throws IOException {
        NavigableSet<DayPart> parts = new TreeSet<>();
        try (Stream<Path> files = Files.list(folder)) {
            files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(SUFFIX))
                    .flatMap(name -> DayPart.parse(name.substring(0, name.length() - SUFFIX.length())).stream())
                    .forEach(parts::add);
        }
        return parts;
    }

    long size(DayPart part) throws IOException {
        return Files.size(file(part));
    }

    void remove(DayPart part) throws IOException {
        days.remove(part.day());
        Files.deleteIfExists(file(part));
    }

    /**
     * Adds sessions of a day that are not there yet.
     *
     * @param now seconds since 1970; what is added has a later time than all before, since MISP takes an event again only then
     */
    void add(LocalDate date, List<Message> messages, long now) throws IOException {
        Day day = day(date);
        long at = Math.max(now, day.at + 1);
        StringBuilder text = new StringBuilder();
        for (Message message : messages) {
            if (!day.ids.add(message.id())) {
                continue;
            }
            if (day.sessions >= maxSessions || (day.sessions > 0 && day.bytes + text.length() >= MAX_BYTES)) {
                write(day, text);
                day.last = new DayPart(date, day.last.number() + 1);
                day.sessions = 0;
                day.bytes = 0;
            }
            text.append("{\"id\":\"").append(message.id()).append("\",\"at\":").append(at);
            text.append(",\"session\":").append(message.body()).append("}\n");
            day.sessions++;
            day.at = at;
        }
        write(day, text);
    }

    private void write(Day day, StringBuilder text) throws IOException {
        if (text.length() > 0) {
            day.bytes = append(file(day.last), text.toString());
            text.setLength(0);
        }
    }

    /** Returns the size of the file after that. */
    long append(Path file, String text) throws IOException {
        return DiskFiles.append(file, text);
    }

    /** Makes the event of a part. */
    FeedEvent event(FeedConfig config, DayPart part) throws IOException {
        FeedEvent event = new FeedEvent(config, part);
        lines(part, line -> event.add(session(line), at(line)));
        return event;
    }

    private Day day(LocalDate date) throws IOException {
        Day day = days.get(date);
        if (day == null) {
            Day read = new Day(date);
            for (DayPart part : parts()) {
                if (part.day().equals(date)) {
                    DiskFiles.cutHalfLine(file(part));
                    read.last = part;
                    read.sessions = 0;
                    read.bytes = size(part);
                    lines(part, line -> {
                        read.ids.add(UUID.fromString(line.group(1)));
                        read.at = Math.max(read.at, at(line));
                        read.sessions++;
                    });
                }
            }
            days.put(date, read);
            day = read;
        }
        return day;
    }

    private void lines(DayPart part, Consumer<Matcher> lines) throws IOException {
        DiskFiles.lastLines(file(part), Long.MAX_VALUE, text -> {
            Matcher line = LINE.matcher(text);
            if (line.matches()) {
                lines.accept(line);
            }
        });
    }

    private static long at(Matcher line) {
        return Long.parseLong(line.group(2));
    }

    private static JsonNode session(Matcher line) {
        try {
            return SessionObjects.MAPPER.readTree(line.group(3));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path file(DayPart part) {
        return folder.resolve(part + SUFFIX);
    }
}
