package io.github.cowriekit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is for whoever types: jshell, completion, manual pages, the launcher. */
class ShellCommandsTest {
    @TempDir
    private Path folder;

    private final RecordedRun cowriekit = new RecordedRun();

    @Test
    @Tag("slow")
    void jshellHasTheLibraryAndItsPackages() {
        String script = """
                CowrieLog.in(Path.of("../examples/sample-logs/diary")).sessions().count()
                Observable.ip("192.0.2.1").type() == ObservableType.IP
                SessionStore.class.getSimpleName() + Reports.diary().name() + Duration.ZERO + List.of()
                /exit
                """;

        int code = cowriekit.run(new ByteArrayInputStream(script.getBytes(StandardCharsets.UTF_8)), "jshell");
        assertThat(code).as(cowriekit.err()).isZero();

        assertThat(cowriekit.out())
                .contains("==> 3", "==> true", "==> \"SessionStorediaryPT0S[]\"")
                .doesNotContain("Error");
    }

    @Test
    void jshellNamesAScriptThatIsNotThere() {
        assertThat(cowriekit.run("jshell", "/no/such.jsh")).isEqualTo(1);

        assertThat(cowriekit.err()).isEqualTo("no script at /no/such.jsh" + System.lineSeparator());
    }

    @Test
    void completionIsAScriptThatBashReads() throws IOException, InterruptedException {
        assertThat(cowriekit.run("completion")).isZero();

        Path script = Files.writeString(folder.resolve("completion"), cowriekit.out());
        assertThat(process("bash", "-n", script.toString())).isEmpty();
        assertThat(process(
                        "bash",
                        "-c",
                        "source " + script + "; COMP_WORDS=(cowriekit rep); COMP_CWORD=1; _complete_cowriekit;"
                                + " echo \"${COMPREPLY[@]}\""))
                .contains("report");
    }

    @Test
    void manualPagesSayWhatHelpSays() {
        assertThat(cowriekit.run("man")).isZero();
        assertThat(cowriekit.out())
                .startsWith(".TH \"COWRIEKIT\" \"1\"")
                .contains(".SH \"COMMANDS\"", ".B report\n", ".B find\n");

        assertThat(cowriekit.run("man", "lists", "update")).isZero();
        assertThat(cowriekit.out()).contains(".B cowriekit lists update\n[OPTIONS] DIR\n", ".SH \"EXIT STATUS\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"report", "assess", "sessions", "find", "top", "daily", "tty", "diff"})
    void manualPagesHaveNoLineThatWouldBeAMacro(String command) {
        assertThat(cowriekit.run("man", command)).isZero();

        assertThat(cowriekit.out().lines().filter(line -> line.startsWith(".") || line.startsWith("'")))
                .allMatch(line -> line.matches("\\.(TH|SH|TP|B)( .*)?"));
    }

    @Test
    void thePageOfTheCommandLineNamesEveryCommand() throws IOException {
        assertThat(cowriekit.run("man")).isZero();
        List<String> commands = cowriekit
                .out()
                .substring(cowriekit.out().indexOf(".SH \"COMMANDS\""))
                .lines()
                .filter(line -> line.startsWith(".B "))
                .map(line -> line.substring(3).replace("\\-", "-"))
                .toList();

        String page = Files.readString(Path.of("../docs/command-line.md"));
        assertThat(commands)
                .hasSizeGreaterThan(15)
                .allSatisfy(command -> assertThat(page).containsPattern("\\| .*`" + command + "[ `]"));
    }

    @Test
    void manNamesACommandThatIsNotThere() {
        assertThat(cowriekit.run("man", "nosuch")).isEqualTo(2);

        assertThat(cowriekit.err()).startsWith("there is no command nosuch");
    }

    private static String process(String... command) throws IOException, InterruptedException {
        return output(new ProcessBuilder(command));
    }

    private static String output(ProcessBuilder builder) throws IOException, InterruptedException {
        Process process = builder.redirectErrorStream(true).start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        return output;
    }
}
