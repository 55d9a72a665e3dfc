package io.github.cowriekit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cowriekit.cli.internal.console.Console;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The short way does what picocli's does, and takes only what it understands. */
class ShortcutTest {
    private static final String LINE = """
            {"eventid":"cowrie.session.connect","src_ip":"198.51.100.7","session":"%s","timestamp":"2026-01-01T00:00:00.000000Z"}
            {"eventid":"cowrie.login.failed","username":"root","password":"a","src_ip":"198.51.100.7","session":"%1$s","timestamp":"2026-01-01T00:00:01.000000Z"}
            """;

    @TempDir
    private Path folder;

    @BeforeEach
    void writeLogs() throws IOException {
        Files.writeString(folder.resolve("a.json"), LINE.formatted("000000000001") + "{broken\n");
        Files.createDirectory(folder.resolve("more"));
        Files.writeString(folder.resolve("more/cowrie.json"), LINE.formatted("000000000002"));
        Files.writeString(folder.resolve("empty.json"), "");
        Files.writeString(folder.resolve("other.txt"), "no event\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--count --logpath F/a.json",
                "--logpath F/a.json --count",
                "--logpath F/a.json F/more",
                "--logpath F/a.json F/more/cowrie.json --count",
                "--logpath F/more sessions",
                "--logpath F",
                "--logpath F/empty.json",
                "--logpath F/other.txt --count",
                "--logpath F/none.json",
                "--logpath @F/a.json",
                "--logpath 'F/a.json'",
                "--logpath ${sys:user.home}",
            })
    void doesAsPicocliDoes(String options) {
        String[] arguments = arguments(options);
        assertThat(Shortcut.of(new Printed().console, arguments)).isPresent();
        Printed shortWay = new Printed();
        int code = CowrieKit.run(shortWay.console, arguments);
        Printed longWay = new Printed();
        assertThat(CowrieKit.runByPicocli(longWay.console, arguments)).isEqualTo(code);
        assertThat(shortWay).hasToString(longWay.toString());
        assertThat(shortWay.toString()).isNotBlank();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "--count",
                "--logpath",
                "--logpath -",
                "--logpath F/a.json -",
                "--logpath F/a.json --",
                "--logpath=F/a.json",
                "--logpath F/a.json --logpath F/more",
                "--count --count --logpath F/a.json",
                "--count=true --logpath F/a.json",
                "--count F/a.json",
                "F/a.json --logpath F/a.json",
                "--logpath \"F/a.json\"",
                "--logpath https://example.org/cowrie.json",
                "--logpath F/a.json --strict",
                "--logpath F/a.json --sensor x",
                "--logpath F/a.json --help",
                "--logpath F/a.json -h",
                "--Count --logpath F/a.json",
            })
    void leavesOthersToPicocli(String options) {
        assertThat(Shortcut.of(new Printed().console, arguments(options))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\0"})
    void leavesPathsThatAreNoneToPicocli(String path) {
        assertThat(Shortcut.of(new Printed().console, "sessions", "--logpath", path))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"report", "assess", "SESSIONS", "--version"})
    void leavesOtherCommandsToPicocli(String command) {
        assertThat(Shortcut.of(new Printed().console, command, "--logpath", "x"))
                .isEmpty();
        assertThat(Shortcut.of(new Printed().console)).isEmpty();
    }

    private String[] arguments(String options) {
        return Stream.concat(
                        Stream.of("sessions"), Stream.of(options.split(" ")).filter(word -> !word.isEmpty()))
                .map(word -> word.replaceFirst("F(?=/|$)", folder.toString()))
                .toArray(String[]::new);
    }

    private static final class Printed {
        private final ByteArrayOutputStream out = new ByteArrayOutputStream();
        private final ByteArrayOutputStream err = new ByteArrayOutputStream();
        private final Console console = new Console(
                new ByteArrayInputStream(new byte[0]),
                out,
                new PrintStream(err, true, StandardCharsets.UTF_8),
                false,
                Map.of());

        @Override
        public String toString() {
            return out.toString(StandardCharsets.UTF_8) + "---\n" + err.toString(StandardCharsets.UTF_8);
        }
    }
}
