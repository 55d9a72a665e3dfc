package io.github.cowriekit.cli.cookbook;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cowriekit.cli.internal.shell.JshellCommand;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import jdk.jshell.JShell;
import jdk.jshell.Snippet;
import jdk.jshell.SnippetEvent;
import jdk.jshell.SourceCodeAnalysis.CompletionInfo;
import jdk.jshell.VarSnippet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The questions to a log in docs/cookbook.md have the same answer in jshell, with jq and on the command line. */
class LogQuestionsTest {
    private static final String LOGS = "examples/sample-logs";

    @TempDir
    private static Path folder;

    private static ShellBlock shell = new ShellBlock(Path.of(""), Map.of());

    @BeforeAll
    static void prepare() throws IOException {
        shell = new ShellBlock(folder, Map.of(LOGS, "../" + LOGS));
        String before = Page.blocks(Page.introduction(), "sh").get(0);
        assertThat(shell.run(before)).isEqualTo("ingested 8 sessions, 0 already there\n");
    }

    static List<String> questions() throws IOException {
        return Page.toALog();
    }

    @Test
    void areAtLeastFifteen() throws IOException {
        assertThat(questions()).hasSizeGreaterThanOrEqualTo(15);
    }

    @ParameterizedTest
    @MethodSource("questions")
    void haveTheSameAnswerWithJqAndOnTheCommandLine(String question) throws IOException {
        List<String> blocks = Page.blocks(question, "sh");
        assertThat(blocks).hasSize(2);
        assertThat(blocks.get(0)).contains("jq ");
        assertThat(blocks.get(1)).startsWith("cowriekit ").doesNotContain("jq ");

        List<String> withJq = Answers.comparable(shell.run(blocks.get(0)));
        assertThat(withJq).isNotEmpty().doesNotContain("null");
        assertThat(Answers.comparable(shell.run(blocks.get(1)))).isEqualTo(withJq);
    }

    @Test
    @Tag("slow")
    void haveTheSameAnswerInJshell() throws IOException {
        try (JShell jshell = JShell.builder().executionEngine("local").build()) {
            for (String path : System.getProperty("java.class.path").split(java.io.File.pathSeparator, -1)) {
                jshell.addToClasspath(path);
            }
            try (InputStream startup = JshellCommand.class.getResourceAsStream("startup.jsh")) {
                evaluate(jshell, new String(Objects.requireNonNull(startup).readAllBytes(), StandardCharsets.UTF_8));
            }
            evaluate(jshell, java(Page.introduction()));
            for (String question : questions()) {
                List<SnippetEvent> events = evaluate(jshell, java(question));
                String name = ((VarSnippet) events.get(events.size() - 1).snippet()).name();
                evaluate(jshell, Answers.class.getName() + ".keep(" + name + ");");
                String withJq = shell.run(Page.blocks(question, "sh").get(0));
                assertThat(Answers.comparable(Answers.lines())).as(question).isEqualTo(Answers.comparable(withJq));
            }
        }
    }

    private static String java(String question) {
        List<String> blocks = Page.blocks(question, "java");
        assertThat(blocks).as(question).hasSize(1);
        return blocks.get(0).replace("\"" + LOGS, "\"../" + LOGS);
    }

    private static List<SnippetEvent> evaluate(JShell jshell, String code) {
        List<SnippetEvent> events = new ArrayList<>();
        String rest = code;
        while (!rest.isBlank()) {
            CompletionInfo next = jshell.sourceCodeAnalysis().analyzeCompletion(rest);
            assertThat(next.completeness().isComplete()).as(rest).isTrue();
            events.addAll(jshell.eval(next.source()));
            rest = next.remaining();
        }
        assertThat(events).allSatisfy(event -> {
            assertThat(event.exception()).as(event.snippet().source()).isNull();
            assertThat(event.status())
                    .as(event.snippet().source()
                            + jshell.diagnostics(event.snippet())
                                    .map(d -> d.getMessage(null))
                                    .toList())
                    .isEqualTo(Snippet.Status.VALID);
        });
        return events;
    }
}
