package io.github.cowriekit.report.internal.export;

import inet.ipaddr.IPAddress;
import inet.ipaddr.IPAddressString;
import inet.ipaddr.IPAddressStringParameters;
import inet.ipaddr.ipv6.IPv6Address;
import io.github.cowriekit.model.intel.AddressScope;
import org.jspecify.annotations.Nullable;

/** Addresses in their plain form, and which of them are public; resolves nothing. */
public final class PlainAddresses {
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

    private PlainAddresses() {}

    /** Returns the address in its shortest form, IPv4 for one mapped into IPv6; null if the text is no plain address. */
    public static @Nullable String plain(@Nullable String text) {
        IPAddress address = parse(text);
        return address == null ? null : address.toCanonicalString();
    }

    /** Returns the address in its shortest form if it is a public one, else null. */
    public static @Nullable String publicOnly(@Nullable String text) {
        IPAddress address = parse(text);
        return address == null || !AddressScope.of(address.getBytes()).isPublic() ? null : address.toCanonicalString();
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
}
