package io.github.cowriekit.analysis.internal.paths;

import io.github.cowriekit.analysis.internal.commands.ShellLine;
import io.github.cowriekit.analysis.internal.paths.PathStep.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the paths in a line of the shell. Words that the shell would expand are ignored. */
final class LinePaths {
    private static final int MOST_WORDS = 200;
    private static final String PLAIN = "[A-Za-z0-9._/~+@%=:,-]{1,200}";
    private static final Pattern PATH = Pattern.compile(PLAIN);
    private static final Pattern QUOTED_PATH = Pattern.compile("\"(" + PLAIN + ")\"|'(" + PLAIN + ")'");
    private static final Pattern QUOTED = Pattern.compile("\"[^\"]*+\"|'[^']*+'");
    private static final Pattern REDIRECTION = Pattern.compile("[0-9&]?>>?\\|?\\s*+(" + PLAIN + ")");
    private static final Pattern WGET_OUTPUT = Pattern.compile("-[A-Za-z]*O(.*)|--output-document(?:=(.*))?");
    private static final Pattern CURL_OUTPUT = Pattern.compile("-[A-Za-z]*o(.*)|--output(?:=(.*))?");
    private static final Set<String> MAKERS = Set.of("mkdir", "touch", "tee");
    private static final Set<String> COPIERS = Set.of("cp", "mv");

    private LinePaths() {}

    /** Returns what a line does with paths, in order. */
    static List<PathStep> read(String line) {
        List<PathStep> steps = new ArrayList<>();
        for (String command : ShellLine.split(line)) {
            read(command, steps);
        }
        return steps;
    }

    private static void read(String command, List<PathStep> steps) {
        String text = QUOTED_PATH
                .matcher(command)
                .replaceAll(found -> found.group(1) == null ? found.group(2) : found.group(1));
        text = QUOTED.matcher(text).replaceAll("''");
        List<String> made =
                REDIRECTION.matcher(text).results().map(found -> found.group(1)).toList();
        List<String> words = ShellLine.words(REDIRECTION.matcher(text).replaceAll(" "), MOST_WORDS);
        int verb = words.indexOf(ShellLine.verb(String.join(" ", words)));
        String name = verb < 0 ? "" : words.get(verb);
        if (name.indexOf('/') >= 0) {
            add(steps, Kind.NAMES, name);
        }
        arguments(name.substring(name.lastIndexOf('/') + 1), words.subList(verb + 1, words.size()), steps);
        made.forEach(path -> add(steps, Kind.MAKES, path));
    }

    private static void arguments(String verb, List<String> words, List<PathStep> steps) {
        List<String> plain =
                words.stream().filter(word -> !word.startsWith("-")).toList();
        if (verb.equals("cd")) {
            add(steps, Kind.ENTERS, plain.isEmpty() ? "~" : plain.get(0));
        } else if (verb.equals("wget")) {
            output(WGET_OUTPUT, words, steps);
        } else if (verb.equals("curl")) {
            output(CURL_OUTPUT, words, steps);
        } else if (MAKERS.contains(verb)) {
            plain.forEach(word -> add(steps, Kind.MAKES, word));
        } else {
            for (int i = 0; i < plain.size(); i++) {
                boolean target = COPIERS.contains(verb) && i > 0 && i == plain.size() - 1;
                argument(plain.get(i), target, steps);
            }
        }
    }

    /** {@code dd} names its files after an equals sign. */
    private static void argument(String word, boolean target, List<PathStep> steps) {
        if (word.startsWith("of=")) {
            add(steps, Kind.MAKES, word.substring("of=".length()));
        } else {
            add(
                    steps,
                    target ? Kind.MAKES : Kind.NAMES,
                    word.startsWith("if=") ? word.substring("if=".length()) : word);
        }
    }

    private static void output(Pattern option, List<String> words, List<PathStep> steps) {
        for (int i = 0; i < words.size(); i++) {
            Matcher matcher = option.matcher(words.get(i));
            if (matcher.matches()) {
                String glued = glued(matcher);
                add(steps, Kind.MAKES, glued.isEmpty() && i + 1 < words.size() ? words.get(i + 1) : glued);
            }
        }
    }

    private static String glued(Matcher option) {
        String first = option.group(1) == null ? option.group(2) : option.group(1);
        return first == null ? "" : first;
    }

    private static void add(List<PathStep> steps, Kind kind, String path) {
        if (PATH.matcher(path).matches() && !path.equals("-") && !path.contains("://")) {
            steps.add(new PathStep(kind, path));
        }
    }
}
