package io.github.cowriekit.enrich.internal.disclosure;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cowriekit.enrich.Obstacle;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The short cut against the rule that it stands for. */
class PlainIpv4Test {
    private static final String[] PIECES = {".", "..", "0", "00", "1", "9", "10", "255", "256", "08", "x", "-", " ", ":"
    };

    @Test
    void decidesAsTheRuleAtEveryBoundaryOfANetwork() {
        LongStream.rangeClosed(0, 65_536)
                .map(network -> network << 16)
                .flatMap(first -> LongStream.of(first - 1, first, first + 1))
                .filter(address -> address >= 0 && address <= 0xffff_ffffL)
                .filter(address -> (address >> 24) % 16 == 0 || isNearASpecialNetwork(address))
                .forEach(address -> assertSame(text(address)));
    }

    @Test
    void decidesAsTheRuleInEverySmallNetworkOfThoseThatHoldSpecialOnes() {
        for (long around : new long[] {0xc000_0000L, 0xc058_0000L, 0xc633_0000L, 0xcb00_0000L}) {
            LongStream.range(around >> 8, (around >> 8) + 256)
                    .flatMap(network -> LongStream.of(network << 8, network << 8 | 255))
                    .forEach(address -> assertSame(text(address)));
        }
    }

    static Stream<Arguments> seeds() {
        return IntStream.range(0, 4).mapToObj(seed -> Arguments.argumentSet("seed " + seed, seed));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void decidesAsTheRuleAboutAnyAddress(int seed) {
        Random random = new Random(seed);
        for (int i = 0; i < 5_000; i++) {
            assertSame(text(random.nextLong() & 0xffff_ffffL));
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void decidesAsTheRuleAboutWhatIsNearlyAnAddress(int seed) {
        Random random = new Random(seed);
        for (int i = 0; i < 5_000; i++) {
            StringBuilder text = new StringBuilder(text(random.nextLong() & 0xffff_ffffL));
            int from = random.nextInt(text.length());
            text.replace(from, from + random.nextInt(2), PIECES[random.nextInt(PIECES.length)]);
            assertSame(text.toString());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.0.0.0", "8.8.8.8", "10.0.0.1", "255.255.255.255"})
    void readsPlainAddresses(String text) {
        assertThat(text(PlainIpv4.parse(text))).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ".",
                "1.2.3",
                "1.2.3.",
                ".1.2.3",
                "1..2.3",
                "1.2.3.4.",
                "1.2.3.4.5",
                "01.2.3.4",
                "1.2.3.00",
                "1.2.3.256",
                "1.2.3.4294967297",
                "+1.2.3.4",
                "1.2.3.4 ",
                "1.2.3.0x4",
                "\u0661.2.3.4",
                "::ffff:1.2.3.4",
            })
    void leavesEverythingElseToTheRule(String text) {
        assertThat(PlainIpv4.parse(text)).isEqualTo(PlainIpv4.SOMETHING_ELSE);
    }

    private static boolean isNearASpecialNetwork(long address) {
        int first = (int) (address >> 24);
        return first <= 11 || first == 100 || first == 127 || first == 169 || first == 172 || first >= 192;
    }

    private static void assertSame(String text) {
        Obstacle refusal = AddressRule.refusal(text);
        assertThat(refusal).as(text).isEqualTo(AddressRule.refusalOfAnyForm(text));
    }

    private static String text(long address) {
        return (address >> 24) + "." + (address >> 16 & 0xff) + "." + (address >> 8 & 0xff) + "." + (address & 0xff);
    }
}
