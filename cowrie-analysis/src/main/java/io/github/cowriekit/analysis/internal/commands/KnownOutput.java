package io.github.cowriekit.analysis.internal.commands;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Iterator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a command prints, if that is known without running it: text in its arguments, and text that it decodes. */
final class KnownOutput {
    private static final int LONGEST = 100_000;
    private static final int FEWEST = 4;
    private static final Pattern FORMAT = Pattern.compile("%[sb]");
    private static final Pattern REVERTS = Pattern.compile("-[a-z]*r[a-z]*");
    private static final Pattern ECHO_OPTION = Pattern.compile("-[neE]+");
    private static final Pattern DECODES = Pattern.compile("-[a-zA-Z]*[dD][a-zA-Z]*|--decode");

    private KnownOutput() {}

    /**
     * What a command prints.
     *
     * @param decoded whether it was encoded, for instance in base64
     * @param read whether its commands have been read
     */
    record Text(String text, boolean decoded, boolean read) {
        Text(String text, boolean decoded) {
            this(text, decoded, false);
        }
    }

    /** Returns what a command prints, null if that is not known. */
    static @Nullable Text of(String program, List<String> arguments, @Nullable Text input) {
        switch (program) {
            case "echo", "printf" -> {
                return printed(program, arguments);
            }
            case "b64decode" -> {
                return decoded(base64(input));
            }
            case "base64", "openssl" -> {
                boolean decodes = arguments.stream()
                        .anyMatch(word -> DECODES.matcher(word).matches());
                boolean base64 =
                        !program.equals("openssl") || arguments.contains("base64") || arguments.contains("enc");
                return decodes && base64 ? decoded(base64(input)) : null;
            }
            case "xxd" -> {
                return arguments.stream().anyMatch(word -> REVERTS.matcher(word).matches())
                        ? decoded(hex(input))
                        : null;
            }
            default -> {
                boolean passes = program.equals("tee")
                        || (program.equals("cat") && arguments.stream().allMatch(word -> word.equals("-")));
                return passes ? input : null;
            }
        }
    }

    private static @Nullable Text printed(String program, List<String> arguments) {
        boolean escapes = program.equals("printf");
        int at = 0;
        while (program.equals("echo")
                && at < arguments.size()
                && ECHO_OPTION.matcher(arguments.get(at)).matches()) {
            escapes |= arguments.get(at).indexOf('e') >= 0;
            at++;
        }
        List<String> rest = arguments.subList(at, arguments.size());
        String text = program.equals("printf") ? formatted(rest) : String.join(" ", rest);
        if (text.isEmpty() || text.length() > LONGEST) {
            return null;
        }
        String plain = escapes ? ShellEscapes.decode(text) : text;
        // a few escapes, such as line ends, do not hide anything
        boolean hidden = escapes && text.length() >= plain.length() + 3 * FEWEST && text.length() > 2 * plain.length();
        return new Text(plain, hidden);
    }

    /** Returns the format of {@code printf} with its arguments in the place of {@code %s} and {@code %b}. */
    private static String formatted(List<String> arguments) {
        if (arguments.isEmpty()) {
            return "";
        }
        Iterator<String> values = arguments.subList(1, arguments.size()).iterator();
        return FORMAT.matcher(arguments.get(0))
                .replaceAll(found -> Matcher.quoteReplacement(values.hasNext() ? values.next() : ""));
    }

    private static @Nullable String base64(@Nullable Text input) {
        if (input == null || input.text().length() > LONGEST) {
            return null;
        }
        String text = input.text().replaceAll("\\s", "");
        try {
            // a truncated text is decoded as far as possible
            return new String(
                    Base64.getDecoder().decode(text.substring(0, text.length() / 4 * 4)), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private static @Nullable String hex(@Nullable Text input) {
        if (input == null || input.text().length() > LONGEST) {
            return null;
        }
        String text = input.text().replaceAll("\\s|\\\\x|0x", "");
        StringBuilder decoded = new StringBuilder(text.length() / 2);
        for (int i = 0; i + 1 < text.length(); i += 2) {
            int high = Character.digit(text.charAt(i), 16);
            int low = Character.digit(text.charAt(i + 1), 16);
            if (high < 0 || low < 0) {
                return null;
            }
            decoded.append((char) (high * 16 + low));
        }
        return decoded.toString();
    }

    private static @Nullable Text decoded(@Nullable String text) {
        return text == null || text.isEmpty() ? null : new Text(text, true);
    }

    /** Returns whether a text may be a script: nearly all of its characters are printable. */
    static boolean isScript(String text) {
        long strange = text.chars()
                .filter(c -> (c < ' ' && c != '\n' && c != '\r' && c != '\t') || c == 0x7f || c == 0xfffd)
                .count();
        return text.length() >= FEWEST && strange * 50 <= text.length();
    }
}
