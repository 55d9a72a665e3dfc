package io.github.cowriekit.enrich.internal;

import inet.ipaddr.AddressStringParameters.RangeParameters;
import inet.ipaddr.IPAddress;
import inet.ipaddr.IPAddressString;
import inet.ipaddr.IPAddressStringParameters;
import inet.ipaddr.ipv4.IPv4Address;
import inet.ipaddr.ipv6.IPv6Address;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Tells public addresses from those of the IANA special-purpose registries; resolves nothing. */
final class AddressRule {
    static final String PRIVATE = "private address";
    static final String NOT_AN_ADDRESS = "not an address";
    private static final String DOCUMENTATION = "documentation address";
    private static final String MULTICAST = "multicast address";
    private static final String RESERVED = "reserved address";

    private static final IPAddressStringParameters OCTAL = parameters(true);
    private static final IPAddressStringParameters DECIMAL = parameters(false);
    private static final Pattern IPV6_CHARACTERS = Pattern.compile("[0-9a-f.]*:[0-9a-f:.]*");
    private static final IPAddress GLOBAL_UNICAST = network("2000::/3");
    private static final IPv6Address TEREDO = network("2001::/32").toIPv6();

    /** First match wins, so a network stands before the one around it. */
    private static final Map<IPAddress, String> SPECIAL = special();

    private static final PlainIpv4 PLAIN = PlainIpv4.of(SPECIAL);

    private AddressRule() {}

    /** Returns why nobody may be asked about this text as an address, null if it is a public address. */
    static @Nullable String refusal(String text) {
        // what nearly every session asks about, at a hundredth of the cost
        long plain = PlainIpv4.parse(text);
        return plain == PlainIpv4.SOMETHING_ELSE ? refusalOfAnyForm(text) : PLAIN.refusal(plain);
    }

    /** Decides without the short cut. */
    static @Nullable String refusalOfAnyForm(String text) {
        Set<IPAddress> readings = readings(text);
        String refusal = refusal(readings);
        if (refusal != null) {
            return refusal;
        }
        return readings.size() == 1 && isPlain(text, readings.iterator().next()) ? null : NOT_AN_ADDRESS;
    }

    /**
     * Returns the addresses this text can mean to a program: dotted, decimal, hexadecimal and octal forms, short forms.
     * There are two when leading zeros are octal to some programs and decimal to others; none if it is no address.
     */
    static Set<IPAddress> readings(String text) {
        Set<IPAddress> readings = new LinkedHashSet<>();
        Stream.of(OCTAL, DECIMAL)
                .map(parameters -> new IPAddressString(text, parameters).getAddress())
                .filter(Objects::nonNull)
                .forEach(readings::add);
        return readings;
    }

    /** Returns why nobody may be asked about one of these addresses, null if all are public. */
    static @Nullable String refusal(Set<IPAddress> readings) {
        for (IPAddress reading : readings) {
            String refusal = refusal(reading);
            if (refusal != null) {
                return refusal;
            }
        }
        return null;
    }

    private static @Nullable String refusal(IPAddress reading) {
        IPAddress address = reading.isIPv6() ? reading.toIPv6().removeZone() : reading;
        for (Map.Entry<IPAddress, String> network : SPECIAL.entrySet()) {
            if (network.getKey().contains(address)) {
                return network.getValue();
            }
        }
        if (address.isIPv4()) {
            return null;
        }
        List<IPv4Address> embedded = embedded(address.toIPv6());
        for (IPv4Address inner : embedded) {
            String refusal = refusal(inner);
            if (refusal != null) {
                return refusal;
            }
        }
        return embedded.isEmpty() && !GLOBAL_UNICAST.contains(address) ? RESERVED : null;
    }

    private static List<IPv4Address> embedded(IPv6Address address) {
        if (address.isIPv4Mapped()
                || address.isIPv4Compatible()
                || address.isIPv4Translatable()
                || address.isWellKnownIPv4Translatable()) {
            return List.of(address.getEmbeddedIPv4Address());
        }
        if (address.is6To4()) {
            return List.of(address.get6To4IPv4Address());
        }
        if (TEREDO.contains(address)) {
            // the client's address is stored inverted
            int client = ~address.getEmbeddedIPv4Address().intValue();
            return List.of(address.getEmbeddedIPv4Address(4), new IPv4Address(client));
        }
        return List.of();
    }

    private static boolean isPlain(String text, IPAddress reading) {
        return reading.isIPv4()
                ? reading.toCanonicalString().equals(text)
                : IPV6_CHARACTERS.matcher(text).matches();
    }

    private static Map<IPAddress, String> special() {
        Map<IPAddress, String> networks = new LinkedHashMap<>();
        add(networks, PRIVATE, "10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "127.0.0.0/8", "169.254.0.0/16");
        add(networks, PRIVATE, "100.64.0.0/10");
        add(networks, PRIVATE, "::1", "fc00::/7", "fe80::/10", "fec0::/10", "64:ff9b:1::/48");
        add(networks, DOCUMENTATION, "192.0.2.0/24", "198.51.100.0/24", "203.0.113.0/24");
        add(networks, DOCUMENTATION, "2001:db8::/32", "3fff::/20");
        add(networks, MULTICAST, "224.0.0.0/4", "ff00::/8");
        add(networks, RESERVED, "0.0.0.0/8", "192.0.0.0/24", "192.88.99.0/24", "198.18.0.0/15", "240.0.0.0/4");
        add(networks, RESERVED, "::", "100::/64");
        // 2001::/23 without its first /32, which is Teredo and embeds public addresses
        for (int bits = 24; bits <= 32; bits++) {
            add(networks, RESERVED, String.format("2001:%x::/%d", 1 << (32 - bits), bits));
        }
        return networks;
    }

    private static void add(Map<IPAddress, String> networks, String reason, String... texts) {
        for (String text : texts) {
            networks.put(network(text), reason);
        }
    }

    private static IPAddress network(String text) {
        return Objects.requireNonNull(new IPAddressString(text).getAddress(), text)
                .toPrefixBlock();
    }

    private static IPAddressStringParameters parameters(boolean octal) {
        return new IPAddressStringParameters.Builder()
                .allowEmpty(false)
                .allowAll(false)
                .allowPrefix(false)
                .allowMask(false)
                .allowPrefixOnly(false)
                .allowWildcardedSeparator(false)
                .setRangeOptions(RangeParameters.NO_RANGE)
                .getIPv4AddressParametersBuilder()
                .allow_inet_aton(true)
                .allow_inet_aton_octal(octal)
                .allow_inet_aton_extraneous_digits(false)
                .allowLeadingZeros(true)
                .allowUnlimitedLeadingZeros(true)
                .allowBinary(false)
                .getParentBuilder()
                .getIPv6AddressParametersBuilder()
                .allowBase85(false)
                .allowBinary(false)
                .getParentBuilder()
                .toParams();
    }
}
