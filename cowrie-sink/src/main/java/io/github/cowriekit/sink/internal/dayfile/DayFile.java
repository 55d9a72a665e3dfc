package io.github.cowriekit.sink.internal.dayfile;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.cowriekit.json.SessionJson;
import io.github.cowriekit.json.SessionJsonException;
import io.github.cowriekit.report.Reports;
import io.github.cowriekit.sink.internal.file.DiskFiles;
import io.github.cowriekit.sink.spi.Message;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A file of lines, each there once: knows the ids of the last ones. Does not keep the file open, so that another process may
 * move it away; then a new one begins. Not thread-safe.
 */
final class DayFile {
    static final int KNOWN = 10_000;

    /** What is read of a file to learn the ids. */
    private static final long TAIL = 64L << 20;

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final Path path;
    private final Message.Kind kind;
    private final Set<UUID> known = new LinkedHashSet<>();

    /** Of the file when its ids became known; -1 if they have to be read. */
    private long size = -1;

    private @Nullable Object key;

    DayFile(Path path, Message.Kind kind) {
        this.path = path;
        this.kind = kind;
    }

    /** Appends those that are not there yet. */
    void append(List<Message> messages) throws IOException {
        learn();
        Set<UUID> added = new LinkedHashSet<>();
        String text = messages.stream()
                .filter(message -> !known.contains(message.id()) && added.add(message.id()))
                .map(message -> message.body() + "\n")
                .collect(Collectors.joining());
        if (added.isEmpty()) {
            return;
        }
        size = -1; // a failure leaves some of the lines there
        long end = DiskFiles.append(path, text);
        added.forEach(this::remember);
        size = end;
        BasicFileAttributes now = attributes();
        key = now == null ? null : now.fileKey();
    }

    /** Reads the ids of a file that is not as it was left. */
    private void learn() throws IOException {
        BasicFileAttributes now = attributes();
        if (now == null || now.size() == 0 || (now.size() == size && Objects.equals(now.fileKey(), key))) {
            return;
        }
        DiskFiles.cutHalfLine(path);
        DiskFiles.lastLines(path, TAIL, line -> {
            UUID id = idOf(line);
            if (id != null) {
                remember(id);
            }
        });
    }

    private @Nullable BasicFileAttributes attributes() throws IOException {
        try {
            return Files.readAttributes(path, BasicFileAttributes.class);
        } catch (NoSuchFileException e) {
            return null;
        }
    }

    private void remember(UUID id) {
        known.add(id);
        if (known.size() > KNOWN) {
            Iterator<UUID> oldest = known.iterator();
            oldest.next();
            oldest.remove();
        }
    }

    /** Returns the id of a line, null if somebody else wrote it. */
    private @Nullable UUID idOf(String line) {
        try {
            return kind == Message.Kind.SESSION
                    ? Reports.idOf(SessionJson.read(line))
                    : UUID.fromString(MAPPER.readTree(line).path("id").asText());
        } catch (SessionJsonException | JsonProcessingException | IllegalArgumentException e) {
            return null;
        }
    }
}
