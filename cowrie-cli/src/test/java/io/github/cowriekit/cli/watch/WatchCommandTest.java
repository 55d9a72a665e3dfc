package io.github.cowriekit.cli.watch;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cowriekit.cli.RecordedRun;
import io.github.cowriekit.service.CowrieService;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(180)
class WatchCommandTest {
    private static final Path LOG = Path.of("../examples/sample-logs/diary/cowrie.json");

    @TempDir
    private Path folder;

    private final RecordedRun cowriekit = new RecordedRun();

    @BeforeEach
    void copyLog() throws IOException {
        Files.copy(LOG, Files.createDirectory(folder.resolve("log")).resolve("cowrie.json"));
    }

    private String file(String sink) throws IOException {
        String text = "logs = '%s'\nstate = '%s'\ndelay_seconds = 0\n[enrichment]\non = false\n[sink.hook]\n%s\n"
                .formatted(folder.resolve("log"), folder.resolve("state"), sink);
        return Files.writeString(folder.resolve("watch.toml"), text).toString();
    }

    @Test
    void checksAConfigurationAndWritesNothing() throws IOException {
        assertThat(cowriekit.run("watch", "--check", file("type = 'webhook'\nurl = 'https://127.0.0.1/'")))
                .isZero();
        assertThat(cowriekit.out()).isEqualTo("the configuration can be used; sinks: hook\n");
        assertThat(cowriekit.err()).isEmpty();
        assertThat(folder.resolve("state")).doesNotExist();
    }

    @Test
    void checksAConfigurationByWhichAServiceRunsAndStartsNoSecondOne() throws IOException {
        try (Receiver receiver = new Receiver()) {
            String file = file("type = 'webhook'\nurl = '" + receiver.url() + "'");
            try (CowrieService service =
                    CowrieService.configured(Path.of(file), Map.of()).build()) {
                service.start();
                assertThat(cowriekit.run("watch", "--check", file)).isZero();
                assertThat(cowriekit.run("watch", file)).isEqualTo(2);
                assertThat(cowriekit.err()).startsWith("state: another service uses the folder ");
            }
        }
    }

    @Test
    void printsDeadLettersAndSendsThemAgain() throws Exception {
        try (Receiver receiver = new Receiver()) {
            String file = file("type = 'webhook'\nurl = '" + receiver.url() + "'");
            receiver.answer(410);
            try (CowrieService service =
                    CowrieService.configured(Path.of(file), Map.of()).build()) {
                service.start();
                assertThat(receiver.hasGot(3)).isTrue();
            }

            assertThat(cowriekit.run("watch", "--dead-letters", "hook", file)).isZero();
            assertThat(cowriekit.out().lines())
                    .hasSize(3)
                    .allMatch(line -> line.matches(
                            "[0-9a-f-]{36}\t[0-9TZ:.-]+\tthe receiver refuses it with status 410\t\\{\"id\":.*}"));

            receiver.answer(200);
            FutureTask<Integer> replay = new FutureTask<>(() -> cowriekit.run("watch", "--replay", "hook", file));
            Thread thread = new Thread(replay);
            thread.start();
            assertThat(receiver.hasGot(3)).isTrue();
            thread.interrupt();
            assertThat(replay.get(1, TimeUnit.MINUTES)).isZero();
            assertThat(cowriekit.err().lines())
                    .containsExactly("dead letters that are sent again: 3", "watching; sinks: hook", "stopped");

            assertThat(cowriekit.run("watch", "--dead-letters", "hook", file)).isZero();
            assertThat(cowriekit.out()).isEmpty();
        }
    }
}
