package io.github.cowriekit.enrich.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.github.cowriekit.model.intel.Observable;
import io.github.cowriekit.model.intel.ObservableType;
import java.util.Locale;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class DisclosureTest {
    @Nested
    class Addresses {
        @ParameterizedTest
        @CsvSource({
            "10.0.0.0, private address",
            "10.255.255.255, private address",
            "172.16.0.0, private address",
            "172.31.255.255, private address",
            "192.168.0.1, private address",
            "192.168.255.255, private address",
            "127.0.0.1, private address",
            "127.255.255.254, private address",
            "169.254.0.1, private address",
            "169.254.169.254, private address",
            "100.64.0.0, private address",
            "100.127.255.255, private address",
            "192.0.2.0, documentation address",
            "192.0.2.255, documentation address",
            "198.51.100.7, documentation address",
            "203.0.113.254, documentation address",
            "224.0.0.1, multicast address",
            "239.255.255.255, multicast address",
            "0.0.0.0, reserved address",
            "0.1.2.3, reserved address",
            "192.0.0.8, reserved address",
            "192.88.99.1, reserved address",
            "198.18.0.0, reserved address",
            "198.19.255.255, reserved address",
            "240.0.0.1, reserved address",
            "255.255.255.255, reserved address",
            "::, reserved address",
            "::1, private address",
            "0:0:0:0:0:0:0:1, private address",
            "fc00::1, private address",
            "fdff:ffff::1, private address",
            "FD12:3456:789A::1, private address",
            "fe80::1, private address",
            "fe80::1%eth0, private address",
            "febf::1, private address",
            "fec0::1, private address",
            "feff::1, private address",
            "ff02::1, multicast address",
            "2001:db8::, documentation address",
            "2001:db8:ffff:ffff:ffff:ffff:ffff:ffff, documentation address",
            "3fff::1, documentation address",
            "3fff:fff:ffff::1, documentation address",
            "100::1, reserved address",
            "2001:2::1, reserved address",
            "2001:10::1, reserved address",
            "2001:1ff:ffff::1, reserved address",
            "4000::1, reserved address",
            "5f00::1, reserved address",
            "64:ff9b:1::1, private address",
        })
        void refusesWhatIsNotPublic(String address, String reason) {
            assertThat(Disclosure.refusal(Observable.ip(address))).isEqualTo(reason);
        }

        @ParameterizedTest
        @CsvSource({
            "::ffff:10.0.0.1, private address",
            "::ffff:a00:1, private address",
            "::FFFF:7F00:1, private address",
            "::ffff:192.0.2.1, documentation address",
            "::10.0.0.1, private address",
            "::7f00:1, private address",
            "::ffff:0:192.168.1.1, private address",
            "64:ff9b::192.168.1.1, private address",
            "64:ff9b::c000:201, documentation address",
            "2002:a00:1::, private address",
            "2002:c0a8:101:1::1, private address",
            "2002:7f00:1::1, private address",
            "2002:e000:1::1, multicast address",
            "2001:0:a00:1:0:0:f7f7:f7f7, private address",
            "2001:0:808:808:0:0:f5ff:fffe, private address",
        })
        void refusesIpv6AddressesThatHoldSuchAnIpv4Address(String address, String reason) {
            assertThat(Disclosure.refusal(Observable.ip(address))).isEqualTo(reason);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "1.1.1.1",
                    "8.8.8.8",
                    "9.255.255.255",
                    "11.0.0.0",
                    "172.15.255.255",
                    "172.32.0.0",
                    "192.167.255.255",
                    "192.169.0.0",
                    "126.255.255.255",
                    "128.0.0.0",
                    "169.253.255.255",
                    "169.255.0.0",
                    "100.63.255.255",
                    "100.128.0.0",
                    "192.0.1.255",
                    "192.0.3.0",
                    "198.17.255.255",
                    "198.20.0.0",
                    "223.255.255.255",
                    "1.0.0.0",
                    "2606:4700:4700::1111",
                    "2001:4860:4860:0:0:0:0:8888",
                    "2001:200::1",
                    "2001:db7:ffff::1",
                    "2001:db9::1",
                    "3ffe::1",
                    "3fff:1000::1",
                    "::ffff:8.8.8.8",
                    "64:ff9b::808:808",
                    "2002:808:808::1",
                    "2001:0:808:808:0:0:f7f7:f7f7",
                })
        void allowsPublicAddresses(String address) {
            assertThat(Disclosure.refusal(Observable.ip(address))).isNull();
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "256.1.1.1",
                    "1.2.3",
                    "1.2.3.4.5",
                    "8.8.8.8/32",
                    "8.8.8.8:80",
                    "8.8.8.*",
                    "8.8.8.1-9",
                    "8.8.8.8 ",
                    " 2606:4700::1",
                    "8.8.8.8\r\nHost: evil",
                    "0x08080808",
                    "134744072",
                    "08.8.8.8",
                    "2606:4700::1%eth0",
                    "2606:4700::/32",
                    "1:2",
                    "*",
                    "example",
                    "..",
                    "../../etc/passwd",
                    "\u0661.\u0661.\u0661.\u0661",
                    "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
                })
        void refusesWhatIsNoAddress(String text) {
            assertThat(Disclosure.refusal(Observable.ip(text))).isEqualTo("not an address");
        }

        @Test
        void refusesALeadingZeroWhenEitherReadingIsPrivate() {
            assertThat(Disclosure.refusal(Observable.ip("010.8.8.8"))).isEqualTo("private address");
            assertThat(Disclosure.refusal(Observable.ip("012.8.8.8"))).isEqualTo("private address");
        }
    }

    /** Every way to write an address that some program reads as one of our own network. */
    @Nested
    class Spellings {
        static Stream<Arguments> spellings() {
            return Stream.of(0x7f000001L, 0x0a000001L, 0xc0a80101L, 0xac100001L, 0xa9fea9feL, 0x64400001L, 0x00000001L)
                    .flatMap(address -> {
                        long a = address >> 24;
                        long b = address >> 16 & 0xff;
                        long c = address >> 8 & 0xff;
                        long d = address & 0xff;
                        return Stream.of(
                                Long.toString(address),
                                "0x" + Long.toHexString(address),
                                "0X" + Long.toHexString(address).toUpperCase(Locale.ROOT),
                                "0" + Long.toOctalString(address),
                                "00000" + Long.toOctalString(address),
                                a + "." + (address & 0xffffff),
                                a + "." + b + "." + (address & 0xffff),
                                a + "." + b + "." + c + "." + d,
                                "0x" + Long.toHexString(a) + "." + b + "." + c + "." + d,
                                "0" + Long.toOctalString(a) + "." + b + "." + c + "." + d,
                                "0x" + Long.toHexString(a) + ".0x" + Long.toHexString(address & 0xffffff),
                                a + "." + b + "." + c + ".0" + d);
                    })
                    .map(Arguments::of);
        }

        @ParameterizedTest
        @MethodSource("spellings")
        void areRefusedAsHost(String spelling) {
            assertThat(Disclosure.refusal(Observable.host(spelling))).isIn("private address", "reserved address");
            assertThat(Disclosure.refusal(Observable.host(spelling + "."))).isNotNull();
        }

        @ParameterizedTest
        @MethodSource("spellings")
        void areRefusedInUrls(String spelling) {
            for (String url : new String[] {
                "http://%s/", "http://%s", "HTTPS://%s:8443/x", "ftp://%s./a", "%s/bins.sh", "http:%s/x", "http:///%s/x"
            }) {
                assertThat(Disclosure.refusal(Observable.url(String.format(url, spelling))))
                        .as(url, spelling)
                        .isIn("private address", "reserved address");
            }
        }
    }

    @Nested
    class Hosts {
        @ParameterizedTest
        @CsvSource({
            "localhost, private name",
            "LOCALHOST., private name",
            "evil.localhost, private name",
            "localhost.localdomain, private name",
            "sensor, private name",
            "printer.local, private name",
            "db.internal, private name",
            "nas.lan, private name",
            "router.home, private name",
            "router.home.arpa, private name",
            "mail.corp, private name",
            "a.test, reserved name",
            "a.example, reserved name",
            "a.invalid, reserved name",
            "example.com, reserved name",
            "www.example.net, reserved name",
            "WWW.EXAMPLE.ORG, reserved name",
            "1.0.0.10.in-addr.arpa, reserved name",
            "8.e.f.ip6.arpa, reserved name",
            "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855, not a host name",
            "a..b.org, not a host name",
            ".org, not a host name",
            "-a.org, not a host name",
            "a-.org, not a host name",
            "a b.org, not a host name",
            "a/b.org, not a host name",
            "a\\b.org, not a host name",
            "a@b.org, not a host name",
            "a?b.org, not a host name",
            "'<script>.org', not a host name",
            "host.123, not a host name",
            "8.8.2056, not a host name",
            "0x8.8.8.8, not a host name",
            "134744072, not a host name",
            "b\u00fccher.de, not a host name",
            "'', not a host name",
        })
        void refusesWhatIsNoPublicName(String host, String reason) {
            Observable observable = host.isEmpty()
                    ? new Observable(ObservableType.HOST, " ")
                    : new Observable(ObservableType.HOST, host);

            assertThat(Disclosure.refusal(observable)).isEqualTo(reason);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "isc.sans.edu",
                    "ISC.SANS.EDU.",
                    "xn--bcher-kva.de",
                    "a_b.sans.edu",
                    "1.2.sans.edu",
                    "notexample.com",
                    "example.com.de",
                    "local.de",
                    "expyuzz4wqqyqhjn.onion",
                })
        void allowsPublicNames(String host) {
            assertThat(Disclosure.refusal(Observable.host(host))).isNull();
        }

        @Test
        void refusesNamesThatAreTooLong() {
            assertThat(Disclosure.refusal(Observable.host("a".repeat(64) + ".de")))
                    .isEqualTo("not a host name");
            assertThat(Disclosure.refusal(Observable.host("a.".repeat(126) + "de")))
                    .isEqualTo("not a host name");
            assertThat(Disclosure.refusal(Observable.host("a.".repeat(125) + "de")))
                    .isNull();
            assertThat(Disclosure.refusal(Observable.host("a.".repeat(100_000) + "de")))
                    .isEqualTo("not a host name");
        }
    }

    @Nested
    class Urls {
        @ParameterizedTest
        @ValueSource(
                strings = {
                    "http://[::1]/",
                    "http://[::1]:8080/x",
                    "http://[::ffff:127.0.0.1]/",
                    "http://[fe80::1%25eth0]/",
                    "http://[fe80::1%eth0]/",
                    "http://[fd00::1]",
                    "http://::1/",
                    "http://127.0.0.1.",
                    "http://127.0.0.1:80",
                    "http://127.0.0.1?x=http://8.8.8.8/",
                    "http://127.0.0.1#@8.8.8.8/",
                    "http://127.0.0.1:@/",
                    "http://%31%32%37.0.0.1/",
                    "http://127%2e0%2E0.1/",
                    "http://127.0.0.1%3a80/",
                    "http://\uff11\uff12\uff17.\uff10.\uff10.\uff11/",
                    "http://127\u30020\u30020\u30021/",
                    "http://\u2460\u2461\u2466.0.0.1/",
                    "http:\\\\127.0.0.1\\x",
                    "http://127.0.0.1\\@8.8.8.8/",
                    "http://8.8.8.8\\@127.0.0.1/",
                    "http://127.0\t.0.1/",
                    "ht\ntp://127.0.0.1/",
                    "\u0000http://127.0.0.1/",
                    "  http://127.0.0.1/  ",
                    "http://8.8.8.8@127.0.0.1/",
                    "http://@127.0.0.1/",
                    "tftp://10.0.0.1/bins",
                    "gopher://10.0.0.1/",
                    "ftp:10.0.0.1/x",
                    "//10.0.0.1/x",
                    "10.0.0.1:8080/x",
                    "localhost:8080/x",
                    "http://localhost/",
                    "http://LOCALHOST./",
                    "http://sensor/x",
                    "http://nas.local:80/x",
                    "http://www.example.com/",
                    "http://192.0.2.7/mips",
                    "http://http://10.0.0.1/",
                })
        void refusesUrlsOfHostsThatAreNotPublic(String url) {
            assertThat(Disclosure.refusal(Observable.url(url))).isNotNull();
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "http://",
                    "http:///",
                    "http://?x",
                    "http://8.8.8.8\r\nX: y/",
                    "http://8.8.8.8/\u007f",
                    "http://a b.de/",
                    "http://[::1",
                    "http://[8.8.8.8]x/",
                    "http://[v1.fe80::a]/",
                    "http://8.8.8.8:80:80/",
                    "http://8.8.8.8:http/",
                    "http://..de/",
                    "http://%00.de/",
                    "http://%2531.de/",
                    "file:///etc/passwd",
                    "data:text/html,x",
                    "javascript:alert(1)",
                })
        void refusesWhatIsNoUrl(String url) {
            assertThat(Disclosure.refusal(Observable.url(url))).isEqualTo("not a URL");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "http://root:secret@sans.edu/x",
                    "ftp://anonymous@8.8.8.8/x",
                    "http://a@b@8.8.8.8/",
                    "http://:pw@8.8.8.8/",
                })
        void refusesUrlsWithCredentials(String url) {
            assertThat(Disclosure.refusal(Observable.url(url))).isEqualTo("credentials in the URL");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "http://8.8.8.8/bins/mips",
                    "http://8.8.8.8:8080/a?b=10.0.0.1#c@d",
                    "HTTP://ISC.SANS.EDU/",
                    "http://isc.sans.edu",
                    "http://isc.sans.edu./",
                    "https://isc.sans.edu/a@b",
                    "http://[2606:4700::1]:80/x",
                    "ftp://8.8.8.8/x",
                    "tftp://8.8.8.8/x",
                    "8.8.8.8/x.sh",
                    "isc.sans.edu:8080/x",
                    "http://isc.sans.edu/a b\\c",
                    "http://b\u00fccher.de/",
                    "http://134744072/x",
                    "http://expyuzz4wqqyqhjn.onion/x",
                })
        void allowsPublicUrls(String url) {
            assertThat(Disclosure.refusal(Observable.url(url))).isNull();
        }
    }

    @Test
    void asksAboutHashesOnlyIfTheyAreHashes() {
        assertThat(Disclosure.refusal(Observable.sha256("A".repeat(64)))).isNull();
        assertThat(Disclosure.refusal(Observable.sha256("a".repeat(63)))).isEqualTo("not a SHA-256");
        assertThat(Disclosure.refusal(Observable.sha256("../users/me" + "a".repeat(53))))
                .isEqualTo("not a SHA-256");
    }

    static Stream<Arguments> seeds() {
        return IntStream.range(0, 8).mapToObj(seed -> Arguments.argumentSet("seed " + seed, seed));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void survivesWhateverAnAttackerTypes(int seed) {
        Random random = new Random(seed);
        String alphabet = "0123456789abcdefxX.:%/\\@[]?#-*_ \u0000\n\u00fc\uff11\u3002\u00ad\ud83d\u2028http";
        for (int i = 0; i < 1_000; i++) {
            String text = random.ints(1 + random.nextInt(40), 0, alphabet.length())
                    .mapToObj(index -> alphabet.substring(index, index + 1))
                    .reduce("", String::concat);
            for (ObservableType type : ObservableType.values()) {
                assertThatCode(() -> Disclosure.refusal(new Observable(type, text + "x")))
                        .as("%s %s", type, text)
                        .doesNotThrowAnyException();
            }
            assertThatCode(() -> Disclosure.refusal(Observable.url("http://" + text)))
                    .as(text)
                    .doesNotThrowAnyException();
        }
    }
}
