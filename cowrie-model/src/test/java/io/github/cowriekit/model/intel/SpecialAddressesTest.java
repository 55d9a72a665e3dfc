package io.github.cowriekit.model.intel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpecialAddressesTest {
    @ParameterizedTest
    @CsvSource({
        "9.255.255.255, ",
        "10.0.0.0, private address",
        "11.0.0.0, ",
        "198.19.255.255, reserved address",
        "198.20.0.0, ",
        "fdff::1, private address",
        "2001:db8::1, documentation address",
        "ff02::1, multicast address",
        "5f00::1, reserved address",
        "2001:1ff:ffff::1, reserved address",
        "2001:200::1, ",
        "2002:808:808::1, ",
        "2002:a00:1::1, private address"
    })
    void tellsPublicAddressesFromSpecialOnes(String address, String kind) throws UnknownHostException {
        assertThat(SpecialAddresses.kind(InetAddress.getByName(address).getAddress()))
                .isEqualTo(kind);
    }

    @Test
    void refusesWhatIsNoAddress() {
        assertThatIllegalArgumentException().isThrownBy(() -> SpecialAddresses.kind(new byte[5]));
    }
}
