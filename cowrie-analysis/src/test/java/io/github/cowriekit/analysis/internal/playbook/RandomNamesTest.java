package io.github.cowriekit.analysis.internal.playbook;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cowriekit.analysis.internal.data.Table;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RandomNamesTest {
    private static final String LOWER = "abcdefghijklmnopqrstuvwxyz";
    private static final String MIXED = LOWER + "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
    private static final String ALL = MIXED + "0123456789";

    private final RandomNames names = new RandomNames();
    private final Normalizer normalizer = new Normalizer();

    @ParameterizedTest
    @ValueSource(
            strings = {
                // made by mktemp, by loops over an alphabet, by throwing dice
                "tzx3j2EX",
                "q7Wm4kZp",
                "aB3xY9zQ",
                "LpXTUgvv",
                "BUwTrMEj",
                "h4aKN9ct",
                "awJ12Q36",
                "z5owJJ0b",
                "HWgrmnqX",
                "oHOssV2e",
                "wmM2xYq1",
                "kQzPbXwR",
                "Xf9Lq2",
                "vRt7Kp",
                "jZ4xQ",
                "pQ8vR5sJ",
                "Zk1mWq8T",
                "rXvBnKlQ",
                "GqWzPtRk",
                "mVcXzLkJ",
                "w7JH8CEVd3",
                "nY8R1IRk5m",
                "LdIZgonKCM",
                "hhXx7VBudz",
                "obzKBiFkBx",
                "yjRvtSGHBE",
                "xlxfavrjsw",
                "jwvxvoupvq",
                "kagbkahdicz",
                "djtdtpzfdq",
                "qzxkvjwpfh",
                "bvqkxzjwgm",
                "xkqzjwvb",
                "zqxjkvwb",
                "pqxzvkjf",
                "wxqzkvjp",
                "xqj7vz2k",
                "q4k9x2z7",
                "v8j3w6q1",
                "k2z9q4x7",
                "uYteb3Xq",
                "LjFZsQ",
                "dQxWzR",
                "xZqWvK",
                "KzQxJw"
            })
    void knowsRandomNames(String name) {
        assertThat(names.isRandom(name)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "busybox",
                "redis",
                "arm7",
                "mipsel",
                "setup",
                "kthreadd",
                "x86",
                "armv7l",
                "m68k",
                "sshd",
                "nginx",
                "xmrig",
                "kswapd0",
                "kdevtmpfsi",
                "dvrHelper",
                "dvrLocker",
                "mysql8",
                "php74",
                "python3",
                "node18",
                "jdk17",
                "k3s",
                "ksoftirqd",
                "vmlinuz",
                "wtmp",
                "btmp",
                "lastlog",
                "crontab",
                "rsyslogd",
                "systemd",
                "dockerd",
                "containerd",
                "kubelet",
                "tomcat9",
                "httpd4",
                "apache2",
                "postfix",
                "dovecot",
                "mariadb",
                "mongodb",
                "zabbix",
                "nagios",
                "backup2",
                "test123",
                "temp1",
                "uploads",
                "wordpress",
                "README",
                "LICENSE",
                "Makefile",
                "Dockerfile",
                "CamelCaseName",
                "getConfig",
                "myScript",
                "openvpn",
                "wireguard",
                "firefox",
                "chromium",
                "libstdc",
                "libX11",
                "sha256sum",
                "b2sum",
                "md5sum",
                "pod2man",
                "dos2unix",
                "ppc440fp",
                "s390x",
                "aarch64",
                "powerpc",
                "bins",
                "tftp1",
                "loader",
                "payload",
                "miner",
                "scanner",
                "ssh2",
                "id1",
                "2308",
                "aaaa",
                "qwerty",
                "hello",
                "world"
            })
    void leavesOrdinaryNames(String name) {
        assertThat(names.isRandom(name)).isFalse();
    }

    @Test
    void leavesAllNamesOfPrograms() {
        assertThat(Table.words("words.txt"))
                .allSatisfy(word -> assertThat(names.isRandom(word)).isFalse());
        assertThat(Table.words("busybox-applets.txt"))
                .allSatisfy(word -> assertThat(names.isRandom(word)).isFalse());
    }

    @Test
    void findsMostOfWhatDiceThrow() {
        assertThat(share(8, ALL)).isGreaterThan(0.93);
        assertThat(share(10, ALL)).isGreaterThan(0.97);
        assertThat(share(8, MIXED)).isGreaterThan(0.94);
        assertThat(share(10, LOWER)).isGreaterThan(0.90);
        assertThat(share(8, LOWER)).isGreaterThan(0.70);
        assertThat(share(6, ALL)).isGreaterThan(0.80);
    }

    private double share(int length, String alphabet) {
        Random dice = new Random(20_261_129);
        IntFunction<String> name = any -> dice.ints(length, 0, alphabet.length())
                .mapToObj(i -> alphabet.substring(i, i + 1))
                .reduce("", String::concat);
        return IntStream.range(0, 2_000).mapToObj(name).filter(names::isRandom).count() / 2_000.0;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            value = {
                "scp -t /tmp/z5owJJ0b                        ! scp -t /tmp/<RND>",
                "cd /tmp && chmod +x tzx3j2EX && bash -c ./tzx3j2EX ! cd /tmp && chmod +x <RND> && bash -c ./<RND>",
                "./tzx3j2EX                                  ! ./<RND>",
                "cat /bin/ls > /var/run/jZ4xQ                ! cat /bin/ls > /var/run/<RND>",
                "sh /dev/shm/vRt7Kp.sh                       ! sh /dev/shm/<RND>.sh",
                "rm -f /mnt/Xf9Lq2 /root/Xf9Lq2; /Xf9Lq2     ! rm -f /mnt/<RND> /root/<RND>; /<RND>",
                "ls /usr/lib/Xf9Lq2                          ! ls /usr/lib/Xf9Lq2",
                "/tmp/redis-server /etc/redis.conf           ! /tmp/redis-server /etc/redis.conf",
                "cat /tmp/setup.sh ~/.ssh/authorized_keys    ! cat /tmp/setup.sh ~/.ssh/authorized_keys",
                "./x86_64; ./kthreadd; /tmp/arm7             ! ./x86_64; ./kthreadd; /tmp/arm7",
            })
    void replacesRandomNamesWhereDroppersPutThem(String line, String normalized) {
        assertThat(normalizer.normalize(line, new ExtractedValues())).isEqualTo(normalized);
    }
}
