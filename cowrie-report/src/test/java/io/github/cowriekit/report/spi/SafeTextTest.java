package io.github.cowriekit.report.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SafeTextTest {
    private final SafeText text = new SafeText(2000);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "echo -e \"123456\\nabc\\nabc\"|passwd|bash",
                "echo -ne '\\x7f\\x45\\x4c\\x46' > x",
                "awk '{print $4}'",
                "cat > $'x'",
                "pässwörd-密码-пароль",
                ""
            })
    void showsWhatIsVisibleAsItIs(String command) {
        assertThat(text.ofCommand(command)).isEqualTo(command);
        assertThat(text.ofLog(command)).isEqualTo(command);
    }

    static Stream<Arguments> hidden() {
        return Stream.of(
                argumentSet("line feed", "a\nb", "$'a\\nb'"),
                argumentSet("carriage return and tab", "a\r\nb\tc", "$'a\\r\\nb\\tc'"),
                argumentSet("escape", "\u001b[2J", "$'\\x1b[2J'"),
                argumentSet("nul and delete", "\u0000\u007f", "$'\\x00\\x7f'"),
                argumentSet("C1 control", "\u009b31m", "$'\\u009b31m'"),
                argumentSet("direction override", "\u202egpj.exe", "$'\\u202egpj.exe'"),
                argumentSet("zero width", "a\u200bb\ufeffc", "$'a\\u200bb\\ufeffc'"),
                argumentSet("separators", "a\u2028b\u2029c\u0085d", "$'a\\u2028b\\u2029c\\u0085d'"),
                argumentSet("other spaces", "a\u00a0b\u3000c", "$'a\\u00a0b\\u3000c'"),
                argumentSet("tag", "\udb40\udc41x", "$'\\U000e0041x'"),
                argumentSet("half pair", "\udc80", "$'\\udc80'"),
                argumentSet("other half", "\ud83dx", "$'\\ud83dx'"),
                argumentSet("quote and backslash", "it's \\n\u0007", "$'it\\'s \\\\n\\x07'"),
                argumentSet("typed quoting", "$'a'", "$'$\\'a\\''"));
    }

    @ParameterizedTest
    @MethodSource("hidden")
    void escapesWhatIsNot(String value, String shown) {
        assertThat(text.ofCommand(value)).isEqualTo(shown);
        assertThat(text.ofService(value)).isEqualTo(shown);
        assertThat(text.undefanged(value)).isEqualTo(shown);
    }

    @Test
    void makesSpacesAtTheEndsOfValuesVisible() {
        assertThat(text.ofLog("admin ")).isEqualTo("$'admin '");
        assertThat(text.ofLog(" ")).isEqualTo("$' '");
        assertThat(text.ofCommand("ls ")).isEqualTo("ls ");
    }

    @Test
    void showsDifferentValuesDifferently() {
        Random random = new Random(7);
        String alphabet = "\\n'$\n\u001bx1u";
        Set<String> values = new HashSet<>();
        Set<String> shown = new HashSet<>();
        for (int i = 0; i < 20_000; i++) {
            StringBuilder value = new StringBuilder();
            for (int length = random.nextInt(6); length > 0; length--) {
                value.append(alphabet.charAt(random.nextInt(alphabet.length())));
            }
            values.add(value.toString());
            shown.add(text.ofCommand(value.toString()));
        }
        assertThat(shown).hasSameSizeAs(values);
    }

    @Test
    void everyCodePointComesOutVisibleOrEscaped() {
        for (int c = 0; c <= Character.MAX_CODE_POINT; c++) {
            String shown = text.ofCommand(new String(Character.toChars(c)));
            int type = Character.getType(shown.codePointAt(0));
            assertThat(type == Character.CONTROL
                            || type == Character.FORMAT
                            || type == Character.SURROGATE
                            || type == Character.LINE_SEPARATOR
                            || type == Character.PARAGRAPH_SEPARATOR)
                    .as("U+%04X shown as %s", c, shown)
                    .isFalse();
        }
    }

    @Test
    void cutsLongValuesAndSaysHowMuchIsLeftOut() {
        SafeText shortText = new SafeText(5);
        assertThat(shortText.ofCommand("abcde")).isEqualTo("abcde");
        assertThat(shortText.ofCommand("abcdefg")).isEqualTo("abcde… (+2 characters)");
        assertThat(shortText.ofCommand("ab\ncdefg")).isEqualTo("$'ab\\ncd'… (+3 characters)");
        assertThat(shortText.ofCommand("abcd\ud83d\ude00x")).isEqualTo("abcd… (+3 characters)");
        assertThat(shortText.ofService(List.of("abcdef"))).isEqualTo("['abc… (+5 characters)");
    }

    @Test
    void refusesToShowNothingOfAValue() {
        assertThatThrownBy(() -> new SafeText(0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("maxLength");
        assertThat(new SafeText(1).ofLog("\ud83d\ude00x")).isEqualTo("… (+3 characters)");
    }

    @Test
    void becomesAtMostSixTimesAsLong() {
        for (String unit : List.of("\u009b", "\u200b", "\udb40\udc41", "\u0007", ".", "'", "1.1.1.1 ", "http://a.")) {
            String value = unit.repeat(2_000 / unit.length());
            assertThat(text.ofLog(value).length()).as(unit).isLessThanOrEqualTo(6 * value.length() + 3);
        }
    }

    @Test
    void leavesTheGrammarOfAFormatToTheFormat() {
        assertThat(text.ofLog("</b>|`x`,=1+\"&amp;")).isEqualTo("</b>|`x`,=1+\"&amp;");
    }

    @Test
    void defangsWhatIsNoSubject() {
        assertThat(text.ofLog("http://192.0.2.1/")).isEqualTo("http[://]192[.]0[.]2[.]1/");
        assertThat(text.ofCommand("nc 192.0.2.1 80")).isEqualTo("nc 192[.]0[.]2[.]1 80");
        assertThat(text.ofService("192.0.2.1 at http://a.example/")).isEqualTo("192.0.2.1 at http[://]a[.]example/");
        assertThat(text.undefanged("192.0.2.1")).isEqualTo("192.0.2.1");
    }

    @Test
    void showsListsAndBooleansAsPythonDoes() {
        Map<String, Object> map = new HashMap<>();
        map.put("k", null);
        assertThat(text.ofService(List.of("SSTP", "OPENVPN"))).isEqualTo("['SSTP', 'OPENVPN']");
        assertThat(text.ofService(true)).isEqualTo("True");
        assertThat(text.ofService(false)).isEqualTo("False");
        assertThat(text.ofService(21L)).isEqualTo("21");
        assertThat(text.ofService(map)).isEqualTo("{'k': None}");
        assertThat(text.ofService(Arrays.asList(1L, new BigDecimal("1.50"), List.of(false))))
                .isEqualTo("[1, 1.50, [False]]");
        assertThat(text.ofService(List.of("a', 'b", "c\nd", "http://192.0.2.1/")))
                .isEqualTo("['a\\', \\'b', 'c\\nd', 'http[://]192[.]0[.]2[.]1/']");
    }

    @Test
    void survivesListsThatAreNestedDeeply() {
        Object value = "x";
        for (int i = 0; i < 5_000; i++) {
            value = List.of(value);
        }
        assertThat(text.ofService(value)).startsWith("[[[[");
    }
}
