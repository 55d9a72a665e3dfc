package io.github.cowriekit.cli.internal.logs;

import io.github.cowriekit.model.intel.AddressScope;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Tells addresses of a network of one's own: where all visitors seem to come from one, something hides them. */
public final class LocalSources {
    private static final Pattern IPV4 = Pattern.compile("(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})");

    private LocalSources() {}

    public static boolean isLocal(@Nullable String ip) {
        Matcher parts = ip == null ? null : IPV4.matcher(ip);
        if (parts == null || !parts.matches()) {
            return false;
        }
        byte[] address = new byte[4];
        for (int i = 0; i < address.length; i++) {
            address[i] = (byte) Integer.parseInt(parts.group(i + 1));
        }
        return AddressScope.of(address) == AddressScope.PRIVATE;
    }
}
