package io.github.cowriekit.cli.cookbook;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cowriekit.cli.RecordedRun;
import io.github.cowriekit.json.SessionJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Holds docs/cookbook.md against the code that is tested and the commands that run. */
class CookbookPageTest {
    private static final Pattern WORD = Pattern.compile("'([^']*)'|(\\S+)");

    private final RecordedRun cowriekit = new RecordedRun();

    @TempDir
    private Path folder;

    private static String page() throws IOException {
        return Files.readString(Path.of("../docs/cookbook.md"));
    }

    private static List<String> blocks(String text, String language) {
        List<String> blocks = new ArrayList<>();
        Matcher matcher = Pattern.compile("(?s)```" + language + "\n(.*?)```").matcher(text);
        while (matcher.find()) {
            blocks.add(matcher.group(1));
        }
        return blocks;
    }

    private static String withoutSpace(String code) {
        return code.replaceAll("\\s+", "");
    }

    @Test
    void asksEachQuestionInBothWays() throws IOException {
        List<String> questions =
                Arrays.stream(page().split("(?m)^## ", -1)).skip(1).toList();

        assertThat(questions).hasSizeGreaterThanOrEqualTo(15).allSatisfy(question -> {
            assertThat(blocks(question, "sh")).as(question).isNotEmpty();
            assertThat(blocks(question, "java")).as(question).isNotEmpty();
        });
    }

    @Test
    void showsTheCodeThatIsTested() throws IOException {
        String tests = "src/test/java/io/github/cowriekit/cli/cookbook/";
        String code = Files.readString(Path.of(tests + "Cookbook.java"));
        String calls = Files.readString(Path.of(tests + "CookbookTest.java"));
        List<String> methods = blocks(page(), "java");

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
        List<String> lines = blocks(page(), "sh").stream()
                .flatMap(String::lines)
                .filter(line -> line.startsWith("cowriekit "))
                .toList();

        assertThat(lines).hasSizeGreaterThan(20).allSatisfy(line -> {
            assertThat(run(line)).as(line + " " + cowriekit.err()).isZero();
            assertThat(cowriekit.out()).as(line).isNotEmpty();
        });
    }

    @Test
    void isIntroducedInTheReadmeWithWhatComesBack() throws IOException {
        String readme = Files.readString(Path.of("../README.md"));
        Matcher block = Pattern.compile("(?s)```\n(\\$ cowriekit ingest.*?)```").matcher(readme);
        assertThat(block.find()).isTrue();
        String[] parts = block.group(1).split("(?m)^\\$ ", -1);

        assertThat(parts).hasSize(5);
        for (String part : List.of(parts).subList(1, parts.length)) {
            int end = part.indexOf('\n');
            String line = part.substring(0, end);
            run(line);
            String out = line.endsWith(" | jq -r .id")
                    ? SessionJson.read(cowriekit.out().strip()).session().id() + "\n"
                    : cowriekit.out();
            assertThat(out).as(line).isEqualTo(part.substring(end + 1));
        }
    }

    /** Runs a command as it is written for a shell, without what its output is piped into. */
    private int run(String line) {
        List<String> words = new ArrayList<>();
        Matcher word = WORD.matcher(line.replaceFirst(" \\| .*", ""));
        while (word.find()) {
            words.add(word.group(1) != null ? word.group(1) : word.group());
        }
        words.remove(0);
        String store = folder.resolve("sessions.db").toString();
        words.replaceAll(one -> one.equals("sessions.db")
                ? store
                : one.equals("examples/sample-logs") ? "../examples/sample-logs" : one);
        return cowriekit.run(words.toArray(String[]::new));
    }
}
