package io.github.cowriekit.enrich.internal;

import inet.ipaddr.IPAddress;
import inet.ipaddr.IPAddressString;
import inet.ipaddr.IPAddressStringParameters;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/** Networks as keys of shared answers, such as {@code 8.8.8.0/24} and {@code 2001:4860::/32}; resolves nothing. */
public final class Networks {
    /** Wider networks belong to registries, not to those who use an address. */
    private static final int WIDEST_IPV4 = 8;

    private static final int WIDEST_IPV6 = 12;
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

    private static IPAddress parse(String address) {
        IPAddress parsed = new IPAddressString(address, PLAIN).getAddress();
        if (parsed == null || parsed.isMultiple()) {
            throw new IllegalArgumentException("not an address");
        }
        return parsed.withoutPrefixLength();
    }
}
