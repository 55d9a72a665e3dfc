package io.github.cowriekit.enrich.internal.local;

import inet.ipaddr.IPAddress;
import inet.ipaddr.ipv4.IPv4Address;
import inet.ipaddr.ipv6.IPv6Address;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * The networks of one family and what is known of each.
 *
 * <p>They are cut into spans of addresses of which each belongs to the smallest network around it, so that a question is
 * one binary search. An address is two numbers of 64 bits without a sign, of which IPv4 uses the second. Immutable.
 *
 * @param <V> what is known of a network
 */
public final class Prefixes<V> {
    private final boolean isIpv4;
    private final Spans spans;
    private final byte[] lengths;
    private final Object[] values;

    private Prefixes(boolean isIpv4, Spans spans, byte[] lengths, Object[] values) {
        this.isIpv4 = isIpv4;
        this.spans = spans;
        this.lengths = lengths;
        this.values = values;
    }

    /** Returns a builder for networks of IPv4. */
    public static <V> Builder<V> ipv4() {
        return new Builder<>(IPv4Address.BIT_COUNT);
    }

    /** Returns a builder for networks of IPv6. */
    public static <V> Builder<V> ipv6() {
        return new Builder<>(IPv6Address.BIT_COUNT);
    }

    /** Returns the number of the smallest network that holds an address, -1 if none does. */
    public int find(long high, long low) {
        return spans.find(high, low);
    }

    /** Returns what is known of a network. */
    public V value(int network) {
        @SuppressWarnings("unchecked")
        V value = (V) values[network];
        return value;
    }

    /** Returns a network in CIDR notation by an address in it. */
    public String network(int network, long high, long low) {
        IPAddress address = isIpv4
                ? new IPv4Address((int) low)
                : new IPv6Address(
                        ByteBuffer.allocate(16).putLong(high).putLong(low).array());
        return address.toPrefixBlock(lengths[network] & 0xff).toCanonicalString();
    }

    /** Returns the number of networks that were added. */
    public int size() {
        return values.length;
    }

    /**
     * Collects networks; not thread-safe.
     *
     * @param <V> what is known of a network
     */
    public static final class Builder<V> {
        private final int bits;
        private long[] highs = new long[0];
        private long[] lows = new long[0];
        private byte[] lengths = new byte[0];
        private Object[] values = new Object[0];
        private int size;

        private Builder(int bits) {
            this.bits = bits;
        }

        /** Adds a network by its first address. */
        public void add(long high, long low, int length, V value) {
            if (size == values.length) {
                int capacity = Math.max(16, size + (size >> 1));
                highs = Arrays.copyOf(highs, capacity);
                lows = Arrays.copyOf(lows, capacity);
                lengths = Arrays.copyOf(lengths, capacity);
                values = Arrays.copyOf(values, capacity);
            }
            highs[size] = high;
            lows[size] = low;
            lengths[size] = (byte) length;
            values[size] = value;
            size++;
        }

        /** Returns the finished networks. */
        public Prefixes<V> build() {
            boolean isIpv4 = bits == IPv4Address.BIT_COUNT;
            SpanSweep sweep = new SpanSweep(bits);
            IntStream.range(0, size)
                    .boxed()
                    .sorted(Comparator.comparing((Integer i) -> i, (a, b) -> Long.compareUnsigned(highs[a], highs[b]))
                            .thenComparing((a, b) -> Long.compareUnsigned(lows[a], lows[b]))
                            .thenComparing((a, b) -> Integer.compare(lengths[a] & 0xff, lengths[b] & 0xff)))
                    .forEachOrdered(i -> sweep.add(highs[i], lows[i], lengths[i] & 0xff, i));
            Spans spans = isIpv4 ? sweep.finishIpv4() : sweep.finishIpv6();
            return new Prefixes<>(isIpv4, spans, Arrays.copyOf(lengths, size), Arrays.copyOf(values, size));
        }
    }
}
