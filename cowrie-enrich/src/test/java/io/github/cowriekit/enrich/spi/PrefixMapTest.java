package io.github.cowriekit.enrich.spi;

import static org.assertj.core.api.Assertions.assertThat;

import inet.ipaddr.IPAddress;
import inet.ipaddr.IPAddressString;
import inet.ipaddr.ipv4.IPv4Address;
import inet.ipaddr.ipv6.IPv6Address;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PrefixMapTest {
    private static PrefixMap<String> map(String... networks) {
        PrefixMap.Builder<String> builder = PrefixMap.builder();
        for (String network : networks) {
            assertThat(builder.put(network, "in " + network)).as(network).isTrue();
        }
        return builder.build();
    }

    private static String find(PrefixMap<String> map, String address) {
        return map.find(address).map(PrefixMap.Match::value).orElse("nowhere");
    }

    @ParameterizedTest
    @CsvSource({
        "9.255.255.255, nowhere",
        "10.0.0.0, in 10.0.0.0/8",
        "10.1.255.255, in 10.0.0.0/8",
        "10.2.0.0, in 10.2.0.0/16",
        "10.2.2.255, in 10.2.0.0/16",
        "10.2.3.0, in 10.2.3.0/24",
        "10.2.3.4, in 10.2.3.4",
        "10.2.3.5, in 10.2.3.0/24",
        "10.2.3.255, in 10.2.3.0/24",
        "10.2.4.0, in 10.2.0.0/16",
        "10.2.255.255, in 10.2.0.0/16",
        "10.3.0.0, in 10.0.0.0/8",
        "10.255.255.255, in 10.0.0.0/8",
        "11.0.0.0, nowhere",
        "255.255.255.255, in 255.255.255.255/32",
        "255.255.255.254, nowhere",
        "::ffff:10.2.3.4, in 10.2.3.4",
        "::ffff:a02:304, in 10.2.3.4",
        "2001:db7:ffff:ffff:ffff:ffff:ffff:ffff, nowhere",
        "2001:db8::, in 2001:db8::/32",
        "2001:db8:0:1::, in 2001:db8:0:1::/64",
        "2001:db8:0:1:8000::1, in 2001:db8:0:1:8000::/65",
        "2001:db8:0:1:ffff:ffff:ffff:ffff, in 2001:db8:0:1:8000::/65",
        "2001:db8:0:2::, in 2001:db8::/32",
        "2001:db8:0:2::%eth0, in 2001:db8::/32",
        "2001:db9::, nowhere",
        "ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff, in ffff::/16"
    })
    void findsTheSmallestNetwork(String address, String expected) {
        PrefixMap<String> map = map(
                "10.2.3.0/24",
                "10.0.0.0/8",
                "10.2.3.4",
                "10.2.0.0/16",
                "255.255.255.255/32",
                "2001:db8:0:1::/64",
                "ffff::/16",
                "2001:db8::/32",
                "2001:db8:0:1:8000::/65");
        assertThat(find(map, address)).isEqualTo(expected);
        assertThat(map.size()).isEqualTo(9);
    }

    @Test
    void saysWhichNetworkItIs() {
        PrefixMap<String> map = map("10.2.3.77/24", "2001:db8:0:1::/64", "0.0.0.0/0", "::/0");

        assertThat(map.find("10.2.3.4").orElseThrow().network()).isEqualTo("10.2.3.0/24");
        assertThat(map.find("10.2.4.4").orElseThrow().network()).isEqualTo("0.0.0.0/0");
        assertThat(map.find("2001:db8:0:1::9").orElseThrow().network()).isEqualTo("2001:db8:0:1::/64");
        assertThat(map.find("fe80::1").orElseThrow().network()).isEqualTo("::/0");
    }

    @Test
    void keepsTheFirstOfEqualNetworks() {
        PrefixMap.Builder<String> builder = PrefixMap.builder();
        builder.put("10.0.0.0/8", "first");
        builder.put("10.9.9.9/8", "second");
        builder.put("10.0.0.0/8", "third");
        assertThat(find(builder.build(), "10.0.0.1")).isEqualTo("first");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "localhost", "10.0.0.0/8", "10.1", "0x0a000001", "010.0.0.1", "10.*", "1.2.3.256", "::/0"})
    void findsNothingForWhatIsNoAddress(String text) {
        assertThat(map("0.0.0.0/0", "::/0").find(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "localhost", "10.0.0.0/33", "10.0/8", "2001:db8::/129", "10.0.0.0-9", "*", "/8"})
    void takesNothingThatIsNoNetwork(String text) {
        PrefixMap.Builder<String> builder = PrefixMap.builder();
        assertThat(builder.put(text, "x")).isFalse();
        assertThat(builder.build().size()).isZero();
    }

    @Test
    void isEmptyWithoutNetworks() {
        assertThat(map().find("10.0.0.1")).isEmpty();
        assertThat(map().find("::1")).isEmpty();
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void agreesWithASearchThroughAllNetworks(long seed) {
        Random random = new Random(seed);
        boolean isIpv4 = seed % 2 == 0;
        Map<IPAddress, String> networks = new LinkedHashMap<>();
        PrefixMap.Builder<String> builder = PrefixMap.builder();
        for (int i = 0; i < 300; i++) {
            IPAddress address = address(random, isIpv4);
            IPAddress network = address.toPrefixBlock(random.nextInt(address.getBitCount() + 1));
            networks.putIfAbsent(network, "n" + i);
            builder.put(network.toCanonicalString(), "n" + i);
        }
        PrefixMap<String> map = builder.build();
        for (int i = 0; i < 3_000; i++) {
            IPAddress address = address(random, isIpv4);
            Optional<IPAddress> smallest = networks.keySet().stream()
                    .filter(network -> network.contains(address))
                    .max(Comparator.comparing(IPAddress::getNetworkPrefixLength));
            String text = address.toCanonicalString();
            assertThat(map.find(text).map(PrefixMap.Match::value)).as(text).isEqualTo(smallest.map(networks::get));
            assertThat(map.find(text).map(PrefixMap.Match::network))
                    .as(text)
                    .isEqualTo(smallest.map(IPAddress::toCanonicalString));
        }
    }

    /** Few distinct bits, so that networks nest and touch. */
    private static IPAddress address(Random random, boolean isIpv4) {
        if (isIpv4) {
            return new IPv4Address((random.nextInt(4) << 30) | (random.nextInt(4) << 14) | random.nextInt(4));
        }
        String text = String.format(
                "%x:0:0:%x:%x::%x",
                random.nextInt(2) * 0xffff, random.nextInt(3), random.nextInt(2) * 0x8000, random.nextInt(3));
        return ((IPv6Address) Objects.requireNonNull(new IPAddressString(text).getAddress())).removeZone();
    }
}
