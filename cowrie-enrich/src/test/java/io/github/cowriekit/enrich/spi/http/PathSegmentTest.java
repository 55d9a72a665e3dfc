package io.github.cowriekit.enrich.spi.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.cowriekit.enrich.spi.RejectedQuestionException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class PathSegmentTest {
    @ParameterizedTest
    @CsvSource({
        "203.0.113.9, 203.0.113.9",
        "2001:db8::1, 2001%3Adb8%3A%3A1",
        "::ffff:203.0.113.9, %3A%3Affff%3A203.0.113.9"
    })
    void encodesAddresses(String address, String expected) {
        assertThat(PathSegment.ofAddress(address)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "fe80::1%eth0",
                "..",
                ".",
                "::",
                "12",
                "host.example",
                "203.0.113.9/24",
                "203.0.113.9?x",
                "203.0.113.9\n",
                "../ip"
            })
    void refusesWhatIsNoAddress(String address) {
        assertThatExceptionOfType(RejectedQuestionException.class).isThrownBy(() -> PathSegment.ofAddress(address));
    }

    @Test
    void keepsAnyTextInOneSegment() {
        assertThat(PathSegment.of("a/../b?c#d e+f%g*~é\u0000\r\n"))
                .isEqualTo("a%2F..%2Fb%3Fc%23d%20e%2Bf%25g%2A~%C3%A9%00%0D%0A");
    }

    @ParameterizedTest
    @ValueSource(strings = {".", ".."})
    void refusesSegmentsThatAPathWouldResolve(String segment) {
        assertThatExceptionOfType(RejectedQuestionException.class).isThrownBy(() -> PathSegment.of(segment));
    }

    @Test
    void refusesHalfASurrogatePair() {
        assertThatExceptionOfType(RejectedQuestionException.class)
                .isThrownBy(() -> PathSegment.utf8("http://203.0.113.9/\ud83d"));
        assertThat(PathSegment.utf8("\ud83d\ude00")).hasSize(4);
    }

    @Test
    void refusesWhatNoRequestLineHolds() {
        assertThatExceptionOfType(RejectedQuestionException.class).isThrownBy(() -> PathSegment.of("a".repeat(6_001)));
        assertThat(PathSegment.of("a".repeat(6_000))).hasSize(6_000);
    }

    @Test
    void keepsAnyValueInItsFormField() {
        assertThat(PathSegment.form(Map.of("url", "http://203.0.113.9/?a=1&host=x")))
                .isEqualTo("url=http%3A%2F%2F203.0.113.9%2F%3Fa%3D1%26host%3Dx");
        assertThat(PathSegment.form(Map.of("host", "."))).isEqualTo("host=.");
    }
}
