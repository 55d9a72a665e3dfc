package io.github.cowriekit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cowriekit.cli.internal.console.Console;
import io.github.cowriekit.json.SessionJson;
import io.github.cowriekit.model.intel.EnrichedSession;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code sessions}: what it prints, and which sessions it chooses. */
class SessionsCommandTest {
    private static final String DIARY_LOGS = "../examples/sample-logs/diary";

    private InputStream in = InputStream.nullInputStream();
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private int run(String... arguments) {
        Console console = new Console(in, out, new PrintStream(err, true, StandardCharsets.UTF_8), false, Map.of());
        return CowrieKit.run(console, arguments);
    }

    private String out() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private String err() {
        return err.toString(StandardCharsets.UTF_8);
    }

    private List<EnrichedSession> sessions() {
        return out().lines().map(SessionJson::read).toList();
    }

    private List<String> ids() {
        return sessions().stream().map(enriched -> enriched.session().id()).toList();
    }

    @Test
    void printsOneObjectPerSession() {
        assertThat(run("sessions", "--logpath", "../examples/sample-logs")).isZero();

        assertThat(ids()).hasSize(8).startsWith("8d39860bce79", "909bea239054", "fd5ac84ee8f9");
        assertThat(err()).matches("\\d+ lines read in \\d+ files?, \\d+ usable events\\R");
    }

    @Test
    void readsWhatIsPipedIn() throws IOException {
        in = Files.newInputStream(Path.of(DIARY_LOGS, "cowrie.json"));
        assertThat(run("sessions", "--logpath", "-")).isZero();

        assertThat(ids()).containsExactly("8d39860bce79", "909bea239054", "fd5ac84ee8f9");
    }

    @Test
    void printsTotals() {
        assertThat(run("sessions", "--count", "--logpath", DIARY_LOGS)).isZero();

        assertThat(out().lines())
                .containsExactly(
                        "sessions 3", "logins 3", "logins that succeeded 3", "commands 39", "downloads 5", "uploads 0");
    }

    @Test
    void choosesSessions() {
        run("sessions", "--logpath", "../examples/sample-logs", "--session", "909bea239054");
        assertThat(ids()).containsExactly("909bea239054");

        out.reset();
        run(
                "sessions",
                "--logpath",
                "../examples/sample-logs",
                "--downloadfile",
                "bb4c8ee23103cd57741a1008552dae1038c17c505dd16f80571d795d91892cad");
        assertThat(ids()).containsExactly("8d39860bce79");

        out.reset();
        run(
                "sessions",
                "--logpath",
                "../examples/sample-logs",
                "--since",
                "2023-05-24",
                "--until",
                "2023-05-24T05:00:00Z");
        assertThat(ids()).containsExactly("909bea239054");

        out.reset();
        run("sessions", "--logpath", "../examples/sample-logs", "--ttyfile", "var/lib/cowrie/tty/nothing");
        assertThat(out()).isEmpty();
    }

    @Test
    void findsARecordingByNameWhateverItsFolder() {
        run("sessions", "--logpath", "../examples/sample-logs");
        String ttylog = sessions().stream()
                .flatMap(enriched -> enriched.session().recordings().stream())
                .map(recording -> String.valueOf(recording.ttylog()))
                .findFirst()
                .orElseThrow();
        out.reset();
        run(
                "sessions",
                "--logpath",
                "../examples/sample-logs",
                "--ttyfile",
                "/elsewhere/" + ttylog.substring(ttylog.lastIndexOf('/') + 1));

        assertThat(sessions()).isNotEmpty();
    }

    @Test
    void failsIfTheInputIsNotThere() {
        assertThat(run("sessions", "--logpath", "no/such/folder")).isEqualTo(1);

        assertThat(err())
                .contains("no/such/folder")
                .contains("no such file or folder")
                .hasLineCount(1);
    }

    @Test
    void goesOnAfterABadLineUnlessStrict(@TempDir Path folder) throws IOException {
        String good = Files.readString(Path.of(DIARY_LOGS, "cowrie.json"));
        Files.writeString(folder.resolve("cowrie.json"), "nonsense\n" + good);

        assertThat(run("sessions", "--logpath", folder.toString())).isZero();
        assertThat(sessions()).hasSize(3);
        assertThat(err()).contains("cowrie.json:1 (byte 0): not JSON");

        out.reset();
        assertThat(run("sessions", "--strict", "--logpath", folder.toString())).isEqualTo(1);
        assertThat(out()).isEmpty();
    }

    @Test
    void printsTheSameWithSeveralThreads() {
        assertThat(run("sessions", "--threads", "1", "--logpath", "../examples/sample-logs"))
                .isZero();
        String one = out() + err();
        out.reset();
        err.reset();

        assertThat(run("sessions", "--threads", "4", "--logpath", "../examples/sample-logs"))
                .isZero();
        assertThat(out() + err()).isEqualTo(one).hasLineCount(9);
    }

    @Test
    void rejectsANumberOfThreadsThatIsNone() {
        for (String number : List.of("0", "-1", "many")) {
            assertThat(run("sessions", "--threads", number, "--logpath", DIARY_LOGS))
                    .isEqualTo(2);
        }
        assertThat(err()).contains("'many' is not a number of threads");
    }

    @Test
    void rejectsAWrongTime() {
        assertThat(run("sessions", "--since", "yesterday", "--logpath", DIARY_LOGS))
                .isEqualTo(2);

        assertThat(err()).contains("neither a date such as");
    }
}
