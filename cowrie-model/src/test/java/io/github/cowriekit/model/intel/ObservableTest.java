package io.github.cowriekit.model.intel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ObservableTest {
    private static final String HASH = "a8460f446be540410004b1a8db4083773fa46f7fe76fa84219c93daa1669f8f2";

    @ParameterizedTest
    @CsvSource({
        "198.51.100.7, IP, 198.51.100.7",
        "2001:DB8::7, IP, 2001:db8::7",
        "[2001:db8::7], IP, 2001:db8::7",
        "::FFFF:198.51.100.7, IP, 198.51.100.7",
        "Evil.Example., HOST, evil.example",
        "evil.example..., HOST, evil.example",
        "1.2.3, HOST, 1.2.3",
        "1.2.3.4.example, HOST, 1.2.3.4.example"
    })
    void tellsAddressesFromNamesWithoutResolvingThem(String text, ObservableType type, String value) {
        assertThat(Observable.host(text)).isEqualTo(new Observable(type, value));
    }

    @Test
    void writesEqualSubjectsTheSame() {
        assertThat(Observable.sha256(HASH.toUpperCase(java.util.Locale.ROOT))).isEqualTo(Observable.sha256(HASH));
        assertThat(Observable.url("HTTP://X/")).isNotEqualTo(Observable.url("http://x/"));
    }

    @Test
    void takesOnlyWhatAFileHas() {
        assertThat(Observable.ofFile("h.example", "http://h.example/x", HASH))
                .containsExactly(
                        Observable.host("h.example"), Observable.url("http://h.example/x"), Observable.sha256(HASH));
        assertThat(Observable.ofFile(null, "/tmp/x", "no hash")).isEmpty();
        assertThat(Observable.ofFile("..", null, null)).isEmpty();
        assertThat(Observable.ofFile("[]", null, "")).isEmpty();
    }

    @Test
    void rejectsAnEmptyValue() {
        assertThatThrownBy(() -> Observable.host(".".repeat(100_000))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Observable.url("")).hasMessage("empty url");
    }

    @Test
    void hidesPasswords() {
        assertThat(new Observable(ObservableType.PASSWORD, "hunter2")).hasToString("password:****");
    }
}
