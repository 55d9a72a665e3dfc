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
 * is piped into a shell or a crontab, files that the line writes and then runs, and base64 or hex that it decodes.
 *
 * <p>Nothing is executed or fetched. Of variables only those that the line sets to plain text are filled in; a path
 * relative to a folder that the line changed to counts in full as well. Bounded in depth, in commands and in text that it
 * makes; time is linear in the length of the line. Not thread-safe.
 */
public final class ShellReader {
    private static final int DEEPEST = 8;
    private static final int MOST_COMMANDS = 2_000;
    /** Decoded and piped text is read again; a malicious line could ask for any amount. */
    private static final int MOST_MADE = 200_000;

    private static final int MOST_FILES = 20;
    private static final Set<String> ASSIGNERS = Set.of("export", "declare", "local", "readonly", "typeset");
    private static final Set<String> SCHEDULERS = Set.of("at", "batch");
    /** Folders that are dropped from the path of a program. Possessive, since a loop that can go back recurses for each repetition. */
    private static final Pattern OF_SYSTEM =
            Pattern.compile("(?:/usr|/usr/local|/opt|/system)?/s?bin/(?:\\./|\\.\\./s?bin/)*+([^/]++)");
    /** {@code $(which NAME)} is NAME. */
    private static final Pattern WHICH = Pattern.compile(
            "\\$\\((?:which|command -v|type -p) ([A-Za-z0-9._-]{1,50})\\)|`which ([A-Za-z0-9._-]{1,50})`");

    private static final Pattern CRON_TIME =
            Pattern.compile("\\s*+(?:@[a-z]{4,8}\\s++|(?:[0-9*/,-]{1,40}\\s++){5})(?=\\S)");
    /** A call that hands a line to a shell, in Python, Perl, PHP, Ruby or awk. */
    private static final Pattern CALL = Pattern.compile(
            "\\b(?:system|popen|exec|shell_exec|passthru|run|call|check_output|Popen)\\s{0,3}\\(?\\s{0,3}(?:\"([^\"]{2,500})\"|'([^']{2,500})')");

    private static final Pattern INTERPRETER = Pattern.compile("python[\\d.]*+|perl|php[\\d.]*+|ruby|[gm]?awk");

    private final List<ShellCommand> commands = new ArrayList<>();
    private final ShellVariables variables = new ShellVariables();
    private final Folder folder = new Folder();
    /** What the line wrote into files. */
    private final Map<String, KnownOutput.Text> files = new HashMap<>();

    private int left = MOST_MADE;

    private ShellReader() {}

    /** Returns the commands of a line in order, inner ones after the outer; empty for a blank line. */
    public static List<ShellCommand> read(String line) {
        ShellReader reader = new ShellReader();
        reader.line(line, 0);
        return List.copyOf(reader.commands);
    }

    /** A word as it is written, without quotes. */
    record Word(String text, boolean quoted) {}

    /** A command in its context, before it is analysed. */
    record Written(
            List<Word> words,
            List<FileUse> redirected,
            String pipedFrom,
            KnownOutput.@Nullable Text input,
            String text,
            int depth) {}

    /** What is known about the command before a pipe. */
    record Piped(String program, KnownOutput.@Nullable Text output) {
        static final Piped NOTHING = new Piped("", null);
    }

    void line(String line, int depth) {
        if (depth <= DEEPEST) {
            String outer = folder.path();
            new LineParser(this, line, depth).read();
            folder.restore(outer);
        }
    }

    ShellVariables variables() {
        return variables;
    }

    Folder folder() {
        return folder;
    }

    boolean isFull() {
        return commands.size() >= MOST_COMMANDS;
    }

    /** Reads a text that a line produces. */
    private void made(String text, int depth) {
        left -= text.length();
        if (left > 0) {
            line(text, depth + 1);
        }
    }

    /** Adds a command and whatever it runs, and returns its output for a pipe. */
    Piped run(Written written) {
        List<String> assignments = new ArrayList<>();
        int first = 0;
        while (first < written.words().size()
                && Wrappers.isAssignment(written.words().get(first).text())) {
            assignments.add(variables.fill(written.words().get(first++).text()));
        }
        assignments.forEach(variables::assign);
        List<String> words = new ArrayList<>();
        for (Word word : written.words().subList(first, written.words().size())) {
            if (!words.isEmpty()) {
                words.add(variables.fill(word.text()));
            } else {
                addProgram(words, word);
            }
        }
        if (words.isEmpty() && assignments.isEmpty() && written.redirected().isEmpty()) {
            return Piped.NOTHING;
        }
        String program = words.isEmpty() ? "" : name(words.get(0));
        List<String> arguments = words.isEmpty() ? List.of() : words.subList(1, words.size());
        if (ASSIGNERS.contains(program)) {
            arguments.forEach(variables::assign);
        } else if (program.equals("alias")) {
            arguments.forEach(variables::alias);
        }
        Piped piped = add(program, arguments, assignments, written);
        if (program.equals("cd")) {
            folder.change(arguments);
        }
        return piped;
    }

