package io.github.cowriekit.report.internal.export;

/**
 * Text of attackers as other systems can store it: well-formed, without NUL, of bounded length.
 *
 * <p>Half surrogate pairs are no characters, and databases refuse NUL; both become U+FFFD.
 */
public final class CleanText {
    /** Longest value of a field: below the 32,766 bytes that Elasticsearch takes for a term, whatever the characters. */
    public static final int MAX_LENGTH = 8_000;

    private CleanText() {}

    /** Returns the text, the part beyond {@link #MAX_LENGTH} counted instead of kept. */
    public static String of(String text) {
        return of(text, MAX_LENGTH);
    }

    /** Returns the text, the part beyond a limit counted instead of kept. */
    public static String of(String text, int maxLength) {
        if (text.length() <= maxLength) {
            return wellFormed(text);
        }
        int end = Character.isHighSurrogate(text.charAt(maxLength - 1)) ? maxLength - 1 : maxLength;
        return wellFormed(text.substring(0, end)) + "… (+" + (text.length() - end) + " characters)";
    }

    private static String wellFormed(String text) {
        int i = 0;
        while (i < text.length() && isPlain(text.charAt(i))) {
            i++;
        }
        if (i == text.length()) {
            return text;
        }
        StringBuilder clean = new StringBuilder(text.length()).append(text, 0, i);
        text.substring(i).codePoints().forEach(c -> clean.appendCodePoint(isCharacter(c) ? c : 0xfffd));
        return clean.toString();
    }

    private static boolean isPlain(char c) {
        return c != 0 && !Character.isSurrogate(c);
    }

    private static boolean isCharacter(int c) {
        return c != 0 && Character.getType(c) != Character.SURROGATE;
    }
}
