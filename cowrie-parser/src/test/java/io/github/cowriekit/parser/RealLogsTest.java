package io.github.cowriekit.parser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.cowriekit.model.Command;
import io.github.cowriekit.model.Session;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Compares what is read from real logs with independent counts of their raw lines: an excerpt of what we recorded, and more
 * logs where they lie beside the project.
 */
class RealLogsTest {
    private static final Path CORPUS = Path.of("..", "..", "shared", "corpus");
    private static final ObjectMapper JSON = new ObjectMapper();

    static Stream<Path> sets() {
        return Stream.concat(RecordedLogs.roots(), corpus()).flatMap(root -> RecordedLogs.sets(root).stream());
    }

    private static Stream<Path> corpus() {
        return Stream.of(CORPUS).filter(Files::isDirectory);
    }

    /** Set, events, logins that succeeded, commands; those of the excerpt were counted with grep. */
    static Stream<Arguments> inventories() throws IOException {
        JsonNode truth = Files.isDirectory(CORPUS)
                ? JSON.readTree(CORPUS.resolve("truth.json").toFile())
                : JSON.createObjectNode();
        return Stream.concat(
                Stream.of(arguments(RecordedLogs.EXCERPT.resolve("rotating"), 161L, 14L, 37L)),
                corpus().flatMap(root -> RecordedLogs.sets(root).stream()).map(set -> {
                    JsonNode row = truth.get(set.getFileName().toString());
                    long events = row.get("valid_events").asLong()
                            + row.get("nul_recoverable").asLong();
                    return arguments(
                            set,
                            events,
                            row.get("login_success").asLong(),
                            row.get("commands").asLong());
                }));
    }

    @ParameterizedTest
    @MethodSource("sets")
    void agreesWithTheRawLinesSessionBySession(Path set) throws IOException {
        Map<String, RawSession> raw = RawSession.in(set, false);
        // the same line in two snapshots of a log is one event or two: both counts are right
        Map<String, RawSession> distinct = RawSession.in(set, true);
        List<ParseProblem> problems = new ArrayList<>();
        Map<String, RawSession> all = RawSession.readBy(CowrieLog.in(set).keepDuplicates(), problems);
        Map<String, RawSession> ours = RawSession.readBy(CowrieLog.in(set), problems);

        assertThat(raw).isNotEmpty();
        assertThat(ours.keySet()).isEqualTo(raw.keySet()).isEqualTo(all.keySet());
        raw.forEach((id, expected) -> {
            RawSession once = Objects.requireNonNull(distinct.get(id));
            RawSession actual = Objects.requireNonNull(ours.get(id));
            if (!expected.differences(actual).isEmpty()) {
                assertThat(once.differences(actual)).as(id + " of " + set).isEmpty();
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
    @MethodSource("inventories")
    void countsWhatTheInventoryOfTheSetCounts(Path set, long expected, long logins, long commands) {
        Map<String, Long> events = new TreeMap<>();
        long total;
        try (var stream =
                CowrieLog.in(set).keepDuplicates().onProblem(problem -> {}).events()) {
            total = stream.peek(event -> events.merge(event.eventId(), 1L, Long::sum))
                    .count();
        }
        assertThat(total).isEqualTo(expected);
        assertThat(events.getOrDefault("cowrie.login.success", 0L)).isEqualTo(logins);
        assertThat(events.getOrDefault("cowrie.command.input", 0L)).isEqualTo(commands);
    }

    @ParameterizedTest
    @MethodSource("io.github.cowriekit.parser.RecordedLogs#roots")
    void agreesWithTheTrueStoryOfEveryRecordedConnection(Path root) throws IOException {
        Map<String, Session> sessions = new HashMap<>();
        for (Path set : RecordedLogs.sets(root)) {
            try (var stream = CowrieLog.in(set).sessions()) {
                stream.forEach(session -> sessions.put(set.getFileName() + "/" + session.id(), session));
            }
        }
        int compared = 0;
        for (JsonNode row : JSON.readTree(root.resolve("truth.json").toFile())) {
            if (!Files.isDirectory(root.resolve(row.get("set").asText()))
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
                assertThat(RawSession.entered(session))
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
                assertThat(RawSession.entered(session))
                        .as(story)
                        .extracting(Command::input)
                        .containsAll(expected);
            }
        }
        assertThat(compared).isGreaterThanOrEqualTo(root.equals(RecordedLogs.EXCERPT) ? 14 : 101);
    }
}
