package io.github.cowriekit.parser;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.cowriekit.model.Command;
import io.github.cowriekit.model.Download;
import io.github.cowriekit.model.Session;
import io.github.cowriekit.model.Upload;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;

/** What the raw lines of a session say, by a reader that shares nothing with the parser. */
final class RawSession {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final List<String> logins = new ArrayList<>();
    private final List<String> commands = new ArrayList<>();
    private final List<String> downloads = new ArrayList<>();
    private final List<String> uploads = new ArrayList<>();
    private final List<String> durations = new ArrayList<>();
    private final Set<String> versions = new HashSet<>();
    private final Set<String> hasshes = new HashSet<>();
    final Map<String, Long> events = new TreeMap<>();

    private void add(JsonNode event) {
        String id = event.get("eventid").asText();
        events.merge(id, 1L, Long::sum);
        switch (id) {
            case "cowrie.login.success", "cowrie.login.failed" ->
                logins.add(text(event, "username") + "/" + text(event, "password") + "/" + id.endsWith("success"));
            case "cowrie.command.input" -> commands.add(text(event, "input"));
            case "cowrie.session.file_download" -> addFilled(downloads, text(event, "shasum"));
            case "cowrie.session.file_upload" -> addFilled(uploads, text(event, "shasum"));
            case "cowrie.session.closed" -> {
                if (event.has("duration_ms")) {
                    durations.add(seconds(new BigDecimal(text(event, "duration_ms")).movePointLeft(3)));
                } else if (event.has("duration")) {
                    durations.add(seconds(new BigDecimal(text(event, "duration"))));
                }
            }
            case "cowrie.client.version" -> addFilled(versions, text(event, "version"));
            case "cowrie.client.kex" -> addFilled(hasshes, text(event, "hassh"));
            default -> {}
        }
    }

    /** Returns the sessions of a folder by their ids; of equal lines each, or the first only. */
    static Map<String, RawSession> in(Path set, boolean distinct) throws IOException {
        Map<String, RawSession> sessions = new HashMap<>();
        Set<String> seen = new HashSet<>();
        List<Path> files;
        try (var walk = Files.walk(set)) {
            files = walk.filter(Files::isRegularFile)
                    .filter(file -> file.getFileName().toString().contains("json"))
                    .sorted()
                    .toList();
        }
        for (Path file : files) {
            for (String line : content(file).split("\n")) {
                String clean = line.replace("\0", "").strip();
                if (clean.isEmpty() || (distinct && !seen.add(clean))) {
                    continue;
                }
                JsonNode event;
                try {
                    event = JSON.readTree(clean);
                } catch (JsonProcessingException e) {
                    continue;
                }
                if (event.has("eventid") && event.has("session")) {
                    sessions.computeIfAbsent(event.get("session").asText(), id -> new RawSession())
                            .add(event);
                }
            }
        }
        return sessions;
    }

    private static String content(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        if (bytes.length > 2 && bytes[0] == 0x1f && (bytes[1] & 0xff) == 0x8b) {
            try (InputStream in = new GZIPInputStream(Files.newInputStream(file))) {
                bytes = in.readAllBytes();
            }
        }
        return new String(bytes, StandardCharsets.UTF_8);
    }

    /** Returns the sessions that the parser reads, in the same form. */
    static Map<String, RawSession> readBy(CowrieLog log, List<ParseProblem> problems) {
        Map<String, RawSession> sessions = new HashMap<>();
        try (var stream = log.onProblem(problems::add).sessions()) {
            stream.forEach(session -> sessions.computeIfAbsent(session.id(), id -> new RawSession())
                    .add(session));
        }
        return sessions;
    }

    private void add(Session session) {
        session.logins()
                .forEach(login -> logins.add(login.username() + "/" + login.password() + "/" + login.success()));
        entered(session).stream().map(Command::input).forEach(commands::add);
        session.downloads().stream()
                .map(Download::sha256)
                .filter(Objects::nonNull)
                .forEach(downloads::add);
        session.uploads().stream().map(Upload::sha256).filter(Objects::nonNull).forEach(uploads::add);
        if (session.duration() != null && !session.durationDerived()) {
            durations.add(seconds(BigDecimal.valueOf(session.duration().toNanos(), 9)));
        }
        if (session.client().version() != null) {
            versions.add(session.client().version());
        }
        if (session.client().hassh() != null) {
            hasshes.add(session.client().hassh());
        }
        session.eventCounts().forEach((id, count) -> events.merge(id, count, Long::sum));
    }

    /** Returns what the event that is counted logged. */
    static List<Command> entered(Session session) {
        return session.commands().stream()
                .filter(command -> command.loggedAs().equals(Command.INPUT))
                .toList();
    }

    /** Returns where this and what the parser read differ, in words. */
    List<String> differences(RawSession ours) {
        List<String> differences = new ArrayList<>();
        compare("logins", logins, ours.logins, differences);
        compare("commands", commands, ours.commands, differences);
        compare(
                "downloads",
                downloads.stream().sorted().toList(),
                ours.downloads.stream().sorted().toList(),
                differences);
        compare(
                "uploads",
                uploads.stream().sorted().toList(),
                ours.uploads.stream().sorted().toList(),
                differences);
        compare(
                "durations",
                durations.stream().sorted().toList(),
                ours.durations.stream().sorted().toList(),
                differences);
        if (!ours.versions.containsAll(versions)) {
            differences.add("versions " + versions + " " + ours.versions);
        }
        if (!ours.hasshes.containsAll(hasshes)) {
            differences.add("hasshes " + hasshes + " " + ours.hasshes);
        }
        return differences;
    }

    private static void compare(String what, List<String> raw, List<String> ours, List<String> differences) {
        if (!raw.equals(ours)) {
            differences.add(what + " " + raw + " " + ours);
        }
    }

    private static void addFilled(java.util.Collection<String> to, String value) {
        if (!value.isEmpty() && !value.equals("null")) {
            to.add(value);
        }
    }

    private static String text(JsonNode event, String key) {
        return event.has(key) ? event.get(key).asText() : "null";
    }

    private static String seconds(BigDecimal seconds) {
        return seconds.setScale(3, java.math.RoundingMode.HALF_EVEN).toPlainString();
    }
}
