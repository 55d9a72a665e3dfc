package io.github.cowriekit.analysis.internal.playbook;

import io.github.cowriekit.analysis.internal.commands.Memo;
import io.github.cowriekit.analysis.internal.commands.PatternSet;
import io.github.cowriekit.analysis.internal.commands.ShellCommand;
import io.github.cowriekit.analysis.internal.commands.ShellReader;
import io.github.cowriekit.analysis.internal.playbook.CampaignTable.Mark;
import io.github.cowriekit.analysis.internal.playbook.CampaignTable.Where;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Marks in command lines, where they are acted on: a name inside {@code grep}, {@code ls}, {@code cat}, {@code echo} to the screen,
 * {@code rm} or {@code pkill} is no mark. Immutable.
 */
final class CommandMarks {
    /** Characters that make the text of a line differ from what it does. */
    private static final List<String> HIDING = List.of("base64", "xxd", "\\x", "\\0", "\\1");

    private final List<Mark> marks;
    /** Positions of the marks that are searched for in lines. */
    private final int[] inLines;

    private final PatternSet prefilter;
    private final BusyboxTokens busybox = new BusyboxTokens();
    private final Memo<BitSet> remembered = new Memo<>(this::read);
    private final Memo<BitSet> urls = new Memo<>(text -> inText(Where.FETCHED, text));
    private final Memo<BitSet> paths = new Memo<>(text -> inText(Where.WRITTEN, text));

    CommandMarks(List<Mark> marks) {
        this.marks = marks;
        this.inLines = IntStream.range(0, marks.size())
                .filter(i -> marks.get(i).where().isInLines())
                .toArray();
        this.prefilter = new PatternSet(IntStream.of(inLines)
                .mapToObj(marks::get)
                .map(mark -> new PatternSet.Entry(mark.pattern(), mark.needs()))
                .toList());
    }

    /** Returns the positions of the marks in a line. */
    BitSet in(String line) {
        return remembered.get(line);
    }

    /** Returns the positions of the marks in a downloaded URL. */
    BitSet inUrl(String url) {
        return urls.get(url);
    }

    /** Returns the positions of the marks in the name of a file. */
    BitSet inPath(String path) {
        return paths.get(path);
    }

    private BitSet inText(Where where, String text) {
        BitSet found = new BitSet();
        prefilter.candidates(text).stream().map(i -> inLines[i]).forEach(i -> {
            Mark mark = marks.get(i);
            if (mark.where() == where && mark.isIn(text)) {
                found.set(i);
            }
        });
        return found;
    }

    private BitSet read(String written) {
        String line = written.strip();
        BitSet candidates = prefilter.candidates(line);
        boolean hides = HIDING.stream().anyMatch(line::contains);
        BitSet found = new BitSet();
        if (candidates.isEmpty() && !hides) {
            return found;
        }
        List<ShellCommand> commands = ShellReader.read(line);
        if (hides) {
            commands.forEach(command -> candidates.or(prefilter.candidates(command.text())));
        }
        LineActs acts = LineActs.of(commands, busybox);
        boolean wholeLine =
                candidates.stream().anyMatch(i -> marks.get(inLines[i]).where() == Where.LINE);
        InertWords inert = new InertWords(line, wholeLine ? commands : List.of());
        candidates.stream().map(i -> inLines[i]).forEach(i -> found.set(i, isIn(marks.get(i), line, acts, inert)));
        return found;
    }

    private static boolean isIn(Mark mark, String line, LineActs acts, InertWords inert) {
        return switch (mark.where()) {
            case LINE -> inert.leave(mark, line);
            case RUN -> acts.runs().stream().anyMatch(mark::begins);
            case WRITTEN -> acts.written().stream().anyMatch(mark::isIn);
            case FETCHED -> acts.fetched().stream().anyMatch(mark::isIn);
            case TOKEN -> acts.tokens().stream().anyMatch(mark::is);
            default -> throw new IllegalStateException(mark.label());
        };
    }
}
