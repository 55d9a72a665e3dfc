package io.github.cowriekit.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ConfigurationTest {
    private static final String TOP = "logs = 'LOG'\nstate = 'STATE'\n";
    private static final String SINK = "[sink.keep]\ntype = 'files'\nfolder = 'OUT'\n";
    private static final String OFF = "[enrichment]\non = false\n";

    @TempDir
    Path folder;

    @BeforeEach
    void makeLog() throws IOException {
        Files.createDirectory(folder.resolve("log"));
    }

    private Path write(String text) throws IOException {
        return Files.writeString(
                folder.resolve("watch.toml"),
                text.replace("LOG", folder.resolve("log").toString())
                        .replace("STATE", folder.resolve("state").toString())
                        .replace("OUT", folder.resolve("out").toString()));
    }

    @Test
    void setsUpAWholeService() throws IOException, InterruptedException {
        Files.createDirectory(folder.resolve("out"));
        Path file =
                write("logs = ['LOG']\nstate = 'STATE'\nstore = 'STATE/sessions.db'\nalerts = ['login', 'new-key']\n"
                        + "delay_seconds = 0\n[enrichment]\noffline = true\nanswers_within_seconds = 5\n"
                        + "[enrichment.virustotal]\nkey = 'env:VT'\nrate = '4/1m'\nmax_lookups = 100\n"
                        + "[health]\nport = 8089\n"
                        + SINK + "min_interest = 0\nalerts = true\nbatch_size = 10\nretry_hours = 48\n");
        WrittenLog log = new WrittenLog(folder.resolve("log"));
        log.session("000000000001", Instant.now());
        CollectingSink memory = new CollectingSink();
        try (CowrieService service = CowrieService.configured(file, Map.of("VT", "0123"))
                // any port that is free
                .health(0)
                .sink("memory", memory)
                .build()) {
            service.start();
            memory.await(2);
            assertThat(service.status().sources()).isNotEmpty();
        }
        try (Stream<Path> written = Files.list(folder.resolve("out"))) {
            assertThat(written.map(path -> path.getFileName().toString()).filter(name -> name.startsWith("sessions-")))
                    .hasSize(1);
        }
    }

    @Test
    void checksWithoutWriting() throws IOException {
        Path file = write(TOP + "store = 'STATE/sessions.db'\n[enrichment]\noffline = true\n" + SINK);
        assertThat(CowrieService.check(file, Map.of())).containsExactly("keep");
        assertThat(folder.resolve("state")).doesNotExist();
        assertThat(folder.resolve("out")).doesNotExist();
    }

    @Test
    void makesTheFolderOfAStoreThatIsInIt() throws IOException {
        Path file = write(TOP + "store = 'STATE/sessions.db'\n" + OFF + SINK);
        try (CowrieService service = CowrieService.configured(file, Map.of()).build()) {
            assertThat(service.status().sinks()).hasSize(1);
        }
        assertThat(folder.resolve("state/sessions.db")).exists();
    }

    static Stream<Arguments> mistakes() {
        String all = TOP + OFF;
        return Stream.of(
                Arguments.of("", "logs is missing: the folder in which Cowrie writes, or several"),
                Arguments.of("logs = 'LOG'\n" + OFF + SINK, "state is missing"),
                Arguments.of("logs = 7\nstate = 'STATE'\n" + OFF + SINK, "logs is neither a text nor a list of texts"),
                Arguments.of(all, "there is no sink: add a section such as [sink.files]"),
                Arguments.of("logs = ['LOG', 'LOG/']\nstate = 'STATE'\n" + OFF + SINK, " is given twice"),
                Arguments.of("logs = ['LOG', 'LOG/cowrie.json']\nstate = 'STATE'\n" + OFF + SINK, " is given twice"),
                Arguments.of(TOP + "alert = 'login'\n" + OFF + SINK, "alert is not known; there are alerts, "),
                Arguments.of(
                        TOP + "alerts = ['logins']\n" + OFF + SINK,
                        "alerts: there is no logins but login, file, person,"),
                Arguments.of(TOP + "delay_seconds = -5\n" + OFF + SINK, "delay_seconds is not between 0 and 86400"),
                Arguments.of(TOP + "delay_seconds = '5'\n" + OFF + SINK, "delay_seconds is not a number"),
                Arguments.of(
                        all + "[sinks.keep]\n",
                        "[sinks] is not known; there are [enrichment], [health], [rules] and [sink.NAME]"),
                Arguments.of(all + "[sink.keep]\nfolder = 'OUT'\n", "sink.keep.type is missing; given are folder"),
                Arguments.of(
                        all + "[sink.keep]\ntype = 'elastic'\n",
                        "sink.keep.type is none of files, kafka, misp-feed, opensearch,"),
                Arguments.of(all + "[sink.keep]\ntype = 'files'\n", "sink.keep.folder is missing"),
                Arguments.of(all + SINK + "keepdays = 4\n", "sink.keep.keepdays is not known; there are "),
                Arguments.of(all + SINK + "sessions = 'yes'\n", "sink.keep.sessions is not true or false"),
                Arguments.of(all + SINK + "min_interest = 400\n", "sink.keep.min_interest is not between 0 and 100"),
                Arguments.of(
                        all + SINK + "sessions = false\nalerts = false\n",
                        "sink.keep.sessions and alerts are both false"),
                Arguments.of(
                        all + "[sink.'a b']\ntype = 'files'\nfolder = 'OUT'\n",
                        "sink.a b: the name of a sink has letters,"),
                Arguments.of(
                        all + "[sink.hook]\ntype = 'webhook'\nurl = 'soar.example'\nsecret = 'env:HOOK'\n",
                        "sink.hook.url is no URL such as https://host.example/"),
                Arguments.of(
                        all + "[sink.hook]\ntype = 'webhook'\nurl = 'https://soar.example/'\nsecret = 'geheim'\n",
                        "sink.hook.secret is a secret: write env:NAME or file:PATH and keep it there"),
                Arguments.of(
                        all + "[sink.hook]\ntype = 'webhook'\nurl = 'https://soar.example/'\nsecret = 'env:HOOK'\n",
                        "sink.hook.secret names the environment variable HOOK, which is not set"),
                Arguments.of(
                        all + "[sink.hook]\ntype = 'webhook'\nurl = 'https://soar.example/'\nsecret = 'file:/nope'\n",
                        "sink.hook.secret names a file that cannot be read: /nope"),
                Arguments.of(TOP + "[enrichment]\nsources = ['virustotl']\n" + SINK, "virustotl"),
                Arguments.of(
                        TOP + "[enrichment]\nenabled = true\n" + SINK, "enrichment.enabled is not known; there are "),
                Arguments.of(TOP + "[enrichment.virustotal]\nrate = 'often'\n" + SINK, "often"),
                Arguments.of(TOP + "[health]\nport = 80000\n" + SINK, "health.port is not between 1 and 65535"),
                Arguments.of(
                        TOP + "[rules]\noperators = 'x'\n" + OFF + SINK,
                        "rules.operators is not known; there are attack,"),
                Arguments.of("logs = LOG\n", "watch.toml line 1: "),
                Arguments.of(TOP + TOP + OFF + SINK, "watch.toml line "));
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void saysInOneLineWhatIsWrong(String text, String message) throws IOException {
        Path file = write(text);
        assertThatThrownBy(() -> CowrieService.configured(file, Map.of()))
                .isInstanceOfSatisfying(ServiceException.class, e -> {
                    assertThat(e).hasMessageContaining(message).hasMessageNotContaining("\n");
                    assertThat(e.getMessage()).hasSizeLessThan(400);
                });
    }

    @Test
    void closesTheAnswersWhenTheStoreCannotBeOpened() throws IOException {
        Path file = write(TOP + "store = 'LOG'\n[enrichment]\noffline = true\n" + SINK);
        assertThatThrownBy(() -> CowrieService.configured(file, Map.of())).isInstanceOf(ServiceException.class);
        assertThat(folder.resolve("state/answers.db")).exists();
        // SQLite removes it with the last connection
        assertThat(folder.resolve("state/answers.db-wal")).doesNotExist();
    }

    @Test
    void saysThatThereIsNoFileOrThatRulesCannotBeUsed() throws IOException {
        assertThatThrownBy(() -> CowrieService.configured(folder.resolve("none.toml"), Map.of()))
                .isInstanceOf(ServiceException.class)
                .hasMessageContaining("none.toml");
        assertThatThrownBy(() -> CowrieService.configured(folder, Map.of()))
                .isInstanceOf(ServiceException.class)
                .hasMessageContaining("a folder");
        Path file = write(TOP + "[rules]\noperator = '/nope/operator.tsv'\n" + OFF + SINK);
        assertThatThrownBy(() -> CowrieService.configured(file, Map.of()))
                .isInstanceOf(ServiceException.class)
                .hasMessageContaining("/nope/operator.tsv");
    }
}
