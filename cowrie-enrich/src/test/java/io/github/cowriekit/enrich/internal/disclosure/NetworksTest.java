package io.github.cowriekit.enrich.internal.disclosure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NetworksTest {
    @Test
    void surroundsAnAddressFromItselfToTheWidest() {
        assertThat(Networks.around("8.8.4.4"))
                .hasSize(25)
                .startsWith("8.8.4.4/32", "8.8.4.4/31", "8.8.4.4/30", "8.8.4.0/29")
                .contains("8.8.4.0/24", "8.8.0.0/16")
                .endsWith("8.0.0.0/8");
        assertThat(Networks.around("2001:4860::1"))
                .hasSize(117)
                .startsWith("2001:4860::1/128")
                .contains("2001:4860::/32")
                .endsWith("2000::/12");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "*", "8.8.8.0/24", "8.8.8.1-9", "example.org"})
    void surroundsNothingElse(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> Networks.around(text));
    }

    @ParameterizedTest
    @CsvSource({
        "8.8.8.0,       8.8.8.255,                          8.8.8.0/24",
        "8.8.8.8,       8.8.8.8,                            8.8.8.8/32",
        "2001:4860::,   2001:4860:ffff:ffff:ffff:ffff:ffff:ffff, 2001:4860::/32",
        "0.0.0.0,       255.255.255.255,                    0.0.0.0/0"
    })
    void namesTheNetworkOfARange(String first, String last, String network) {
        assertThat(Networks.between(first, last)).containsExactly(network);
    }

    @Test
    void splitsARangeThatIsNoSingleNetwork() {
        assertThat(Networks.between("8.8.8.0", "8.8.10.255")).containsExactly("8.8.8.0/23", "8.8.10.0/24");
    }

    @ParameterizedTest
    @CsvSource({"8.8.8.9, 8.8.8.1", "8.8.8.8, ::1", "x, 8.8.8.8", "8.8.8.0/24, 8.8.9.0/24", "0.0.0.1, 255.255.255.254"})
    void namesNothingWhereThereIsNoRange(String first, String last) {
        assertThat(Networks.between(first, last)).isEmpty();
    }
}
