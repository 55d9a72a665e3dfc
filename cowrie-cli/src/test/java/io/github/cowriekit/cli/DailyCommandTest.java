package io.github.cowriekit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.cowriekit.store.SessionStore;
import io.github.cowriekit.store.SessionWriter;
import io.github.cowriekit.store.StoredSession;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The morning of an analyst, day by day. */
class DailyCommandTest {
    private static final Path THREE_DAYS = Path.of("src/test/resources/cli/three-days.json");
    private static final Path SHARED = Path.of("../../shared/corpus");
    private static final int DAYS = 9;
    private static final String CONNECT = "'eventid':'cowrie.session.connect'";
    private static final String CLOSED = "'eventid':'cowrie.session.closed'";

    private final RecordedRun cowriekit = new RecordedRun();
    private final ObjectMapper mapper = new ObjectMapper();

    @TempDir
    Path folder;

    private String daily(Path store, Path log, String... more) {
        List<String> arguments = new ArrayList<>(
                List.of("daily", "--offline", "--store", store.toString(), "--logpath", log.toString()));
        arguments.addAll(List.of(more));
        assertThat(cowriekit.run(arguments.toArray(String[]::new)))
                .as(cowriekit.err())
                .isZero();
        return cowriekit.out();
    }

    /** Returns the lines of each day; a session belongs to the day of its first line, so that no day cuts one. */
    private List<List<String>> days(List<Path> logs) throws IOException {
        Map<String, String> dayOfSession = new HashMap<>();
        Map<String, List<String>> days = new TreeMap<>();
        for (Path log : logs) {
            for (String line : Files.readAllLines(log)) {
                JsonNode event = parse(line);
                if (event != null && event.hasNonNull("session") && event.hasNonNull("timestamp")) {
                    String day = dayOfSession.computeIfAbsent(
                            event.get("sensor") + " " + event.get("session").asText(),
                            session -> event.get("timestamp").asText().substring(0, 10));
                    days.computeIfAbsent(day, unknown -> new ArrayList<>()).add(line);
                }
            }
        }
        return List.copyOf(days.values());
    }

    private @Nullable JsonNode parse(String line) {
        try {
            return mapper.readTree(line);
        } catch (JsonProcessingException e) {
            return null;
        }
    }

    private static List<StoredSession> stored(Path store) {
        try (SessionStore opened = SessionStore.sqlite(store)) {
            return opened.sessions().stream().toList();
        }
    }

    private void comparesDaysWithOneRun(List<List<String>> days) throws IOException {
        Path log = Files.createDirectories(folder.resolve("log"));
        Path store = folder.resolve("days.db");
        List<String> all = new ArrayList<>();
        for (int day = 0; day < days.size(); day++) {
            all.addAll(days.get(day));
            Files.write(log.resolve(String.format("cowrie.json.%02d", day)), days.get(day));
            daily(store, log);
        }
        Path whole = Files.createDirectories(folder.resolve("whole"));
        Files.write(whole.resolve("cowrie.json"), all);
        daily(folder.resolve("whole.db"), whole);

        assertThat(stored(store)).isNotEmpty().isEqualTo(stored(folder.resolve("whole.db")));
    }

    @Test
    void assessesDayByDayAsInOneRun() throws IOException {
        List<List<String>> days = days(List.of(THREE_DAYS));
        assertThat(days).hasSizeGreaterThan(2);

        comparesDaysWithOneRun(days);
    }

    @Test
    @Tag("slow")
    void assessesNineDaysOfARealLogAsInOneRun() throws IOException {
        Assumptions.assumeTrue(Files.isDirectory(SHARED), "the shared logs are not there, so they are not read");
        List<List<String>> days = List.of();
        try (Stream<Path> sets = Files.list(SHARED)) {
            for (Path set : sets.filter(Files::isDirectory).sorted().toList()) {
                if (days.size() < DAYS) {
                    days = days(jsonFiles(set));
                }
            }
        }
        assertThat(days).hasSizeGreaterThanOrEqualTo(DAYS);

        comparesDaysWithOneRun(days.subList(0, DAYS));
    }

