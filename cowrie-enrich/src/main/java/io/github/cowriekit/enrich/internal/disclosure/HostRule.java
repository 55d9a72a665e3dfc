package io.github.cowriekit.enrich.internal.disclosure;

import inet.ipaddr.IPAddress;
import io.github.cowriekit.enrich.Obstacle;
import io.github.cowriekit.model.intel.Reason;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Tells names of the public DNS from names that only mean something inside a network; resolves nothing. */
final class HostRule {
    static final Obstacle NOT_A_HOST = new Obstacle(Reason.MALFORMED, "not a host name");
    private static final Obstacle PRIVATE = new Obstacle(Reason.NOT_PUBLIC, "private name");
    private static final Obstacle RESERVED = new Obstacle(Reason.NOT_PUBLIC, "reserved name");

    private static final Pattern NAME =
            Pattern.compile("(?:[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?\\.)*[a-z](?:[a-z0-9-]{0,61}[a-z0-9])?");

    private static final List<String> PRIVATE_SUFFIXES = List.of(
            "localhost", "localdomain", "local", "internal", "intranet", "private", "lan", "home", "corp", "home.arpa");

    /** RFC 6761, RFC 2606 and the names of reverse lookups. An onion service is public, so its name is not here. */
    private static final List<String> RESERVED_SUFFIXES =
            List.of("test", "example", "invalid", "example.com", "example.net", "example.org", "arpa");

    private HostRule() {}

    /** Returns why nobody may be asked about a host name in lower case, null if it is a public name. */
    static @Nullable Obstacle refusal(String host) {
        Set<IPAddress> readings = AddressRule.readings(host);
        Obstacle refusal = AddressRule.refusal(readings);
        if (refusal != null) {
            return refusal;
        }
        // the length comes first: the pattern recurses per label
        if (!readings.isEmpty() || host.length() > 253 || !NAME.matcher(host).matches()) {
            return NOT_A_HOST;
        }
        if (host.indexOf('.') < 0 || endsWith(host, PRIVATE_SUFFIXES)) {
            return PRIVATE;
        }
        return endsWith(host, RESERVED_SUFFIXES) ? RESERVED : null;
    }

    private static boolean endsWith(String host, List<String> suffixes) {
        return suffixes.stream().anyMatch(suffix -> host.equals(suffix) || host.endsWith("." + suffix));
    }
}
