package io.github.cowriekit.analysis.internal.commands;

import io.github.cowriekit.analysis.internal.commands.FileUse.Kind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads what a command line would run: through {@code ; && || |}, subshells, {@code $(…)}, programs that run others, text that
 * is piped into a shell or a crontab, and base64 or hex that the line itself decodes.
 *
 * <p>Nothing is executed or fetched. Of variables only those that the line sets to plain text are filled in. Bounded in
 * depth, in commands and in text that it makes; time is linear in the length of the line. Not thread-safe.
 */
public final class ShellReader {
    private static final int DEEPEST = 5;
    private static final int MOST_COMMANDS = 2_000;
    /** Filled-in variables and decoded texts; a line of an attacker can ask for any amount. */
    private static final int MOST_MADE = 200_000;

    private static final int LONGEST_VALUE = 1_000;
    private static final Set<String> KEYWORDS =
            Set.of("if", "then", "elif", "else", "fi", "while", "until", "do", "done", "esac", "{", "}", "!", "[[");
    private static final Set<String> ASSIGNERS = Set.of("export", "declare", "local", "readonly", "typeset");
    private static final Pattern VARIABLE =
            Pattern.compile("\\$(?:([A-Za-z_][A-Za-z0-9_]*+)|\\{([A-Za-z_][A-Za-z0-9_]*+)})");
    /** Folders of which the name of a program says enough. */
    private static final Pattern OF_SYSTEM =
            Pattern.compile("(?:/usr|/usr/local|/opt|/system)?/s?bin/(?:\\./)*([^/]++)");

    private static final Pattern CRON_TIME =
            Pattern.compile("\\s*+(?:@[a-z]{4,8}\\s++|(?:[0-9*/,-]{1,40}\\s++){5})(?=\\S)");

    private final List<ShellCommand> commands = new ArrayList<>();
    private final Map<String, String> variables = new HashMap<>();
    private int left = MOST_MADE;

    private ShellReader() {}

    /** Returns the commands of a line in their order, inner ones behind the outer; empty for a blank line. */
    public static List<ShellCommand> read(String line) {
        ShellReader reader = new ShellReader();
        reader.line(line, 0);
        return List.copyOf(reader.commands);
    }

    /** A word of a command. */
    private record Word(String text, boolean quoted) {}

    /** What the reader knows of the command before a pipe. */
    private record Piped(String program, KnownOutput.@Nullable Text output) {
        static final Piped NOTHING = new Piped("", null);
    }

    private void line(String line, int depth) {
        if (depth <= DEEPEST) {
            new Line(line, ShellLexer.tokens(line), depth).read();
        }
    }

    /** Reads a text that a line makes. */
    private void made(String text, int depth) {
        left -= text.length();
        if (left > 0) {
            line(text, depth + 1);
        }
    }

    /** Runs over the tokens of one line. */
    private final class Line {
        private final String line;
        private final List<ShellToken> tokens;
        private final int depth;
        private int at;
        private Piped before = Piped.NOTHING;

        Line(String line, List<ShellToken> tokens, int depth) {
            this.line = line;
            this.tokens = tokens;
            this.depth = depth;
        }

        void read() {
            boolean piped = false;
            boolean pattern = false;
            while (at < tokens.size() && commands.size() < MOST_COMMANDS) {
                ShellToken token = tokens.get(at);
                switch (token.kind()) {
                    case SEPARATOR -> {
                        pattern = token.text().equals(";;");
                        before = Piped.NOTHING;
                        at++;
                    }
                    case PIPE -> {
                        piped = true;
                        at++;
                        continue;
                    }
                    case OPEN, CLOSE -> at++;
                    case WORD, REDIRECT -> {
                        if (pattern && !token.isWord("esac") && skipPattern()) {
                            pattern = false;
                            continue;
                        }
                        if (token.isWord("case")) {
                            skipTo("in");
                            pattern = true;
                            continue;
                        }
                        if (token.isWord("for") || token.isWord("select")) {
                            loop();
                        } else {
                            command(piped ? before : Piped.NOTHING);
                        }
                    }
                }
                piped = false;
            }
        }

        /** In {@code case}, commands stand behind the parenthesis that ends a pattern. */
        private boolean skipPattern() {
            for (int i = at; i < tokens.size() && tokens.get(i).kind() != ShellToken.Kind.SEPARATOR; i++) {
                if (tokens.get(i).kind() == ShellToken.Kind.CLOSE) {
                    at = i + 1;
                    return true;
                }
            }
            return false;
        }

        private void skipTo(String word) {
            while (at < tokens.size() && !tokens.get(at).isWord(word)) {
                at++;
            }
            at++;
        }

        /** The variable of a loop stands for the last of its values. */
        private void loop() {
            String name = at + 1 < tokens.size() ? tokens.get(at + 1).text() : "";
            at += 2;
            String last = null;
            while (at < tokens.size() && tokens.get(at).kind() != ShellToken.Kind.SEPARATOR) {
                ShellToken token = tokens.get(at);
                token.substitutions().forEach(inner -> line(inner, depth + 1));
                last = token.text().indexOf('$') < 0 && token.text().indexOf('`') < 0 ? token.text() : last;
                at++;
            }
            if (last != null && !last.equals("in") && last.length() <= LONGEST_VALUE) {
                variables.put(name, last);
            }
        }

