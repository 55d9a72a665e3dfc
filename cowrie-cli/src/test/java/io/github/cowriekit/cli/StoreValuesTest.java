package io.github.cowriekit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cowriekit.model.Command;
import io.github.cowriekit.model.Login;
import io.github.cowriekit.model.Session;
import io.github.cowriekit.parser.CowrieLog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code new} and {@code top}, against a count over the same logs. */
class StoreValuesTest {
    private static final String LOGS = "../examples/sample-logs";
    private static final Map<String, Function<Session, Stream<String>>> KINDS = Map.of(
            "passwords", session -> session.logins().stream().map(Login::password),
            "users", session -> session.logins().stream().map(Login::username),
            "pairs",
                    session -> session.logins().stream()
                            .filter(login -> login.password() != null)
                            .map(login -> login.username() + "/" + login.password()),
            "commands", session -> session.commands().stream().map(Command::input),
            "addresses", session -> Stream.of(session.source().ip()),
            "sensors", session -> Stream.of(session.sensor()));

    private final RecordedRun cowriekit = new RecordedRun();

    @TempDir
    private Path folder;

    private static Instant start(Session session) {
        return Objects.requireNonNull(session.startedAt());
    }

    private static final class Counted {
        private Instant first = Instant.MAX;
        private Instant last = Instant.MIN;
        private int sessions;
        private final Set<String> addresses = new HashSet<>();

        private void add(Session session) {
            Instant start = start(session);
            first = start.isBefore(first) ? start : first;
            last = start.isAfter(last) ? start : last;
            sessions++;
            addresses.add(String.valueOf(session.source().ip()));
        }

        private String row() {
            return first + "\t" + last + "\t" + sessions + "\t" + addresses.size();
        }
    }

    /** Counts in the order of first sight; a value is counted once for each session. */
    private static Map<String, Counted> count(String kind, Instant since, Instant until) {
        Map<String, Counted> counted = new LinkedHashMap<>();
        try (Stream<Session> sessions = CowrieLog.of(List.of(Path.of(LOGS))).sessions()) {
            sessions.filter(session ->
                            !start(session).isBefore(since) && start(session).isBefore(until))
                    .sorted(Comparator.comparing(StoreValuesTest::start))
                    .forEach(session -> Objects.requireNonNull(KINDS.get(kind))
                            .apply(session)
                            .filter(Objects::nonNull)
                            .distinct()
                            .forEach(value -> counted.computeIfAbsent(value, any -> new Counted())
                                    .add(session)));
        }
        return counted;
    }

    private String ingest(String... more) {
        String store = folder.resolve("sessions.db").toString();
        List<String> arguments = new ArrayList<>(List.of("ingest", "--store", store));
        arguments.addAll(more.length == 0 ? List.of("--logpath", LOGS) : List.of(more));
        assertThat(cowriekit.run(arguments.toArray(String[]::new))).isZero();
        return store;
    }

    /** Returns the rows behind their values; sample values have nothing but backslashes and quotes to be escaped. */
    private Map<String, String> rows() {
        Map<String, String> rows = new LinkedHashMap<>();
        cowriekit.out().lines().forEach(line -> {
            int tab = line.indexOf('\t');
            rows.put(unescape(line.substring(0, tab)), line.substring(tab + 1));
        });
        return rows;
    }

