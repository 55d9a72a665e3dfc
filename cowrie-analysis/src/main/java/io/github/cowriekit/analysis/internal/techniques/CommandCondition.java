package io.github.cowriekit.analysis.internal.techniques;

import io.github.cowriekit.analysis.internal.commands.FileUse;
import io.github.cowriekit.analysis.internal.commands.ShellCommand;
import io.github.cowriekit.shaded.re2j.Pattern;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The conditions for a rule to match a command; those that are null are not checked. Immutable. */
final class CommandCondition {
    static final int LONGEST_PATTERN = 1_000;
    /** An expression that consists of names only. */
    private static final Pattern NAMES = Pattern.compile("[A-Za-z0-9_|/-]*");

    /** Names of the programs, null if the program is an expression or does not matter. */
    private final @Nullable List<String> names;

    private final @Nullable Pattern program;
    private final @Nullable Pattern arguments;
    private final @Nullable Pattern unless;
    private final @Nullable Pattern pipe;
    private final Set<FileUse.Kind> kinds;
    private final @Nullable Pattern file;

    private CommandCondition(Builder builder) {
        this.names = builder.names;
        this.program = builder.program;
        this.arguments = builder.arguments;
        this.unless = builder.unless;
        this.pipe = builder.pipe;
        this.kinds = builder.kinds;
        this.file = builder.file;
    }

    static Builder builder() {
        return new Builder();
    }

    /** Returns the only programs that can match, null if they cannot be listed. */
    @Nullable
    List<String> names() {
        return names;
    }

    /** Returns whether a command matches, given that its program is one of {@link #names}. */
    boolean matches(Candidate candidate) {
        ShellCommand command = candidate.command();
        if (file != null && kinds.stream().noneMatch(candidate.kinds()::contains)) {
            return false;
        }
        if (program != null && !program.matches(command.program())) {
            return false;
        }
        return (pipe == null || pipe.matches(command.pipedFrom()))
                && (arguments == null || arguments.matcher(candidate.words()).find())
                && (file == null || usesFile(command, file))
                && (unless == null
                        || !unless.matcher(command.program() + " " + candidate.words())
                                .find());
    }

    private boolean usesFile(ShellCommand command, Pattern path) {
        for (FileUse use : command.files()) {
            if (kinds.contains(use.kind()) && path.matcher(use.path()).find()) {
                return true;
            }
        }
        return false;
    }

    /** A command with what several conditions look at. */
    record Candidate(ShellCommand command, String words, Set<FileUse.Kind> kinds) {
        static Candidate of(ShellCommand command) {
            Set<FileUse.Kind> kinds = EnumSet.noneOf(FileUse.Kind.class);
            command.files().forEach(use -> kinds.add(use.kind()));
            return new Candidate(command, command.words(), kinds);
        }
    }

    /** Builds a condition; not thread-safe. */
    static final class Builder {
        private @Nullable List<String> names;
        private @Nullable Pattern program;
        private @Nullable Pattern arguments;
        private @Nullable Pattern unless;
        private @Nullable Pattern pipe;
        private final Set<FileUse.Kind> kinds = EnumSet.noneOf(FileUse.Kind.class);
        private @Nullable Pattern file;

        private Builder() {}

        void program(String expression) {
            if (NAMES.matches(expression)) {
                names = List.of(expression.split("\\|", -1));
            } else {
                program = Pattern.compile(expression);
            }
        }

        void arguments(Pattern expression) {
            arguments = expression;
        }

        void unless(Pattern expression) {
            unless = expression;
        }

        void pipe(Pattern expression) {
            pipe = expression;
        }

        void kind(FileUse.Kind kind) {
            kinds.add(kind);
        }

        void file(Pattern expression) {
            file = expression;
        }

        /** Returns whether nothing but the program is looked at. */
        boolean isEmpty() {
            return arguments == null && pipe == null && file == null;
        }

        CommandCondition build() {
            return new CommandCondition(this);
        }
    }
}
