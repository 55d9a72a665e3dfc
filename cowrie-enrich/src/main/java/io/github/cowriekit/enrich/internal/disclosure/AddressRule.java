package io.github.cowriekit.enrich.internal.disclosure;

import inet.ipaddr.AddressStringParameters.RangeParameters;
import inet.ipaddr.IPAddress;
import inet.ipaddr.IPAddressString;
import inet.ipaddr.IPAddressStringParameters;
import io.github.cowriekit.enrich.Obstacle;
import io.github.cowriekit.model.intel.AddressScope;
import io.github.cowriekit.model.intel.Reason;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Tells public addresses from those of the IANA special-purpose registries; resolves nothing. */
final class AddressRule {
    static final Obstacle NOT_AN_ADDRESS = new Obstacle(Reason.MALFORMED, "not an address");

    /** Nothing for a public address. */
    private static final Map<AddressScope, Obstacle> REFUSALS = Arrays.stream(AddressScope.values())
            .filter(scope -> !scope.isPublic())
            .collect(Collectors.toMap(
                    Function.identity(),
                    scope -> new Obstacle(Reason.NOT_PUBLIC, scope.label()),
                    (one, other) -> one,
                    () -> new EnumMap<>(AddressScope.class)));

    private static final IPAddressStringParameters OCTAL = parameters(true);
    private static final IPAddressStringParameters DECIMAL = parameters(false);
    private static final Pattern IPV6_CHARACTERS = Pattern.compile("[0-9a-f.]*:[0-9a-f:.]*");

    private AddressRule() {}

    /** Returns why nobody may be asked about this text as an address, null if it is a public address. */
    static @Nullable Obstacle refusal(String text) {
        // what nearly every session asks about, at a hundredth of the cost
        long plain = PlainIpv4.parse(text);
        return plain == PlainIpv4.SOMETHING_ELSE ? refusalOfAnyForm(text) : refusal(AddressScope.ofIpv4(plain));
    }

    /** Decides without the short cut. */
    static @Nullable Obstacle refusalOfAnyForm(String text) {
        Set<IPAddress> readings = readings(text);
        Obstacle refusal = refusal(readings);
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
    static @Nullable Obstacle refusal(Set<IPAddress> readings) {
        for (IPAddress reading : readings) {
            Obstacle refusal = refusal(reading);
            if (refusal != null) {
                return refusal;
            }
        }
        return null;
    }

    private static @Nullable Obstacle refusal(IPAddress reading) {
        IPAddress address = reading.isIPv6() ? reading.toIPv6().removeZone() : reading;
        return refusal(AddressScope.of(address.getBytes()));
    }

    private static @Nullable Obstacle refusal(AddressScope scope) {
        return REFUSALS.get(scope);
    }

    private static boolean isPlain(String text, IPAddress reading) {
        return reading.isIPv4()
                ? reading.toCanonicalString().equals(text)
                : IPV6_CHARACTERS.matcher(text).matches();
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
