package io.github.cowriekit.analysis.internal.commands;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Programs that run a command given in their arguments, and where it begins. */
final class Wrappers {
    /** Programs that precede a command, with those of their options that take a value. */
    private static final Map<String, Set<String>> IN_FRONT = Map.ofEntries(
            Map.entry("sudo", Set.of("-u", "-g", "-h", "-p", "-C", "-r", "-t", "-U", "-T", "-D", "-R")),
            Map.entry("doas", Set.of("-u", "-C")),
            Map.entry("pkexec", Set.of("--user")),
            Map.entry("env", Set.of("-u", "-C", "-S")),
            Map.entry("nohup", Set.of()),
            Map.entry("setsid", Set.of()),
            Map.entry("exec", Set.of("-a")),
            Map.entry("time", Set.of("-f", "-o")),
            Map.entry("command", Set.of()),
            Map.entry("builtin", Set.of()),
            Map.entry("nice", Set.of("-n")),
            Map.entry("ionice", Set.of("-c", "-n", "-p")),
            Map.entry("chrt", Set.of()),
            Map.entry("taskset", Set.of()),
            Map.entry("stdbuf", Set.of("-i", "-o", "-e")),
            Map.entry("timeout", Set.of("-s", "-k")),
            Map.entry("chroot", Set.of()),
            Map.entry("busybox", Set.of()),
            Map.entry("toybox", Set.of()),
            Map.entry("unshare", Set.of()),
            Map.entry("sshpass", Set.of("-p", "-f", "-P")),
            Map.entry("nsenter", Set.of("-t")),
            Map.entry("watch", Set.of("-n")),
            Map.entry("xargs", Set.of("-I", "-i", "-n", "-P", "-L", "-d", "-s", "-E", "-a")));
    /** Those of them whose first argument is a folder, a time or a mask instead of the command. */
    private static final Set<String> SKIP_ONE = Set.of("timeout", "chroot", "taskset", "chrt");

    private static final Set<String> SHELLS = Set.of(
            "sh", "bash", "dash", "ash", "zsh", "ksh", "csh", "tcsh", "fish", "hush", "$SHELL", "${SHELL}", "$0");
    private static final Set<String> SCREENS = Set.of("screen", "tmux");

    /** Programs that take assignments of variables before the command. */
    private static final Set<String> ASSIGNING = Set.of("env", "sudo", "doas");

    /** Characters that the marks of one command may become; a malicious line could repeat a mark any number of times. */
    private static final int MOST_PUT_IN = 4_000;

    private static final int LONGEST_INPUT = 1_000;
    private static final Set<String> FIND_ACTIONS = Set.of("-exec", "-execdir", "-ok");
    private static final Pattern COMMAND_OPTION = Pattern.compile("-[a-z]*c|--command");
    private static final Pattern DETACHED = Pattern.compile("-[a-zA-Z]*[dD].*");

    private Wrappers() {}

    /** Returns whether a program reads commands. */
    static boolean isShell(String program) {
        return SHELLS.contains(program);
    }

    /** Returns the words of the command that a program runs, empty if it runs none that is given as words. */
    static List<String> words(String program, List<String> arguments, KnownOutput.@Nullable Text input) {
        if (program.equals("find")) {
            return executed(arguments);
        }
        Set<String> valued = IN_FRONT.get(program);
        if (valued == null || arguments.isEmpty() || isQuery(program, arguments)) {
            return List.of();
        }
        int at = 0;
        int skip = SKIP_ONE.contains(program) ? 1 : 0;
        while (at < arguments.size()) {
            String word = arguments.get(at);
            if (word.equals("--")) {
                at++;
                break;
            }
            boolean option = word.length() > 1 && word.charAt(0) == '-';
            boolean assignment = ASSIGNING.contains(program) && isAssignment(word);
            if (!option && !assignment && skip-- <= 0) {
                break;
            }
            at += option && valued.contains(word) ? 2 : 1;
        }
        if (at >= arguments.size()) {
            return List.of();
        }
        List<String> words = arguments.subList(at, arguments.size());
        return program.equals("xargs") && input != null ? withInput(words, arguments, input.text()) : words;
    }

