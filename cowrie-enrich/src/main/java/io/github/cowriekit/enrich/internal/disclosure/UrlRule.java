package io.github.cowriekit.enrich.internal.disclosure;

import inet.ipaddr.IPAddress;
import io.github.cowriekit.enrich.Obstacle;
import io.github.cowriekit.model.intel.Reason;
import java.io.ByteArrayOutputStream;
import java.net.IDN;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Finds the host of a URL the way a lenient client does and applies the rules of addresses and names to it.
 *
 * <p>Where two clients would read different hosts, the URL is refused.
 */
final class UrlRule {
    static final Obstacle NOT_A_URL = new Obstacle(Reason.MALFORMED, "not a URL");
    static final Obstacle CREDENTIALS = new Obstacle(Reason.NOT_PUBLIC, "credentials in the URL");

    /** Clients take a host after these even without slashes: {@code http:10.0.0.1}. */
    private static final Set<String> WITH_HOST =
            Set.of("http", "https", "ftp", "ftps", "sftp", "scp", "tftp", "ws", "wss", "ssh", "telnet");

    /** The longest name of the DNS and a dot at its end. */
    private static final int LONGEST_NAME = 254;

    private static final Pattern SCHEME = Pattern.compile("([a-zA-Z][a-zA-Z0-9+.-]*):(.*)", Pattern.DOTALL);
    private static final Pattern PORT = Pattern.compile(":\\d*\\z");

    private UrlRule() {}

    /** Returns why nobody may be asked about a URL, null if its host is public. */
    static @Nullable Obstacle refusal(String url) {
        String text = url.strip();
        if (text.chars().anyMatch(Character::isISOControl)) {
            return NOT_A_URL;
        }
        String authority = authority(text);
        if (authority.indexOf('\\') >= 0) {
            return NOT_A_URL;
        }
        int at = authority.lastIndexOf('@');
        if (at > 0) {
            return CREDENTIALS;
        }
        String host = host(authority.substring(at + 1));
        return host == null ? NOT_A_URL : refusalOfHost(host);
    }

    private static @Nullable Obstacle refusalOfHost(String host) {
        Set<IPAddress> readings = AddressRule.readings(host);
        if (!readings.isEmpty()) {
            return AddressRule.refusal(readings);
        }
        Obstacle refusal = HostRule.refusal(host);
        return HostRule.NOT_A_HOST.equals(refusal) ? NOT_A_URL : refusal;
    }

    private static String authority(String text) {
        String rest = afterScheme(text);
        int end = 0;
        while (end < rest.length() && "/?#".indexOf(rest.charAt(end)) < 0) {
            end++;
        }
        return rest.substring(0, end);
    }

    private static String afterScheme(String text) {
        Matcher matcher = SCHEME.matcher(text);
        if (matcher.matches()) {
            String rest = matcher.group(2);
            if (WITH_HOST.contains(matcher.group(1).toLowerCase(Locale.ROOT))) {
                return withoutSlashes(rest);
            }
            if (rest.startsWith("//")) {
                return rest.substring(2);
            }
        }
        // no scheme, or what looks like one is a host with a port
        return withoutSlashes(text);
    }

    private static String withoutSlashes(String text) {
        int start = 0;
        while (start < text.length() && "/\\".indexOf(text.charAt(start)) >= 0) {
            start++;
        }
        return text.substring(start);
    }

    private static @Nullable String host(String hostAndPort) {
        String decoded = percentDecoded(hostAndPort);
        if (decoded.startsWith("[")) {
            int end = decoded.indexOf(']');
            boolean closed = end > 0
                    && PORT.matcher(decoded.substring(end + 1)).replaceFirst("").isEmpty();
            return closed ? decoded.substring(1, end) : null;
        }
        if (!AddressRule.readings(decoded).isEmpty()) {
            return decoded;
        }
        return asciiName(PORT.matcher(decoded).replaceFirst(""));
    }

    private static @Nullable String asciiName(String name) {
        if (name.length() > LONGEST_NAME) {
            return null;
        }
        try {
            // also turns full-width digits and ideographic dots into what a client connects to
            String ascii = IDN.toASCII(name, IDN.ALLOW_UNASSIGNED).toLowerCase(Locale.ROOT);
            return ascii.endsWith(".") ? ascii.substring(0, ascii.length() - 1) : ascii;
        } catch (RuntimeException notAName) {
            // more than an IllegalArgumentException: from Java 25 on the encoder has exceptions of its own
            return null;
        }
    }

    private static String percentDecoded(String text) {
        if (text.indexOf('%') < 0) {
            return text;
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(text.length());
        byte[] encoded = text.getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < encoded.length; i++) {
            int high = i + 2 < encoded.length ? Character.digit(encoded[i + 1], 16) : -1;
            int low = i + 2 < encoded.length ? Character.digit(encoded[i + 2], 16) : -1;
            if (encoded[i] == '%' && high >= 0 && low >= 0) {
                bytes.write(high << 4 | low);
                i += 2;
            } else {
                bytes.write(encoded[i]);
            }
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
