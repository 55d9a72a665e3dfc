package io.github.cowriekit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cowriekit.cli.internal.console.Console;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HistoryOptionTest {
    private static final String LOG = "src/test/resources/cli/three-days.json";

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @TempDir
    private Path folder;

    @Test
    void saysWhatBeforeMeans() {
        String file = folder.resolve("history").toString();
        assertThat(report("--session", "a00000000001")).contains("Seen before    not before in this input\n");
        assertThat(report("--session", "a00000000001", "--history", file))
                .contains("Seen before    not before in this input\n");
        // what was not shown was remembered, and the session itself is none of the others
        assertThat(report("--session", "a00000000001", "--history", file))
                .contains("Seen before    5 others from 5 addresses since 2025-05-01");
        assertThat(folder).isDirectoryNotContaining("glob:**.part");
    }

    @Test
    void countsNoSessionTwice() throws IOException {
        String file = folder.resolve("history").toString();
        report("--history", file);
        byte[] once = Files.readAllBytes(Path.of(file));
        report("--history", file);
        run("assess", "--brief", "--logpath", LOG, "--history", file);

        assertThat(Path.of(file)).hasSize(once.length);
        assertThat(report("--format", "ndjson", "--history", file)).contains("\"history\":{\"sessions\":5,");
    }

    @Test
    void refusesAFileOfAnotherForm() throws IOException {
        Path file = Files.writeString(folder.resolve("old"), "CKCROWD3 and what it held");

        assertThat(run("report", "--offline", "--logpath", LOG, "--history", file.toString()))
                .isNotZero();
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("is a saved history of form 3");
        assertThat(file).hasContent("CKCROWD3 and what it held");
    }

    @Test
    void isKeptOnlyWhereSessionsAreAssessed() {
        String file = folder.resolve("history").toString();

        assertThat(run("report", "--no-assess", "--logpath", LOG, "--history", file))
                .isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("--history needs an assessment");
        assertThat(run("report", "--plan", "--logpath", LOG, "--history", file)).isEqualTo(2);
    }

    @Test
    void printsAssessmentsAsJson() {
        assertThat(run("assess", "--format", "ndjson", "--session", "b00000000002", "--logpath", LOG))
                .isZero();

        assertThat(out.toString(StandardCharsets.UTF_8).lines())
                .singleElement()
                .asString()
                .startsWith("{\"id\":\"b00000000002\"")
                .contains("\"assessment\":{\"operator\":");
    }

    @Test
    void saysThatNothingIsWithinTheTimesThoughMoreWasRead() {
        report("--since", "2030-01-01");

        assertThat(err.toString(StandardCharsets.UTF_8)).contains("no session found");
    }

    private String report(String... options) {
        out.reset();
        String[] arguments = new String[options.length + 4];
        System.arraycopy(new String[] {"report", "--offline", "--logpath", LOG}, 0, arguments, 0, 4);
        System.arraycopy(options, 0, arguments, 4, options.length);
        assertThat(run(arguments)).isZero();
        return out.toString(StandardCharsets.UTF_8);
    }

    private int run(String... arguments) {
        Console console = new Console(
                InputStream.nullInputStream(),
                out,
                new PrintStream(err, true, StandardCharsets.UTF_8),
                false,
                Map.of());
        return CowrieKit.run(console, arguments);
    }
}
