package io.github.cowriekit.parser.internal.tty;

import io.github.cowriekit.model.tty.TypedLine;
import io.github.cowriekit.model.tty.TypedLine.Edit;
import io.github.cowriekit.model.tty.TypedLine.End;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Turns keys into lines as the line editor of Cowrie's shell does (twisted.conch.recvline with Cowrie's key handlers):
 * only printable ASCII is taken, {@code ^W} and {@code ESC O x} do nothing.
 */
final class LineEditor {
    /** Characters moved by edits within a line, after which editing is given up: some keys move a whole line. */
    private static final long MAX_WORK = 1 << 28;

    private final int maxLines;
    private final int maxText;
    private final List<TypedLine> lines = new ArrayList<>();
    private final List<String> history = new ArrayList<>();
    private final StringBuilder line = new StringBuilder();
    private final StringBuilder typed = new StringBuilder();
    private final Set<Edit> edits = EnumSet.noneOf(Edit.class);
    private int historyPosition;
    private int cursor;
    private boolean pasted;
    private @Nullable Instant startedAt;
    private Instant lastAt = Instant.EPOCH;
    private long text;
    private long work;
    private long cut;

    LineEditor(int maxLines, int maxText) {
        this.maxLines = maxLines;
        this.maxText = maxText;
    }

    void accept(Keystroke key) {
        startedAt = startedAt == null ? key.at() : startedAt;
        lastAt = key.at();
        End end = endOf(key);
        if (end == null && !isFull()) {
            typed.append(key.raw());
            edit(key);
        }
        if (end != null) {
            finish(end);
        }
    }

    /** Takes the end of the recording. */
    void finish() {
        if (startedAt != null) {
            finish(End.UNFINISHED);
        }
    }

    List<TypedLine> lines() {
        return lines;
    }

    /** Returns how many lines a limit cut. */
    long cut() {
        return cut;
    }

    private static @Nullable End endOf(Keystroke key) {
        return switch (key.kind()) {
            case ENTER -> End.ENTER;
            case INTERRUPT -> End.INTERRUPT;
            case END_OF_INPUT -> End.END_OF_INPUT;
            default -> null;
        };
    }

    private boolean isFull() {
        return cut > 0
                || work > MAX_WORK
                || lines.size() >= maxLines
                || text + typed.length() + line.length() > maxText;
    }

    private void finish(End end) {
        if (isFull()) {
            cut++;
        } else {
            String run = line.toString();
            String keys = Keystroke.decode(typed);
            text += (long) run.length() + keys.length();
            lines.add(TypedLine.builder(startedAt == null ? lastAt : startedAt, lastAt, run)
                    .typed(keys)
                    .end(end)
                    .edits(edits)
                    .pasted(pasted)
                    .build());
            if (end == End.ENTER && !run.isEmpty()) {
                history.add(run);
            }
        }
        historyPosition = history.size();
        line.setLength(0);
        typed.setLength(0);
        edits.clear();
        cursor = 0;
        pasted = false;
        startedAt = null;
    }

    private void edit(Keystroke key) {
        if (key.raw().startsWith("\u001bO")) {
            return;
        }
        switch (key.kind()) {
            case TEXT -> insert(key);
            case BACKSPACE -> erase(cursor - 1);
            case DELETE -> erase(cursor);
            case KILL_LINE -> kill(0, cursor);
            case KILL_TO_END -> kill(cursor, line.length());
            case KILL_WORD -> edits.add(Edit.KILL_WORD);
            case LEFT -> move(cursor - 1);
            case RIGHT -> move(cursor + 1);
            case HOME -> move(0);
            case END -> move(line.length());
            case UP -> recallEarlier();
            case DOWN -> recallLater();
            case TAB -> edits.add(Edit.COMPLETE);
            default -> {}
        }
    }

    private void insert(Keystroke key) {
        StringBuilder printable = new StringBuilder(key.raw().length());
        key.raw().chars().filter(c -> c < 0x7f).forEach(c -> printable.append((char) c));
        work += line.length() - cursor;
        line.insert(cursor, printable);
        cursor += printable.length();
        pasted |= key.burst() && key.raw().length() > 1;
    }

    private void erase(int index) {
        edits.add(Edit.ERASE);
        if (index >= 0 && index < line.length()) {
            work += line.length() - index;
            line.deleteCharAt(index);
            cursor = index;
        }
    }

    private void kill(int from, int to) {
        edits.add(Edit.KILL);
        work += line.length() - to;
        line.delete(from, to);
        cursor = from;
    }

    private void move(int to) {
        edits.add(Edit.MOVE);
        cursor = Math.max(0, Math.min(line.length(), to));
    }

    private void recallEarlier() {
        edits.add(Edit.RECALL);
        if (!line.isEmpty() && historyPosition == history.size()) {
            work += line.length();
            history.add(line.toString());
        }
        if (historyPosition > 0) {
            historyPosition--;
            show(history.get(historyPosition));
        }
    }

    private void recallLater() {
        edits.add(Edit.RECALL);
        if (historyPosition < history.size() - 1) {
            historyPosition++;
            show(history.get(historyPosition));
        } else {
            historyPosition = history.size();
            show("");
        }
    }

    private void show(String recalled) {
        work += recalled.length();
        line.setLength(0);
        line.append(recalled);
        cursor = line.length();
    }
}
