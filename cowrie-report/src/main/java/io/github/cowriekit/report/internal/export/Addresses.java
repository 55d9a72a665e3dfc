package io.github.cowriekit.report.internal.export;

import inet.ipaddr.IPAddress;
import inet.ipaddr.IPAddressString;
import inet.ipaddr.IPAddressStringParameters;
import inet.ipaddr.ipv6.IPv6Address;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Addresses in their plain form, and which of them are public; resolves nothing. */
public final class Addresses {
    /** Longest text that is an address. */
    private static final int MAX_LENGTH = 45;

    private static final IPAddressStringParameters PLAIN = new IPAddressStringParameters.Builder()
            .allowEmpty(false)
            .allowAll(false)
            .allowPrefix(false)
            .allowMask(false)
            .allowSingleSegment(false)
            .allowWildcardedSeparator(false)
            .setRangeOptions(inet.ipaddr.AddressStringParameters.RangeParameters.NO_RANGE)
            .getIPv4AddressParametersBuilder()
            .allow_inet_aton(false)
            .allowLeadingZeros(false)
            .allowBinary(false)
            .getParentBuilder()
            .getIPv6AddressParametersBuilder()
            .allowBase85(false)
            .allowBinary(false)
            .allowZone(false)
            .getParentBuilder()
            .toParams();

    /** The special-purpose registries of IANA. */
    private static final List<IPAddress> SPECIAL = Stream.of(
                    "0.0.0.0/8",
                    "10.0.0.0/8",
                    "100.64.0.0/10",
                    "127.0.0.0/8",
                    "169.254.0.0/16",
                    "172.16.0.0/12",
                    "192.0.0.0/24",
                    "192.0.2.0/24",
                    "192.88.99.0/24",
                    "192.168.0.0/16",
                    "198.18.0.0/15",
                    "198.51.100.0/24",
                    "203.0.113.0/24",
                    "224.0.0.0/3",
                    "2001::/23",
                    "2001:db8::/32",
                    "2002::/16",
                    "3fff::/20")
            .map(Addresses::network)
            .toList();

    private static final IPAddress GLOBAL_UNICAST = network("2000::/3");

    private Addresses() {}

    /** Returns the address in its shortest form, IPv4 for one mapped into IPv6; null if the text is no plain address. */
    public static @Nullable String plain(@Nullable String text) {
        IPAddress address = parse(text);
        return address == null ? null : address.toCanonicalString();
    }

    /** Returns the address in its shortest form if it is a public one, else null. */
    public static @Nullable String publicOnly(@Nullable String text) {
        IPAddress address = parse(text);
        return address == null || !isPublic(address) ? null : address.toCanonicalString();
    }

    /** Returns whether an address in its plain form is IPv6. */
    public static boolean isIpv6(String plain) {
        return plain.indexOf(':') >= 0;
    }

    private static @Nullable IPAddress parse(@Nullable String text) {
        if (text == null || text.length() > MAX_LENGTH) {
            return null;
        }
        IPAddress address = new IPAddressString(text, PLAIN).getAddress();
        if (address == null || address.isMultiple()) {
            return null;
        }
        IPv6Address ipv6 = address.isIPv6() ? address.toIPv6() : null;
        return ipv6 != null && ipv6.isIPv4Mapped() ? ipv6.getEmbeddedIPv4Address() : address;
    }

    private static boolean isPublic(IPAddress address) {
        return SPECIAL.stream().noneMatch(network -> network.contains(address))
                && (address.isIPv4() || GLOBAL_UNICAST.contains(address));
    }

    private static IPAddress network(String text) {
        return Objects.requireNonNull(new IPAddressString(text).getAddress(), text)
                .toPrefixBlock();
    }
}
