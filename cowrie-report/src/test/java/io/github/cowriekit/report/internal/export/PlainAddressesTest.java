package io.github.cowriekit.report.internal.export;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlainAddressesTest {
    /** The same that sources are asked about, see {@code AddressRuleTest} in cowrie-enrich. */
    @ParameterizedTest
    @CsvSource({
        "8.8.8.8, 8.8.8.8",
        "::ffff:8.8.8.8, 8.8.8.8",
        "2606:4700:4700:0::1111, 2606:4700:4700::1111",
        "2002:808:808::1, 2002:808:808::1",
        "64:ff9b::808:808, 64:ff9b::808:808",
        "2001:0:808:808:0:0:f7f7:f7f7, 2001:0:808:808::f7f7:f7f7"
    })
    void exportsPublicAddresses(String address, String plain) {
        assertThat(PlainAddresses.publicOnly(address)).isEqualTo(plain);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "10.0.0.1",
                "198.51.100.7",
                "255.255.255.255",
                "::1",
                "fe80::1",
                "2001:db8::1",
                "2001:2::1",
                "4000::1",
                "2002:a00:1::",
                "2001:0:808:808:0:0:f5ff:fffe",
                "::ffff:192.168.0.1",
                "8.8.8.8/32",
                "x"
            })
    void exportsNothingElse(String address) {
        assertThat(PlainAddresses.publicOnly(address)).isNull();
    }
}
