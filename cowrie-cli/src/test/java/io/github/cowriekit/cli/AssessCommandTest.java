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

class AssessCommandTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @TempDir
    private Path folder;

    private int run(String... arguments) {
        Console console = new Console(
                InputStream.nullInputStream(),
                out,
                new PrintStream(err, true, StandardCharsets.UTF_8),
                false,
                Map.of());
        return CowrieKit.run(console, arguments);
    }

    private String out() {
        return out.toString(StandardCharsets.UTF_8);
    }

    @Test
    void printsTheVerdictAndItsEvidence() {
        assertThat(run("assess", "--logpath", "../examples/sample-logs/diary", "--session", "909bea239054"))
                .isZero();

        assertThat(out())
                .startsWith("909bea239054  automated  score ")
                .contains("     -3.0  C1   client SSH-2.0-libssh_0.9.6")
                .contains("    not seen    ")
                .endsWith("1 automated\n");
    }

    @Test
    void readsTheRecordingsBesideTheLogs() {
        assertThat(run("assess", "--logpath", "../examples/sample-logs/recorded"))
                .isZero();

        assertThat(out()).contains("  K1   lines end with");
    }

    @Test
    void printsOneLinePerSession() {
        assertThat(run("assess", "--brief", "--logpath", "../examples/sample-logs/diary"))
                .isZero();

        assertThat(out().lines()).hasSize(4).last().isEqualTo("3 automated");
    }

    @Test
    void saysWhatIsWrongWithRules() throws IOException {
        Path rules = folder.resolve("rules.tsv");
        Files.writeString(rules, "id\twhen\tvalue\tsays\tsource\nnonsense\t-\t1\tx\tx\n");

        assertThat(run("assess", "--rules", rules.toString(), "--logpath", "../examples/sample-logs/diary"))
                .isEqualTo(1);
        assertThat(err.toString(StandardCharsets.UTF_8)).startsWith("rules.tsv line 2: no threshold \"nonsense\"");
    }

    @Test
    void neutralisesWhatAnAttackerSent() throws IOException {
        Path log = folder.resolve("cowrie.json");
        Files.writeString(log, """
            {"eventid":"cowrie.session.connect","src_ip":"192.0.2.1","session":"0123456789ab","timestamp":"2026-03-01T12:00:00.000000Z"}
            {"eventid":"cowrie.client.version","version":"SSH-2.0-\\u001b[31mred","session":"0123456789ab","timestamp":"2026-03-01T12:00:00.100000Z"}
            {"eventid":"cowrie.command.input","input":"ls","session":"0123456789ab","timestamp":"2026-03-01T12:00:02.000000Z"}
            """);

        assertThat(run("assess", "--logpath", log.toString())).isZero();
        assertThat(out()).contains("SSH-2.0-\\x1b[31mred").doesNotContain("\u001b");
    }
}
