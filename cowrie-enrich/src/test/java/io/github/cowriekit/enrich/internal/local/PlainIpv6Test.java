package io.github.cowriekit.enrich.internal.local;

import static org.assertj.core.api.Assertions.assertThat;

import inet.ipaddr.IPAddress;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlainIpv6Test {
    @ParameterizedTest
    @CsvSource({
        "::, 0, 0",
        "::1, 0, 1",
        "1::, 1000000000000, 0",
        "2001:db8::1, 20010db800000000, 1",
        "2001:DB8::aF, 20010db800000000, af",
        "1:2:3:4:5:6:7:8, 1000200030004, 5000600070008",
        "1:2:3::5:6:7:8, 1000200030000, 5000600070008",
        "1:2:3:4::6:7:8, 1000200030004, 600070008",
        "1:2:3:4:5::7:8, 1000200030004, 5000000070008",
        "1:2:3:4:5:6:7::, 1000200030004, 5000600070000",
        "::2:3:4:5:6:7:8, 200030004, 5000600070008",
        "0001::000f, 1000000000000, f",
        "ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff, ffffffffffffffff, ffffffffffffffff"
    })
    void readsTheUsualSpelling(String text, String high, String low) {
        assertThat(PlainIpv6.parse(text))
                .isEqualTo(new PlainIpv6(Long.parseUnsignedLong(high, 16), Long.parseUnsignedLong(low, 16)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ":",
                ":::",
                "1",
                "1:",
                ":1",
                "1:::2",
                "1::2::3",
                "12345::",
                "g::",
                "1::2:",
                ":1::2",
                "1:2:3:4:5:6:7",
                "1:2:3:4:5:6:7:8:9",
                "1:2:3:4:5:6:7:8::",
                "1::2:3:4:5:6:7:8",
                "fe80::1%eth0",
                "::1.2.3.4",
                "::/0",
                "::ffff:102:304",
                "1.2.3.4",
                "\u0661::",
                "ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff0"
            })
    void leavesTheRestToTheLibrary(String text) {
        assertThat(PlainIpv6.parse(text)).isNull();
    }

    @Test
    void agreesWithTheLibraryAboutWhateverItReads() {
        Random random = new Random(1);
        int read = 0;
        for (int i = 0; i < 200_000; i++) {
            String text = text(random);
            PlainIpv6 plain = PlainIpv6.parse(text);
            if (plain != null) {
                read++;
                assertThat(plain).as(text).isEqualTo(library(text));
            }
        }
        assertThat(read).isGreaterThan(10_000);
    }

    private static @Nullable PlainIpv6 library(String text) {
        IPAddress address = ListedAddresses.address(text);
        return address == null ? null : new PlainIpv6(ListedAddresses.high(address), ListedAddresses.low(address));
    }

    /** Groups in no order that is right by itself, with a gap more often than not. */
    private static String text(Random random) {
        StringBuilder text = new StringBuilder();
        int groups = random.nextInt(10);
        for (int i = 0; i < groups; i++) {
            if (random.nextInt(30) > 0) {
                text.append(Integer.toHexString(random.nextInt(1 << (1 + random.nextInt(17)))));
            }
            text.append(i < groups - 1 || random.nextInt(4) == 0 ? random.nextInt(6) == 0 ? "::" : ":" : "");
        }
        return text.toString();
    }
}
