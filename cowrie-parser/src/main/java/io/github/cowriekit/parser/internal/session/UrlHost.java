package io.github.cowriekit.parser.internal.session;

import org.jspecify.annotations.Nullable;

/**
 * Extracts the host from a URL that an attacker wrote; resolves nothing and accepts what no URI class would.
 */
final class UrlHost {
    private UrlHost() {}

    /** Returns the host without user info, port and brackets, null when the text has no {@code scheme://host}. */
    static @Nullable String of(@Nullable String url) {
        int scheme = url == null ? -1 : url.indexOf("://");
        if (url == null || scheme < 1 || !isScheme(url, scheme)) {
            return null;
        }
        int start = scheme + 3;
        int stop = start;
        while (stop < url.length() && "/?#\\".indexOf(url.charAt(stop)) < 0 && url.charAt(stop) > ' ') {
            stop++;
        }
        String authority = url.substring(start, stop);
        String hostAndPort = authority.substring(authority.lastIndexOf('@') + 1);
        String host = hostAndPort.startsWith("[") ? bracketed(hostAndPort) : withoutPort(hostAndPort);
        return host.isEmpty() ? null : host;
    }

    private static boolean isScheme(String url, int length) {
        for (int i = 0; i < length; i++) {
            char c = url.charAt(i);
            boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
            if (!letter && (i == 0 || "0123456789+.-".indexOf(c) < 0)) {
                return false;
            }
        }
        return true;
    }

    private static String bracketed(String host) {
        int close = host.indexOf(']');
        return close < 0 ? "" : host.substring(1, close);
    }

    private static String withoutPort(String host) {
        int colon = host.indexOf(':');
        return colon < 0 ? host : host.substring(0, colon);
    }
}
