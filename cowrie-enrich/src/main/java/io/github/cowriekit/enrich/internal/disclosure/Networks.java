package io.github.cowriekit.enrich.internal.disclosure;

import inet.ipaddr.IPAddress;
import inet.ipaddr.IPAddressString;
import inet.ipaddr.IPAddressStringParameters;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Networks as keys of shared answers, such as {@code 8.8.8.0/24} and {@code 2001:4860::/32}; resolves nothing. */
public final class Networks {
    /** Wider networks belong to registries, not to those who use an address. */
    private static final int WIDEST_IPV4 = 8;

    private static final int WIDEST_IPV6 = 12;

    /** Smaller networks are not routed between systems. */
    private static final int SMALLEST_ROUTE_IPV4 = 24;

    private static final int SMALLEST_ROUTE_IPV6 = 48;
    private static final int MOST_BLOCKS = 32;

    private static final IPAddressStringParameters PLAIN = new IPAddressStringParameters.Builder()
            .allowEmpty(false)
            .allowAll(false)
            .allow_inet_aton(false)
            .toParams();

    private Networks() {}

    /**
     * Returns the networks that an address may lie in, from itself to the widest.
     *
     * @throws IllegalArgumentException if the text is no address
     */
    public static List<String> around(String address) {
        IPAddress parsed = parse(address);
        int bits = parsed.getBitCount();
        int widest = parsed.isIPv4() ? WIDEST_IPV4 : WIDEST_IPV6;
        return IntStream.rangeClosed(0, bits - widest)
                .mapToObj(host -> parsed.toPrefixBlock(bits - host).toCanonicalString())
                .toList();
    }

    /**
     * Returns the networks between two addresses, both included.
     *
     * @return empty if they are no range or one of more networks than a registry hands out at once
     */
    public static Set<String> between(String first, String last) {
        IPAddress from = new IPAddressString(first, PLAIN).getAddress();
        IPAddress to = new IPAddressString(last, PLAIN).getAddress();
        boolean isRange = from != null
                && to != null
                && !from.isMultiple()
                && !to.isMultiple()
                && from.getIPVersion() == to.getIPVersion()
                && from.compareTo(to) <= 0;
        IPAddress[] blocks =
                isRange ? from.withoutPrefixLength().spanWithPrefixBlocks(to.withoutPrefixLength()) : new IPAddress[0];
        Set<String> networks = new LinkedHashSet<>();
        if (blocks.length <= MOST_BLOCKS) {
            for (IPAddress block : blocks) {
                networks.add(block.assignPrefixForSingleBlock().toCanonicalString());
            }
        }
        return networks;
    }

    /** Returns whether a range holds an address; null if it is no range, which says nothing about any address. */
    public static @Nullable Boolean covers(String first, String last, String address) {
        IPAddress from = new IPAddressString(first, PLAIN).getAddress();
        IPAddress to = new IPAddressString(last, PLAIN).getAddress();
        if (from == null || to == null || from.isMultiple() || to.isMultiple()) {
            return null;
        }
        IPAddress asked = parse(address);
        return from.getIPVersion() == asked.getIPVersion()
                && to.getIPVersion() == asked.getIPVersion()
                && from.withoutPrefixLength().compareTo(asked) <= 0
                && asked.compareTo(to.withoutPrefixLength()) <= 0;
    }

    /** Returns whether a network, such as {@code 8.8.8.0/24}, holds an address. */
    public static boolean contains(String network, String address) {
        IPAddress parsed = new IPAddressString(network).getAddress();
        return parsed != null && parsed.toPrefixBlock().contains(parse(address));
    }

    /** Returns whether two addresses are known to differ: an answer that says it is about another one is none. */
    public static boolean differ(@Nullable String said, String asked) {
        IPAddress one = said == null ? null : new IPAddressString(said, PLAIN).getAddress();
        IPAddress other = new IPAddressString(asked, PLAIN).getAddress();
        return one != null && other != null && !one.withoutPrefixLength().equals(other.withoutPrefixLength());
    }

    /** Returns whether a network is a single address. */
    public static boolean isSingle(String network) {
        IPAddress parsed = new IPAddressString(network).getAddress();
        return parsed != null && length(parsed) == parsed.getBitCount();
    }

    /**
     * Returns the network for which an answer about a route holds: the whole route if it can have no smaller one inside,
     * else the part around what was asked about.
     *
     * @param route the smallest route that was told
     * @param asked an address with its length, or a network
     * @return empty if more was asked about than such a part
     */
    public static Set<String> ofRoute(String route, String asked) {
        IPAddress told = new IPAddressString(route).getAddress();
        IPAddress around = new IPAddressString(asked).getAddress();
        if (told == null || around == null) {
            return Set.of();
        }
        int smallest = around.isIPv4() ? SMALLEST_ROUTE_IPV4 : SMALLEST_ROUTE_IPV6;
        if (told.getIPVersion() == around.getIPVersion() && length(told) >= smallest) {
            return Set.of(told.toPrefixBlock().toCanonicalString());
        }
        return length(around) < smallest
                ? Set.of()
                : Set.of(around.toPrefixBlock(smallest).toCanonicalString());
    }

    private static int length(IPAddress network) {
        return Objects.requireNonNullElse(network.getPrefixLength(), network.getBitCount());
    }

    private static IPAddress parse(String address) {
        IPAddress parsed = new IPAddressString(address, PLAIN).getAddress();
        if (parsed == null || parsed.isMultiple()) {
            throw new IllegalArgumentException("not an address");
        }
        return parsed.withoutPrefixLength();
    }
}
