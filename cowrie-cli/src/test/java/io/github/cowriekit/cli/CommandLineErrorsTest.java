package io.github.cowriekit.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import io.github.cowriekit.cli.internal.console.Console;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What the command line says about mistakes: a line, an exit code, and where help is. */
class CommandLineErrorsTest {
    private static final String LOGS = "../examples/sample-logs/diary";

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private int run(Map<String, String> environment, OutputStream to, String... arguments) {
        Console console = new Console(
                InputStream.nullInputStream(),
                to,
                new PrintStream(err, true, StandardCharsets.UTF_8),
                false,
                environment);
        return CowrieKit.run(console, arguments);
    }

    private int run(String... arguments) {
        return run(Map.of(), out, arguments);
    }

    private String err() {
        return err.toString(StandardCharsets.UTF_8);
    }

    static Stream<Arguments> mistakes() {
        return Stream.of(
                mistake("an unknown source", "nosuch", "report", "--with", "nosuch"),
                mistake("no name of a source", "source", "report", "--with", "No Such"),
                mistake("an unknown source left out", "nosuch", "report", "--offline", "--without", "nosuch"),
                mistake(
                        "an end before the beginning",
                        "--until",
                        "sessions",
                        "--since",
                        "2026-01-02",
                        "--until",
                        "2026-01-01"),
                mistake("negative days", "-1", "report", "--offline", "--summarizedays", "-1"),
                mistake("endless days", "99999999999", "sessions", "--summarizedays", "99999999999"),
                mistake("a folder that cannot be made", "--output", "report", "--offline", "--output", "/dev/null/x"),
                mistake("a file for a folder", "--output", "report", "--offline", "--output", "pom.xml"),
                mistake("a cache in no folder", "/no/such/cache.db", "report", "--cache", "/no/such/cache.db"),
                mistake("a cache that is a folder", "target", "report", "--cache", "target"),
                mistake("an unknown option behind paths", "--bogus", "sessions", "--bogus"),
                mistake("an option with a typo", "--sesion", "sessions", "--sesion=a"),
                mistake("no URL for lists", "--mirror", "lists", "update", "--mirror", "foo:bar", "target/lists"));
    }

    private static Arguments mistake(String name, String said, String... arguments) {
        return argumentSet(name, said, arguments);
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void areToldInALineOrTwo(String said, String[] arguments) {
        String[] all = arguments;
        if (!arguments[0].equals("lists")) {
            all = new String[arguments.length + 2];
            all[0] = arguments[0];
            all[1] = "--logpath";
            all[2] = LOGS;
            System.arraycopy(arguments, 1, all, 3, arguments.length - 1);
        }
        assertThat(run(all)).isEqualTo(2);

        assertThat(err()).contains(said).contains("--help").doesNotContain("Exception", "\tat ");
        assertThat(err().lines().count()).isLessThanOrEqualTo(4);
        assertThat(out.size()).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "COWRIEKIT_SHODAN_RATE, often",
        "COWRIEKIT_SHODAN_KEY, a b",
        "COWRIEKIT_SHODAN_KEY_FILE, /no/such/file",
        "COWRIEKIT_SHODAN_URL, nowhere",
        "HTTPS_PROXY, socks5://proxy.example"
    })
    void ofTheEnvironmentAreToldByName(String variable, String value) {
        assertThat(run(Map.of(variable, value), out, "report", "--offline", "--logpath", LOGS))
                .isEqualTo(2);

        assertThat(err()).contains(variable).doesNotContain("Exception", "\tat ", value);
        assertThat(err().lines().count()).isLessThanOrEqualTo(2);
    }

    @Test
    void explainsItself() {
        assertThat(run()).isZero();

        String help = out.toString(StandardCharsets.UTF_8);
        assertThat(help).contains("report").contains("sessions");
        assertThat(help.lines()).allMatch(line -> line.length() <= 80);
    }

    @Test
    void suggestsWhatWasMeant() {
        run("sessions", "--logpath", LOGS, "--sessoin", "a");

        assertThat(err())
                .isEqualTo("unknown option --sessoin (did you mean --session?)\nSee 'cowriekit sessions --help'.\n");
    }

    @Test
    void knowsListsOnlyOfSourcesThatHaveSome() {
        Map<String, String> environment =
                Map.of("COWRIEKIT_FIREHOL_LISTS", "firehol_level1", "COWRIEKIT_SPUR_LISTS", "one");
        assertThat(run(environment, out, "report", "--offline", "--logpath", LOGS))
                .isZero();

        assertThat(err().lines().filter(line -> line.startsWith("COWRIEKIT_")))
                .singleElement()
                .asString()
                .startsWith("COWRIEKIT_SPUR_LISTS means nothing to this version");
    }

