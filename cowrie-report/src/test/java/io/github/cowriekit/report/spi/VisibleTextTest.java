package io.github.cowriekit.report.spi;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VisibleTextTest {
    @ParameterizedTest
    @ValueSource(ints = {' ', '~', 'é', '密', 0x1f600, 0x0301, '<', '\\'})
    void seesWhatHasAShape(int c) {
        assertThat(VisibleText.isVisible(c)).isTrue();
        assertThat(VisibleText.isHarmless(c)).isTrue();
    }

    /** No-break space, ideographic space, Hangul filler, variation selector, blank of Braille. */
    @ParameterizedTest
    @ValueSource(ints = {0xa0, 0x3000, 0x3164, 0xfe0f, 0x2800})
    void tellsWhatIsBlankFromWhatDoesSomething(int c) {
        assertThat(VisibleText.isVisible(c)).isFalse();
        assertThat(VisibleText.isHarmless(c)).isTrue();
    }

    /** NUL, line feed, tab, escape, delete, CSI, soft hyphen, override, separators, tag, half pair, private, unassigned. */
    @ParameterizedTest
    @ValueSource(
            ints = {
                0, '\n', '\t', 0x1b, 0x7f, 0x9b, 0xad, 0x202e, 0x2028, 0x2029, 0xe0041, 0xd800, 0xe000, 0xfffe, -1,
                0x378
            })
    void seesNothingInWhatActsAndTakesItForNoText(int c) {
        assertThat(VisibleText.isVisible(c)).isFalse();
        assertThat(VisibleText.isHarmless(c)).isFalse();
    }

    @Test
    void takesWhatIsVisibleForHarmlessAlways() {
        for (int c = 0; c <= Character.MAX_CODE_POINT; c++) {
            assertThat(VisibleText.isHarmless(c) || !VisibleText.isVisible(c))
                    .as("U+%04X", c)
                    .isTrue();
        }
    }

    @Test
    void showsSpacesAtTheEndsOfAValueAndNotThoseOfACommand() {
        assertThat(VisibleText.ofValue(" a")).isEqualTo("$' a'");
        assertThat(VisibleText.ofValue("a b")).isEqualTo("a b");
        assertThat(VisibleText.ofCommand(" a ")).isEqualTo(" a ");
    }

    @Test
    void escapesForSingleQuotes() {
        assertThat(VisibleText.escape("it's C:\\x\u001b")).isEqualTo("it\\'s C:\\\\x\\x1b");
    }
}
