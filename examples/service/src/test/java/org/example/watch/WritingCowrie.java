package org.example.watch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * Writes what Cowrie writes, from hours ago: a session every three minutes. The log gets a new file after every fourth, as at
 * midnight.
 */
final class WritingCowrie {
    private static final int SESSIONS_PER_FILE = 4;

    private final Path folder;
    private Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS).minus(Duration.ofHours(20));
    private int written;

    WritingCowrie(Path folder) throws IOException {
        this.folder = Files.createDirectories(folder);
    }

    /** Writes sessions, each with a login, and then the beginning of a last one that lets those before it be over. */
    void write(List<String> sessions) {
        sessions.forEach(this::session);
        write("cowrie.session.connect", "ffffffff%04d".formatted(written), "\"protocol\":\"ssh\"");
    }

    private void session(String id) {
        write("cowrie.session.connect", id, "\"protocol\":\"ssh\"");
        write("cowrie.login.success", id, "\"username\":\"root\",\"password\":\"p\\u001b[31m\"");
        write("cowrie.command.input", id, "\"input\":\"uname -a\"");
        write("cowrie.session.closed", id, "\"duration\":3.0");
        now = now.plus(Duration.ofMinutes(3));
        if (++written % SESSIONS_PER_FILE == 0) {
            rotate();
        }
    }

    private void write(String event, String session, String rest) {
        String line = "{\"eventid\":\"" + event + "\",\"session\":\"" + session + "\",\"src_ip\":\"198.51.100.7\","
                + "\"sensor\":\"s1\",\"timestamp\":\"" + now.toString().replace("Z", ".000000Z") + "\"," + rest + "}\n";
        now = now.plusSeconds(1);
        try {
            Files.writeString(
                    folder.resolve("cowrie.json"), line, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void rotate() {
        try {
            Files.move(folder.resolve("cowrie.json"), folder.resolve("cowrie.json.%03d".formatted(written)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
