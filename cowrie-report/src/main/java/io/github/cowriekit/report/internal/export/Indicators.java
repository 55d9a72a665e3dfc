package io.github.cowriekit.report.internal.export;

import io.github.cowriekit.model.Download;
import io.github.cowriekit.model.Session;
import io.github.cowriekit.model.Upload;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What others should look for: public addresses, domains, URLs and hashes of one session.
 *
 * <p>Anything an attacker could have made up to do harm is left out: addresses of private networks, local names, URLs with
 * characters that a URL does not have.
 *
 * @param addresses the source and the hosts that files came from
 * @param domains names of hosts that files came from
 * @param urls where files came from
 * @param hashes SHA-256 of files that were fetched or sent, or that a source calls malicious
 */
public record Indicators(Set<String> addresses, Set<String> domains, Set<String> urls, Set<String> hashes) {
    private static final int MAX_ITEMS = 200;
    private static final int MAX_URL = 2_000;

    /** Visible ASCII without quotes, angle brackets and backslashes; no user name or password before the host. */
    private static final Pattern URL = Pattern.compile(
            "[A-Za-z][A-Za-z0-9+.-]{1,15}://(\\[[0-9A-Fa-f:.]{2,45}]|[A-Za-z0-9.-]{1,254})(?::\\d{1,5})?"
                    + "(?:[/?#][!#-;=?-\\[\\]-~]*)?");

    private static final Pattern DOMAIN =
            Pattern.compile("(?=.{4,253}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\\.){1,10}[a-z][a-z0-9-]{1,62}");
    private static final Pattern LOCAL = Pattern.compile(
            ".*\\.(local|localhost|localdomain|lan|home|corp|internal|intranet|test|example|invalid|arpa)");

    /** Returns the indicators of a session with these files, at most 200 of each kind. */
    public static Indicators of(Session session, List<SessionFile> files) {
        Indicators found = new Indicators(
                new LinkedHashSet<>(), new LinkedHashSet<>(), new LinkedHashSet<>(), new LinkedHashSet<>());
        add(found.addresses, PlainAddresses.publicOnly(session.source().ip()));
        for (Download file : session.downloads()) {
            found.add(file.host(), file.url());
        }
        for (Upload file : session.uploads()) {
            found.add(file.host(), file.url());
        }
        files.stream().filter(SessionFile::isIndicator).map(SessionFile::sha256).forEach(found.hashes::add);
        return found;
    }

    /** Returns whether there is nothing to look for. */
    public boolean isEmpty() {
        return addresses.isEmpty() && domains.isEmpty() && urls.isEmpty() && hashes.isEmpty();
    }

    private void add(@Nullable String host, @Nullable String url) {
        add(addresses, address(host));
        add(domains, domain(host));
        String hostOfUrl = url == null ? null : hostOf(url);
        if (address(hostOfUrl) != null || domain(hostOfUrl) != null) {
            add(urls, url);
        }
    }

    /** Returns the public address that a host is, null if it is a name or another address. */
    public static @Nullable String address(@Nullable String host) {
        return host != null && host.startsWith("[") && host.endsWith("]")
                ? PlainAddresses.publicOnly(host.substring(1, host.length() - 1))
                : PlainAddresses.publicOnly(host);
    }

    /** Returns the domain that a host is, null if it is an address, a local name or no name at all. */
    public static @Nullable String domain(@Nullable String host) {
        if (host == null || host.length() > 254) {
            return null;
        }
        String name = host.toLowerCase(Locale.ROOT);
        String domain = name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
        return DOMAIN.matcher(domain).matches() && !LOCAL.matcher(domain).matches() ? domain : null;
    }

    /** Returns the host of a URL that can be shared as it is, null if the text is none. */
    public static @Nullable String hostOf(String url) {
        Matcher matcher = URL.matcher(url);
        return url.length() <= MAX_URL && matcher.matches() ? matcher.group(1) : null;
    }

    private static void add(Set<String> items, @Nullable String item) {
        if (item != null && items.size() < MAX_ITEMS) {
            items.add(item);
        }
    }
}
