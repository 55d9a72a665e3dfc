package io.github.cowriekit.benchmarks;

import inet.ipaddr.IPAddressString;
import inet.ipaddr.ipv4.IPv4AddressAssociativeTrie;
import io.github.cowriekit.enrich.spi.PrefixMap;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;

/** Networks as a routing table has them, and one address in each, asked in another order. */
final class PrefixQuestions {
    private final Map<String, Integer> networks = new LinkedHashMap<>();
    private final List<String> addresses = new ArrayList<>();

    /**
     * Makes networks.
     *
     * @param count how many
     * @param isIpv4 of which family
     * @param seed makes the same ones each time
     */
    PrefixQuestions(int count, boolean isIpv4, long seed) {
        Random random = new Random(seed);
        while (networks.size() < count) {
            // most networks are small, and a tenth of them have others in them
            int length = isIpv4 ? 16 + random.nextInt(17) : 32 + random.nextInt(33);
            String address = isIpv4 ? ipv4(random.nextInt()) : ipv6(random);
            String network = Objects.requireNonNull(new IPAddressString(address + "/" + length).getAddress())
                    .toPrefixBlock()
                    .toCanonicalString();
            if (networks.putIfAbsent(network, networks.size()) == null) {
                addresses.add(address);
            }
        }
        Collections.shuffle(addresses, random);
    }

    private static String ipv4(int bits) {
        return (bits >>> 24) + "." + (bits >>> 16 & 0xff) + "." + (bits >>> 8 & 0xff) + "." + (bits & 0xff);
    }

    private static String ipv6(Random random) {
        return String.format(
                "20%02x:%x:%x:%x::1",
                random.nextInt(256), random.nextInt(1 << 16), random.nextInt(1 << 16), random.nextInt(1 << 16));
    }

    PrefixMap<Integer> prefixMap() {
        PrefixMap.Builder<Integer> builder = PrefixMap.builder();
        networks.forEach(builder::put);
        return builder.build();
    }

    /** Returns what each address is mapped to, as if all were known one by one. */
    Map<String, Integer> hashMap(PrefixMap<Integer> map) {
        Map<String, Integer> known = new HashMap<>();
        addresses.forEach(
                address -> known.put(address, map.find(address).orElseThrow().value()));
        return known;
    }

    /** Returns the trie of the address library; IPv4 only. */
    IPv4AddressAssociativeTrie<Integer> trie() {
        IPv4AddressAssociativeTrie<Integer> trie = new IPv4AddressAssociativeTrie<>();
        networks.forEach((network, number) -> trie.put(
                Objects.requireNonNull(new IPAddressString(network).getAddress())
                        .toIPv4(),
                number));
        return trie;
    }

    List<String> addresses() {
        return addresses;
    }
}
