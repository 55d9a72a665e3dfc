package io.github.cowriekit.analysis.internal.commands;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Splits a command line without executing or expanding anything. What cannot be split stays whole.
 */
public final class ShellLine {
    private static final Pattern BLANKS = Pattern.compile("\\s+");
    private static final Pattern ASSIGNMENT = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*+=.*", Pattern.DOTALL);
    private static final Set<String> PREFIXES =
            Set.of("sudo", "nohup", "exec", "time", "command", "env", "setsid", "busybox", "/bin/busybox");
    private static final Set<String> KEYWORDS = Set.of(
            "if", "then", "elif", "else", "fi", "for", "while", "until", "do", "done", "case", "esac", "in", "{", "}",
            "!", "(", ")");

    private ShellLine() {}

    /**
     * Returns the commands of a line, split at {@code ; && || | &} and line ends outside quotes and parentheses, trimmed,
     * in order. A line with an open quote or parenthesis is returned whole.
     */
    public static List<String> split(String line) {
        List<String> parts = new ArrayList<>();
        int start = 0;
        int depth = 0;
        char quote = 0;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == '\\' && quote != '\'') {
                i++;
            } else if (quote != 0) {
                quote = c == quote ? 0 : quote;
            } else if (c == '\'' || c == '"' || c == '`') {
                quote = c;
            } else if (c == '(') {
                depth++;
            } else if (c == ')') {
                depth = Math.max(0, depth - 1);
            } else if (depth == 0 && separates(line, i)) {
                add(parts, line.substring(start, i));
                start = i + 1;
            }
        }
        if (quote != 0 || depth != 0) {
            parts.clear();
            start = 0;
        }
        add(parts, line.substring(start));
        return parts;
    }

    /**
     * Returns the first word of a command that is neither an assignment, a word of the shell's grammar nor a prefix such as
     * {@code sudo}; the first word of all if every one is, empty for a blank command.
     */
    public static String verb(String command) {
        String trimmed = command.strip();
        String first = "";
        int at = 0;
        while (at < trimmed.length()) {
            int end = at;
            while (end < trimmed.length() && !Character.isWhitespace(trimmed.charAt(end))) {
                end++;
            }
            String word = trimmed.substring(at, end);
            first = first.isEmpty() ? word : first;
            if (!PREFIXES.contains(word)
                    && !KEYWORDS.contains(word)
                    && !ASSIGNMENT.matcher(word).matches()) {
                return word.startsWith("/bin/./") ? word.substring("/bin/./".length()) : word;
            }
            at = end;
            while (at < trimmed.length() && Character.isWhitespace(trimmed.charAt(at))) {
                at++;
            }
        }
        return first;
    }

    /** Returns the words of a command between blanks, quotes kept; at most a number of them. */
    public static List<String> words(String command, int limit) {
        return List.of(BLANKS.split(command.strip(), limit));
    }

    /** In {@code >&}, {@code &>} and {@code >|} the sign belongs to a redirection. */
    private static boolean separates(String line, int at) {
        char c = line.charAt(at);
        char before = at == 0 ? ' ' : line.charAt(at - 1);
        char after = at + 1 == line.length() ? ' ' : line.charAt(at + 1);
        return switch (c) {
            case ';', '\n', '\r' -> true;
            case '&' -> before != '>' && before != '<' && after != '>';
            case '|' -> before != '>';
            default -> false;
        };
    }

    private static void add(List<String> parts, String part) {
        String trimmed = part.strip();
        if (!trimmed.isEmpty()) {
            parts.add(trimmed);
        }
    }
}
