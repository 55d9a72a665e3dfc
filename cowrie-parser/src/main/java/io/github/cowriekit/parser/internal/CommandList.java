package io.github.cowriekit.parser.internal;

import io.github.cowriekit.model.Command;
import io.github.cowriekit.model.event.CommandFailed;
import io.github.cowriekit.model.event.CommandInput;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

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

    void add(CommandInput event) {
        commands.add(
                new Command(event.timestamp(), event.input(), false, event.realm()),
                Budget.element(event.input(), event.realm()));
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

    List<Command> elements() {
        return commands.elements();
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
        List<Command> list = commands.elements();
        for (int i = list.size() - 1; i >= Math.max(0, list.size() - REACH); i--) {
            Command command = list.get(i);
            if (command.realm() == null && fits.test(command)) {
                list.set(i, new Command(command.at(), command.input(), true, null));
                return true;
            }
        }
        return false;
    }
}
