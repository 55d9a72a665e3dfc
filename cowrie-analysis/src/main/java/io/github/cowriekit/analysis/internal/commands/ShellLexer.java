package io.github.cowriekit.analysis.internal.commands;

import java.util.ArrayList;
import java.util.List;

/**
 * Splits a command line into words, redirections and operators as a POSIX shell does, without expanding anything.
 *
 * <p>Lenient, because log lines are truncated and attackers make mistakes: an unclosed quote or parenthesis ends with the line.
 * Linear in the length of the line. Not thread-safe.
 */
final class ShellLexer {
    private static final String OPERATORS = ";&|()<>\n\r";
    /** Commands within <code>${…}</code> whose end is looked for, as that may scan the line. */
    private static final int MOST_NESTED = 50;

    private final String line;
    private final List<ShellToken> tokens = new ArrayList<>();
    private final StringBuilder word = new StringBuilder();
    private List<String> substitutions = List.of();
    private int wordStart = -1;
    private boolean quoted;
    private int at;
    private int nested;
    private final HereDocuments documents;

    private ShellLexer(String line) {
        this.line = line;
        this.documents = new HereDocuments(line);
    }

    /** Returns the tokens of a line in order. */
    static List<ShellToken> tokens(String line) {
        return new ShellLexer(line).read();
    }

    private List<ShellToken> read() {
        while (at < line.length()) {
            char c = line.charAt(at);
            if (c == '\\') {
                escaped();
            } else if (c == '\'') {
                startWord();
                quoted = true;
                at = addUntil('\'', at + 1);
            } else if (c == '"') {
                doubleQuoted();
            } else if (c == '`') {
                backticks();
            } else if (c == '$') {
                dollar(false);
            } else if (c == '#' && wordStart < 0) {
                comment();
            } else if (OPERATORS.indexOf(c) >= 0) {
                operator(c);
            } else if (Character.isWhitespace(c) || c == '\0') {
                endWord();
                at++;
            } else {
                startWord();
                word.append(c);
                at++;
            }
        }
        endWord();
        return tokens;
    }

    private void startWord() {
        if (wordStart < 0) {
            wordStart = at;
        }
    }

    private void endWord() {
        if (wordStart >= 0) {
            tokens.add(new ShellToken(
                    ShellToken.Kind.WORD, word.toString(), wordStart, at, List.copyOf(substitutions), quoted, ""));
            word.setLength(0);
            substitutions = List.of();
            wordStart = -1;
            quoted = false;
        }
    }

    private void emit(ShellToken.Kind kind, String text, String body) {
        tokens.add(new ShellToken(kind, text, at, at + text.length(), List.of(), false, body));
        at += text.length();
    }

    /** A backslash quotes the next character; a backslash before a line end is dropped together with it. */
    private void escaped() {
        startWord();
        if (at + 1 < line.length() && line.charAt(at + 1) != '\n') {
            word.append(line.charAt(at + 1));
        }
        quoted = true;
        at += 2;
    }

    /** Adds what stands before the closing character and returns the position after it. */
    private int addUntil(char closing, int from) {
        int end = line.indexOf(closing, from);
        int last = end < 0 ? line.length() : end;
        word.append(line, from, last);
        return end < 0 ? last : end + 1;
    }

    private void doubleQuoted() {
        startWord();
        quoted = true;
        at++;
        while (at < line.length() && line.charAt(at) != '"') {
            char c = line.charAt(at);
            if (c == '\\' && at + 1 < line.length() && "\"\\$`".indexOf(line.charAt(at + 1)) >= 0) {
                word.append(line.charAt(at + 1));
                at += 2;
            } else if (c == '`') {
                backticks();
            } else if (c == '$') {
                dollar(true);
            } else {
                word.append(c);
                at++;
            }
        }
        at++;
    }

    /** {@code $'…'}: a quoted text with escapes. */
    private void ansiQuoted() {
        quoted = true;
        int start = at + 2;
        int end = start;
        while (end < line.length() && line.charAt(end) != '\'') {
            end += line.charAt(end) == '\\' ? 2 : 1;
        }
        word.append(ShellEscapes.decode(line.substring(start, Math.min(end, line.length()))));
        at = Math.min(line.length(), end + 1);
    }

    /** {@code ${IFS}}, {@code $IFS} and {@code $IFS$9} mean a blank; bots use them where blanks are filtered. */
    private boolean isFieldSeparator() {
        String separator = line.startsWith("${IFS}", at) ? "${IFS}" : "$IFS";
        int end = at + separator.length();
        boolean longer = separator.length() == 4 && end < line.length() && isNameCharacter(line.charAt(end));
        if (!line.startsWith(separator, at) || longer) {
            return false;
        }
        if (word.isEmpty() && !quoted) {
            wordStart = -1;
        }
        endWord();
        // an empty positional parameter separates the name from the text after it
        at = line.startsWith("$9", end) || line.startsWith("$1", end) ? end + 2 : end;
        return true;
    }

