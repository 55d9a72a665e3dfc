package io.github.cowriekit.report.spi;

import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.StringJoiner;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Turns text that an attacker or a service wrote into text that is safe on one line of a report.
 *
 * <p>Every method does up to three things:
 *
 * <ul>
 *   <li>It cuts a value that is too long and says how much is missing: {@code … (+120 characters)}.
 *   <li>It takes the danger of a click out of URLs, addresses and hosts ({@link Defang}), except {@link #undefanged}.
 *   <li>It shows line ends, escape sequences, characters that turn the direction of text around and others that are
 *       not seen in the shell's quoting ({@link VisibleText}), so that a value can neither act on a terminal nor
 *       forge a line.
 * </ul>
 *
 * <p>What is left is text on one line that may hold any visible character. <b>Not</b> neutralised is what means
 * something in the grammar of a format: quotes, {@code < > & | = ` [ ]}, separators, formulas. A format escapes those
 * itself, after this. Letters of scripts that are written from right to left stay as well, and so do marks that stand
 * above and below other letters, and letters that look like others.
 *
 * <pre>{@code
 * SafeText text = new SafeText(2_000);
 * text.ofLog(login.password());                  // $'hunter2\n'
 * text.ofCommand("wget http://192.0.2.1/x.sh");  // wget http[://]192[.]0[.]2[.]1/x.sh
 * text.undefanged(session.source().ip());        // 203.0.113.7
 * }</pre>
 *
 * <p>Immutable. The cost grows with the length that is shown and not with that of the value.
 *
 * @since 0.1.0
 */
public final class SafeText {
    private static final int MAX_DEPTH = 16;

    private final int maxLength;

    /**
     * Shows this many characters of a value, as it was written, and counts the rest.
     *
     * @param maxLength UTF-16 units before defanging and escaping, which make it up to six times as long
     * @throws IllegalArgumentException if it is below 1
     */
    public SafeText(int maxLength) {
        if (maxLength < 1) {
            throw new IllegalArgumentException("maxLength is " + maxLength + ", less than 1");
        }
        this.maxLength = maxLength;
    }

    /**
     * Returns a value of the log, such as a password, a file name or a client version, with URLs, addresses and hosts
     * of downloads defanged. A space at an end of it is made visible, and so is a value of spaces alone.
     */
    public String ofLog(String value) {
        return show(value, Defang::everything, true);
    }

    /** Returns a command line as {@link #ofLog} does; spaces at its ends are common and stay as they are. */
    public String ofCommand(String value) {
        return show(value, Defang::everything, false);
    }

    /**
     * Returns a value as {@link #ofLog} does, but nothing in it defanged: an address, a host, a hash or an id that
     * the line is about, to be copied from it. Not for what may be a URL: programs make links of those.
     */
    public String undefanged(String value) {
        return show(value, UnaryOperator.identity(), true);
    }

    /**
     * Returns what a service says, such as a detail of facts, with URLs defanged; names with dots and addresses stay
     * as they are. Booleans, lists and maps look like Python's, as in the SANS ISC diary: {@code True}, {@code
     * ['SSTP', 'OPENVPN']}.
     *
     * @param value a text, number, boolean, or a list or map of such values; lists in lists beyond sixteen levels are
     *     {@code …}; of anything else its {@code toString}
     */
    public String ofService(Object value) {
        return value instanceof String string
                ? show(string, Defang::urls, true)
                : show(python(value, 0), UnaryOperator.identity(), true);
    }

    private String show(String value, UnaryOperator<String> defang, boolean showEdges) {
        Objects.requireNonNull(value, "value");
        // cut first: what is not shown costs nothing, however long the attacker made it
        String kept = value.length() <= maxLength ? value : value.substring(0, cut(value));
        String defanged = defang.apply(kept);
        String shown = showEdges ? VisibleText.ofValue(defanged) : VisibleText.ofCommand(defanged);
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
