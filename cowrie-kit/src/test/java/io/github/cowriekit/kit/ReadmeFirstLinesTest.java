package io.github.cowriekit.kit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the README shows first compiles and runs when it is pasted, with the one dependency that it shows. */
class ReadmeFirstLinesTest {
    @TempDir
    Path folder;

    private String main;

    private static String firstBlock(String language) throws IOException {
        Matcher matcher = Pattern.compile("^```" + language + "\\n(.*?)^```$", Pattern.DOTALL | Pattern.MULTILINE)
                .matcher(Files.readString(Consumer.ROOT.resolve("README.md")));
        assertThat(matcher.find()).isTrue();
        return matcher.group(1);
    }

    @BeforeEach
    void paste() throws IOException {
        String block = firstBlock("java");
        String imports =
                block.lines().filter(line -> line.startsWith("import ")).collect(Collectors.joining("\n"));
        String body = block.lines().filter(line -> !line.startsWith("import ")).collect(Collectors.joining("\n"));
        main =
                "package consumer;\n%s\npublic final class Main {\n    public static void main(String[] args) {\n%s\n    }\n}\n"
                        .formatted(imports, body);
    }

    @Test
    void namesThisArtifact() throws IOException {
        assertThat(firstBlock("xml"))
                .contains("<groupId>io.github.cowriekit</groupId>", "<artifactId>cowrie-kit</artifactId>");
    }

    @Test
    void runsOnTheClassPath() throws IOException, InterruptedException {
        Path classes = new Consumer(folder).compile(Map.of("consumer/Main.java", main), "-cp", Consumer.kit());

        Consumer.Run run = Consumer.run(
                Consumer.java(), folder, "-cp", classes + File.pathSeparator + Consumer.kit(), "consumer.Main");

        assertPrintsSessions(run);
    }

    @Test
    void runsOnTheModulePath() throws IOException, InterruptedException {
        Map<String, String> sources = Map.of(
                "module-info.java",
                "module consumer {\n    requires io.github.cowriekit.kit;\n}\n",
                "consumer/Main.java",
                main);
        Path classes = new Consumer(folder).compile(sources, "-p", Consumer.kit());

        Consumer.Run run = Consumer.run(
                Consumer.java(),
                folder,
                "-p",
                classes + File.pathSeparator + Consumer.kit(),
                "-m",
                "consumer/consumer.Main");

        assertPrintsSessions(run);
    }

    private static void assertPrintsSessions(Consumer.Run run) {
        assertThat(run.err()).isEmpty();
        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).contains("8d39860bce79", "909bea239054", "fd5ac84ee8f9");
    }

    @Test
    void compilesAndRunsTheScriptForJbang() throws IOException, InterruptedException {
        String script = Files.readString(Consumer.ROOT.resolve("examples/jbang/SessionsByDay.java"));
        assertThat(script).contains("//DEPS io.github.cowriekit:cowrie-kit:");
        assertThat(Consumer.ROOT.resolve("jbang-catalog.json")).content().contains("examples/jbang/SessionsByDay.java");
        Path classes = new Consumer(folder).compile(Map.of("SessionsByDay.java", script), "-cp", Consumer.kit());

        Consumer.Run run = Consumer.run(
                Consumer.java(),
                folder,
                "-cp",
                classes + File.pathSeparator + Consumer.kit(),
                "SessionsByDay",
                "examples/sample-logs/diary");

        assertThat(run.err()).isEmpty();
        assertThat(run.out().lines())
                .containsExactly(
                        "2023-05-22        1  ####################",
                        "2023-05-24        2  ########################################");
    }
}
