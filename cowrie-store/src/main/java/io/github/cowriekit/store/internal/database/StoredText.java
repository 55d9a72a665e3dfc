package io.github.cowriekit.store.internal.database;

/**
 * Texts of attackers as databases take them. PostgreSQL refuses NUL and half of a surrogate pair; both are written as U+241B
 * (the symbol for escape) and four hex digits, and so is U+241B itself.
 */
public final class StoredText {
    private static final char ESCAPE = '\u241b';
    private static final int DIGITS = 4;

    private StoredText() {}

    /** Returns the text as it is stored; the same text if nothing in it has to be escaped. */
    public static String escape(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == 0 || c == ESCAPE || Character.isSurrogate(c)) {
                return escapeFrom(text, i);
            }
        }
        return text;
    }

    /** Returns something that is part of what is stored for every text that has a part, and of some others. */
    public static String escapePart(String part) {
        // half of a pair at either end may have its other half beside it, and is not escaped then
        int from = !part.isEmpty() && Character.isLowSurrogate(part.charAt(0)) ? 1 : 0;
        int to = part.length();
        if (to > from && Character.isHighSurrogate(part.charAt(to - 1))) {
            to--;
        }
        return escape(part.substring(from, to));
    }

    private static String escapeFrom(String text, int from) {
        StringBuilder escaped = new StringBuilder(text.length() + DIGITS * 2).append(text, 0, from);
        for (int i = from; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isHighSurrogate(c) && i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))) {
                escaped.append(c).append(text.charAt(++i));
            } else if (c == 0 || c == ESCAPE || Character.isSurrogate(c)) {
                escaped.append(ESCAPE).append(String.format("%04x", (int) c));
            } else {
                escaped.append(c);
            }
        }
        return escaped.toString();
    }

    /** Returns the text that {@link #escape} was given. */
    public static String unescape(String stored) {
        int next = stored.indexOf(ESCAPE);
        if (next < 0) {
            return stored;
        }
        StringBuilder text = new StringBuilder(stored.length());
        int from = 0;
        while (next >= 0) {
            int end = next + 1 + DIGITS;
            text.append(stored, from, next).append((char) Integer.parseInt(stored, next + 1, end, 16));
            from = end;
            next = stored.indexOf(ESCAPE, from);
        }
        return text.append(stored, from, stored.length()).toString();
    }
}
