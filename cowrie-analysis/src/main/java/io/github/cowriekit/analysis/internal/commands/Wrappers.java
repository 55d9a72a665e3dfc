package io.github.cowriekit.analysis.internal.commands;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Programs that run a command that stands in their arguments, and where it begins. */
final class Wrappers {
    /** Programs in front of a command, with their options that take a value of its own. */
    private static final Map<String, Set<String>> IN_FRONT = Map.ofEntries(
            Map.entry("sudo", Set.of("-u", "-g", "-h", "-p", "-C", "-r", "-t", "-U", "-T", "-D", "-R")),
            Map.entry("doas", Set.of("-u", "-C")),
            Map.entry("env", Set.of("-u", "-C", "-S")),
            Map.entry("nohup", Set.of()),
            Map.entry("setsid", Set.of()),
            Map.entry("exec", Set.of("-a")),
            Map.entry("time", Set.of("-f", "-o")),
            Map.entry("command", Set.of()),
            Map.entry("builtin", Set.of()),
            Map.entry("eval", Set.of()),
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
    /** Of those, the ones whose first argument is not the command but a folder, a time or a mask. */
    private static final Set<String> SKIP_ONE = Set.of("timeout", "chroot", "taskset", "chrt");

    private static final Set<String> SHELLS =
            Set.of("sh", "bash", "dash", "ash", "zsh", "ksh", "csh", "tcsh", "fish", "hush", "$SHELL", "${SHELL}");
    private static final Set<String> SCREENS = Set.of("screen", "tmux");

    private static final Set<String> FIND_ACTIONS = Set.of("-exec", "-execdir", "-ok");
    private static final Pattern COMMAND_OPTION = Pattern.compile("-[a-z]*c|--command");
    private static final Pattern DETACHED = Pattern.compile("-[a-zA-Z]*[dD].*");

    private Wrappers() {}

    /** Returns whether a program reads commands. */
    static boolean isShell(String program) {
        return SHELLS.contains(program);
    }

    /** Returns the words of the command that a program runs, empty if it runs none that is given as words. */
    static List<String> words(String program, List<String> arguments) {
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
            boolean assignment = program.equals("env") && isAssignment(word);
            if (!option && !assignment && skip-- <= 0) {
                break;
            }
            at += option && valued.contains(word) ? 2 : 1;
        }
        return at >= arguments.size() ? List.of() : arguments.subList(at, arguments.size());
    }

    /** {@code command -v x} and {@code sudo -l} run nothing. */
    private static boolean isQuery(String program, List<String> arguments) {
        String first = arguments.get(0);
        return program.equals("command")
                ? first.equalsIgnoreCase("-v")
                : program.equals("busybox") && first.startsWith("-");
    }

    /** What {@code find} runs for each file it finds. */
    private static List<String> executed(List<String> arguments) {
        for (int i = 0; i < arguments.size(); i++) {
            if (FIND_ACTIONS.contains(arguments.get(i))) {
                List<String> words = new ArrayList<>();
                for (String word : arguments.subList(i + 1, arguments.size())) {
                    if (word.equals(";") || word.equals("+")) {
                        break;
                    }
                    words.add(word);
                }
                return words;
            }
        }
        return List.of();
    }

    /** Returns the command lines that a program is given as one argument, as with {@code sh -c}. */
    static List<String> lines(String program, List<String> arguments) {
        if (isShell(program) || program.equals("su") || program.equals("script") || program.equals("runuser")) {
            return afterOption(arguments);
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
                return List.of(arguments.get(i + 1));
            }
        }
        return List.of();
    }

    /** Returns whether a shell reads its commands from its input: it is given neither a script nor a line. */
    static boolean readsInput(List<String> arguments) {
        for (String word : arguments) {
            if (word.equals("-s") || word.equals("-")) {
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
