package io.github.cowriekit.analysis.internal.commands;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Backslash escapes as {@code echo -e}, {@code printf} and {@code $'…'} understand them. */
final class ShellEscapes {
    private static final Pattern ESCAPE =
            Pattern.compile("\\\\(?:x([0-9A-Fa-f]{1,2})|0?([0-7]{1,3})|(.))", Pattern.DOTALL);

    private ShellEscapes() {}

    /** Returns a text with its escapes replaced; bytes are read as ISO 8859-1. */
    static String decode(String text) {
        return text.indexOf('\\') < 0
                ? text
                : ESCAPE.matcher(text)
                        .replaceAll(found ->
                                Matcher.quoteReplacement(character(found.group(1), found.group(2), found.group(3))));
    }

    private static String character(@Nullable String hex, @Nullable String octal, @Nullable String other) {
        if (hex != null) {
            return Character.toString((char) Integer.parseInt(hex, 16));
        }
        if (octal != null) {
            return Character.toString((char) (Integer.parseInt(octal, 8) & 0xff));
        }
        return switch (String.valueOf(other)) {
            case "n" -> "\n";
            case "r" -> "\r";
            case "t" -> "\t";
            default -> String.valueOf(other);
        };
    }
}
