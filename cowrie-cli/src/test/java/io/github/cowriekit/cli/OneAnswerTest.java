package io.github.cowriekit.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.cowriekit.cli.internal.console.Console;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every command and every filter says the same of the same session, to the byte. */
class OneAnswerTest {
    private static final Path THREE_DAYS = Path.of("src", "test", "resources", "cli", "three-days.json");
    private static final Path SHARED = Path.of("..", "..", "shared");
    private static final Path CASE = SHARED.resolve(Path.of("cases", "filter-changes-the-answer", "cowrie.json"));
    private static final Path CORPUS = SHARED.resolve("corpus");
    private static final Pattern ID = Pattern.compile("\\{\"id\":\"([^\"]*)\"");
    private static final Pattern DAY = Pattern.compile("\"startedAt\":\"([0-9-]{10})");
    private static final Pattern HASH = Pattern.compile("\"sha256\":\"([0-9a-f]{64})\"");
    /** Sessions of a log that are asked for one by one. */
    private static final int ALONE = 12;

    @TempDir
    private Path folder;

    @Test
    void onALogOfThreeDays() {
        Map<String, String> all = agree(THREE_DAYS);

        assertThat(all).hasSize(6);
        assertThat(all.get("b00000000006"))
                .contains("\"cluster\":{\"name\":", "\"sessions\":5,\"sources\":5")
                .contains("\"history\":{\"sessions\":5,");
    }

    @Test
    void onTheCaseWhereTheyDisagreed() {
        assumeTrue(Files.exists(CASE), "no cases beside the project at " + CASE + ": skipped");

        assertThat(agree(CASE).get("f1f1f1f10003")).contains("\"sessions\":2,\"sources\":2");
    }

    static Stream<Path> corpus() throws IOException {
        if (!Files.isDirectory(CORPUS)) {
            return Stream.of(CORPUS);
        }
        try (Stream<Path> sets = Files.list(CORPUS)) {
            return sets.filter(Files::isDirectory).sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("corpus")
    void onPublishedLogs(Path log) {
        assumeTrue(Files.isDirectory(log), "no published logs beside the project at " + log + ": skipped");

        assertThat(agree(log)).isNotEmpty();
    }

    @Test
    void withAHistoryOfEarlierRuns() throws IOException {
        Path history = folder.resolve("history");
        run("report", "--offline", "--logpath", "../examples/sample-logs", "--history", history.toString());
        Path saved = Files.copy(history, folder.resolve("saved"));
        String all = line(
                run(
                        "report",
                        "--format",
                        "ndjson",
                        "--offline",
                        "--logpath",
                        THREE_DAYS.toString(),
                        "--history",
                        history.toString()),
                "b00000000004");
        String[] one = {
            "--format", "ndjson", "--logpath", THREE_DAYS.toString(), "--session", "b00000000004", "--history"
        };

        Files.copy(saved, folder.resolve("a"));
        Files.copy(saved, folder.resolve("b"));
        assertThat(run(with(List.of("report", "--offline"), one, folder.resolve("a"))))
                .isEqualTo(all);
        assertThat(run(with(List.of("assess"), one, folder.resolve("b")))).isEqualTo(all);
        assertThat(all).contains("\"saved\":true");
        // whatever was shown, the same was remembered
        assertThat(folder.resolve("a")).hasSameBinaryContentAs(history);
        assertThat(folder.resolve("b")).hasSameBinaryContentAs(history);
    }

    /** Asks in every way for the sessions of a log and returns what is said of each. */
    private Map<String, String> agree(Path log) {
        String path = log.toString();
        String everything = run("report", "--offline", "--format", "ndjson", "--logpath", path);
        assertThat(run("assess", "--format", "ndjson", "--logpath", path)).isEqualTo(everything);
        Map<String, String> all = byId(everything);
        for (String day : found(DAY, everything)) {
            String from = run("report", "--offline", "--format", "ndjson", "--since", day, "--logpath", path);
            assertThat(from).as("since " + day).isEqualTo(kept(everything, line -> notBefore(line, day)));
        }
        assertThat(run("report", "--offline", "--format", "ndjson", "--only", "commands", "--logpath", path))
                .isEqualTo(kept(everything, line -> line.contains("\"commands\":[{")));
        for (String hash : found(HASH, everything).stream().limit(2).toList()) {
            // 1 where it is the hash of a recording and of no file
            String with =
                    run(1, "report", "--offline", "--format", "ndjson", "--downloadfile", hash, "--logpath", path);
            assertThat(everything.lines().toList()).containsAll(with.lines().toList());
        }
        List<String> ids = new ArrayList<>(all.keySet());
        for (int i = 0; i < ids.size(); i += Math.max(1, ids.size() / ALONE)) {
            String id = ids.get(i);
            String command = i % 2 == 0 ? "assess" : "report";
            List<String> ask =
                    new ArrayList<>(List.of(command, "--format", "ndjson", "--session", id, "--logpath", path));
            if (command.equals("report")) {
                ask.add("--offline");
            }
            assertThat(run(ask.toArray(String[]::new))).as(id).isEqualTo(all.get(id));
        }
        return all;
    }

    private static boolean notBefore(String line, String day) {
        Matcher found = DAY.matcher(line);
        return !found.find() || found.group(1).compareTo(day) >= 0;
    }

    private static String kept(String lines, Predicate<String> condition) {
        StringBuilder kept = new StringBuilder();
        lines.lines().filter(condition).forEach(line -> kept.append(line).append('\n'));
        return kept.toString();
    }

    private static String line(String lines, String id) {
        return byId(lines).getOrDefault(id, "none");
    }

    /** Returns the lines of each session; an id can come again. */
    private static Map<String, String> byId(String lines) {
        Map<String, String> byId = new LinkedHashMap<>();
        lines.lines().forEach(line -> {
            Matcher id = ID.matcher(line);
            assertThat(id.lookingAt()).isTrue();
            byId.merge(id.group(1), line + "\n", String::concat);
        });
        return byId;
    }

    private static Set<String> found(Pattern pattern, String text) {
        Set<String> found = new TreeSet<>();
        Matcher matcher = pattern.matcher(text);
        while (matcher.find()) {
            found.add(matcher.group(1));
        }
        return found;
    }

    private static String[] with(List<String> command, String[] options, Path history) {
        List<String> all = new ArrayList<>(command);
        all.addAll(List.of(options));
        all.add(history.toString());
        return all.toArray(String[]::new);
    }

    private static String run(String... arguments) {
        return run(0, arguments);
    }

    private static String run(int highestCode, String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Console console = new Console(
                InputStream.nullInputStream(),
                out,
                new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8),
                false,
                Map.of());
        assertThat(CowrieKit.run(console, arguments)).isBetween(0, highestCode);
        return out.toString(StandardCharsets.UTF_8);
    }
}
