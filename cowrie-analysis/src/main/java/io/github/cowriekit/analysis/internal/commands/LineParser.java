package io.github.cowriekit.analysis.internal.commands;

import io.github.cowriekit.analysis.internal.commands.FileUse.Kind;
import io.github.cowriekit.analysis.internal.commands.ShellReader.Piped;
import io.github.cowriekit.analysis.internal.commands.ShellReader.Word;
import io.github.cowriekit.analysis.internal.commands.ShellReader.Written;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds the commands among the tokens of a line and passes them to the reader. Not thread-safe. */
final class LineParser {
    private static final int LONGEST_VALUE = 1_000;
    /** Keywords that a command follows. */
    private static final Set<String> OPENING =
            Set.of("if", "then", "elif", "else", "while", "until", "do", "{", "!", "[[", "time", "coproc");
    /** Keywords that end a group of commands. */
    private static final Set<String> CLOSING = Set.of("fi", "done", "esac", "}");

    private final ShellReader reader;
    private final String line;
    private final List<ShellToken> tokens;
    private final int depth;
    /** The folders that subshells leave as they were. */
    private final Deque<String> folders = new ArrayDeque<>();

    private int at;
    /** The command before a pipe. */
    private Piped before = Piped.NOTHING;
    /** The last command, whose output a group passes on. */
    private Piped last = Piped.NOTHING;

    LineParser(ShellReader reader, String line, int depth) {
        this.reader = reader;
        this.line = line;
        this.tokens = ShellLexer.tokens(line);
        this.depth = depth;
    }

    void read() {
        boolean piped = false;
        boolean pattern = false;
        while (at < tokens.size() && !reader.isFull()) {
            ShellToken token = tokens.get(at);
            switch (token.kind()) {
                case SEPARATOR -> {
                    pattern = token.text().equals(";;");
                    piped = false;
                    reader.folder().alternative(token.text().equals("||"));
                    at++;
                }
                case PIPE -> {
                    piped = true;
                    before = last;
                    at++;
                }
                case OPEN -> {
                    folders.push(reader.folder().path());
                    at++;
                }
                case CLOSE -> {
                    if (!folders.isEmpty()) {
                        reader.folder().restore(folders.pop());
                    }
                    at++;
                }
                case WORD, REDIRECT -> {
                    if (pattern && !token.isWord("esac") && skipPattern()) {
                        pattern = false;
                    } else if (token.isWord("case")) {
                        skipToIn();
                        pattern = true;
                    } else if (token.isWord("for") || token.isWord("select")) {
                        loop();
                    } else if (token.isWord("function")) {
                        at += 2;
                    } else {
                        command(piped ? before : Piped.NOTHING);
                        piped = false;
                    }
                }
            }
        }
    }

    /** In {@code case}, commands follow the parenthesis after a pattern. */
    private boolean skipPattern() {
        for (int i = at; i < tokens.size() && tokens.get(i).kind() != ShellToken.Kind.SEPARATOR; i++) {
            if (tokens.get(i).kind() == ShellToken.Kind.CLOSE) {
                at = i + 1;
                return true;
            }
        }
        return false;
    }

    private void skipToIn() {
        while (at < tokens.size() && !tokens.get(at).isWord("in")) {
            substitutions(tokens.get(at++));
        }
        at++;
    }

    /** The variable of a loop is given the last of its values. */
    private void loop() {
        String name = at + 1 < tokens.size() ? tokens.get(at + 1).text() : "";
        at += 2;
        String value = null;
        while (at < tokens.size() && tokens.get(at).kind() != ShellToken.Kind.SEPARATOR) {
            ShellToken token = tokens.get(at++);
            substitutions(token);
            boolean plain = token.text().indexOf('$') < 0 && token.text().indexOf('`') < 0 && !token.isWord("in");
            value = plain ? token.text() : value;
        }
        if (value != null && value.length() <= LONGEST_VALUE) {
            reader.variables().put(name, value);
        }
    }

    private void substitutions(ShellToken token) {
        token.substitutions().forEach(inner -> reader.line(inner, depth + 1));
    }

    private void command(Piped from) {
        List<Word> words = new ArrayList<>();
        List<FileUse> redirected = new ArrayList<>();
        KnownOutput.Text input = from.output();
        int start = tokens.get(at).start();
        int end = start;
        boolean closing = at > 0 && tokens.get(at - 1).kind() == ShellToken.Kind.CLOSE;
        while (at < tokens.size()) {
            ShellToken token = tokens.get(at);
            if (token.kind() == ShellToken.Kind.WORD) {
                substitutions(token);
                boolean leading = words.isEmpty() && !token.quoted();
                closing |= leading && CLOSING.contains(token.text());
                if (!leading || !(OPENING.contains(token.text()) || CLOSING.contains(token.text()))) {
                    add(words, token);
                }
                at++;
            } else if (token.kind() == ShellToken.Kind.REDIRECT) {
                at++;
                String target = "";
                if (at < tokens.size() && tokens.get(at).kind() == ShellToken.Kind.WORD) {
                    substitutions(tokens.get(at));
                    target = tokens.get(at++).text();
                }
                input = redirect(token, target, redirected, input);
            } else {
                break;
            }
            end = tokens.get(at - 1).end();
        }
        String text = line.substring(start, Math.min(end, line.length()));
        boolean group = closing && words.isEmpty();
        if (group && !redirected.isEmpty()) {
            // without a name it would be a redirect alone, which empties the file
            reader.run(new Written(List.of(new Word("}", false)), redirected, from.program(), input, text, depth));
        }
        if (!group) {
            // a group passes on the output of its last command
            last = reader.run(new Written(words, redirected, from.program(), input, text, depth));
        }
    }

    /** {@code {cat,/etc/passwd}} is two words. */
    private static void add(List<Word> words, ShellToken token) {
        String text = token.text();
        boolean braces = !token.quoted()
                && text.length() > 3
                && text.charAt(0) == '{'
                && text.charAt(text.length() - 1) == '}'
                && text.indexOf(',') > 0
                && text.indexOf('{', 1) < 0;
        if (braces) {
            for (String part : text.substring(1, text.length() - 1).split(",")) {
                words.add(new Word(part, false));
            }
        } else {
            words.add(new Word(text, token.quoted()));
        }
    }

    private KnownOutput.@Nullable Text redirect(
            ShellToken operator, String target, List<FileUse> uses, KnownOutput.@Nullable Text input) {
        String path = reader.variables().fill(target);
        switch (operator.text()) {
            case "<<", "<<-" -> {
                return operator.body().isEmpty() ? input : new KnownOutput.Text(operator.body(), false);
            }
            case "<<<" -> {
                return new KnownOutput.Text(path, false);
            }
            case "<", "<&" -> add(uses, Kind.READ, path);
            case "<>" -> {
                add(uses, Kind.READ, path);
                add(uses, Kind.WRITE, path);
            }
            default -> add(uses, Kind.WRITE, path);
        }
        return input;
    }

    private static void add(List<FileUse> uses, Kind kind, String path) {
        // 2>&1 names no file
        if (!path.isEmpty() && !path.equals("-") && !path.chars().allMatch(Character::isDigit)) {
            uses.add(new FileUse(kind, path));
        }
    }
}
