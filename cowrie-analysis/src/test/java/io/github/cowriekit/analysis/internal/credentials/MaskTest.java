package io.github.cowriekit.analysis.internal.credentials;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MaskTest {
    @ParameterizedTest
    @CsvSource({
        "'',''",
        "admin,?l5",
        "P@ssw0rd,?u?s?l3?d?l2",
        "密码123,?b2?d3",
        "a1a1a1a1,?l?d?l?d?l?d?l?d",
        "a1a1a1a1a,?l?d?l?d?l?d?l?d?l",
        "0123456789012345678901234567890,?d31",
        "01234567890123456789012345678901,?d32"
    })
    void namesTheRunsOfAPassword(String password, String mask) {
        assertThat(Mask.of(password)).isEqualTo(mask);
        assertThat(Mask.of(password)).as("a second time").isEqualTo(mask);
    }

    @Test
    void remembersNoShapeForAnother() {
        Random random = new Random(11);
        for (int i = 0; i < 50_000; i++) {
            StringBuilder password = new StringBuilder();
            StringBuilder mask = new StringBuilder();
            int before = -1;
            for (int runs = random.nextInt(10); runs > 0; runs--) {
                int kind = (before + 1 + random.nextInt(4)) % 5;
                int length = 1 + random.nextInt(33);
                password.append(String.valueOf("éxX7#".charAt(kind)).repeat(length));
                mask.append('?').append("bluds".charAt(kind)).append(length > 1 ? Integer.toString(length) : "");
                before = kind;
            }
            assertThat(Mask.of(password.toString())).isEqualTo(mask.toString());
        }
    }
}
