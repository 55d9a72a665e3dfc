package io.github.cowriekit.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import io.github.cowriekit.json.SessionJson;
import io.github.cowriekit.model.Command;
import io.github.cowriekit.model.Download;
import io.github.cowriekit.model.Login;
import io.github.cowriekit.model.PublicKey;
import io.github.cowriekit.model.Session;
import io.github.cowriekit.model.Upload;
import io.github.cowriekit.parser.CowrieLog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** {@code ingest} and {@code find}, against the same logs read without a store. */
class StoreCommandsTest {
    private static final String LOGS = "../examples/sample-logs";
    private static final String THREE_DAYS = "src/test/resources/cli/three-days.json";
    /** Another user than in the samples, and a session without commands. */
    private static final String OTHER_USER = """
            {"eventid":"cowrie.session.connect","src_ip":"192.0.2.77","session":"c00000000001","timestamp":"2027-03-01T12:00:00.000000Z"}
            {"eventid":"cowrie.login.failed","username":"admin","password":"1234","session":"c00000000001","timestamp":"2027-03-01T12:00:02.000000Z"}
            """;

    private final RecordedRun cowriekit = new RecordedRun();

    @TempDir
    private Path folder;

    private String store = "";

    @BeforeEach
    void nameTheStore() {
        store = folder.resolve("sessions.db").toString();
    }

    private static List<Session> sessions(String... logs) {
        List<Path> paths = Stream.of(logs.length == 0 ? new String[] {LOGS} : logs)
                .map(Path::of)
                .toList();
        try (Stream<Session> sessions = CowrieLog.of(paths).sessions()) {
            return sessions.sorted(Comparator.comparing(StoreCommandsTest::start))
                    .toList();
        }
    }

    private static Instant start(Session session) {
        return Objects.requireNonNull(session.startedAt());
    }

    private List<String> found() {
        return cowriekit
                .out()
                .lines()
                .map(line -> SessionJson.read(line).session().id())
                .toList();
    }

    @Test
    void addsEachSessionOnce() {
        assertThat(cowriekit.run("ingest", "--store", store, "--logpath", LOGS)).isZero();
        assertThat(cowriekit.out()).isEqualTo("ingested 8 sessions, 0 already there\n");
        assertThat(cowriekit.err()).matches("\\d+ lines read in \\d+ files?, \\d+ usable events\\R");

        assertThat(cowriekit.run("ingest", "--store", store, "--logpath", LOGS)).isZero();
        assertThat(cowriekit.out()).isEqualTo("ingested 0 sessions, 8 already there\n");
    }

    @Test
    void completesWhatWasCutOffOrNotAssessed() throws IOException {
        Path log = folder.resolve("cowrie.json");
        List<String> lines = Files.readAllLines(Path.of(LOGS, "diary", "cowrie.json"));
        Files.write(log, lines.subList(0, lines.size() - 2));
        cowriekit.run("ingest", "--store", store, "--plain", "--logpath", log.toString());
        assertThat(cowriekit.out()).isEqualTo("ingested 3 sessions, 0 already there\n");

        Files.write(log, lines);
        cowriekit.run("ingest", "--store", store, "--plain", "--logpath", log.toString());
        assertThat(cowriekit.out()).isEqualTo("""
                        completed 1 sessions that were there with fewer events or not assessed
                        ingested 0 sessions, 3 already there
                        """);

        cowriekit.run("ingest", "--store", store, "--logpath", log.toString());
        assertThat(cowriekit.out()).isEqualTo("""
                        completed 3 sessions that were there with fewer events or not assessed
                        ingested 0 sessions, 3 already there
                        """);
    }

    @Test
    void addsOnlyWhatIsChosen() {
        assertThat(cowriekit.run("ingest", "--store", store, "--until", "2024-01-01", "--logpath", LOGS))
                .isZero();
        assertThat(cowriekit.out()).isEqualTo("ingested 3 sessions, 0 already there\n");

        assertThat(cowriekit.run(
                        "ingest", "--store", store, "--plain", "--sensor", "sensor-plain-01", "--logpath", LOGS))
                .isZero();
        assertThat(cowriekit.out()).isEqualTo("ingested 5 sessions, 0 already there\n");
    }

    @Test
    void printsAllSessionsOldestFirst() {
        cowriekit.run("ingest", "--store", store, "--logpath", LOGS);
        assertThat(cowriekit.run("find", "--store", store)).isZero();

        assertThat(cowriekit.out().lines())
                .containsExactlyElementsOf(
                        sessions().stream().map(SessionJson::toJson).toList());
        assertThat(cowriekit.err()).isEmpty();
    }

    @Test
    void printsTheNewestFirst() {
        cowriekit.run("ingest", "--store", store, "--plain", "--logpath", LOGS);
        cowriekit.run("find", "--store", store, "--newest", "--limit", "3");

        List<String> ids = sessions().stream().map(Session::id).toList();
        assertThat(found()).containsExactly(ids.get(ids.size() - 1), ids.get(ids.size() - 2), ids.get(ids.size() - 3));
    }

