package io.github.cowriekit.enrich.internal.rdap;

import java.net.URI;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Decides where a list or a redirect may lead: to names of hosts over https. */
final class Hosts {
    private static final Pattern NAME = Pattern.compile("([a-z0-9_-]{1,63}\\.)+[a-z][a-z0-9-]{1,62}");
    private static final Pattern LOOPBACK = Pattern.compile("127\\.0\\.0\\.1|\\[::1]");

    private final boolean stayOnLoopback;

    /** Creates it; a service that is asked on the loopback interface may lead to others there, and nowhere else. */
    Hosts(URI baseUrl) {
        this.stayOnLoopback = isLoopback(baseUrl);
    }

    /** Returns the URL, with a slash at the end, of a registry that may be asked; nothing if it may not. */
    Stream<URI> allowed(String url) {
        return target(URI.create("https://none.invalid/"), url.endsWith("/") ? url : url + "/");
    }

    /** Returns where a reference of a page leads if one may go there. */
    Stream<URI> target(URI page, String reference) {
        try {
            return Stream.of(page.resolve(reference)).filter(this::isAllowed);
        } catch (IllegalArgumentException noUri) {
            return Stream.empty();
        }
    }

    private boolean isAllowed(URI url) {
        if (url.getHost() == null || url.getRawUserInfo() != null) {
            return false;
        }
        if (stayOnLoopback) {
            return isLoopback(url);
        }
        return "https".equalsIgnoreCase(url.getScheme())
                && NAME.matcher(url.getHost().toLowerCase(Locale.ROOT)).matches();
    }

    private static boolean isLoopback(URI url) {
        boolean isHttp = "http".equalsIgnoreCase(url.getScheme()) || "https".equalsIgnoreCase(url.getScheme());
        return isHttp
                && url.getHost() != null
                && LOOPBACK.matcher(url.getHost()).matches();
    }
}
