package io.github.cowriekit.cli.cookbook;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever the README and the documentation pipe into jq runs, and says something of every session. */
class JqExamplesTest {
    private static final String LOGS = "examples/sample-logs";

    @TempDir
    private static Path folder;

    private static ShellBlock shell = new ShellBlock(Path.of(""), Map.of());

    @BeforeAll
    static void prepare() throws IOException {
        shell = new ShellBlock(folder, Map.of(LOGS, "../" + LOGS, "/srv/cowrie/var/log/cowrie", "../" + LOGS));
        shell.run("cowriekit ingest --store sessions.db --logpath " + LOGS);
        shell.run("cowriekit sessions --logpath " + LOGS + " > sessions.ndjson");
    }

    /** The lines for a shell with jq in them, of all pages. */
    static List<String> examples() throws IOException {
        List<String> examples = new ArrayList<>();
        try (Stream<Path> docs = Files.list(Path.of("../docs"))) {
            List<Path> pages = Stream.concat(
                            Stream.of(Path.of("../README.md")),
                            docs.filter(page -> page.toString().endsWith(".md")).sorted())
                    .toList();
            for (Path page : pages) {
                for (String block : Page.blocks(Files.readString(page), "|sh|bash")) {
                    ShellBlock.split(block, '\n').stream()
                            .map(line -> line.replaceFirst("^\\$ ", "")
                                    .replace("java -jar cowrie-cli/target/cowriekit.jar ", "cowriekit "))
                            .filter(line -> line.matches("(?s)(cowriekit .*\\| )?jq .*"))
                            .forEach(examples::add);
                }
            }
        }
        return examples;
    }

    @Test
    void areFound() throws IOException {
        assertThat(examples())
                .hasSizeGreaterThan(20)
                .anyMatch(line -> line.contains("/srv/cowrie"))
                .anyMatch(line -> line.contains("--similar"));
    }

    @ParameterizedTest
    @MethodSource("examples")
    void sayWhatIsThere(String line) throws IOException {
        assertThat(shell.run(line).lines()).as(line).isNotEmpty().doesNotContain("null");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"logins", "commands", "otherLines", "downloads", "uploads", "forwards", "recordings", "notices"})
    void needNoCareForListsThatAreEmpty(String list) throws IOException {
        assertThat(shell.run("jq -c '." + list + "' sessions.ndjson").lines())
                .hasSize(8)
                .allMatch(line -> line.startsWith("["));
        assertThat(shell.run("jq -c '." + list + "[]' sessions.ndjson").lines()).allMatch(line -> line.startsWith("{"));
    }
}