    static Stream<Arguments> questions() {
        Instant noon = Instant.parse("2023-05-24T05:00:00Z");
        return Stream.of(
                question("session", session -> session.id().equals("909bea239054"), "--session", "909bea239054"),
                question(
                        "address",
                        session -> "45.79.54.105".equals(session.source().ip()),
                        "--address",
                        "45.79.54.105"),
                question(
                        "hash of a download, in capitals",
                        session ->
                                delivered(session, "83904e02984c9415e6f7eb360b8694a1f805332a325eae52284858696ac5df2c"),
                        "--sha256",
                        "83904E02984C9415E6F7EB360B8694A1F805332A325EAE52284858696AC5DF2C"),
                question(
                        "hash of an upload",
                        session ->
                                delivered(session, "8af421ddda058bc43af6a02b0ec400e84d5b1a8511e39ead871aff00a2c068bd"),
                        "--sha256",
                        "8af421ddda058bc43af6a02b0ec400e84d5b1a8511e39ead871aff00a2c068bd"),
                question(
                        "password",
                        session ->
                                session.logins().stream().map(Login::password).anyMatch("xc3511"::equals),
                        "--password",
                        "xc3511"),
                question(
                        "user name",
                        session ->
                                session.logins().stream().map(Login::username).anyMatch("admin"::equals),
                        "--username",
                        "admin"),
                question(
                        "part of a command",
                        session ->
                                session.commands().stream().map(Command::input).anyMatch(line -> line.contains("wget")),
                        "--command",
                        "wget"),
                question(
                        "key",
                        session -> session.logins().stream()
                                .map(Login::publicKey)
                                .filter(Objects::nonNull)
                                .map(PublicKey::fingerprint)
                                .anyMatch("25:76:9d:4b:c6:be:b8:ba:94:e1:e3:1f:c3:ae:6f:91"::equals),
                        "--key",
                        "25:76:9d:4b:c6:be:b8:ba:94:e1:e3:1f:c3:ae:6f:91"),
                question(
                        "HASSH",
                        session -> "472b5de333ad665af5cbf10ff892c4df".equals(hassh(session)),
                        "--hassh",
                        "472b5de333ad665af5cbf10ff892c4df"),
                question(
                        "sensor", session -> "sensor-plain-01".equals(session.sensor()), "--sensor", "sensor-plain-01"),
                question("beginning", session -> !start(session).isBefore(noon), "--since", noon.toString()),
                question("end", session -> start(session).isBefore(noon), "--until", noon.toString()),
                question(
                        "two conditions",
                        session -> "sensor-plain-01".equals(session.sensor())
                                && session.logins().stream()
                                        .map(Login::password)
                                        .anyMatch("root"::equals),
                        "--sensor",
                        "sensor-plain-01",
                        "--password",
                        "root"));
    }

    private static Arguments question(String name, Predicate<Session> holds, String... options) {
        return argumentSet(name, holds, options);
    }

    private static boolean delivered(Session session, String sha256) {
        return Stream.concat(
                        session.downloads().stream().map(Download::sha256),
                        session.uploads().stream().map(Upload::sha256))
                .anyMatch(sha256::equals);
    }

    private static String hassh(Session session) {
        return session.client().kex() == null
                ? ""
                : String.valueOf(session.client().kex().hassh());
    }

    @ParameterizedTest
    @MethodSource("questions")
    void findsWhatTheLogsHold(Predicate<Session> holds, String[] options) throws IOException {
        String other =
                Files.writeString(folder.resolve("cowrie.json"), OTHER_USER).toString();
        cowriekit.run("ingest", "--store", store, "--logpath", LOGS, other);
        String[] arguments = Stream.concat(Stream.of("find", "--store", store), Stream.of(options))
                .toArray(String[]::new);
        assertThat(cowriekit.run(arguments)).isZero();

        List<String> expected =
                sessions(LOGS, other).stream().filter(holds).map(Session::id).toList();
        assertThat(expected).isNotEmpty().hasSizeLessThan(9);
        assertThat(found()).isEqualTo(expected);
    }

    @Test
    void findsSessionsWithTheSameCommands() {
        cowriekit.run("ingest", "--store", store, "--logpath", LOGS, THREE_DAYS);
        assertThat(cowriekit.run("find", "--store", store, "--similar", "a00000000001"))
                .isZero();
        assertThat(found())
                .containsExactly("b00000000002", "a00000000003", "b00000000004", "a00000000005", "b00000000006");

        assertThat(cowriekit.run("find", "--store", store, "--similar", "a00000000001", "--sensor", "hp03"))
                .isZero();
        assertThat(found()).containsExactly("a00000000005", "b00000000006");

        assertThat(cowriekit.run("find", "--store", store, "--similar", "8d39860bce79"))
                .isEqualTo(1);
        assertThat(cowriekit.err()).isEqualTo("no session matches --similar 8d39860bce79\n");
        assertThat(cowriekit.run("find", "--store", store, "--similar", "none")).isEqualTo(1);
        assertThat(cowriekit.err()).isEqualTo("no session none to be similar to\n");
    }

    @Test
    void remembersEarlierRuns() {
        cowriekit.run("ingest", "--store", store, "--logpath", THREE_DAYS, "--until", "2025-05-02");
        cowriekit.run("ingest", "--store", store, "--logpath", THREE_DAYS);
        cowriekit.run("top", "clusters", "--store", store);

        assertThat(cowriekit.out().lines()).singleElement().asString().endsWith("\t6\t6");
    }
}
