package io.github.cowriekit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cowriekit.cli.internal.console.Console;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What usual mistakes come to: an exit code, and on standard error a line that says what to do, with nothing around it. */
class UserErrorsTest {
    private static final String LOGS = "../examples/sample-logs/diary";
    private static final Path TABLE = Path.of("src/test/resources/cli/user-errors.txt");
    private static final Pattern VARIABLE = Pattern.compile("([A-Z_]+)=(.*)");
    private static final Pattern SEE = Pattern.compile("See 'cowriekit[a-z -]* --help'\\.");

    /** What the input came to. */
    private static final Pattern COUNTS = Pattern.compile("\\d+ lines? read in .*");

    /** What is said of each file or line that cannot be read. */
    private static final Pattern PROBLEM = Pattern.compile("\\{dir}/[\\w.-]+(:\\d+ \\(byte \\d+\\))?: .*");

    @TempDir
    private static Path folder;

    /**
     * A mistake.
     *
     * @param line the arguments, with variables before them
     * @param outcome the exit code and the line on standard error
     */
    record Mistake(String line, String outcome) {
        @Override
        public String toString() {
            return line;
        }
    }

    @BeforeAll
    static void makeFiles() throws IOException, SQLException {
        Files.createDirectory(folder.resolve("empty-folder"));
        Files.createFile(folder.resolve("empty.json"));
        Files.writeString(
                folder.resolve("syslog"), "Nov 30 20:24:28 host sshd[1]: Failed password for root\n".repeat(20));
        byte[] random = new byte[5_000];
        new Random(1).nextBytes(random);
        Files.write(folder.resolve("random.bin"), random);
        String watch =
                "logs = '%s'\nstate = '%s'\n[enrichment]\non = false\n[sink.days]\ntype = 'files'\nfolder = '%s'\n"
                        .formatted(LOGS, folder.resolve("state"), folder);
        Files.writeString(folder.resolve("watch.toml"), watch);
        Files.writeString(folder.resolve("watch-typo.toml"), watch.replace("folder =", "foldr ="));
        for (String store : List.of("store.db", "newer.db")) {
            String file = folder.resolve(store).toString();
            assertThat(new RecordedRun().run("ingest", "--store", file, "--logpath", LOGS))
                    .isZero();
        }
        try (Connection newer = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("newer.db"));
                Statement statement = newer.createStatement()) {
            statement.executeUpdate("INSERT INTO schema_version VALUES (999, 'later.sql', '', '')");
        }
    }

    static List<Mistake> mistakes() throws IOException {
        List<Mistake> mistakes = new ArrayList<>();
        List<String> lines = Files.readAllLines(TABLE);
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).startsWith("$ ")) {
                boolean known = i + 1 < lines.size() && lines.get(i + 1).matches("\\d .*");
                mistakes.add(new Mistake(lines.get(i).substring(2), known ? lines.get(i + 1) : ""));
            }
        }
        return mistakes;
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void areToldInOneLine(Mistake mistake) throws IOException {
        String outcome = run(mistake.line());
        if ("write".equals(System.getProperty("cowriekit.golden"))) {
            write(mistake, outcome);
        } else {
            assertThat(outcome).isEqualTo(mistake.outcome());
        }
        assertThat(outcome).doesNotContain("Exception", "secret", "java.", "null");
    }

    private static void write(Mistake mistake, String outcome) throws IOException {
        String command = "$ " + mistake.line() + "\n";
        String text = Files.readString(TABLE);
        String old = command + (mistake.outcome().isEmpty() ? "" : mistake.outcome() + "\n");
        Files.writeString(TABLE, text.replace(old, command + outcome + "\n"));
    }

    @Test
    void areMoreThanForty() throws IOException {
        assertThat(mistakes().stream().map(Mistake::line).distinct()).hasSizeGreaterThan(40);
    }

    @Test
    void haveTheExitCodesOfThePage() throws IOException {
        String page = Files.readString(Path.of("../docs/command-line.md"));
        List<String[]> rows = page.lines()
                .filter(line -> line.matches("\\| [0-9] \\|.*"))
                .map(line -> line.split("\\|", -1))
                .toList();
        for (String[] row : rows) {
            String example = row[3].strip().replaceAll("^`cowriekit |`$", "");
            assertThat(run(example.replace("examples/sample-logs", "{logs}")))
                    .as(example)
                    .startsWith(row[1].strip() + " ");
        }

        TreeSet<String> ofThePage =
                rows.stream().map(row -> row[1].strip()).collect(Collectors.toCollection(TreeSet::new));
        assertThat(mistakes().stream().map(mistake -> mistake.outcome().substring(0, 1)))
                .isSubsetOf(ofThePage);
        assertThat(ofThePage).containsExactly("0", "1", "2");
    }

    @Test
    void saysWhichArgumentTheLocaleDestroyed() {
        assertThat(Arguments.damage(new String[] {"find", "--password", "p\ufffd\ufffd"}, "ANSI_X3.4-1968"))
                .hasValueSatisfying(message -> assertThat(message).contains("argument 3", "LC_ALL=C.UTF-8"));
    }

    @Test
    void takesArgumentsAsTheyAreInUtf8() {
        assertThat(Arguments.damage(new String[] {"find", "--password", "\ufffd"}, "UTF-8"))
                .isEmpty();
        assertThat(Arguments.damage(new String[] {"find", "--password", "p\u00e4"}, "ISO-8859-1"))
                .isEmpty();
    }

    /** Returns the exit code and what is said of the mistake, which must be one line. */
    private static String run(String line) {
        Map<String, String> environment = new HashMap<>();
        List<String> arguments = new ArrayList<>();
        for (String word : line.split(" ", -1)) {
            String actual = word.replace("{dir}", folder.toString()).replace("{logs}", LOGS);
            var variable = VARIABLE.matcher(actual);
            if (arguments.isEmpty() && variable.matches()) {
                environment.put(variable.group(1), variable.group(2));
            } else {
                arguments.add(actual);
            }
        }
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Console console = new Console(
                InputStream.nullInputStream(),
                OutputStream.nullOutputStream(),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                false,
                environment);
        int code = CowrieKit.run(console, arguments.toArray(String[]::new));
        List<String> said = err.toString(StandardCharsets.UTF_8)
                .replace(folder.toString(), "{dir}")
                .replace(LOGS, "{logs}")
                .lines()
                .filter(text -> !COUNTS.matcher(text).matches())
                .collect(Collectors.toCollection(ArrayList::new));
        while (said.size() > 1 && PROBLEM.matcher(said.get(0)).matches()) {
            said.remove(0);
        }
        if (code == 2) {
            assertThat(said).last().asString().matches(SEE);
            said.remove(said.size() - 1);
        }
        assertThat(said).as(line).hasSizeLessThanOrEqualTo(1);
        return code + " " + String.join("", said);
    }
}
