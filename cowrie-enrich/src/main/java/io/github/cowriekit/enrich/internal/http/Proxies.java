package io.github.cowriekit.enrich.internal.http;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The proxies that {@code HTTP_PROXY}, {@code HTTPS_PROXY}, {@code ALL_PROXY} and {@code NO_PROXY} name, in either case.
 *
 * <p>What is on this machine is never asked through one. Immutable.
 */
public final class Proxies extends ProxySelector {
    /** No proxy is named: the client does what the settings of the JVM say. */
    public static final Proxies NONE = new Proxies(null, null, List.of());

    private static final Pattern LOOPBACK =
            Pattern.compile("localhost|.*\\.localhost|127(\\.\\d{1,3}){3}|\\[?(::1|0*(:0*){6}:0*1)]?");
    private static final int USUAL_PORT = 80;
    private static final int LARGEST_PORT = 65_535;

    private final @Nullable URI http;
    private final @Nullable URI https;
    private final List<String> directHosts;

    private Proxies(@Nullable URI http, @Nullable URI https, List<String> directHosts) {
        this.http = http;
        this.https = https;
        this.directHosts = directHosts;
    }

    /**
     * Reads the variables.
     *
     * @throws IllegalArgumentException if one names no proxy that can be used; it tells the variable and not the value
     */
    public static Proxies of(Map<String, String> variables) {
        URI all = proxy(variables, "ALL_PROXY");
        URI http = proxy(variables, "HTTP_PROXY");
        URI https = proxy(variables, "HTTPS_PROXY");
        if (all == null && http == null && https == null) {
            return NONE;
        }
        String direct = Objects.requireNonNullElse(value(variables, "NO_PROXY"), "");
        return new Proxies(
                http == null ? all : http,
                https == null ? all : https,
                Arrays.stream(direct.split("[,\\s]+"))
                        .map(host -> host.toLowerCase(Locale.ROOT).replaceFirst("^\\*?\\.", ""))
                        .filter(host -> !host.isEmpty())
                        .toList());
    }

    private static @Nullable String value(Map<String, String> variables, String name) {
        String lower = variables.get(name.toLowerCase(Locale.ROOT));
        String value = lower == null || lower.isBlank() ? variables.get(name) : lower;
        return value == null || value.isBlank() ? null : value.strip();
    }

    private static @Nullable URI proxy(Map<String, String> variables, String name) {
        String value = value(variables, name);
        if (value == null) {
            return null;
        }
        URI uri;
        try {
            uri = URI.create(value.contains("://") ? value : "http://" + value);
        } catch (IllegalArgumentException e) {
            // without the cause, whose message shows the value
            throw new IllegalArgumentException(name + " is not the URL of a proxy");
        }
        // the JDK speaks plain HTTP to proxies, and does not log in to them without being told to by the JVM's settings
        if (!"http".equalsIgnoreCase(uri.getScheme()) || uri.getHost() == null) {
            throw new IllegalArgumentException(name + " is not an http:// URL; other proxies cannot be used");
        }
        if (uri.getRawUserInfo() != null) {
            throw new IllegalArgumentException(
                    name + " holds a user name; proxies that want a password cannot be used");
        }
        if (uri.getPort() > LARGEST_PORT) {
            throw new IllegalArgumentException(name + " has a port above " + LARGEST_PORT);
        }
        return uri;
    }

    boolean isEmpty() {
        return http == null && https == null;
    }

    @Override
    public List<Proxy> select(URI uri) {
        URI proxy = "https".equalsIgnoreCase(uri.getScheme()) ? https : http;
        String host = uri.getHost();
        if (host == null || isDirect(host.toLowerCase(Locale.ROOT), uri.getPort())) {
            return List.of(Proxy.NO_PROXY);
        }
        if (proxy == null) {
            ProxySelector usual = ProxySelector.getDefault();
            return usual == null ? List.of(Proxy.NO_PROXY) : usual.select(uri);
        }
        int port = proxy.getPort() < 0 ? USUAL_PORT : proxy.getPort();
        // not resolved here: the client does that when it connects
        String address = withoutBrackets(proxy.getHost());
        return List.of(new Proxy(Proxy.Type.HTTP, InetSocketAddress.createUnresolved(address, port)));
    }

    /** Brackets belong to the URL and not to the IPv6 address. */
    private static String withoutBrackets(String host) {
        return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    }

    private boolean isDirect(String host, int port) {
        if (LOOPBACK.matcher(host).matches()) {
            return true;
        }
        for (String direct : directHosts) {
            if (direct.equals("*")
                    || host.equals(direct)
                    || host.endsWith("." + direct)
                    || (host + ":" + port).equals(direct)
                    || (host + ":" + port).endsWith("." + direct)) {
                return true;
            }
        }
        return false;
    }

    @Override
    public void connectFailed(URI uri, SocketAddress address, IOException failure) {
        // there is no other one to try
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Proxies that
                && Objects.equals(http, that.http)
                && Objects.equals(https, that.https)
                && directHosts.equals(that.directHosts);
    }

    @Override
    public int hashCode() {
        return Objects.hash(http, https, directHosts);
    }
}
