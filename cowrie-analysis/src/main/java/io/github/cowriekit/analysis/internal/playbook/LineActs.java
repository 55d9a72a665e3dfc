package io.github.cowriekit.analysis.internal.playbook;

import io.github.cowriekit.analysis.internal.commands.FileUse;
import io.github.cowriekit.analysis.internal.commands.ShellCommand;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What a line does, as texts to compare with marks.
 *
 * @param runs program and arguments of each command, files that are piped into a shell, and the full path of {@code ./x}
 * @param written paths that are written
 * @param fetched URLs, or hosts and paths
 * @param tokens what is handed to BusyBox in place of an applet
 */
record LineActs(List<String> runs, List<String> written, List<String> fetched, List<String> tokens) {
    private static final Set<String> SHELLS = Set.of("sh", "bash", "dash", "ash", "ksh", "zsh");

    /** Opening a file in an editor is not writing it. */
    private static final Set<String> EDITORS =
            Set.of("vi", "vim", "nvim", "nano", "pico", "ed", "emacs", "joe", "mcedit");

    static LineActs of(List<ShellCommand> commands, BusyboxTokens busybox) {
        LineActs acts = new LineActs(new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        ShellCommand before = null;
        String folder = "";
        for (ShellCommand command : commands) {
            acts.add(command);
            if (command.program().equals("cd") && command.arguments().size() == 1) {
                folder = command.arguments().get(0) + "/";
            } else if (command.program().startsWith("./")) {
                acts.runs.add(folder + command.program().substring(2));
            }
            if (before != null && command.pipedFrom().equals("cat") && SHELLS.contains(command.program())) {
                // cat FILE | sh runs the file
                add(acts.runs, before, FileUse.Kind.READ);
            }
            String token = busybox.find(command);
            if (token != null) {
                acts.tokens.add(token);
            }
            before = command;
        }
        return acts;
    }

    private void add(ShellCommand command) {
        if (!command.program().isEmpty()) {
            runs.add(
                    command.arguments().isEmpty()
                            ? command.program()
                            : command.program() + " " + String.join(" ", command.arguments()));
        }
        if (!EDITORS.contains(command.program())) {
            add(written, command, FileUse.Kind.WRITE);
        }
        fetched.addAll(FetchedUrls.of(command));
    }

    private static void add(List<String> paths, ShellCommand command, FileUse.Kind kind) {
        for (FileUse file : command.files()) {
            if (file.kind() == kind) {
                paths.add(file.path());
            }
        }
    }
}
