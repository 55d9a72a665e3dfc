package io.github.cowriekit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code actor}: what all sessions with one value have in common. */
class ActorCommandTest {
    private final RecordedRun cowriekit = new RecordedRun();

    @TempDir
    private Path folder;

    private String store = "";

    @BeforeEach
    void fillTheStore() {
        store = folder.resolve("sessions.db").toString();
        cowriekit.run("ingest", "--store", store, "--logpath", "src/test/resources/cli/three-days.json");
        assertThat(cowriekit.out()).isEqualTo("ingested 6 sessions, 0 already there\n");
    }

    @Test
    void printsAProfile() {
        assertThat(cowriekit.run("actor", "root/admin", "--store", store)).isZero();

        assertThat(cowriekit.out())
                .startsWith("pair        root/admin\nfirst       2025-05-01T")
                .contains("\nsessions    6 on 3 days\naddresses   6\n")
                .contains("\nsensors           2  hp01\n                  2  hp02\n                  2  hp03\n")
                .contains("\ncommands          6  uname -a\n")
                .contains("\ndays              2  2025-05-01\n                  2  2025-05-02\n");
        assertThat(cowriekit.out().lines()).allMatch(line -> !line.isBlank());
    }

    @Test
    void printsAnObject() {
        assertThat(cowriekit.run("actor", "198.51.100.21", "--format", "json", "--store", store))
                .isZero();

        assertThat(cowriekit.out())
                .matches("\\{\"kind\":\"addresses\",\"value\":\"198.51.100.21\",\"first\":\"(2025-05-01T[0-9:.]+Z)\","
                        + "\"last\":\"\\1\",\"sessions\":1,\"addresses\":1,\"profiledSessions\":1,\"values\":\\{.*"
                        + "\"passwords\":\\[\\{\"value\":\"admin\",\"first\":\"\\1\",\"last\":\"\\1\",\"sessions\":1,"
                        + "\"addresses\":1\\}\\].*\\},\"sessionsByDay\":\\{\"2025-05-01\":1\\}\\}\n");
    }

    @Test
    void takesTheKindThatIsMeant() throws IOException {
        Path log = Files.writeString(folder.resolve("cowrie.json"), """
            {"eventid":"cowrie.session.connect","src_ip":"192.0.2.1","session":"0123456789ab","timestamp":"2026-03-01T12:00:00.000000Z"}
            {"eventid":"cowrie.login.failed","username":"x","password":"root","session":"0123456789ab","timestamp":"2026-03-01T12:00:02.000000Z"}
            {"eventid":"cowrie.login.failed","username":"x","password":"\\u001b[31m\\t\u00e4","session":"0123456789ab","timestamp":"2026-03-01T12:00:03.000000Z"}
            """);
        cowriekit.run("ingest", "--store", store, "--logpath", log.toString());

        cowriekit.run("actor", "root", "--store", store);
        assertThat(cowriekit.out()).startsWith("username    root\n");
        cowriekit.run("actor", "root", "--kind", "passwords", "--store", store);
        assertThat(cowriekit.out())
                .startsWith("password    root\n")
                .contains("\\x1b[31m \u00e4\n")
                .doesNotContain("\u001b", "\t");
        cowriekit.run("actor", "root", "--kind", "passwords", "--format", "json", "--store", store);
        assertThat(cowriekit.out()).contains("\"\\u001B[31m\\t\\u00E4\"").matches("\\p{ASCII}*\n");
    }

    @Test
    void saysThatNobodyIsThere() {
        assertThat(cowriekit.run("actor", "192.0.2.99", "--store", store)).isEqualTo(1);
        assertThat(cowriekit.err()).isEqualTo("no session with 192.0.2.99\n");
        assertThat(cowriekit.run("actor", "root", "--kind", "keys", "--store", store))
                .isEqualTo(1);
        assertThat(cowriekit.err()).isEqualTo("no session with one of the keys root\n");
    }
}
