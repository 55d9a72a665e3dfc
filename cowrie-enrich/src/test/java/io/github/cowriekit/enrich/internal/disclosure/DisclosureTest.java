package io.github.cowriekit.enrich.internal.disclosure;

import static io.github.cowriekit.enrich.internal.disclosure.Refusals.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.github.cowriekit.enrich.Obstacle;
import io.github.cowriekit.model.intel.Observable;
import io.github.cowriekit.model.intel.ObservableType;
import io.github.cowriekit.model.intel.Reason;
import java.util.Locale;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class DisclosureTest {
    /** Every way to write an address that some program reads as one of our own network. */
    static Stream<Arguments> spellings() {
        return Stream.of(0x7f000001L, 0x0a000001L, 0xc0a80101L, 0xac100001L, 0xa9fea9feL, 0x64400001L, 0x00000001L)
                .flatMap(address -> {
                    long a = address >> 24;
                    long b = address >> 16 & 0xff;
                    long c = address >> 8 & 0xff;
                    long d = address & 0xff;
                    return Stream.of(
                            Long.toString(address),
                            "0x" + Long.toHexString(address),
                            "0X" + Long.toHexString(address).toUpperCase(Locale.ROOT),
                            "0" + Long.toOctalString(address),
                            "00000" + Long.toOctalString(address),
                            a + "." + (address & 0xffffff),
                            a + "." + b + "." + (address & 0xffff),
                            a + "." + b + "." + c + "." + d,
                            "0x" + Long.toHexString(a) + "." + b + "." + c + "." + d,
                            "0" + Long.toOctalString(a) + "." + b + "." + c + "." + d,
                            "0x" + Long.toHexString(a) + ".0x" + Long.toHexString(address & 0xffffff),
                            a + "." + b + "." + c + ".0" + d);
                })
                .map(Arguments::of);
    }

    @ParameterizedTest
    @MethodSource("spellings")
    void refusesEverySpellingAsHost(String spelling) {
        assertThat(text(Disclosure.refusal(Observable.host(spelling)))).isIn("private address", "reserved address");
        assertThat(Disclosure.refusal(Observable.host(spelling + "."))).isNotNull();
    }

    @ParameterizedTest
    @MethodSource("spellings")
    void refusesEverySpellingInUrls(String spelling) {
        for (String url : new String[] {
            "http://%s/", "http://%s", "HTTPS://%s:8443/x", "ftp://%s./a", "%s/bins.sh", "http:%s/x", "http:///%s/x"
        }) {
            assertThat(text(Disclosure.refusal(Observable.url(String.format(url, spelling)))))
                    .as(url, spelling)
                    .isIn("private address", "reserved address");
        }
    }

    @Test
    void asksAboutHashesOnlyIfTheyAreHashes() {
        assertThat(Disclosure.refusal(Observable.sha256("A".repeat(64)))).isNull();
        assertThat(Disclosure.refusal(Observable.sha256("a".repeat(63))))
                .isEqualTo(new Obstacle(Reason.MALFORMED, "not a SHA-256"));
        assertThat(Disclosure.refusal(Observable.sha256("../users/me" + "a".repeat(53))))
                .isEqualTo(new Obstacle(Reason.MALFORMED, "not a SHA-256"));
    }

    static Stream<Arguments> seeds() {
        return IntStream.range(0, 8).mapToObj(seed -> Arguments.argumentSet("seed " + seed, seed));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void survivesWhateverAnAttackerTypes(int seed) {
        Random random = new Random(seed);
        String alphabet = "0123456789abcdefxX.:%/\\@[]?#-*_ \u0000\n\u00fc\uff11\u3002\u00ad\ud83d\u2028http";
        for (int i = 0; i < 1_000; i++) {
            String text = random.ints(1 + random.nextInt(40), 0, alphabet.length())
                    .mapToObj(index -> alphabet.substring(index, index + 1))
                    .reduce("", String::concat);
            for (ObservableType type : ObservableType.values()) {
                assertThatCode(() -> Disclosure.refusal(new Observable(type, text + "x")))
                        .as("%s %s", type, text)
                        .doesNotThrowAnyException();
            }
            assertThatCode(() -> Disclosure.refusal(Observable.url("http://" + text)))
                    .as(text)
                    .doesNotThrowAnyException();
        }
    }
}
