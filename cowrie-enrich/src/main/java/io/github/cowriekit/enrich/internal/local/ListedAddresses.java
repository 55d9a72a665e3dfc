package io.github.cowriekit.enrich.internal.local;

import inet.ipaddr.AddressStringParameters.RangeParameters;
import inet.ipaddr.IPAddress;
import inet.ipaddr.IPAddressString;
import inet.ipaddr.IPAddressStringParameters;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** Addresses and networks as lists write them; resolves nothing. */
public final class ListedAddresses {
    private static final IPAddressStringParameters ADDRESS = parameters(false);
    private static final IPAddressStringParameters NETWORK = parameters(true);

    private ListedAddresses() {}

    /** Returns the address, that of IPv4 for one mapped into IPv6, without its zone; null if the text is none. */
    public static @Nullable IPAddress address(String text) {
        IPAddress address = new IPAddressString(text, ADDRESS).getAddress();
        if (address == null || !address.isIPv6()) {
            return address;
        }
        return address.toIPv6().isIPv4Mapped()
                ? address.toIPv6().getEmbeddedIPv4Address()
                : address.toIPv6().removeZone();
    }

    /** Returns the network of a text such as {@code 10.0.0.0/8} or of a single address; null if it is none. */
    public static @Nullable IPAddress network(String text) {
        IPAddress network = new IPAddressString(text, NETWORK).getAddress();
        if (network == null) {
            return null;
        }
        return network.isPrefixed() ? network.toPrefixBlock() : network.toPrefixBlock(network.getBitCount());
    }

    /** Returns the first 64 bits of an address or of the first one of a network, 0 for IPv4. */
    public static long high(IPAddress address) {
        return address.isIPv4() ? 0 : ByteBuffer.wrap(address.getBytes()).getLong(0);
    }

    /** Returns the other bits: the last 64, or those of IPv4. */
    public static long low(IPAddress address) {
        return address.isIPv4()
                ? address.toIPv4().longValue()
                : ByteBuffer.wrap(address.getBytes()).getLong(Long.BYTES);
    }

    private static IPAddressStringParameters parameters(boolean prefix) {
        return new IPAddressStringParameters.Builder()
                .allowEmpty(false)
                .allowAll(false)
                .allowMask(false)
                .allowPrefix(prefix)
                .allowPrefixOnly(false)
                .allowWildcardedSeparator(false)
                .setRangeOptions(RangeParameters.NO_RANGE)
                .allowSingleSegment(false)
                .allow_inet_aton(false)
                .getIPv4AddressParametersBuilder()
                .allowLeadingZeros(false)
                .allowBinary(false)
                .getParentBuilder()
                .getIPv6AddressParametersBuilder()
                .allowBase85(false)
                .allowBinary(false)
                .getParentBuilder()
                .toParams();
    }
}
