package io.github.cowriekit.json.internal;

import java.util.regex.Pattern;

/**
 * Names of members that somebody else chose: JSON parsers read half a surrogate pair in a value, but not in a name.
 *
 * <p>There, U+FFFD and the four digits of the half stand for it; so that nothing else reads as one, a U+FFFD before what looks
 * like that has its own four digits behind it.
 */
final class Names {
    private static final char MARK = '\ufffd';
    private static final String DIGITS = "d[89a-f][0-9a-f]{2}|fffd";
    private static final Pattern UNWRITABLE = Pattern.compile("\\p{Cs}|" + MARK + "(?=" + DIGITS + ")");
    private static final Pattern WRITTEN = Pattern.compile(MARK + "(" + DIGITS + ")");

    private Names() {}

    static String written(String name) {
        return UNWRITABLE
                .matcher(name)
                .replaceAll(found -> MARK + Integer.toHexString(found.group().charAt(0)));
    }

    /** Returns the name of which {@link #written} made this one. */
    static String read(String written) {
        return written.indexOf(MARK) < 0
                ? written
                : WRITTEN.matcher(written)
                        .replaceAll(found -> Character.toString((char) Integer.parseInt(found.group(1), 16)));
    }
}
