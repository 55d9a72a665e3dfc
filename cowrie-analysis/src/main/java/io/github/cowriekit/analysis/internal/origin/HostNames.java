package io.github.cowriekit.analysis.internal.origin;

import io.github.cowriekit.model.intel.NetworkKind;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** What the name of an address hints at. Its owner chooses the name, so that it is a hint and no more. */
final class HostNames {
    private static final Pattern PARTS = Pattern.compile("[^a-z]+");
    private static final Set<String> DATACENTRE = Set.of("vps", "server", "cloud", "hosting", "dedicated", "colo");
    private static final Set<String> MOBILE = Set.of("mobile", "lte", "gprs", "umts");
    private static final Set<String> RESIDENTIAL =
            Set.of("dyn", "dynamic", "dsl", "adsl", "vdsl", "cable", "pool", "ppp", "pppoe", "ftth", "cpe", "dhcp");

    private HostNames() {}

    static Optional<NetworkKind> kindOf(String hostName) {
        String name = hostName.toLowerCase(Locale.ROOT);
        List<String> parts = Arrays.asList(PARTS.split(name));
        if (parts.stream().anyMatch(MOBILE::contains)) {
            return Optional.of(NetworkKind.MOBILE);
        }
        if (name.endsWith(".edu") || name.contains(".edu.") || name.contains(".ac.")) {
            return Optional.of(NetworkKind.EDUCATION);
        }
        if (name.endsWith(".gov") || name.contains(".gov.")) {
            return Optional.of(NetworkKind.GOVERNMENT);
        }
        if (parts.stream().anyMatch(DATACENTRE::contains)) {
            return Optional.of(NetworkKind.HOSTING);
        }
        return parts.stream().anyMatch(RESIDENTIAL::contains) ? Optional.of(NetworkKind.RESIDENTIAL) : Optional.empty();
    }
}
