package io.github.cowriekit.report.internal.legacy;

import io.github.cowriekit.report.spi.SafeText;
import java.util.regex.Pattern;

/**
 * The lines of a block, as Python formats them, and values that cannot pass for such a line.
 *
 * <p>Line feeds and tabs are common in piped scripts and stay, unless a line behind one could be taken for a line of the
 * report. A comment in such a script does look like a command, as it does in the output of the script: most scripts have
 * some, and whoever sends one could as well run what it says.
 */
final class LegacyText {
    private static final SafeText QUOTED = new SafeText(Integer.MAX_VALUE);

    /** A line of signs, a label or a title; a label has two blanks behind it, a title nothing. */
    private static final Pattern FORGERY = Pattern.compile(
            "\\s*(?:X{8}|-{8}|/{8}|(?:Session|Session Duration|Protocol|Username|Password|Timestamp|Source IP Address"
                    + "|URLhaus (?:IP|Source) Tags|ASNAME|ASCOUNTRY|Total Commands Run|SPUR [A-Za-z -]{1,30}"
                    + "|(?:Download|Upload) (?:URL|SHA-256 Hash|Source Address)|Destination File|VT [A-Za-z ]{1,30}"
                    + "|Total Number of Attacks:|Most Common Number of Commands:|Number of Commands)  "
                    + "|(?:VT Classifications|Abnormal Attacks|Attacks With (?:Uncommon Command Counts"
                    + "|Recent VT First Submission))\\s*$)");

    /** Blanks that look like those of the report. */
    private static final Pattern BLANKS = Pattern.compile("\\p{Zs}");

    private final StringBuilder out = new StringBuilder(2048);

    /** Adds {@code {:>30s}  {:50s}}. */
    void line(String label, String value) {
        label(label);
        String shown = safe(value);
        out.append(shown).append(" ".repeat(padding(shown, 50))).append('\n');
    }

    /** Adds {@code {:>30s}  {:<6d}}. */
    void number(String label, long value) {
        label(label);
        String shown = Long.toString(value);
        out.append(shown).append(" ".repeat(padding(shown, 6))).append('\n');
    }

    /** Adds {@code {:>30s}  {}}. */
    void bare(String label, String value) {
        label(label);
        out.append(value).append('\n');
    }

    /** Adds text as it is. */
    void raw(String text) {
        out.append(text);
    }

    private void label(String label) {
        out.append(" ".repeat(padding(label, 30))).append(label).append("  ");
    }

    /** Returns how many spaces Python adds: it counts code points. */
    static int padding(String value, int width) {
        return Math.max(0, width - value.codePointCount(0, value.length()));
    }

    /** Returns the value as it is, or quoted if it could act on a terminal or forge a line. */
    static String safe(String value) {
        return isActive(value) || mayForge(value) ? QUOTED.undefanged(value) : value;
    }

    private static boolean isActive(String value) {
        for (int i = 0; i < value.length(); ) {
            int c = value.codePointAt(i);
            i += Character.charCount(c);
            boolean active = c != '\n'
                    && c != '\t'
                    && switch (Character.getType(c)) {
                        case Character.CONTROL,
                                Character.FORMAT,
                                Character.SURROGATE,
                                Character.LINE_SEPARATOR,
                                Character.PARAGRAPH_SEPARATOR -> true;
                        default -> false;
                    };
            if (active) {
                return true;
            }
        }
        return false;
    }

    private static boolean mayForge(String value) {
        return value.indexOf('\n') >= 0
                && value.lines()
                        .skip(1)
                        .map(line -> BLANKS.matcher(line).replaceAll(" "))
                        .anyMatch(line -> FORGERY.matcher(line).lookingAt());
    }

    @Override
    public String toString() {
        return out.toString();
    }
}
