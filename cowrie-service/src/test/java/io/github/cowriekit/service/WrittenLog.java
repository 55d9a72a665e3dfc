package io.github.cowriekit.service;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** A log that a test writes as Cowrie does, and rotates. */
final class WrittenLog {
    static final String KEY = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIGb9EukmlNP3Jqt2aAH4A5mV4CqQ5h1sVBkkqX1zGgnv a@b";

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'").withZone(ZoneOffset.UTC);

    private static final LocalDate FIRST_DAY = LocalDate.of(2026, 11, 11);

    private final Path folder;
    private int rotated;
    private String address = "198.51.100.7";

    WrittenLog(Path folder) {
        this.folder = folder;
    }

    Path folder() {
        return folder;
    }

    /** Lets the visitors of what is written next come from an address. */
    void from(String ip) {
        address = ip;
    }

    void connect(String session, Instant time) {
        line(
                "connect",
                session,
                time,
                "\"src_port\":4000,\"dst_ip\":\"192.0.2.2\",\"dst_port\":22,\"protocol\":\"ssh\"");
    }

    void login(String session, Instant time) {
        write("cowrie.login.success", session, time, "\"username\":\"root\",\"password\":\"x1\"");
    }

    void command(String session, Instant time, String input) {
        write("cowrie.command.input", session, time, "\"input\":\"" + input + "\"");
    }

    void download(String session, Instant time, String url) {
        write(
                "cowrie.session.file_download",
                session,
                time,
                "\"url\":\"" + url + "\",\"shasum\":\"" + "ab".repeat(32) + "\"");
    }

    void close(String session, Instant time) {
        line("closed", session, time, "\"duration\":1.0");
    }

    /** Writes a whole session of five seconds. */
    void session(String session, Instant start) {
        connect(session, start);
        login(session, start.plusSeconds(1));
        command(session, start.plusSeconds(2), "uname -a");
        close(session, start.plusSeconds(5));
    }

    /** Does what Cowrie does at midnight: the file gets another name, and a new one begins. */
    void rotate() {
        try {
            Files.move(folder.resolve("cowrie.json"), folder.resolve("cowrie.json." + FIRST_DAY.plusDays(rotated++)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void line(String what, String session, Instant time, String rest) {
        write("cowrie.session." + what, session, time, rest);
    }

    private void write(String event, String session, Instant time, String rest) {
        String line = "{\"eventid\":\"" + event + "\",\"session\":\"" + session + "\",\"src_ip\":\"" + address
                + "\",\"sensor\":" + "\"s1\",\"timestamp\":\"" + TIME.format(time) + "\"," + rest + "}\n";
        try {
            Files.writeString(
                    folder.resolve("cowrie.json"), line, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
