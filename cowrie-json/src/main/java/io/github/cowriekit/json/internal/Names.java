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

    private static final Pattern HALF = Pattern.compile("\\p{Cs}");
    /** Longer names are not read by Jackson: of one that the digits would make so, the halves are lost. */
    private static final int LONGEST = 50_000;

    private Names() {}

    static String written(String name) {
        String written = UNWRITABLE
                .matcher(name)
                .replaceAll(found -> MARK + Integer.toHexString(found.group().charAt(0)));
        return written.length() > LONGEST && name.length() <= LONGEST
                ? HALF.matcher(name).replaceAll(Character.toString(MARK))
                : written;
    }

    /** Returns the name of which {@link #written} made this one. */
    static String read(String written) {
        return written.indexOf(MARK) < 0
                ? written
                : WRITTEN.matcher(written)
                        .replaceAll(found -> Character.toString((char) Integer.parseInt(found.group(1), 16)));
    }
}
