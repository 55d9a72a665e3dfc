package io.github.cowriekit.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What the commands of a store say where they cannot do what is wanted. */
class StoreMistakesTest {
    private static final String LOGS = "../examples/sample-logs";

    private final RecordedRun cowriekit = new RecordedRun();

    @TempDir
    private Path folder;

    private String store = "";

    @BeforeEach
    void nameTheStore() {
        store = folder.resolve("sessions.db").toString();
    }

    @Test
    void saysWhatNoSessionMatches() {
        cowriekit.run("ingest", "--store", store, "--plain", "--logpath", LOGS);
        assertThat(cowriekit.run(
                        "find",
                        "--store",
                        store,
                        "--address",
                        "192.0.2.1",
                        "--command",
                        "a\tb\u001b",
                        "--since",
                        "2020-01-01"))
                .isEqualTo(1);

        assertThat(cowriekit.out()).isEmpty();
        assertThat(cowriekit.err())
                .isEqualTo("no session matches --address 192.0.2.1 --command a b\\x1b --since 2020-01-01T00:00:00Z\n");
    }

    @Test
    void keepsNoPasswordsIfToldSo() {
        cowriekit.run("ingest", "--store", store, "--passwords", "none", "--logpath", LOGS);

        assertThat(cowriekit.run("find", "--store", store, "--password", "xc3511"))
                .isEqualTo(1);
        assertThat(cowriekit.run("find", "--store", store, "--username", "root"))
                .isZero();
        assertThat(cowriekit.out()).contains("root").doesNotContain("\"password\"");

        assertThat(cowriekit.run("ingest", "--store", store, "--logpath", LOGS)).isZero();
        assertThat(cowriekit.run("ingest", "--store", store, "--passwords", "plain", "--logpath", LOGS))
                .isEqualTo(1);
        assertThat(cowriekit.err()).contains("password").hasLineCount(1);
    }

    @ParameterizedTest
    @MethodSource("asking")
    void makesNoStoreWhereThereIsNone(String command) {
        String[] arguments = (command + " --store " + store).split(" ", -1);
        assertThat(cowriekit.run(arguments)).isEqualTo(1);

        assertThat(cowriekit.err()).isEqualTo("no store at " + store + ": make one with 'cowriekit ingest'\n");
        assertThat(Path.of(store)).doesNotExist();
    }

    static Stream<String> asking() {
        return Stream.of(
                "find",
                "find --address 192.0.2.1",
                "new passwords --since 2020-01-01",
                "top passwords",
                "actor 192.0.2.1");
    }

    @ParameterizedTest
    @MethodSource("asking")
    void makesNoStoreOfAnEmptyFile(String command) throws IOException {
        Files.createFile(Path.of(store));
        assertThat(cowriekit.run((command + " --store " + store).split(" ", -1)))
                .isEqualTo(1);

        assertThat(cowriekit.err()).isEqualTo("no store at " + store + ": the file is empty\n");
        assertThat(Path.of(store)).isEmptyFile();
    }

    @Test
    void takesAnyLimitAsAllThereAre() {
        cowriekit.run("ingest", "--store", store, "--plain", "--logpath", LOGS);
        assertThat(cowriekit.run("find", "--store", store, "--limit", "99999999999"))
                .isZero();
        assertThat(cowriekit.out()).hasLineCount(8);
    }

    @Test
    void makesNoStoreOfLogsThatAreNotThere() {
        assertThat(cowriekit.run("ingest", "--store", store, "--logpath", "no/such/folder"))
                .isEqualTo(1);

        assertThat(cowriekit.err()).contains("no such file or folder").hasLineCount(1);
        assertThat(Path.of(store)).doesNotExist();
    }

    @Test
    void touchesNoOtherFile() throws IOException {
        Path other = Files.writeString(
                folder.resolve("notes.txt"), "nothing of the kind, and longer than a header ".repeat(20));

        assertThat(cowriekit.run("ingest", "--store", other.toString(), "--logpath", LOGS))
                .isEqualTo(1);
        assertThat(cowriekit.err()).contains("notes.txt").doesNotContain("Exception", "\tat ");
        assertThat(other).content().startsWith("nothing of the kind");
    }

    static Stream<Arguments> mistakes() {
        return Stream.of(
                mistake("no store", "--store", "find"),
                mistake(
                        "a word that is no kind",
                        "'colours' is none of addresses, sensors, users",
                        "top colours --store x"),
                mistake("no kind", "WHAT", "new --store x --since 2020-01-01"),
                mistake("new without a time", "--since", "new passwords --store x"),
                mistake("a limit of nothing", "'0' is not a number above 0", "find --store x --limit 0"),
                mistake("a limit that is no number", "'many' is not a number", "top users --store x --limit many"),
                mistake("a store without a name", "--store: what is given is empty", "find --store "),
                mistake("a wrong time", "neither a date", "find --store x --since yesterday"),
                mistake(
                        "another database",
                        "--store: what is given is no URL",
                        "find --store jdbc:mysql://host/secret"),
                mistake("a name in the URL", "is no URL", "find --store jdbc:postgresql://me:secret@host/db"),
                mistake("a URL for psql", "is no URL", "ingest --store postgres://me:secret@host/db"),
                mistake("a broken code", "is no URL", "top users --store jdbc:postgresql://h/db?password=%zzsecret"),
                mistake("no port", "is no URL", "top users --store jdbc:postgresql://h:700000/db?password=secret"));
    }

    private static Arguments mistake(String name, String said, String arguments) {
        return argumentSet(name, said, arguments.split(" ", -1));
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void tellsMistakesInALine(String said, String[] arguments) {
        assertThat(cowriekit.run(arguments)).isEqualTo(2);

        assertThat(cowriekit.err()).contains(said).contains("--help").doesNotContain("Exception", "\tat ", "secret");
        assertThat(cowriekit.err()).hasLineCount(2);
        assertThat(cowriekit.out()).isEmpty();
    }

    @Test
    void keepsAPasswordOfTheDatabaseToItself() {
        assertThat(cowriekit.run("find", "--store", "jdbc:postgresql://127.0.0.1:1/db?user=me&password=secret"))
                .isEqualTo(1);

        assertThat(cowriekit.err())
                .startsWith("the store at jdbc:postgresql://127.0.0.1:1/db cannot be opened: ")
                .doesNotContain("secret")
                .hasLineCount(1);
    }

    @Test
    void takesValuesThatLookLikeOptionsOrFiles() throws IOException {
        Path log = folder.resolve("odd.json");
        StringBuilder lines = new StringBuilder();
        for (String password : List.of("-x", "--since", "@/etc/hostname")) {
            lines.append("{\"eventid\":\"cowrie.login.failed\",\"session\":\"0123456789ab\",\"sensor\":\"s\",")
                    .append("\"timestamp\":\"2026-03-01T10:00:00.000000Z\",\"username\":\"u\",\"password\":\"")
                    .append(password)
                    .append("\"}\n");
        }
        Files.writeString(log, lines);
        assertThat(cowriekit.run("ingest", "--store", store, "--logpath", log.toString()))
                .isZero();
        for (String password : List.of("-x", "--since", "@/etc/hostname")) {
            assertThat(cowriekit.run("find", "--store", store, "--password", password))
                    .as(password)
                    .isZero();
            assertThat(cowriekit.run("find", "--store", store, "--password=" + password))
                    .as(password)
                    .isZero();
        }
        assertThat(cowriekit.run("find", "--store", store, "--adress", "192.0.2.1"))
                .isEqualTo(2);
        assertThat(cowriekit.err()).startsWith("unknown option --adress (did you mean --address?)");
    }
}
