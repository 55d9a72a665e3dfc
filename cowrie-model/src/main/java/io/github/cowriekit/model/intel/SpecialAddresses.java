package io.github.cowriekit.model.intel;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The special-purpose addresses of IANA: what is in here is neither asked about nor exported.
 *
 * <p>An IPv6 address that holds an IPv4 address (mapped, translated, 6to4, Teredo) is as special as that one.
 *
 * @since 0.1.0
 */
public final class SpecialAddresses {
    private static final String PRIVATE = "private address";
    private static final String DOCUMENTATION = "documentation address";
    private static final String MULTICAST = "multicast address";
    private static final String RESERVED = "reserved address";

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

    private static final Network6 TEREDO = ipv6("", 32, 0x2001, 0);
    private static final Network6 PROTOCOLS = ipv6(RESERVED, 23, 0x2001);
    private static final Network6 TRANSLATED = ipv6("", 96, 0x64, 0xff9b);
    private static final Network6 SIX_TO_FOUR = ipv6("", 16, 0x2002);
    private static final Network6 GLOBAL_UNICAST = ipv6("", 3, 0x2000);

    private record Network4(long first, long last, String kind) {}

    private record Network6(List<Integer> groups, int length, String kind) {
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

    private SpecialAddresses() {}

    /**
     * Returns what kind of special address this is, such as {@code private address}; null for a public one.
     *
     * @param address four or sixteen bytes, the first one first
     * @throws IllegalArgumentException if it has another number of bytes
     */
    public static @Nullable String kind(byte[] address) {
        if (address.length == 4) {
            return kindOfIpv4(ipv4(address, 0));
        }
        if (address.length != 16) {
            throw new IllegalArgumentException("an address has 4 or 16 bytes, not " + address.length);
        }
        return kindOfIpv6(address);
    }

    /** Returns what kind of special IPv4 address this is, null for a public one. */
    public static @Nullable String kindOfIpv4(long address) {
        for (Network4 network : IPV4) {
            if (network.first() <= address && address <= network.last()) {
                return network.kind();
            }
        }
        return null;
    }

    private static @Nullable String kindOfIpv6(byte[] address) {
        for (Network6 network : IPV6) {
            if (network.contains(address)) {
                return network.kind();
            }
        }
        if (isZero(address, 0, 15) && (address[15] == 0 || address[15] == 1)) {
            return address[15] == 1 ? PRIVATE : RESERVED;
        }
        List<Long> embedded = embedded(address);
        for (long inner : embedded) {
            String kind = kindOfIpv4(inner);
            if (kind != null) {
                return kind;
            }
        }
        if (!embedded.isEmpty()) {
            return null;
        }
        return PROTOCOLS.contains(address) || !GLOBAL_UNICAST.contains(address) ? RESERVED : null;
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

    private static Network4 ipv4(String kind, int first, int second, int third, int length) {
        long lowest = (long) first << 24 | (long) second << 16 | (long) third << 8;
        return new Network4(lowest, lowest + (1L << (32 - length)) - 1, kind);
    }

    private static Network6 ipv6(String kind, int length, int... groups) {
        List<Integer> all = new ArrayList<>();
        Arrays.stream(groups).forEach(all::add);
        return new Network6(List.copyOf(all), length, kind);
    }
}
