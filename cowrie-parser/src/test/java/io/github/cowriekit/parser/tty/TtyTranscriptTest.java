package io.github.cowriekit.parser.tty;

import static io.github.cowriekit.parser.tty.TtyBytes.opened;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class TtyTranscriptTest {
    private static String seen(String... output) {
        TtyBytes bytes = opened();
        for (String part : output) {
            bytes.out(new String(part.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1));
        }
        return bytes.read().transcript();
    }

    static Stream<Arguments> outputs() {
        return Stream.of(
                arguments("a\r\nb\nc", "a\nb\nc"),
                arguments("10%\r20%\r\n", "20%\n"),
                arguments("lss\b \b\n", "ls \n"),
                arguments("\u001b[4h$ lss\u001b[1D\u001b[1P\n\u001b[4lout\n", "$ ls\nout\n"),
                arguments("\u001b[4habc\u001b[2DX\n", "aXbc\n"),
                arguments("abc\u001b[2DX\n", "aXc\n"),
                arguments("abc\u001b[4D\u001b[Kz\n", "z\n"),
                arguments("abc\u001b[D\u001b[1K\n", "  c\n"),
                arguments("abc\u001b[2Kd\n", "d\n"),
                arguments("abc\u001b[1Gx\u001b[Cy\n", "xby\n"),
                arguments("a\u001b[1;31mred\u001b[0m\n", "ared\n"),
                arguments("\u001b]0;title\u0007text\n", "text\n"),
                arguments("\u001b]0;title\u001b\\text\n", "text\n"),
                arguments("\u001b]0;no end\ntext\n", "\ntext\n"),
                arguments("\u001b(Btext\u001b=\u001b>\n", "text\n"),
                arguments("first\u001b[2J\u001b[Hsecond\n", "first\nsecond\n"),
                arguments("one\u001b[10;20Htwo\n", "one\ntwo\n"),
                arguments("abc\u001b[2D\u001b[Jz\n", "az\n"),
                arguments("bell\u0007 nul\u0000 del\u007f c1\u009b\n", "bell nul del c1\n"),
                arguments("tab\tstays\n", "tab\tstays\n"),
                arguments("cut \u001b[12", "cut "),
                arguments("cut \u001b", "cut "),
                arguments("\u001b[12\nnext", "\nnext"),
                arguments("ü☃\n", "ü☃\n"));
    }

    @ParameterizedTest
    @MethodSource("outputs")
    void showsWhatWasSeen(String output, String seen) {
        assertThat(seen(output)).isEqualTo(seen);
        // Cowrie records single characters
        assertThat(seen(output.split(""))).isEqualTo(seen);
    }

    @Test
    void joinsACharacterThatWasSplitBetweenRecords() {
        assertThat(opened().out("\u00e2").out("\u0098").out("\u0083!").read().transcript())
                .isEqualTo("☃!");
        assertThat(opened().out("a\u00e2").read().transcript()).isEqualTo("a\ufffd");
    }

    @Test
    void doesNotReserveWhatASequenceAsksFor() {
        assertThat(seen("a\u001b[999999999C\u001b[99999999999999999999Db\u001b[2000000000Pc\n"))
                .isEqualTo("bc\n");
    }

    @Test
    void letsNoStringHideWhatFollows() {
        assertThat(seen("\u001b]" + "x".repeat(10_000) + "\nseen")).endsWith("\nseen");
    }

    @Test
    void keepsALineLongerThanItsWindow() {
        String text = "0123456789".repeat(5_000);

        assertThat(seen(text + "\n")).isEqualTo(text + "\n");
        assertThat(seen(text + "\b\b\b\bEND")).isEqualTo(text.substring(0, text.length() - 4) + "END9");
    }

    @Test
    @Timeout(20)
    void boundsTheWorkOfOneCharacter() {
        String insert = "\u001b[4h" + "x".repeat(8000) + "y\r".repeat(1_000_000);

        assertThat(seen(insert)).contains("yyy");
    }

    @Test
    void leavesNoControlCharacterWhateverIsOutput() {
        java.util.Random random = new java.util.Random(11);
        for (int i = 0; i < 2_000; i++) {
            byte[] noise = new byte[random.nextInt(200)];
            random.nextBytes(noise);
            for (int j = 0; j < noise.length; j += 1 + random.nextInt(8)) {
                noise[j] = (byte) "\u001b[]\r\b\n4hPK;0D".charAt(random.nextInt(13));
            }
            String seen = opened().out(new String(noise, StandardCharsets.ISO_8859_1))
                    .read()
                    .transcript();

            assertThat(seen.chars().filter(c -> Character.isISOControl(c) && c != '\n' && c != '\t'))
                    .as("seed 11, case %d", i)
                    .isEmpty();
        }
    }
}
