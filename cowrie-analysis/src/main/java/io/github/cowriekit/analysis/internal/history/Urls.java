package io.github.cowriekit.analysis.internal.history;

import io.github.cowriekit.model.Download;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** The URLs of a session, identified by host and path: scheme, query and fragment vary too easily. */
final class Urls {
    private static final Pattern SCHEME = Pattern.compile("^[a-z]{3,5}://");
    private static final int MOST = 100;

    private Urls() {}

    /** Returns up to 100 URLs as they were written, by what identifies them. */
    static Map<String, String> of(SessionFeatures features) {
        if (features.playbook().urls().isEmpty()
                && features.session().downloads().isEmpty()) {
            return Map.of();
        }
        Map<String, String> urls = new LinkedHashMap<>();
        for (String url : features.playbook().urls()) {
            urls.putIfAbsent(key(url), url);
        }
        for (Download download : features.session().downloads()) {
            if (download.url() != null && download.host() != null && urls.size() < MOST) {
                urls.putIfAbsent(key(download.url()), download.url());
            }
        }
        return urls;
    }

    /** Returns the URL without its scheme. */
    static String withoutScheme(String url) {
        return SCHEME.matcher(url).replaceFirst("");
    }

    private static String key(String url) {
        String rest = withoutScheme(url.toLowerCase(Locale.ROOT));
        int end = 0;
        while (end < rest.length() && rest.charAt(end) != '?' && rest.charAt(end) != '#') {
            end++;
        }
        return rest.substring(0, end);
    }
}
