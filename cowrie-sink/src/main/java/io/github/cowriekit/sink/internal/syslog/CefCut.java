package io.github.cowriekit.sink.internal.syslog;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Makes a line of CEF fit: the longest value of its extension loses half of itself from its end, until the line is short enough. */
final class CefCut {
    private static final String MARK = "...";

    /** An equals sign within a value is escaped, so this is a key. */
    private static final Pattern KEY = Pattern.compile("(?:^|(?<=[ |]))[A-Za-z0-9]+=");

    private static final int HEADER_FIELDS = 7;

    private CefCut() {}

    /** Returns the line in at most so many bytes of UTF-8, if shorter values allow it. */
    static String fit(String line, int maxBytes) {
        if (bytes(line) <= maxBytes) {
            return line;
        }
        int start = extension(line);
        List<String> parts = new ArrayList<>();
        parts.add(line.substring(0, start));
        Matcher key = KEY.matcher(line).region(start, line.length()).useTransparentBounds(true);
        int from = start;
        while (key.find()) {
            parts.add(line.substring(from, key.start()));
            parts.add(key.group());
            from = key.end();
        }
        parts.add(line.substring(from));
        // header, what stands before the first key, and then key and value by turns
        int size = bytes(line);
        int longest = longest(parts);
        while (size > maxBytes && parts.get(longest).length() > 2 * MARK.length()) {
            String value = parts.get(longest);
            String shorter = half(value);
            parts.set(longest, shorter);
            size += bytes(shorter) - bytes(value);
            longest = longest(parts);
        }
        return String.join("", parts);
    }

    /** Returns where the extension begins, behind the header and its bars. */
    private static int extension(String line) {
        int bars = 0;
        int at = 0;
        while (at < line.length() && bars < HEADER_FIELDS) {
            char c = line.charAt(at);
            bars += c == '|' ? 1 : 0;
            at += c == '\\' ? 2 : 1;
        }
        return Math.min(at, line.length());
    }

    private static int longest(List<String> parts) {
        int longest = parts.size() - 1;
        for (int i = 3; i < parts.size(); i += 2) {
            longest = parts.get(i).length() > parts.get(longest).length() ? i : longest;
        }
        return longest;
    }

    private static String half(String value) {
        boolean hasSpace = value.endsWith(" ");
        int end = value.length() / 2 - MARK.length();
        if (Character.isHighSurrogate(value.charAt(end - 1 < 0 ? 0 : end - 1))) {
            end--;
        }
        int slashes = 0;
        while (end - slashes > 0 && value.charAt(end - slashes - 1) == '\\') {
            slashes++;
        }
        // half an escape would take the next character along
        end = Math.max(0, end - slashes % 2);
        return value.substring(0, end) + MARK + (hasSpace ? " " : "");
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
