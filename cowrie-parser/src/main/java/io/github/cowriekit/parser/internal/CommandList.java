package io.github.cowriekit.parser.internal;

import io.github.cowriekit.model.Command;
import io.github.cowriekit.model.event.CommandFailed;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The commands of a session, and which of them failed.
 *
 * <p>Cowrie logs {@code command.failed} with the simple command it did not know, which may be a part of the line:
 * {@code lockr -ia .ssh} of {@code cd ~; chattr -ia .ssh; lockr -ia .ssh}. The event has no reference to the line, so the
 * latest line that fits is taken.
 */
final class CommandList {
    /** How far back a line is looked for; channels interleave, but not by more than this. */
    private static final int REACH = 100;

    private final BoundedList<Command> commands;

    CommandList(int maxItems, Budget budget) {
        this.commands = new BoundedList<>("commands", maxItems, budget);
    }

    void add(@Nullable Instant time, String input, @Nullable String realm) {
        commands.add(new Command(time, input, false, realm), Budget.element(input, realm));
    }

    /** Marks the command that failed; returns false if none fits. */
    boolean fail(CommandFailed event) {
        String failed = event.input();
        String stripped = failed.strip();
        String word = stripped.split("\\s", 2)[0];
        return mark(command -> !command.failed() && command.input().equals(failed))
                || (!stripped.isEmpty() && mark(command -> command.input().contains(stripped)))
                || (!word.isEmpty() && mark(command -> command.input().contains(word)));
    }

    List<Command> toList() {
        return commands.toList();
    }

    void countCut(Map<String, Long> truncated) {
        commands.countCut(truncated);
    }

    void save(StateOutput out) throws IOException {
        commands.save(out);
    }

    void restore(StateInput in) throws IOException {
        commands.restore(in, Command.class);
    }

    private boolean mark(Predicate<Command> fits) {
        for (int i = commands.size() - 1; i >= Math.max(0, commands.size() - REACH); i--) {
            Command command = commands.get(i);
            if (command.realm() == null && fits.test(command)) {
                commands.set(i, new Command(command.at(), command.input(), true, null));
                return true;
            }
        }
        return false;
    }
}