        private void command(Piped from) {
            List<Word> words = new ArrayList<>();
            List<FileUse> redirected = new ArrayList<>();
            KnownOutput.Text input = from.output();
            int start = tokens.get(at).start();
            int end = start;
            boolean leading = true;
            while (at < tokens.size()) {
                ShellToken token = tokens.get(at);
                if (token.kind() == ShellToken.Kind.WORD) {
                    token.substitutions().forEach(inner -> line(inner, depth + 1));
                    if (!leading || token.quoted() || !KEYWORDS.contains(token.text())) {
                        leading = false;
                        words.add(new Word(token.text(), token.quoted()));
                    }
                    at++;
                } else if (token.kind() == ShellToken.Kind.REDIRECT) {
                    at++;
                    String target = "";
                    if (at < tokens.size() && tokens.get(at).kind() == ShellToken.Kind.WORD) {
                        tokens.get(at).substitutions().forEach(inner -> line(inner, depth + 1));
                        target = tokens.get(at++).text();
                    }
                    input = redirect(token, target, redirected, input);
                } else {
                    break;
                }
                end = tokens.get(at - 1).end();
            }
            before = run(
                    words,
                    redirected,
                    from.program(),
                    input,
                    line.substring(start, Math.min(end, line.length())),
                    depth);
        }

        private KnownOutput.@Nullable Text redirect(
                ShellToken operator, String target, List<FileUse> uses, KnownOutput.@Nullable Text input) {
            String path = filled(target);
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

        private void add(List<FileUse> uses, Kind kind, String path) {
            // 2>&1 names no file
            if (!path.isEmpty() && !path.equals("-") && !path.chars().allMatch(Character::isDigit)) {
                uses.add(new FileUse(kind, path));
            }
        }
    }

    /** Adds a command and whatever it runs, and returns what it pipes on. */
    private Piped run(
            List<Word> words,
            List<FileUse> redirected,
            String from,
            KnownOutput.@Nullable Text input,
            String text,
            int depth) {
        List<String> assignments = new ArrayList<>();
        int first = 0;
        while (first < words.size() && Wrappers.isAssignment(words.get(first).text())) {
            assignments.add(filled(words.get(first++).text()));
        }
        assignments.forEach(this::assign);
        String written = first < words.size() ? words.get(first).text() : "";
        if (written.isEmpty() && assignments.isEmpty() && redirected.isEmpty()) {
            return Piped.NOTHING;
        }
        String program = name(written);
        List<String> arguments = new ArrayList<>();
        for (int i = first + 1; i < words.size(); i++) {
            arguments.add(filled(words.get(i).text()));
        }
        if (ASSIGNERS.contains(program)) {
            arguments.forEach(this::assign);
        }
        return add(program, arguments, assignments, redirected, from, input, text, depth);
    }

    private Piped add(
            String program,
            List<String> arguments,
            List<String> assignments,
            List<FileUse> redirected,
            String from,
            KnownOutput.@Nullable Text input,
            String text,
            int depth) {
        List<String> inner = depth < DEEPEST ? Wrappers.words(program, arguments) : List.of();
        List<FileUse> files = new ArrayList<>(inner.isEmpty() ? redirected : List.of());
        files.addAll(FileUses.of(program, arguments));
        commands.add(new ShellCommand(program, arguments, assignments, from, files, text));
        if (!inner.isEmpty()) {
            return add(
                    name(inner.get(0)),
                    inner.subList(1, inner.size()),
                    List.of(),
                    redirected,
                    from,
                    input,
                    text,
                    depth + 1);
        }
        Wrappers.lines(program, arguments).forEach(line -> made(line, depth));
        KnownOutput.Text output = KnownOutput.of(program, arguments, input);
        if (input != null && Wrappers.isShell(program) && Wrappers.readsInput(arguments)) {
            if (!input.read()) {
                made(input.text(), depth);
            }
        } else if (program.equals("crontab") && input != null) {
            jobs(input.text(), depth);
        } else if (output != null && output.decoded() && KnownOutput.isScript(output.text())) {
            made(output.text(), depth);
            output = new KnownOutput.Text(output.text(), true, true);
        } else if (output != null && !output.decoded() && files.stream().anyMatch(file -> file.kind() == Kind.WRITE)) {
            // a line for a crontab is run later
            jobs(output.text(), depth);
        }
        return new Piped(program, output);
    }

    /** Reads the commands of those lines that have the form of a crontab's. */
    private void jobs(String text, int depth) {
        text.lines().forEach(job -> {
            Matcher time = CRON_TIME.matcher(job);
            if (time.lookingAt()) {
                made(job.substring(time.end()), depth);
            }
        });
    }

    private void assign(String assignment) {
        int equals = assignment.indexOf('=');
        if (equals > 0) {
            String value = assignment.substring(equals + 1);
            if (value.length() <= LONGEST_VALUE && value.indexOf('`') < 0 && !value.contains("$(")) {
                variables.put(assignment.substring(0, equals), value);
            }
        }
    }

    /** Returns a word with the variables that the line set to plain text. */
    private String filled(String word) {
        if (variables.isEmpty() || word.indexOf('$') < 0 || left <= 0) {
            return word;
        }
        String filled = VARIABLE.matcher(word).replaceAll(found -> {
            String value = variables.get(found.group(1) == null ? found.group(2) : found.group(1));
            return Matcher.quoteReplacement(value == null || left <= 0 ? found.group() : value);
        });
        left -= Math.max(0, filled.length() - word.length());
        return filled;
    }

    private static String name(String word) {
        if (word.indexOf('/') < 0) {
            return word;
        }
        Matcher system = OF_SYSTEM.matcher(word);
        return system.matches() ? system.group(1) : word;
    }
}
