package io.github.cowriekit.parser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

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
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Compares what is read from real logs with independent counts of their raw lines. The logs are not part of the project;
 * without them the tests are skipped with a message.
 */
class RealLogsTest {
    private static final Path CORPUS = Path.of("..", "..", "shared", "corpus");
    private static final Path RECORDED = Path.of("..", "..", "shared", "cowrie3");
    private static final ObjectMapper JSON = new ObjectMapper();

    static Stream<Path> sets() throws IOException {
        List<Path> sets = new ArrayList<>();
        for (Path root : List.of(CORPUS, RECORDED)) {
            if (Files.isDirectory(root)) {
                try (var folders = Files.list(root)) {
                    folders.filter(Files::isDirectory).sorted().forEach(sets::add);
                }
            }
        }
        return sets.isEmpty() ? Stream.of(CORPUS) : sets.stream();
    }

    private static void assumeRealLogs() {
        assumeTrue(Files.isDirectory(CORPUS), "no real logs beside the project at " + CORPUS + ": comparison skipped");
    }

    /** What the raw lines of a session say, by a reader that shares nothing with the parser. */
    private static final class Raw {
        final List<String> logins = new ArrayList<>();
        final List<String> commands = new ArrayList<>();
        final List<String> downloads = new ArrayList<>();
        final List<String> uploads = new ArrayList<>();
        final List<String> durations = new ArrayList<>();
        final Set<String> versions = new HashSet<>();
        final Set<String> hasshes = new HashSet<>();
        final Map<String, Long> events = new TreeMap<>();

        void add(JsonNode event) {
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

    private static Map<String, Raw> raw(Path set, boolean distinct) throws IOException {
        Map<String, Raw> sessions = new HashMap<>();
        Set<String> seen = new HashSet<>();
        List<Path> files;
        try (var walk = Files.walk(set)) {
            files = walk.filter(Files::isRegularFile)
                    .filter(file -> file.getFileName().toString().contains("json"))
                    .sorted()
                    .toList();
        }
        for (Path file : files) {
            for (String line : text(file).split("\n")) {
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
                    sessions.computeIfAbsent(event.get("session").asText(), id -> new Raw())
                            .add(event);
                }
            }
        }
        return sessions;
    }

