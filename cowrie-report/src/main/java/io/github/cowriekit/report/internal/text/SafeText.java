package io.github.cowriekit.report.internal.text;

import java.util.Collection;
import java.util.Map;
import java.util.StringJoiner;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Turns text that an attacker or a service wrote into text that is safe on one line of a report. */
public final class SafeText {
    private static final int MAX_DEPTH = 16;

    private final int maxLength;

    /** Shows this many characters of a value and counts the rest. */
    public SafeText(int maxLength) {
        this.maxLength = maxLength;
    }

    /** Returns a value of the log, with URLs, addresses and hosts of downloads defanged. */
    public String ofLog(String value) {
        return show(value, Defang::everything, true);
    }

    /** Returns a command; spaces at its ends are common and stay as they are. */
    public String ofCommand(String value) {
        return show(value, Defang::everything, false);
    }

    /** Returns an address or a host that the line is about, to be copied from it. */
    public String plain(String value) {
        return show(value, UnaryOperator.identity(), true);
    }

    /** Returns a value of a service with URLs defanged; booleans, lists and maps look like Python's, as in the diary. */
    public String ofService(Object value) {
        return value instanceof String string
                ? show(string, Defang::urls, true)
                : show(python(value, 0), UnaryOperator.identity(), true);
    }

    private String show(String value, UnaryOperator<String> defang, boolean showEdges) {
        // cut first: what is not shown costs nothing, however long the attacker made it
        String kept = value.length() <= maxLength ? value : value.substring(0, cut(value));
        String shown = VisibleText.show(defang.apply(kept), showEdges);
        int left = value.length() - kept.length();
        return left == 0 ? shown : shown + "… (+" + left + " characters)";
    }

    private int cut(String value) {
        boolean splitsPair = Character.isHighSurrogate(value.charAt(maxLength - 1))
                && Character.isLowSurrogate(value.charAt(maxLength));
        // a space between two words is not one at the end of the value, which would be marked
        boolean endsInSpace = value.charAt(maxLength - 1) == ' ' && value.charAt(maxLength) != ' ';
        return splitsPair || endsInSpace ? maxLength - 1 : maxLength;
    }

    private static String python(@Nullable Object value, int depth) {
        if (value == null) {
            return "None";
        }
        if (value instanceof Boolean bool) {
            return bool ? "True" : "False";
        }
        if (value instanceof Number) {
            return value.toString();
        }
        if (depth > MAX_DEPTH) {
            return "…";
        }
        if (value instanceof Collection<?> list) {
            StringJoiner joined = new StringJoiner(", ", "[", "]");
            list.forEach(element -> joined.add(python(element, depth + 1)));
            return joined.toString();
        }
        if (value instanceof Map<?, ?> map) {
            StringJoiner joined = new StringJoiner(", ", "{", "}");
            map.forEach((key, element) -> joined.add(python(key, depth + 1) + ": " + python(element, depth + 1)));
            return joined.toString();
        }
        return "'" + VisibleText.escape(Defang.urls(value.toString())) + "'";
    }
}
