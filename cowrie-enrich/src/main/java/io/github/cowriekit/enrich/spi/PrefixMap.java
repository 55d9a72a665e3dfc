package io.github.cowriekit.enrich.spi;

import inet.ipaddr.IPAddress;
import io.github.cowriekit.enrich.internal.disclosure.PlainIpv4;
import io.github.cowriekit.enrich.internal.local.ListedAddresses;
import io.github.cowriekit.enrich.internal.local.PlainIpv6;
import io.github.cowriekit.enrich.internal.local.Prefixes;
import java.util.Objects;
import java.util.Optional;

/**
 * Networks and what is known of each; the smallest network that holds an address answers.
 *
 * <p>For local sources with lists of up to millions of IPv4 and IPv6 networks: a question is one binary search in sorted
 * arrays. Beside its values, which are kept once, a network takes some 26 bytes (IPv4) or 54 bytes (IPv6), references
 * of 4 bytes taken for granted. Nothing is resolved. Immutable and safe for use by several threads.
 *
 * @param <V> what is known of a network
 * @since 0.1.0
 */
public final class PrefixMap<V> {
    private final Prefixes<V> ipv4;
    private final Prefixes<V> ipv6;

    private PrefixMap(Prefixes<V> ipv4, Prefixes<V> ipv6) {
        this.ipv4 = ipv4;
        this.ipv6 = ipv6;
    }

    /** Returns a builder without networks. */
    public static <V> Builder<V> builder() {
        return new Builder<>();
    }

    /**
     * A network that holds an address, and what is known of it. Immutable.
     *
     * @param <V> what is known
     */
    public static final class Match<V> {
        private final Prefixes<V> family;
        private final int entry;
        private final long high;
        private final long low;

        private Match(Prefixes<V> family, int entry, long high, long low) {
            this.family = family;
            this.entry = entry;
            this.high = high;
            this.low = low;
        }

        /** Returns the network in CIDR notation, such as {@code 8.8.8.0/24}. */
        public String network() {
            return family.network(entry, high, low);
        }

        /** Returns what is known of it. */
        public V value() {
            return family.value(entry);
        }
    }

    /**
     * Returns the smallest network that holds an address.
     *
     * @param address an address; IPv4 that is mapped into IPv6 is IPv4
     * @return empty if no network holds it, or if the text is no address
     */
    public Optional<Match<V>> find(String address) {
        long plain = PlainIpv4.parse(address);
        if (plain != PlainIpv4.SOMETHING_ELSE) {
            return find(ipv4, 0, plain);
        }
        PlainIpv6 usual = PlainIpv6.parse(address);
        if (usual != null) {
            return find(ipv6, usual.high(), usual.low());
        }
        IPAddress parsed = ListedAddresses.address(address);
        return parsed == null
                ? Optional.empty()
                : find(parsed.isIPv4() ? ipv4 : ipv6, ListedAddresses.high(parsed), ListedAddresses.low(parsed));
    }

    private static <V> Optional<Match<V>> find(Prefixes<V> family, long high, long low) {
        int entry = family.find(high, low);
        return entry < 0 ? Optional.empty() : Optional.of(new Match<>(family, entry, high, low));
    }

    /** Returns the number of networks that were put, equal ones included. */
    public int size() {
        return ipv4.size() + ipv6.size();
    }

    /**
     * Builds a {@link PrefixMap}; not thread-safe.
     *
     * @param <V> what is known of a network
     */
    public static final class Builder<V> {
        private final Prefixes.Builder<V> ipv4 = Prefixes.ipv4();
        private final Prefixes.Builder<V> ipv6 = Prefixes.ipv6();

        private Builder() {}

        /**
         * Adds a network; of several equal ones the first stays.
         *
         * @param network an address or a network in CIDR notation; bits behind the prefix do not count
         * @param value what is known of it
         * @return whether the text is a network; one that is none is left out
         */
        public boolean put(String network, V value) {
            Objects.requireNonNull(value, "value");
            IPAddress block = ListedAddresses.network(network);
            if (block == null) {
                return false;
            }
            Prefixes.Builder<V> family = block.isIPv4() ? ipv4 : ipv6;
            family.add(ListedAddresses.high(block), ListedAddresses.low(block), block.getNetworkPrefixLength(), value);
            return true;
        }

        /** Returns the finished map. */
        public PrefixMap<V> build() {
            return new PrefixMap<>(ipv4.build(), ipv6.build());
        }
    }
}
