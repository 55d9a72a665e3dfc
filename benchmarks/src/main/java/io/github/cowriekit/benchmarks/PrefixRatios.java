package io.github.cowriekit.benchmarks;

import inet.ipaddr.IPAddressString;
import inet.ipaddr.ipv4.IPv4Address;
import inet.ipaddr.ipv4.IPv4AddressAssociativeTrie;
import io.github.cowriekit.enrich.spi.PrefixMap;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/**
 * Prints the cost of finding the smallest network of an address, relative to a {@link java.util.HashMap} of all addresses asked
 * about, and the memory of a network.
 *
 * <p>Asks twice: with the very strings that are the keys of the map, whose hashes are known, and with new strings out of
 * bytes, as an address comes from a log.
 *
 * <p>Arguments: number of networks and of rounds, both optional. The sums of what is found must be equal.
 */
public final class PrefixRatios {
    private static final int WARM_UPS = 4;

    private PrefixRatios() {}

    /** Measures. */
    public static void main(String[] args) {
        int count = args.length > 0 ? (int) Double.parseDouble(args[0]) : 1_000_000;
        int rounds = args.length > 1 ? Integer.parseInt(args[1]) : 9;
        measure(new PrefixQuestions(count, true, 1), count, rounds, true);
        measure(new PrefixQuestions(count, false, 1), count, rounds, false);
    }

    private static void measure(PrefixQuestions questions, int count, int rounds, boolean isIpv4) {
        String family = isIpv4 ? "IPv4" : "IPv6";
        List<String> addresses = questions.addresses();
        long before = LiveHeap.bytes();
        PrefixMap<Integer> prefixes = questions.prefixMap();
        row("bytes per network, " + family, (double) (LiveHeap.bytes() - before) / count);
        Map<String, Integer> known = questions.hashMap(prefixes);
        Meter meter = Meter.ofThread();
        Meter.Task hash = meter.task("HashMap", () -> sum(addresses, known));
        Meter.Task prefix = meter.task("PrefixMap", () -> sum(addresses, prefixes));
        List<byte[]> texts = addresses.stream()
                .map(address -> address.getBytes(StandardCharsets.ISO_8859_1))
                .toList();
        Meter.Task newHash = meter.task("HashMap, new strings", () -> sumOfNew(texts, known));
        Meter.Task newPrefix = meter.task("PrefixMap, new strings", () -> sumOfNew(texts, prefixes));
        if (!sum(addresses, known).equals(sum(addresses, prefixes))) {
            throw new IllegalStateException("they do not find the same");
        }
        Meter.Task library = isIpv4 ? trie(meter, questions, count) : null;
        meter.run(WARM_UPS, rounds);
        row("PrefixMap.find / HashMap.get of the same texts, " + family, hash.timesFasterThan(prefix));
        row("the same, new strings", newHash.timesFasterThan(newPrefix));
        row("nanoseconds of a PrefixMap.find, " + family, (double) prefix.nanos() / count);
        row("bytes allocated by a PrefixMap.find, " + family, (double) prefix.allocatedBytes() / count);
        if (library != null) {
            row("trie of the address library, addresses parsed before / HashMap.get", hash.timesFasterThan(library));
        }
    }

    private static Meter.Task trie(Meter meter, PrefixQuestions questions, int count) {
        long before = LiveHeap.bytes();
        IPv4AddressAssociativeTrie<Integer> trie = questions.trie();
        row("bytes per network, trie of the address library", (double) (LiveHeap.bytes() - before) / count);
        List<IPv4Address> parsed = questions.addresses().stream()
                .map(address -> Objects.requireNonNull(new IPAddressString(address).getAddress())
                        .toIPv4())
                .toList();
        return meter.task("trie", () -> {
            long sum = 0;
            for (IPv4Address address : parsed) {
                sum += trie.longestPrefixMatchNode(address).getValue();
            }
            return sum;
        });
    }

    private static Long sum(List<String> addresses, Map<String, Integer> known) {
        long sum = 0;
        for (String address : addresses) {
            sum += Objects.requireNonNull(known.get(address));
        }
        return sum;
    }

    private static Long sum(List<String> addresses, PrefixMap<Integer> prefixes) {
        long sum = 0;
        for (String address : addresses) {
            sum += prefixes.find(address).orElseThrow().value();
        }
        return sum;
    }

    private static Long sumOfNew(List<byte[]> texts, Map<String, Integer> known) {
        long sum = 0;
        for (byte[] text : texts) {
            sum += Objects.requireNonNull(known.get(new String(text, StandardCharsets.ISO_8859_1)));
        }
        return sum;
    }

    private static Long sumOfNew(List<byte[]> texts, PrefixMap<Integer> prefixes) {
        long sum = 0;
        for (byte[] text : texts) {
            sum += prefixes.find(new String(text, StandardCharsets.ISO_8859_1))
                    .orElseThrow()
                    .value();
        }
        return sum;
    }

    private static void row(String what, double value) {
        System.out.printf(Locale.ROOT, "%-70s %8.2f%n", what, value);
    }
}
