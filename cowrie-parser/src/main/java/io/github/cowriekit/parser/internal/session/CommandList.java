package io.github.cowriekit.parser.internal.session;

import io.github.cowriekit.model.Command;
import io.github.cowriekit.model.event.command.CommandFailed;
import io.github.cowriekit.parser.internal.bytes.MemoryBudget;
import io.github.cowriekit.parser.internal.state.StateInput;
import io.github.cowriekit.parser.internal.state.StateOutput;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.function.Predicate;

/**
 * The commands of a session, and which of them failed.
 *
 * <p>Cowrie logs {@code command.failed} with the simple command it did not know, which may be a part of the line:
 * {@code lockr -ia .ssh} of {@code cd ~; chattr -ia .ssh; lockr -ia .ssh}. The event has no reference to the line, so the
 * latest line that fits is taken.
 */
public final class CommandList {
    /** How far back a line is looked for; channels interleave, but not by more than this. */
    private static final int REACH = 100;

    private final BoundedList<Command> commands;
    private boolean hasInput;

    CommandList(int maxItems, MemoryBudget budget) {
        this.commands = new BoundedList<>("commands", maxItems, budget);
    }

    void add(Command command) {
        hasInput |= command.loggedAs().equals(Command.INPUT);
        commands.add(command, MemoryBudget.element(command.input(), command.realm()));
    }

    /** Returns whether an event came that is logged when a line is entered. */
    boolean hasInput() {
        return hasInput;
    }

    /** Marks the command that failed; returns false if none fits. */
    boolean fail(CommandFailed event) {
        int index = findFailed(commands.size(), commands::get, event.input());
        if (index >= 0) {
            commands.set(index, failed(commands.get(index)));
        }
        return index >= 0;
    }

    /**
     * Returns the index of the command that failed, negative if none fits.
     *
     * @param text what Cowrie did not know
     */
    public static int findFailed(int size, IntFunction<Command> commands, String text) {
        String stripped = text.strip();
        String word = stripped.split("\\s", 2)[0];
        int index = last(
                size, commands, command -> !command.failed() && command.input().equals(text));
        if (index < 0 && !stripped.isEmpty()) {
            index = last(size, commands, command -> command.input().contains(stripped));
        }
        if (index < 0 && !word.isEmpty()) {
            index = last(size, commands, command -> command.input().contains(word));
        }
        return index;
    }

    private static int last(int size, IntFunction<Command> commands, Predicate<Command> fits) {
        for (int i = size - 1; i >= Math.max(0, size - REACH); i--) {
            Command command = commands.apply(i);
            if (command.isShellLine() && fits.test(command)) {
                return i;
            }
        }
        return -1;
    }

    private static Command failed(Command command) {
        return new Command(command.at(), command.input(), true, null, command.loggedAs());
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
        for (int i = 0; i < commands.size(); i++) {
            hasInput |= commands.get(i).loggedAs().equals(Command.INPUT);
        }
    }
}