    private static String unescape(String field) {
        String text = field.startsWith("'") ? field.substring(1) : field;
        StringBuilder read = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c != '\\') {
                read.append(c);
            } else if (text.charAt(i + 1) == '\\') {
                read.append('\\');
                i++;
            } else if (text.charAt(i + 1) == 'x') {
                read.appendCodePoint(Integer.parseInt(text.substring(i + 2, i + 4), 16));
                i += 3;
            } else {
                int end = text.indexOf('}', i);
                read.appendCodePoint(Integer.parseInt(text.substring(i + 3, end), 16));
                i = end;
            }
        }
        return read.toString();
    }

    @ParameterizedTest
    @ValueSource(strings = {"passwords", "users", "pairs", "commands", "addresses", "sensors"})
    void countsTheWholeStore(String kind) {
        String store = ingest();
        assertThat(cowriekit.run("top", kind, "--store", store, "--limit", "1000"))
                .isZero();

        Map<String, String> expected = new LinkedHashMap<>();
        count(kind, Instant.MIN, Instant.MAX).forEach((value, counted) -> expected.put(value, counted.row()));
        assertThat(expected).isNotEmpty();
        assertThat(rows()).containsExactlyInAnyOrderEntriesOf(expected);
        assertThat(cowriekit.out().lines().map(line -> Integer.parseInt(line.split("\t", -1)[3])))
                .isSortedAccordingTo(Comparator.reverseOrder());
    }

    @ParameterizedTest
    @ValueSource(strings = {"passwords", "users", "pairs", "commands", "addresses", "sensors"})
    void countsAPeriod(String kind) {
        String store = ingest();
        Instant from = Instant.parse("2023-05-24T00:00:00Z");
        Instant to = Instant.parse("2026-11-24T03:18:00Z");
        assertThat(cowriekit.run(
                        "top",
                        kind,
                        "--store",
                        store,
                        "--since",
                        from.toString(),
                        "--until",
                        to.toString(),
                        "--limit",
                        "1000"))
                .isZero();

        Map<String, String> expected = new LinkedHashMap<>();
        count(kind, from, to).forEach((value, counted) -> expected.put(value, counted.row()));
        assertThat(expected)
                .isNotEmpty()
                .hasSizeLessThanOrEqualTo(count(kind, Instant.MIN, Instant.MAX).size());
        assertThat(rows()).containsExactlyInAnyOrderEntriesOf(expected);
    }

    @ParameterizedTest
    @CsvSource({"passwords, 3", "users, 1", "commands, 20"})
    void printsNoMoreThanTheLimit(String kind, int limit) {
        String store = ingest();
        cowriekit.run("top", kind, "--store", store, "--limit", "" + limit);
        List<String> whole = cowriekit.out().lines().toList();
        cowriekit.run("top", kind, "--store", store, "--since", "2000-01-01", "--limit", "" + limit);

        assertThat(whole).hasSize(limit);
        assertThat(cowriekit.out().lines()).hasSize(limit).containsExactlyInAnyOrderElementsOf(whole);
    }

    @ParameterizedTest
    @ValueSource(strings = {"passwords", "users", "pairs", "commands", "addresses", "sensors"})
    void tellsWhatIsNewInTheOrderOfFirstSight(String kind) {
        String store = ingest();
        Instant from = Instant.parse("2023-05-24T00:00:00Z");
        Instant to = Instant.parse("2026-11-24T03:18:00Z");
        assertThat(cowriekit.run("new", kind, "--store", store, "--since", from.toString(), "--until", to.toString()))
                .isZero();

        Map<String, String> expected = new LinkedHashMap<>();
        count(kind, Instant.MIN, Instant.MAX).forEach((value, counted) -> {
            if (!counted.first.isBefore(from) && counted.first.isBefore(to)) {
                expected.put(value, counted.row());
            }
        });
        assertThat(rows()).containsExactlyEntriesOf(expected);
        if (!kind.equals("users")) {
            assertThat(expected).isNotEmpty();
        }
    }

    @Test
    void saysNothingIfNothingIsNew() {
        String store = ingest();

        assertThat(cowriekit.run("new", "passwords", "--store", store, "--since", "2027-01-01"))
                .isZero();
        assertThat(cowriekit.out()).isEmpty();
        assertThat(cowriekit.err()).isEmpty();
    }

    @Test
    void writesHostileValuesOnOneLineEach() throws IOException {
        List<String> passwords = List.of(
                "a\tb\nc\rd",
                "\u001b[31mred",
                "=cmd|' /C calc'!A1",
                "\"quoted, and never ended",
                "'",
                "back\\slash\\x41",
                "\u202Eevil",
                "",
                "  ",
                "-1",
                "\uff1dSUM(1)",
                "\u2028line",
                "\u0000nul",
                "smile \ud83d\ude00");
        Path log = folder.resolve("cowrie.json");
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < passwords.size(); i++) {
            String id = "00000000%04x".formatted(i);
            String at = "2026-03-01T12:%02d:".formatted(i);
            lines.add(
                    "{\"eventid\":\"cowrie.session.connect\",\"src_ip\":\"192.0.2.1\",\"session\":\"%s\",\"timestamp\":\"%s00.000000Z\"}"
                            .formatted(id, at));
            lines.add(
                    "{\"eventid\":\"cowrie.login.failed\",\"username\":\"root\",\"password\":\"%s\",\"session\":\"%s\",\"timestamp\":\"%s01.000000Z\"}"
                            .formatted(json(passwords.get(i)), id, at));
        }
        Files.write(log, lines);
        String store = ingest("--logpath", log.toString());
        cowriekit.run("new", "passwords", "--store", store, "--since", "2020-01-01");

        assertThat(rows().keySet()).containsExactlyElementsOf(passwords);
        assertThat(cowriekit.out().lines()).hasSize(passwords.size()).allSatisfy(line -> {
            assertThat(line.split("\t", -1)).hasSize(5);
            assertThat(line).matches("[^\\p{Cc}\\p{Cf}\\u2028]*(\\t[^\\p{Cc}\\p{Cf}]+){4}");
            assertThat(line).doesNotMatch("[=+@\"\uff1d-].*");
        });
        assertThat(cowriekit.out())
                .contains("\na\\x09b\\x0ac\\x0dd\t".substring(1))
                .contains("\nback\\\\slash\\\\x41\t");
    }

    private static String json(String text) {
        StringBuilder json = new StringBuilder();
        text.chars().forEach(c -> json.append("\\u%04x".formatted(c)));
        return json.toString();
    }

    @Test
    void knowsPlaybooksAndVerdictsOfAssessedSessionsOnly() {
        String store = ingest();
        cowriekit.run("top", "verdicts", "--store", store);
        assertThat(rows()).containsKey("automated");
        cowriekit.run("top", "playbooks", "--store", store);
        assertThat(rows()).isNotEmpty();

        String plain = folder.resolve("plain.db").toString();
        cowriekit.run("ingest", "--store", plain, "--plain", "--logpath", LOGS);
        cowriekit.run("top", "verdicts", "--store", plain);
        assertThat(cowriekit.out()).isEmpty();
    }

    @Test
    void takesValuesThatLookLikeOptionsOrFiles() throws IOException {
        Path log = folder.resolve("odd.json");
        Path store = folder.resolve("odd.db");
        StringBuilder lines = new StringBuilder();
        for (String password : List.of("-x", "--since", "@/etc/hostname")) {
            lines.append("{\"eventid\":\"cowrie.login.failed\",\"session\":\"0123456789ab\",\"sensor\":\"s\",")
                    .append("\"timestamp\":\"2026-03-01T10:00:00.000000Z\",\"username\":\"u\",\"password\":\"")
                    .append(password)
                    .append("\"}\n");
        }
        Files.writeString(log, lines);
        assertThat(cowriekit.run("ingest", "--store", store.toString(), "--logpath", log.toString()))
                .isZero();
        for (String password : List.of("-x", "--since", "@/etc/hostname")) {
            assertThat(cowriekit.run("find", "--store", store.toString(), "--password", password))
                    .as(password)
                    .isZero();
            assertThat(cowriekit.run("find", "--store", store.toString(), "--password=" + password))
                    .as(password)
                    .isZero();
        }
        assertThat(cowriekit.run("find", "--store", store.toString(), "--adress", "192.0.2.1"))
                .isEqualTo(2);
        assertThat(cowriekit.err()).startsWith("unknown option --adress (did you mean --address?)");
    }
}