    @Test
    void saysWhatInTheEnvironmentDoesNothing() {
        Map<String, String> environment = Map.of(
                "COWRIEKIT_VIRUSTOTL_KEY", "k", "COWRIEKIT_ZZZ", "1", "COWRIEKIT_CONTACT", "foo", "PATH", "/bin");
        assertThat(run(environment, out, "report", "--offline", "--logpath", LOGS))
                .isZero();

        assertThat(err().lines().filter(line -> line.startsWith("COWRIEKIT_")))
                .containsExactlyInAnyOrder(
                        "COWRIEKIT_VIRUSTOTL_KEY means nothing to this version; did you mean COWRIEKIT_VIRUSTOTAL_KEY?",
                        "COWRIEKIT_ZZZ means nothing to this version",
                        "COWRIEKIT_CONTACT is neither an e-mail address nor a URL: no source can write to it");
    }

    @Test
    void saysWhichFoldersAreNotThere() {
        assertThat(run("report", "--offline", "--logpath", LOGS, "--ttypath", "/nope", "--downloadspath", "/nowhere"))
                .isZero();

        assertThat(err()).containsOnlyOnce("/nope").containsOnlyOnce("/nowhere").hasLineCount(3);
    }

    static Stream<Arguments> commands() {
        return Stream.of("report --offline", "report --plan", "assess", "sessions", "sessions --count")
                .map(Arguments::of);
    }

    @ParameterizedTest
    @MethodSource("commands")
    void saysThatNothingMatches(String command) {
        String[] parts = (command + " --session zzz --logpath " + LOGS).split(" ", -1);
        assertThat(run(parts)).isEqualTo(1);

        assertThat(err()).contains("no session matches --session zzz");
    }

    static Stream<Arguments> outputs() {
        return Stream.of(
                        "report --offline",
                        "report --plan",
                        "report --offline --format ndjson",
                        "assess",
                        "assess --brief",
                        "sessions",
                        "sessions --count",
                        "diff 8d39860bce79 909bea239054",
                        "lists",
                        "--help")
                .map(Arguments::of);
    }

    @ParameterizedTest
    @MethodSource("outputs")
    void failsIfTheOutputCannotBeWritten(String command) {
        boolean takesLogs = !command.equals("lists") && !command.equals("--help");
        String[] parts = (command + (takesLogs ? " --logpath " + LOGS : "")).split(" ", -1);

        assertThat(run(Map.of(), new BufferedOutputStream(new Full(), 1 << 16), parts))
                .isEqualTo(1);
        assertThat(err()).containsOnlyOnce("No space left on device").doesNotContain("Exception");
    }

    @Test
    void failsIfTheFolderOfTheReportCannotBeWritten(@TempDir Path folder) throws IOException {
        Files.createDirectory(folder.resolve("report.txt"));
        Files.createFile(folder.resolve("report.txt/x"));

        assertThat(run("report", "--offline", "--logpath", LOGS, "--output", folder.toString()))
                .isEqualTo(1);
        assertThat(err()).contains("report.txt").doesNotContain("\tat ");
    }

    @Test
    void saysWhyAListCannotBeFetched(@TempDir Path folder) {
        assertThat(run("lists", "update", "--only", "tor", "--mirror", "http://127.0.0.1:1", folder.toString()))
                .isEqualTo(1);

        assertThat(out.toString(StandardCharsets.UTF_8)).startsWith("tor: failed: the connection is refused\n");
    }

    @Test
    void fetchesListsThroughAProxyThatIsNamed(@TempDir Path folder) {
        Map<String, String> environment = Map.of("HTTP_PROXY", "http://127.0.0.1:1");
        run(
                environment,
                out,
                "lists",
                "update",
                "--only",
                "tor",
                "--mirror",
                "http://lists.invalid",
                folder.toString());

        // without the proxy the name would be unknown
        assertThat(out.toString(StandardCharsets.UTF_8)).startsWith("tor: failed: the connection is refused\n");
    }

    /** A device without room. */
    private static final class Full extends OutputStream {
        @Override
        public void write(int b) throws IOException {
            throw new IOException("No space left on device");
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            throw new IOException("No space left on device");
        }
    }
}
