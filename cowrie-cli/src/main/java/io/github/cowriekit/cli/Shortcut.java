package io.github.cowriekit.cli;

import io.github.cowriekit.cli.internal.console.Console;
import io.github.cowriekit.cli.internal.logs.LogOptions;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads the arguments of the command that other programs start most, {@code sessions [--count] --logpath PATH...}, without
 * picocli: that takes a fifth of the time of a short run, see docs/performance.md. Anything else, also any mistake, is left
 * to picocli.
 */
final class Shortcut {
    private Shortcut() {}

    /** Returns the command, or nothing if the arguments are not of this simple form. */
    static Optional<SessionsCommand> of(Console console, String... arguments) {
        if (arguments.length == 0 || !arguments[0].equals("sessions")) {
            return Optional.empty();
        }
        List<Path> paths = new ArrayList<>();
        boolean count = false;
        int i = 1;
        while (i < arguments.length) {
            String option = arguments[i++];
            if (option.equals("--count") && !count) {
                count = true;
            } else if (option.equals("--logpath") && paths.isEmpty()) {
                while (i < arguments.length && isPlain(arguments[i])) {
                    paths.add(Path.of(arguments[i++]));
                }
            } else {
                return Optional.empty();
            }
        }
        return paths.isEmpty()
                ? Optional.empty()
                : Optional.of(new SessionsCommand(console, LogOptions.ofPaths(paths), count));
    }

    /** Picocli has its own thoughts about quotes and about what begins like an option, and its converter about URLs. */
    private static boolean isPlain(String path) {
        try {
            return !Path.of(path).toString().isEmpty()
                    && !path.startsWith("-")
                    && !path.contains("\"")
                    && !path.contains("://");
        } catch (InvalidPathException e) {
            return false;
        }
    }
}
