package io.github.cowriekit.report.internal.html;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Markup with texts in it that cannot become markup. */
final class Markup {
    private Markup() {}

    static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }

    /** Returns where the page shows the sessions with a value, for an attribute. */
    static String filter(String key, String value) {
        return "#" + key + "="
                + URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** Returns a link to the sessions with a value. */
    static String link(String key, String value, String text) {
        return "<a href=\"" + filter(key, value) + "\">" + escape(text) + "</a>";
    }

    /** Returns a ranking as a list, each value a link to its sessions unless there is no key. */
    static String list(List<Map.Entry<String, Long>> entries, @Nullable String key) {
        StringBuilder list = new StringBuilder("<ol class=\"ranking\">\n");
        entries.forEach(entry -> list.append("<li><b>")
                .append(entry.getValue())
                .append("</b> ")
                .append(key == null ? escape(entry.getKey()) : link(key, entry.getKey(), entry.getKey()))
                .append("</li>\n"));
        return list.append("</ol>\n").toString();
    }

    static String number(long number) {
        return String.format(java.util.Locale.ROOT, "%,d", number);
    }
}
