package io.github.cowriekit.cli.cookbook;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Holds docs/cookbook.md against the code that is tested and the commands that run. */
class CookbookPageTest {
    private static final String LOGS = "examples/sample-logs";

    @TempDir
    private Path folder;

    private static String withoutSpace(String code) {
        return code.replaceAll("\\s+", "");
    }

    @Test
    void asksEachQuestionInBothWays() throws IOException {
        assertThat(Page.toAStore()).hasSizeGreaterThanOrEqualTo(15).allSatisfy(question -> {
            assertThat(Page.blocks(question, "sh")).as(question).isNotEmpty();
            assertThat(Page.blocks(question, "java")).as(question).isNotEmpty();
        });
    }

    @Test
    void showsTheCodeThatIsTested() throws IOException {
        String tests = "src/test/java/io/github/cowriekit/cli/cookbook/";
        String code = Files.readString(Path.of(tests + "Cookbook.java"));
        String calls = Files.readString(Path.of(tests + "CookbookTest.java"));
        List<String> methods = Page.blocks(Page.store(), "java");

        assertThat(methods).allSatisfy(method -> {
            assertThat(withoutSpace(code)).contains(withoutSpace(method));
            assertThat(method.lines()).hasSizeLessThanOrEqualTo(10);
            Matcher name = Pattern.compile("(\\w+)\\(").matcher(method);
            assertThat(name.find()).isTrue();
            assertThat(calls).contains("Cookbook." + name.group(1) + "(");
        });
        assertThat(code.lines().filter(line -> line.startsWith("    static "))).hasSameSizeAs(methods);
    }

    @Test
    void namesCommandsThatAnswer() throws IOException {
        ShellBlock shell = new ShellBlock(folder, Map.of(LOGS, "../" + LOGS));
        shell.run("cowriekit ingest --store sessions.db --logpath " + LOGS);
        List<String> lines = Page.blocks(Page.store(), "sh").stream()
                .flatMap(block -> ShellBlock.split(block.strip(), '\n').stream())
                .toList();

        assertThat(lines).hasSizeGreaterThan(20);
        for (String line : lines) {
            // some ask for more than the sample logs have, which is up to what stands behind the command
            String command = ShellBlock.split(line, '|').get(0);
            assertThat(shell.run(command)).as(command).isNotEmpty();
            shell.run(line);
        }
    }

    @Test
    void isIntroducedInTheReadmeWithWhatComesBack() throws IOException {
        String readme = Files.readString(Path.of("../README.md"));
        Matcher block = Pattern.compile("(?s)```\n(\\$ cowriekit ingest.*?)```").matcher(readme);
        assertThat(block.find()).isTrue();
        String[] parts = block.group(1).split("(?m)^\\$ ", -1);

        assertThat(parts).hasSize(5);
        ShellBlock shell = new ShellBlock(folder, Map.of(LOGS, "../" + LOGS));
        for (String part : List.of(parts).subList(1, parts.length)) {
            int end = part.indexOf('\n');
            String line = part.substring(0, end);
            assertThat(shell.run(line)).as(line).isEqualTo(part.substring(end + 1));
        }
    }
}