    private static boolean isNameCharacter(char c) {
        return c == '_' || Character.isLetterOrDigit(c);
    }

    private void backticks() {
        startWord();
        int end = line.indexOf('`', at + 1);
        int last = end < 0 ? line.length() : end;
        substitute(line.substring(at + 1, last));
        word.append(line, at, end < 0 ? last : end + 1);
        at = end < 0 ? last : end + 1;
    }

    private void dollar(boolean inQuotes) {
        startWord();
        boolean parenthesis = line.startsWith("$(", at);
        if (line.startsWith("$'", at)) {
            ansiQuoted();
            return;
        }
        if (!inQuotes && isFieldSeparator()) {
            return;
        }
        if (!parenthesis && !line.startsWith("${", at)) {
            word.append('$');
            at++;
            return;
        }
        int end = parenthesis ? closing(at + 1) : line.indexOf('}', at);
        int last = end < 0 ? line.length() : end;
        int inner = parenthesis ? -1 : indexOf("$(", at + 2, last);
        if (parenthesis && !line.startsWith("$((", at)) {
            // $(( … )) is arithmetic
            substitute(line.substring(at + 2, last));
        } else if (inner >= 0) {
            // ${x:-$(CMD)}
            int close = ++nested > MOST_NESTED ? -1 : closing(inner + 1);
            substitute(line.substring(inner + 2, close < 0 ? last : close));
        }
        word.append(line, at, end < 0 ? last : end + 1);
        at = end < 0 ? last : end + 1;
    }

    private int indexOf(String text, int from, int to) {
        int found = from < to ? line.substring(from, to).indexOf(text) : -1;
        return found < 0 ? -1 : from + found;
    }

    private void substitute(String commands) {
        substitutions = substitutions.isEmpty() ? new ArrayList<>() : substitutions;
        substitutions.add(commands);
    }

    /**
     * Returns the position of the closing parenthesis for the one at a position, ignoring quoted ones; -1 if there is none.
     */
    private int closing(int open) {
        int depth = 0;
        char quote = 0;
        for (int i = open; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == '\\' && quote != '\'') {
                i++;
            } else if (quote != 0) {
                quote = c == quote ? 0 : quote;
            } else if (c == '\'' || c == '"') {
                quote = c;
            } else if (c == '(') {
                depth++;
            } else if (c == ')' && --depth == 0) {
                return i;
            }
        }
        return -1;
    }

    /** Skips a first line such as {@code #!/bin/sh;} that the sender joined to the next one. */
    private void comment() {
        boolean joined = at == 0 && line.startsWith("#!");
        while (at < line.length() && line.charAt(at) != '\n' && !(joined && line.charAt(at) == ';')) {
            at++;
        }
    }

    private void operator(char c) {
        if (c == '<' || c == '>') {
            redirect();
            return;
        }
        if (c == '&' && line.startsWith("&>", at)) {
            endWord();
            emit(ShellToken.Kind.REDIRECT, line.startsWith("&>>", at) ? "&>>" : "&>", "");
            return;
        }
        endWord();
        if (c == '\n' && documents.beginAt(at + 1)) {
            at = documents.skip();
            tokens.add(new ShellToken(ShellToken.Kind.SEPARATOR, "\n", at, at, List.of(), false, ""));
        } else if (c == '(' || c == ')') {
            emit(c == '(' ? ShellToken.Kind.OPEN : ShellToken.Kind.CLOSE, Character.toString(c), "");
        } else if (c == '|' && !line.startsWith("||", at)) {
            emit(ShellToken.Kind.PIPE, line.startsWith("|&", at) ? "|&" : "|", "");
        } else {
            boolean twice = (c == ';' || c == '&' || c == '|') && at + 1 < line.length() && line.charAt(at + 1) == c;
            emit(ShellToken.Kind.SEPARATOR, twice ? line.substring(at, at + 2) : Character.toString(c), "");
        }
    }

    private void redirect() {
        if (!quoted && !word.isEmpty() && word.chars().allMatch(Character::isDigit)) {
            // a file descriptor belongs to the redirection
            word.setLength(0);
            wordStart = -1;
        }
        endWord();
        for (String text : List.of("<<<", "<<-", "<<", ">>", ">|", "<>", ">&", "<&", ">", "<")) {
            if (line.startsWith(text, at)) {
                emit(
                        ShellToken.Kind.REDIRECT,
                        text,
                        text.equals("<<") || text.equals("<<-") ? documents.body(at + text.length()) : "");
                return;
            }
        }
    }
}