    /** An unquoted variable or an alias can expand to several words. */
    private void addProgram(List<String> words, Word word) {
        String alias = word.quoted() ? null : variables.findAlias(word.text());
        String text = alias == null ? variables.program(word.text()) : alias;
        if (word.quoted() || text.equals(word.text())) {
            words.add(text);
        } else {
            for (String part : text.strip().split("\\s++")) {
                words.add(part);
            }
        }
    }

    private Piped add(String program, List<String> arguments, List<String> assignments, Written written) {
        int depth = written.depth();
        List<String> inner = depth < DEEPEST ? Wrappers.words(program, arguments, written.input()) : List.of();
        List<FileUse> uses = new ArrayList<>(inner.isEmpty() ? written.redirected() : List.of());
        uses.addAll(FileUses.of(program, arguments));
        commands.add(new ShellCommand(
                program,
                arguments,
                assignments,
                written.pipedFrom(),
                KnownPaths.matched(folder.placed(uses)),
                written.text()));
        if (!inner.isEmpty()) {
            String from = written.pipedFrom().isEmpty() && program.equals("find") ? program : written.pipedFrom();
            Written next =
                    new Written(List.of(), written.redirected(), from, written.input(), written.text(), depth + 1);
            return isFull() ? Piped.NOTHING : add(name(inner.get(0)), inner.subList(1, inner.size()), List.of(), next);
        }
        KnownOutput.Text input = written.input() == null ? input(uses) : written.input();
        Wrappers.lines(program, arguments).forEach(line -> made(line, depth));
        calls(program, arguments, depth);
        KnownOutput.Text output = KnownOutput.of(program, arguments, input);
        if (Wrappers.isShell(program)) {
            script(arguments, input, depth);
        } else if (SCHEDULERS.contains(program)) {
            script(List.of(), input, depth);
        } else if (program.equals(".") || program.equals("source") || files.containsKey(program)) {
            script(program.indexOf('/') >= 0 ? List.of(program) : arguments, null, depth);
        } else if (program.equals("crontab") && input != null) {
            jobs(input.text(), depth);
        } else if (output != null) {
            output = printed(output, uses, depth);
        }
        return new Piped(program, output);
    }

    /** Returns the content of the file that a command reads as its input, if the line wrote that file. */
    private KnownOutput.@Nullable Text input(List<FileUse> uses) {
        for (FileUse use : uses) {
            if (use.kind() == Kind.READ && files.containsKey(use.path())) {
                return files.get(use.path());
            }
        }
        return null;
    }

    /** Reads the commands that a shell is given, as its input or in a file that the line wrote. */
    private void script(List<String> arguments, KnownOutput.@Nullable Text input, int depth) {
        KnownOutput.Text file = null;
        for (String word : arguments) {
            file = files.getOrDefault(word, file);
        }
        KnownOutput.Text text = file == null && Wrappers.readsInput(arguments) ? input : file;
        if (text != null && !text.read()) {
            made(text.text(), depth);
        }
    }

    private KnownOutput.Text printed(KnownOutput.Text output, List<FileUse> uses, int depth) {
        KnownOutput.Text result = output;
        boolean written = false;
        if (output.decoded() && !output.read() && KnownOutput.isScript(output.text())) {
            made(output.text(), depth);
            result = new KnownOutput.Text(output.text(), true, true);
        }
        for (FileUse use : uses) {
            if (use.kind() == Kind.WRITE) {
                written = true;
                if (files.size() < MOST_FILES) {
                    files.put(use.path(), result);
                }
            }
        }
        if (written && !output.decoded()) {
            // a line for a crontab is run later
            jobs(output.text(), depth);
        }
        return result;
    }

    /** Reads the commands of lines in the format of a crontab. */
    private void jobs(String text, int depth) {
        text.lines().forEach(job -> {
            Matcher time = CRON_TIME.matcher(job);
            if (time.lookingAt()) {
                made(job.substring(time.end()), depth);
            }
        });
    }

    /** Reads the lines that a script of another language hands to a shell. */
    private void calls(String program, List<String> arguments, int depth) {
        if (INTERPRETER.matcher(program).matches()) {
            for (String word : arguments) {
                Matcher call = CALL.matcher(word);
                while (call.find()) {
                    made(call.group(1) == null ? call.group(2) : call.group(1), depth);
                }
            }
        }
    }

    private static String name(String word) {
        if (word.indexOf('/') < 0 && word.indexOf('(') < 0 && word.indexOf('`') < 0) {
            return word;
        }
        Matcher which = WHICH.matcher(word);
        if (which.matches()) {
            return which.group(1) == null ? which.group(2) : which.group(1);
        }
        Matcher system = OF_SYSTEM.matcher(word);
        return system.matches() ? system.group(1) : word;
    }
}
