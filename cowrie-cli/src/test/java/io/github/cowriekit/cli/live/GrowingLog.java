package io.github.cowriekit.cli.live;

import io.github.cowriekit.model.Session;
import io.github.cowriekit.model.SessionEnd;
import io.github.cowriekit.model.event.CowrieEvent;
import io.github.cowriekit.parser.CowrieLog;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPOutputStream;

/** A log of interleaved sessions that is written in pieces and rotated; no two events have the same time. */
final class GrowingLog {
    private static final Instant START = Instant.parse("2026-08-01T00:00:00Z");

    private final Path folder;
    private final Random random;
    private final int number;
    private final byte[] text;
    private int written;
    private int rotations;

    GrowingLog(Path folder, int number, long seed) {
        this.folder = folder;
        this.number = number;
        this.random = new Random(seed);
        this.text = text();
    }

    Path folder() {
        return folder;
    }

    boolean isWritten() {
        return written == text.length;
    }

    void writeAll() {
        while (!isWritten()) {
            write();
        }
    }

    /** Writes some bytes more, which may end within a line, and sometimes rotates. */
    void write() {
        int size = Math.min(text.length - written, 1 + random.nextInt(2_500));
        try {
            Files.createDirectories(folder);
            try (OutputStream out =
                    Files.newOutputStream(live(), StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
                out.write(text, written, size);
            }
            written += size;
            if (random.nextInt(5) == 0 && Files.size(live()) > 1_000) {
                rotate();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns the sessions that one reading of the whole gives, those that are still open left out. */
    List<Session> sessions() {
        try (var sessions = read().sessions()) {
            return sessions.filter(session -> session.end() != SessionEnd.END_OF_INPUT)
                    .toList();
        }
    }

    List<CowrieEvent> events() {
        try (var events = read().events()) {
            return events.toList();
        }
    }

    private CowrieLog read() {
        return CowrieLog.from("whole", new ByteArrayInputStream(text));
    }

    private void rotate() throws IOException {
        Path target = folder.resolve("cowrie.json." + ++rotations);
        if (random.nextInt(3) == 0) {
            Files.copy(live(), target);
            Files.newOutputStream(live(), StandardOpenOption.TRUNCATE_EXISTING).close();
        } else {
            Files.move(live(), target);
        }
        if (random.nextInt(3) == 0) {
            try (InputStream in = Files.newInputStream(target);
                    OutputStream out = new GZIPOutputStream(Files.newOutputStream(folder.resolve(target + ".gz")))) {
                in.transferTo(out);
            }
            Files.delete(target);
        }
    }

    private Path live() {
        return folder.resolve("cowrie.json");
    }

    private byte[] text() {
        StringBuilder lines = new StringBuilder();
        List<Integer> open = new ArrayList<>();
        int sessions = 0;
        int second = 0;
        for (int i = 0; i < 60 + random.nextInt(60); i++) {
            second += 1 + random.nextInt(30);
            if (open.isEmpty() || random.nextInt(5) == 0) {
                open.add(sessions);
                line(lines, sessions++, "session.connect", second, "\"src_port\":4000");
            } else if (random.nextInt(4) == 0) {
                line(lines, open.remove(random.nextInt(open.size())), "session.closed", second, "\"duration_ms\":5");
            } else {
                String input = "\"input\":\"" + "c".repeat(random.nextInt(100)) + i + "\"";
                line(lines, open.get(random.nextInt(open.size())), "command.input", second, input);
            }
        }
        for (int i = 0; i < 3; i++) {
            line(lines, sessions, "command.input", second + 90_000 + i, "\"input\":\"end\"");
        }
        return lines.toString().getBytes(StandardCharsets.UTF_8);
    }

    private void line(StringBuilder lines, int session, String id, int second, String keys) {
        lines.append(
                ("{\"session\":\"%04x%04x\",\"protocol\":\"ssh\",\"src_ip\":\"8.8.%d.%d\",\"eventid\":\"cowrie.%s\","
                                + "\"timestamp\":\"%s\",%s}\n")
                        .formatted(
                                number,
                                session,
                                session / 250,
                                session % 250,
                                id,
                                START.plusSeconds(second).plusMillis(number),
                                keys));
    }
}
