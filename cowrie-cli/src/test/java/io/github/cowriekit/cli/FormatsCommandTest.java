package io.github.cowriekit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cowriekit.cli.internal.console.Console;
import io.github.cowriekit.model.assessment.technique.Techniques;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The formats of {@code report} beyond the diary, and {@code diff}. */
class FormatsCommandTest {
    private static final String DIARY_LOGS = "../examples/sample-logs/diary";

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private int run(String... arguments) {
        PrintStream errors = new PrintStream(err, true, StandardCharsets.UTF_8);
        return CowrieKit.run(new Console(InputStream.nullInputStream(), out, errors, false, Map.of()), arguments);
    }

    private String out() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private String err() {
        return err.toString(StandardCharsets.UTF_8);
    }

    @Test
    void callsNothingMaliciousThatIsOnAListOfOnesOwn(@TempDir Path folder) throws IOException {
        Path list = Files.writeString(folder.resolve("own.json"), """
                {"name": "ours", "type": "cidr", "list": ["103.52.134.0/24"]}
                """);

        assertThat(run("report", "--demo", "--format", "ioc", "--logpath", DIARY_LOGS))
                .isZero();
        assertThat(out()).contains("\n103.52.134.51\n");

        out.reset();
        assertThat(run(
                        "report",
                        "--demo",
                        "--format",
                        "ioc",
                        "--warninglist",
                        list.toString(),
                        "--logpath",
                        DIARY_LOGS))
                .isZero();
        assertThat(out()).doesNotContain("\n103.52.134.51\n").contains("http://103.52.134.51/csx/perlNIK\n");
    }

    @Test
    void saysWhatIsWrongWithAWarninglist(@TempDir Path folder) throws IOException {
        Path list = Files.writeString(folder.resolve("own.json"), "{}");

        assertThat(run("report", "--format", "ioc", "--warninglist", list.toString(), "--logpath", DIARY_LOGS))
                .isEqualTo(2);
        assertThat(run("report", "--format", "ioc", "--warninglist", "no-such-file", "--logpath", DIARY_LOGS))
                .isEqualTo(2);
        assertThat(run("report", "--format", "diary", "--warninglist", list.toString(), "--logpath", DIARY_LOGS))
                .isEqualTo(2);
        assertThat(err())
                .contains(
                        "--warninglist cannot be used: no warninglist, it has no \"list\": " + list,
                        "--warninglist cannot be read: [no-such-file]",
                        "--warninglist is for the formats stix, misp, ioc and ocsf, not for diary");
    }

    @Test
    void printsTheIndexTemplate() {
        assertThat(run("ecs-template")).isZero();
        assertThat(out()).startsWith("{").contains("\"index_patterns\"").endsWith("}\n");
    }

    @Test
    void writesTheFilesOfTheScript(@TempDir Path folder) throws IOException {
        assertThat(run(
                        "report",
                        "--demo",
                        "--format",
                        "legacy",
                        "--timezone",
                        "Asia/Kolkata",
                        "--summarizedays",
                        "9999",
                        "--output",
                        folder.toString(),
                        "--logpath",
                        DIARY_LOGS))
                .isZero();

        try (var files = Files.list(folder)) {
            assertThat(files.map(file -> file.getFileName().toString().substring(17)))
                    .containsExactlyInAnyOrder("_9999_day_report.txt", "_abnormal_9999-day_report.txt");
        }
        try (var files = Files.list(folder)) {
            assertThat(files)
                    .anySatisfy(
                            file -> assertThat(file).content().contains("VT First Submssion  2023-05-15 12:58:09\n"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"report", "assess"})
    void saysInTheHelpWhichAttackItSpeaksOf(String command) {
        assertThat(run(command, "--help")).isZero();

        assertThat(out().replaceAll("\\s+", " "))
                .contains("MITRE ATT&CK Enterprise v" + Techniques.ATTACK_VERSION + ".");
    }

    @Test
    void writesALayerOfTheNavigator() {
        assertThat(run("report", "--offline", "--format", "navigator", "--logpath", DIARY_LOGS))
                .isZero();

        assertThat(out())
                .contains("\"domain\":\"enterprise-attack\"", "\"techniqueID\":\"T1098.004\"", "\"layer\":\"4.5\"");
    }

    @Test
    void refusesAZoneThatIsNone() {
        assertThat(run("report", "--format", "legacy", "--timezone", "Mars/Base", "--logpath", DIARY_LOGS))
                .isEqualTo(2);

        assertThat(err()).contains("--timezone");
    }

    @Test
    void tellsASessionInFiveLines() {
        assertThat(run("report", "--offline", "--brief", "--session", "8d39860bce79", "--logpath", DIARY_LOGS))
                .isZero();

        assertThat(out())
                .startsWith("8d39860bce79  2023-05-22T16:48:")
                .contains("\n  from   45.79.54.105", "\n  login  root / qwerty123456\n", "\n  ran    1 command: wget");
    }

    @Test
    void assessesSessionsUnlessToldNotTo() {
        assertThat(run("report", "--offline", "--session", "909bea239054", "--logpath", DIARY_LOGS))
                .isZero();
        assertThat(out()).containsPattern("\n +Verdict  automated \\(score -").contains("outlaw-mdrfckr");
        out.reset();

        assertThat(run("report", "--offline", "--no-assess", "--logpath", DIARY_LOGS))
                .isZero();
        assertThat(out()).doesNotContain("Verdict  ", "Techniques  ");
    }

    @Test
    void usesTheRecordingsOfAFolder() {
        assertThat(run(
                        "report",
                        "--offline",
                        "--format",
                        "ndjson",
                        "--ttypath",
                        "../examples/sample-logs/recorded/tty",
                        "--logpath",
                        "../examples/sample-logs/recorded/cowrie.json"))
                .isZero();
        assertThat(out()).contains("\"id\":\"K1\",\"group\":\"keyboard\"");
    }

    @Test
    void writesTables(@TempDir Path folder) {
        assertThat(run(
                        "report",
                        "--offline",
                        "--format",
                        "csv",
                        "--output",
                        folder.toString(),
                        "--logpath",
                        DIARY_LOGS))
                .isZero();

        assertThat(folder.resolve("sessions.csv"))
                .content()
                .startsWith("session,sensor,")
                .contains("fd5ac84ee8f9");
        assertThat(folder.resolve("commands.csv")).content().contains("whoami");
    }

    @Test
    void comparesTheTwinsOfTheDiary() {
        assertThat(run("diff", "fd5ac84ee8f9", "909bea239054", "--logpath", DIARY_LOGS))
                .isZero();

        assertThat(out()).containsPattern("Duration  10\\.4.* s +26\\.7.* s\\n").contains("\n  whoami\n");
    }

    @Test
    void saysThatThereIsNoSuchSession() {
        assertThat(run("diff", "fd5ac84ee8f9", "ffffffffffff", "--logpath", DIARY_LOGS))
                .isEqualTo(1);

        assertThat(out()).isEmpty();
        assertThat(err()).contains("no session ffffffffffff");
    }
}
