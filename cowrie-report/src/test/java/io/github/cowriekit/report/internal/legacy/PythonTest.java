package io.github.cowriekit.report.internal.legacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Expectations are what CPython 3.11 prints. */
class PythonTest {
    static Stream<Arguments> sets() {
        return Stream.of(
                arguments(List.of(), List.of()),
                arguments(List.of(20L, 0L, 5L, 1L, 7L, 2L), List.of(0L, 1L, 2L, 5L, 7L, 20L)),
                arguments(List.of(8L, 0L, 16L, 24L, 1L), List.of(0L, 1L, 8L, 16L, 24L)),
                arguments(
                        List.of(27742L, 3L, 31L, 63L, 95L, 127L, 1L, 0L, 40L),
                        List.of(0L, 1L, 3L, 40L, 127L, 31L, 63L, 27742L, 95L)),
                arguments(
                        List.of(64L, 32L, 0L, 96L, 128L, 160L, 5L, 6L, 7L, 8L, 9L, 10L, 33L),
                        List.of(64L, 0L, 32L, 96L, 128L, 160L, 5L, 6L, 7L, 8L, 9L, 10L, 33L)),
                arguments(
                        List.of(100L, 93L, 86L, 79L, 72L, 65L, 58L, 51L, 44L, 37L, 30L, 23L, 16L, 9L, 2L),
                        List.of(65L, 2L, 100L, 37L, 72L, 9L, 44L, 79L, 16L, 51L, 86L, 23L, 58L, 93L, 30L)),
                arguments(
                        List.of(1000000L, 31L, 62L, 93L, 999L, 12L, 8L, 40L, 72L),
                        List.of(1000000L, 999L, 8L, 40L, 72L, 12L, 93L, 62L, 31L)));
    }

    @ParameterizedTest
    @MethodSource("sets")
    void walksASetOfNumbersAsCpythonDoes(List<Long> inserted, List<Long> order) {
        assertThat(Python.setOrder(inserted)).isEqualTo(order);
    }

    @ParameterizedTest
    @CsvSource({
        "10.4, 10.4",
        "26.730, 26.73",
        "5, 5.0",
        "100000, 100000.0",
        "1E-5, 1e-05",
        "0.00012, 0.00012",
        "0, 0.0",
        "-1.5, -1.5",
        "1E16, 1e+16",
        "123E20, 1.23e+22"
    })
    void writesAFloat(BigDecimal number, String text) {
        assertThat(Python.number(number)).isEqualTo(text);
    }

    @Test
    void writesAList() {
        assertThat(Python.str(List.of("a'b", "c\"d", "e\\f", "g'\"h", "é\u001b\u202e", true, 7L, 0.25)))
                .isEqualTo("[\"a'b\", 'c\"d', 'e\\\\f', 'g\\'\"h', 'é\\x1b\\u202e', True, 7, 0.25]");
        assertThat(Python.str("a'b")).isEqualTo("a'b");
        assertThat(Python.str(null)).isEqualTo("None");
    }
}
