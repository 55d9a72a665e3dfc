package io.github.cowriekit.enrich.internal.disclosure;

import static io.github.cowriekit.enrich.internal.disclosure.Refusals.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.cowriekit.model.intel.Observable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressRuleTest {
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
        assertThat(text(Disclosure.refusal(Observable.ip(address)))).isEqualTo(reason);
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
        assertThat(text(Disclosure.refusal(Observable.ip(address)))).isEqualTo(reason);
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
        assertThat(text(Disclosure.refusal(Observable.ip(text)))).isEqualTo("not an address");
    }

    @Test
    void refusesALeadingZeroWhenEitherReadingIsPrivate() {
        assertThat(text(Disclosure.refusal(Observable.ip("010.8.8.8")))).isEqualTo("private address");
        assertThat(text(Disclosure.refusal(Observable.ip("012.8.8.8")))).isEqualTo("private address");
    }
}
