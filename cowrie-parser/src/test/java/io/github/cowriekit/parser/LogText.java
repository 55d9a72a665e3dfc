package io.github.cowriekit.parser;

import io.github.cowriekit.model.Session;
import io.github.cowriekit.model.event.CowrieEvent;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Log text of a test, read as a log. */
public final class LogText {
    private final byte[] bytes;
    private final List<ParseProblem> problems = new ArrayList<>();

    private LogText(byte[] bytes) {
        this.bytes = bytes;
    }

    public static LogText of(String... lines) {
        return new LogText((String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8));
    }

    public static LogText ofBytes(byte[] bytes) {
        return new LogText(bytes);
    }

    public static LogText resource(String name) {
        try (InputStream in = LogText.class.getResourceAsStream("/parser/" + name)) {
            if (in == null) {
                throw new IllegalArgumentException("no resource " + name);
            }
            return new LogText(in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns a line with the given event keys, of session {@code s1} at a second of a fixed minute. */
    public static String line(String id, int second, String keys) {
        return line("s1", id, second, keys);
    }

    public static String line(String session, String id, int second, String keys) {
        String more = keys.isEmpty() ? "" : "," + keys;
        return "{\"session\":\"%s\",\"protocol\":\"ssh\",\"src_ip\":\"198.51.100.1\",\"eventid\":\"cowrie.%s\",\"timestamp\":\"2026-08-01T%02d:%02d:%02d.000000Z\"%s}"
                .formatted(session, id, second / 3600, second / 60 % 60, second % 60, more);
    }

    public CowrieLog log() {
        return CowrieLog.from("test.json", new ByteArrayInputStream(bytes)).onProblem(problems::add);
    }

    public byte[] bytes() {
        return bytes.clone();
    }

    public List<CowrieEvent> events() {
        try (var events = log().events()) {
            return events.toList();
        }
    }

    public CowrieEvent event() {
        List<CowrieEvent> events = events();
        if (events.size() != 1) {
            throw new AssertionError("not one event: " + events + problems);
        }
        return events.get(0);
    }

    public List<Session> sessions() {
        try (var sessions = log().sessions()) {
            return sessions.toList();
        }
    }

    public Session session() {
        List<Session> sessions = sessions();
        if (sessions.size() != 1) {
            throw new AssertionError("not one session: " + sessions + problems);
        }
        return sessions.get(0);
    }

    public List<ParseProblem> problems() {
        return problems;
    }

    public List<ParseProblem.Kind> problemKinds() {
        return problems.stream().map(ParseProblem::kind).toList();
    }
}