    private static String text(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        if (bytes.length > 2 && bytes[0] == 0x1f && (bytes[1] & 0xff) == 0x8b) {
            try (InputStream in = new GZIPInputStream(Files.newInputStream(file))) {
                bytes = in.readAllBytes();
            }
        }
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static Map<String, Raw> ours(CowrieLog log, List<ParseProblem> problems) {
        Map<String, Raw> sessions = new HashMap<>();
        try (var stream = log.onProblem(problems::add).sessions()) {
            stream.forEach(session -> add(sessions.computeIfAbsent(session.id(), id -> new Raw()), session));
        }
        return sessions;
    }

    private static void add(Raw raw, Session session) {
        session.logins()
                .forEach(login -> raw.logins.add(login.username() + "/" + login.password() + "/" + login.success()));
        entered(session).stream().map(Command::input).forEach(raw.commands::add);
        session.downloads().stream()
                .map(Download::sha256)
                .filter(Objects::nonNull)
                .forEach(raw.downloads::add);
        session.uploads().stream().map(Upload::sha256).filter(Objects::nonNull).forEach(raw.uploads::add);
        if (session.duration() != null && !session.durationDerived()) {
            raw.durations.add(Raw.seconds(BigDecimal.valueOf(session.duration().toNanos(), 9)));
        }
        if (session.client().version() != null) {
            raw.versions.add(session.client().version());
        }
        if (session.client().hassh() != null) {
            raw.hasshes.add(session.client().hassh());
        }
        session.eventCounts().forEach((id, count) -> raw.events.merge(id, count, Long::sum));
    }

    /** Returns what the event that is counted logged. */
    private static List<Command> entered(Session session) {
        return session.commands().stream()
                .filter(command -> command.loggedAs().equals(Command.INPUT))
                .toList();
    }

    private static List<String> differences(Raw raw, Raw ours) {
        List<String> differences = new ArrayList<>();
        compare("logins", raw.logins, ours.logins, differences);
        compare("commands", raw.commands, ours.commands, differences);
        compare(
                "downloads",
                raw.downloads.stream().sorted().toList(),
                ours.downloads.stream().sorted().toList(),
                differences);
        compare(
                "uploads",
                raw.uploads.stream().sorted().toList(),
                ours.uploads.stream().sorted().toList(),
                differences);
        compare(
                "durations",
                raw.durations.stream().sorted().toList(),
                ours.durations.stream().sorted().toList(),
                differences);
        if (!ours.versions.containsAll(raw.versions)) {
            differences.add("versions " + raw.versions + " " + ours.versions);
        }
        if (!ours.hasshes.containsAll(raw.hasshes)) {
            differences.add("hasshes " + raw.hasshes + " " + ours.hasshes);
        }
        return differences;
    }

    private static void compare(String what, List<String> raw, List<String> ours, List<String> differences) {
        if (!raw.equals(ours)) {
            differences.add(what + " " + raw + " " + ours);
        }
    }

    @ParameterizedTest
    @MethodSource("sets")
    void agreesWithTheRawLinesSessionBySession(Path set) throws IOException {
        assumeRealLogs();
        Map<String, Raw> raw = raw(set, false);
        // the same line in two snapshots of a log is one event or two: both counts are right
        Map<String, Raw> distinct = raw(set, true);
        List<ParseProblem> problems = new ArrayList<>();
        Map<String, Raw> all = ours(CowrieLog.in(set).keepDuplicates(), problems);
        Map<String, Raw> ours = ours(CowrieLog.in(set), problems);

        assertThat(raw).isNotEmpty();
        assertThat(ours.keySet()).isEqualTo(raw.keySet()).isEqualTo(all.keySet());
        raw.forEach((id, expected) -> {
            Raw once = Objects.requireNonNull(distinct.get(id));
            Raw actual = Objects.requireNonNull(ours.get(id));
            if (!differences(expected, actual).isEmpty()) {
                assertThat(differences(once, actual)).as(id + " of " + set).isEmpty();
            }
            // what is in two snapshots makes odd sessions then, but is all there
            assertThat(Objects.requireNonNull(all.get(id)).events)
                    .as(id + " of " + set)
                    .isEqualTo(expected.events);
            assertThat(actual.events).as(id + " of " + set).isIn(expected.events, once.events);
        });
        assertThat(problems)
                .extracting(ParseProblem::kind)
                .isSubsetOf(
                        ParseProblem.Kind.NUL_BYTES, ParseProblem.Kind.REPEATED_EVENTS, ParseProblem.Kind.NO_SESSION);
    }

    @ParameterizedTest
    @MethodSource("sets")
    void countsWhatTheInventoryOfTheSetCounts(Path set) throws IOException {
        assumeRealLogs();
        assumeTrue(set.startsWith(CORPUS), "the recorded sets have another inventory");
        JsonNode truth = JSON.readTree(CORPUS.resolve("truth.json").toFile())
                .get(set.getFileName().toString());
        assertThat(truth).isNotNull();
        Map<String, Long> events = new TreeMap<>();
        long total;
        try (var stream =
                CowrieLog.in(set).keepDuplicates().onProblem(problem -> {}).events()) {
            total = stream.peek(event -> events.merge(event.eventId(), 1L, Long::sum))
                    .count();
        }
        assertThat(total)
                .isEqualTo(truth.get("valid_events").asLong()
                        + truth.get("nul_recoverable").asLong());
        assertThat(events.getOrDefault("cowrie.login.success", 0L))
                .isEqualTo(truth.get("login_success").asLong());
        assertThat(events.getOrDefault("cowrie.command.input", 0L))
                .isEqualTo(truth.get("commands").asLong());
    }

    @Test
    void agreesWithTheTrueStoryOfEveryRecordedConnection() throws IOException {
        assumeRealLogs();
        Map<String, Session> sessions = new HashMap<>();
        try (var folders = Files.list(RECORDED)) {
            for (Path set : folders.filter(Files::isDirectory).toList()) {
                try (var stream = CowrieLog.in(set).sessions()) {
                    stream.forEach(session -> sessions.put(set.getFileName() + "/" + session.id(), session));
                }
            }
        }
        int compared = 0;
        for (JsonNode row : JSON.readTree(RECORDED.resolve("truth.json").toFile())) {
            if (!Files.isDirectory(RECORDED.resolve(row.get("set").asText()))
                    || row.get("connections").size() != 1) {
                continue;
            }
            JsonNode connection = row.get("connections").get(0);
            Session session = sessions.get(
                    row.get("set").asText() + "/" + connection.get("session").asText());
            if (connection.get("session").isNull() || session == null) {
                continue;
            }
            compared++;
            String story = row.get("set").asText() + " " + row.get("scenario").asText() + " " + session.id();
            assertThat(session.protocol())
                    .as(story)
                    .isEqualTo(row.get("protocol").asText());
            assertThat(session.source().ip())
                    .as(story)
                    .isEqualTo(connection.get("src_ip").asText());
            if (row.hasNonNull("logged_command_count")) {
                assertThat(entered(session))
                        .as(story)
                        .hasSize(row.get("logged_command_count").asInt());
            }
            // scenario 19 also lists what cat read from the terminal, which is no command
            if (row.hasNonNull("expected_logged_commands")
                    && !row.get("scenario").asText().startsWith("19")) {
                List<String> expected = new ArrayList<>();
                row.get("expected_logged_commands").forEach(command -> expected.add(command.asText()));
                // long ones are only described there
                expected.removeIf(command -> command.matches("<\\d+ bytes>"));
                // Cowrie also logs the lines of scripts that the client made it run
                assertThat(entered(session))
                        .as(story)
                        .extracting(Command::input)
                        .containsAll(expected);
            }
        }
        assertThat(compared).isGreaterThan(100);
    }
}
