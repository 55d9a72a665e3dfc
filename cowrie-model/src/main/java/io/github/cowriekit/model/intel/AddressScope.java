package io.github.cowriekit.model.intel;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What an address is good for, after the special-purpose registries of IANA: only a public one is asked about or exported.
 *
 * <p>An IPv6 address that holds an IPv4 address (mapped, translated, 6to4, Teredo) is as special as that one.
 *
 * @since 0.1.0
 */
public enum AddressScope {
    /** An address of the public internet. */
    PUBLIC("public address"),

    /** Of a private network, this machine, its link or the network of a carrier. */
    PRIVATE("private address"),

    /** Reserved for examples in documents. */
    DOCUMENTATION("documentation address"),

    /** Names a group of machines. */
    MULTICAST("multicast address"),

    /** Reserved for protocols and for the future. */
    RESERVED("reserved address");

    /** First match wins, so a network stands before the one around it. */
    private static final List<Network4> IPV4 = List.of(
            ipv4(PRIVATE, 10, 0, 0, 8),
            ipv4(PRIVATE, 172, 16, 0, 12),
            ipv4(PRIVATE, 192, 168, 0, 16),
            ipv4(PRIVATE, 127, 0, 0, 8),
            ipv4(PRIVATE, 169, 254, 0, 16),
            ipv4(PRIVATE, 100, 64, 0, 10),
            ipv4(DOCUMENTATION, 192, 0, 2, 24),
            ipv4(DOCUMENTATION, 198, 51, 100, 24),
            ipv4(DOCUMENTATION, 203, 0, 113, 24),
            ipv4(MULTICAST, 224, 0, 0, 4),
            ipv4(RESERVED, 0, 0, 0, 8),
            ipv4(RESERVED, 192, 0, 0, 24),
            ipv4(RESERVED, 192, 88, 99, 24),
            ipv4(RESERVED, 198, 18, 0, 15),
            ipv4(RESERVED, 240, 0, 0, 4));

    private static final List<Network6> IPV6 = List.of(
            ipv6(PRIVATE, 7, 0xfc00),
            ipv6(PRIVATE, 10, 0xfe80),
            ipv6(PRIVATE, 10, 0xfec0),
            ipv6(PRIVATE, 48, 0x64, 0xff9b, 1),
            ipv6(DOCUMENTATION, 32, 0x2001, 0xdb8),
            ipv6(DOCUMENTATION, 20, 0x3fff),
            ipv6(MULTICAST, 8, 0xff00));

    private static final Network6 TEREDO = ipv6(PUBLIC, 32, 0x2001, 0);
    private static final Network6 PROTOCOLS = ipv6(RESERVED, 23, 0x2001);
    private static final Network6 TRANSLATED = ipv6(PUBLIC, 96, 0x64, 0xff9b);
    private static final Network6 SIX_TO_FOUR = ipv6(PUBLIC, 16, 0x2002);
    private static final Network6 GLOBAL_UNICAST = ipv6(PUBLIC, 3, 0x2000);

    private record Network4(long first, long last, AddressScope scope) {}

    private record Network6(List<Integer> groups, int length, AddressScope scope) {
        boolean contains(byte[] address) {
            for (int bit = 0; bit < length; bit++) {
                int group = bit / 16 < groups.size() ? groups.get(bit / 16) : 0;
                boolean isSet = (group >> (15 - bit % 16) & 1) == 1;
                if (isSet != ((address[bit / 8] >> (7 - bit % 8) & 1) == 1)) {
                    return false;
                }
            }
            return true;
        }
    }

    private final String label;

    AddressScope(String label) {
        this.label = label;
    }

    /** Returns the scope in words for people, such as {@code private address}. */
    public String label() {
        return label;
    }

    /** Returns whether it is an address of the public internet. */
    public boolean isPublic() {
        return this == PUBLIC;
    }

    /**
     * Returns the scope of an address.
     *
     * @param address four or sixteen bytes, the first one first
     * @throws IllegalArgumentException if it has another number of bytes
     */
    public static AddressScope of(byte[] address) {
        if (address.length == 4) {
            return ofIpv4(ipv4(address, 0));
        }
        if (address.length != 16) {
            throw new IllegalArgumentException("an address has 4 or 16 bytes, not " + address.length);
        }
        return ofIpv6(address);
    }

    /** Returns the scope of an IPv4 address, given as a number; costs a few comparisons. */
    public static AddressScope ofIpv4(long address) {
        for (Network4 network : IPV4) {
            if (network.first() <= address && address <= network.last()) {
                return network.scope();
            }
        }
        return PUBLIC;
    }

    private static AddressScope ofIpv6(byte[] address) {
        for (Network6 network : IPV6) {
            if (network.contains(address)) {
                return network.scope();
            }
        }
        if (isZero(address, 0, 15) && (address[15] == 0 || address[15] == 1)) {
            return address[15] == 1 ? PRIVATE : RESERVED;
        }
        List<Long> embedded = embedded(address);
        for (long inner : embedded) {
            AddressScope scope = ofIpv4(inner);
            if (scope != PUBLIC) {
                return scope;
            }
        }
        if (!embedded.isEmpty()) {
            return PUBLIC;
        }
        return PROTOCOLS.contains(address) || !GLOBAL_UNICAST.contains(address) ? RESERVED : PUBLIC;
    }

    private static List<Long> embedded(byte[] address) {
        if (SIX_TO_FOUR.contains(address)) {
            return List.of(ipv4(address, 2));
        }
        if (TEREDO.contains(address)) {
            // server and client; that of the client is stored inverted
            return List.of(ipv4(address, 4), ~ipv4(address, 12) & 0xffff_ffffL);
        }
        boolean isMapped = isZero(address, 0, 10) && address[10] == -1 && address[11] == -1;
        boolean isTranslated = isZero(address, 0, 8) && address[8] == -1 && address[9] == -1 && isZero(address, 10, 12);
        if (isMapped || isTranslated || isZero(address, 0, 12) || TRANSLATED.contains(address)) {
            return List.of(ipv4(address, 12));
        }
        return List.of();
    }

    private static boolean isZero(byte[] address, int from, int to) {
        for (int i = from; i < to; i++) {
            if (address[i] != 0) {
                return false;
            }
        }
        return true;
    }

    private static long ipv4(byte[] address, int from) {
        long read = 0;
        for (int i = from; i < from + 4; i++) {
            read = read << 8 | (address[i] & 0xff);
        }
        return read;
    }

    private static Network4 ipv4(AddressScope scope, int first, int second, int third, int length) {
        long lowest = (long) first << 24 | (long) second << 16 | (long) third << 8;
        return new Network4(lowest, lowest + (1L << (32 - length)) - 1, scope);
    }

    private static Network6 ipv6(AddressScope scope, int length, int... groups) {
        List<Integer> all = new ArrayList<>();
        Arrays.stream(groups).forEach(all::add);
        return new Network6(List.copyOf(all), length, scope);
    }
}
