package io.github.cowriekit.model.intel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AddressScopeTest {
    @ParameterizedTest
    @CsvSource({
        "9.255.255.255, PUBLIC",
        "10.0.0.0, PRIVATE",
        "11.0.0.0, PUBLIC",
        "198.19.255.255, RESERVED",
        "198.20.0.0, PUBLIC",
        "fdff::1, PRIVATE",
        "2001:db8::1, DOCUMENTATION",
        "ff02::1, MULTICAST",
        "5f00::1, RESERVED",
        "2001:1ff:ffff::1, RESERVED",
        "2001:200::1, PUBLIC",
        "2002:808:808::1, PUBLIC",
        "2002:a00:1::1, PRIVATE"
    })
    void tellsPublicAddressesFromSpecialOnes(String address, AddressScope scope) throws UnknownHostException {
        assertThat(AddressScope.of(InetAddress.getByName(address).getAddress())).isEqualTo(scope);
        assertThat(scope.isPublic()).isEqualTo(scope == AddressScope.PUBLIC);
    }

    @ParameterizedTest
    @CsvSource({"167772160, PRIVATE", "3221225985, DOCUMENTATION", "4026531840, RESERVED", "134744072, PUBLIC"})
    void takesAnIpv4AddressAsANumber(long address, AddressScope scope) {
        assertThat(AddressScope.ofIpv4(address)).isEqualTo(scope);
    }

    @Test
    void hasALabelInWordsForEachScope() {
        assertThat(AddressScope.values())
                .extracting(AddressScope::label)
                .containsExactly(
                        "public address",
                        "private address",
                        "documentation address",
                        "multicast address",
                        "reserved address");
    }

    @Test
    void refusesWhatIsNoAddress() {
        assertThatIllegalArgumentException().isThrownBy(() -> AddressScope.of(new byte[5]));
    }
}