    /** {@code xargs} appends its input to the command, or puts it in place of a marker. */
    private static List<String> withInput(List<String> words, List<String> arguments, String input) {
        if (input.length() > LONGEST_INPUT) {
            return words;
        }
        String mark = null;
        for (int i = 0; i < arguments.size(); i++) {
            String word = arguments.get(i);
            if (word.startsWith("-I")) {
                mark = word.length() > 2 ? word.substring(2) : i + 1 < arguments.size() ? arguments.get(i + 1) : null;
            }
        }
        String text = input.strip();
        List<String> all = new ArrayList<>();
        if (mark == null) {
            all.addAll(words);
            all.addAll(List.of(text.split("\\s++")));
            return all;
        }
        if (mark.isEmpty()) {
            return words;
        }
        long left = MOST_PUT_IN;
        for (String word : words) {
            long put = (long) count(word, mark) * text.length();
            all.add(put <= left ? word.replace(mark, text) : word);
            left -= put <= left ? put : 0;
        }
        return all;
    }

    private static int count(String word, String mark) {
        int count = 0;
        for (int at = word.indexOf(mark); at >= 0; at = word.indexOf(mark, at + mark.length())) {
            count++;
        }
        return count;
    }

    /** {@code command -v x} and {@code sudo -l} run nothing. */
    private static boolean isQuery(String program, List<String> arguments) {
        String first = arguments.get(0);
        return program.equals("command")
                ? first.equalsIgnoreCase("-v")
                : program.equals("busybox") && first.startsWith("-");
    }

    /** The command that {@code find} runs for each file. */
    private static List<String> executed(List<String> arguments) {
        for (int i = 0; i < arguments.size(); i++) {
            if (FIND_ACTIONS.contains(arguments.get(i))) {
                String found = found(arguments);
                List<String> words = new ArrayList<>();
                for (String word : arguments.subList(i + 1, arguments.size())) {
                    if (word.equals(";") || word.equals("+")) {
                        break;
                    }
                    words.add(word.equals("{}") ? found : word);
                }
                return words;
            }
        }
        return List.of();
    }

    /** Returns a path that {@code find} might find, made of the folder and the name it searches for. */
    private static String found(List<String> arguments) {
        int name = Math.max(arguments.indexOf("-name"), arguments.indexOf("-iname"));
        if (name < 0 || name + 1 >= arguments.size()) {
            return "{}";
        }
        String folder = arguments.get(0).startsWith("-") ? "." : arguments.get(0);
        return (folder.endsWith("/") ? folder : folder + "/") + arguments.get(name + 1);
    }

    /** Returns the command lines that a program is given as one argument, as with {@code sh -c}. */
    static List<String> lines(String program, List<String> arguments) {
        if (isShell(program) || program.equals("su") || program.equals("script") || program.equals("runuser")) {
            return afterOption(arguments);
        }
        if (program.equals("env")) {
            int split = arguments.indexOf("-S");
            return split >= 0 && split + 1 < arguments.size() ? List.of(arguments.get(split + 1)) : List.of();
        }
        if (program.equals("watch") && !arguments.isEmpty()) {
            String last = arguments.get(arguments.size() - 1);
            return last.indexOf(' ') > 0 ? List.of(last) : List.of();
        }
        if (program.equals("eval") || program.equals("trap")) {
            return arguments.isEmpty()
                    ? List.of()
                    : List.of(program.equals("eval") ? String.join(" ", arguments) : arguments.get(0));
        }
        if (SCREENS.contains(program)
                && arguments.stream().anyMatch(word -> DETACHED.matcher(word).matches())) {
            // screen -dmS name sh -c '…', tmux new -d 'cmd'
            int last = arguments.size() - 1;
            return List.of(arguments.get(last));
        }
        return List.of();
    }

    private static List<String> afterOption(List<String> arguments) {
        for (int i = 0; i + 1 < arguments.size(); i++) {
            if (COMMAND_OPTION.matcher(arguments.get(i)).matches()) {
                int next = arguments.get(i + 1).equals("--") ? i + 2 : i + 1;
                return next < arguments.size() ? List.of(arguments.get(next)) : List.of();
            }
        }
        return List.of();
    }

    /** Returns whether a shell reads commands from its input, having neither a script nor a command line. */
    static boolean readsInput(List<String> arguments) {
        for (String word : arguments) {
            if (word.equals("-s") || word.equals("-") || word.equals("/dev/stdin")) {
                return true;
            }
            if (COMMAND_OPTION.matcher(word).matches() || !word.startsWith("-")) {
                return false;
            }
        }
        return true;
    }

    /** Returns whether a word sets a variable. */
    static boolean isAssignment(String word) {
        int equals = word.indexOf('=');
        if (equals <= 0) {
            return false;
        }
        int end = word.charAt(equals - 1) == '+' ? equals - 1 : equals;
        for (int i = 0; i < end; i++) {
            char c = word.charAt(i);
            boolean letter = c == '_' || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
            if (!letter && (i == 0 || c < '0' || c > '9')) {
                return false;
            }
        }
        return end > 0;
    }
}