    private static List<Path> jsonFiles(Path set) throws IOException {
        try (Stream<Path> files = Files.walk(set)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> file.getFileName().toString().contains(".json"))
                    .filter(file -> !file.getFileName().toString().endsWith("gz"))
                    .sorted()
                    .toList();
        }
    }

    private static List<String> session(String id, String day, String... events) {
        List<String> lines = new ArrayList<>();
        for (String event : events) {
            lines.add(("{'session':'" + id + "','src_ip':'203.0.113.7','sensor':'s','timestamp':'" + day
                            + "T10:00:00.000000Z','protocol':'ssh'," + event + "}")
                    .replace('\'', '"'));
        }
        return lines;
    }

    @Test
    void showsAFindingOnce() throws IOException {
        Path log = folder.resolve("cowrie.json");
        Path store = folder.resolve("sessions.db");
        List<String> lines = new ArrayList<>(session(
                "0123456789aa",
                "2026-03-01",
                "'eventid':'cowrie.session.connect'",
                "'eventid':'cowrie.session.closed'"));
        Files.write(log, lines);
        String first = daily(store, log);
        lines.addAll(session(
                "0123456789bb",
                "2026-04-20",
                "'eventid':'cowrie.session.connect'",
                "'eventid':'cowrie.command.input','input':'wget http://198.51.100.1/x'",
                "'eventid':'cowrie.session.file_download','url':'http://198.51.100.1/x','shasum':'" + "ab".repeat(32)
                        + "'",
                "'eventid':'cowrie.session.closed'"));
        Files.write(log, lines);
        String second = daily(store, log);
        String third = daily(store, log);

        assertThat(first)
                .contains("1 new session from 1 address on 1 sensor: 0 logged in, 0 with commands, 0 distinct files");
        assertThat(findings(first)).isEmpty();
        assertThat(findings(second))
                .anyMatch(line -> line.startsWith("medium\tnew file\t" + "ab".repeat(32) + "\t"))
                .anyMatch(line -> line.startsWith("low\treturning address\t203.0.113.7\t"))
                .allMatch(line -> line.contains("\t0123456789bb\ts\t2026-04-20T10:00:00Z\tnew"));
        assertThat(third).isEqualTo("no new session\n");
        assertThat(cowriekit.run("findings", "--store", store.toString())).isZero();
        assertThat(findings(cowriekit.out()))
                .isEqualTo(findings(second).stream()
                        .map(line -> line.replaceAll("\tnew$", "\tseen"))
                        .toList());
        dismissesAFinding(store.toString());
    }

    /** One session from the future must not hide all that come until then. */
    @Test
    void goesOnAfterASensorWithAWrongClock() throws IOException {
        Path log = folder.resolve("cowrie.json");
        Path store = folder.resolve("sessions.db");
        List<String> lines = new ArrayList<>(session("0123456789aa", "2016-03-01", CONNECT, CLOSED));
        lines.addAll(session("0123456789bb", "2099-03-01", CONNECT, CLOSED));
        Files.write(log, lines);
        daily(store, log);
        lines.addAll(session("0123456789cc", "2016-04-20", CONNECT, download("ab"), CLOSED));
        Files.write(log, lines);

        assertThat(daily(store, log)).contains("\tnew file\t" + "ab".repeat(32));

        try (SessionStore opened = SessionStore.sqlite(store)) {
            SessionWriter writer = opened.writer();
            writer.position("daily", "2099-03-01T10:00:00Z".getBytes(StandardCharsets.UTF_8));
            var unused = writer.commit();
        }
        lines.addAll(
                session("0123456789dd", LocalDate.now(ZoneOffset.UTC).toString(), CONNECT, download("cd"), CLOSED));
        Files.write(log, lines);

        assertThat(daily(store, log)).as("a store that another version left so").contains("\t" + "cd".repeat(32));
    }

    private static String download(String sha256) {
        return "'eventid':'cowrie.session.file_download','url':'http://198.51.100.1/x','shasum':'" + sha256.repeat(32)
                + "'";
    }

    private void dismissesAFinding(String store) {
        assertThat(cowriekit.run("findings", "--store", store, "--dismiss", "203.0.113.7", "--note", "ours"))
                .isZero();
        assertThat(cowriekit.out())
                .startsWith("low\treturning address\t203.0.113.7\t")
                .endsWith("\tdismissed\n")
                .hasLineCount(1);
        cowriekit.run("findings", "--store", store);
        assertThat(cowriekit.out()).contains("\tseen\n").doesNotContain("203.0.113.7");
        cowriekit.run("findings", "--store", store, "--all");
        assertThat(cowriekit.out()).contains("\tseen\n", "203.0.113.7", "\tdismissed\n");
        assertThat(cowriekit.run("findings", "--store", store, "--dismiss", "203.0.113.7"))
                .isEqualTo(1);
        assertThat(cowriekit.run("findings", "--store", store, "--note", "x")).isEqualTo(2);
    }

    private static List<String> findings(String out) {
        return out.lines().filter(line -> line.contains("\t")).toList();
    }

    @Test
    void writesAPageAboutWhatIsNew() throws IOException {
        Path page = folder.resolve("today.html");
        Path store = folder.resolve("sessions.db");
        daily(store, THREE_DAYS, "--html", page.toString());

        assertThat(page).content().contains("<html").contains("</html>");
        String written = Files.readString(page);
        daily(store, THREE_DAYS, "--html", page.toString());
        assertThat(page).as("without new sessions").hasContent(written);
        assertThat(folder).isDirectoryNotContaining("glob:**.part");
        assertThat(cowriekit.run(
                        "daily",
                        "--store",
                        store.toString(),
                        "--logpath",
                        THREE_DAYS.toString(),
                        "--html",
                        "/no/such/x"))
                .isEqualTo(2);
        assertThat(cowriekit.err()).startsWith("--html cannot be written: /no/such/x");
    }
}
