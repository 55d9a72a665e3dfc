package io.github.cowriekit.analysis.internal.playbook;

import com.google.re2j.Pattern;
import io.github.cowriekit.analysis.internal.commands.FileUse;
import io.github.cowriekit.analysis.internal.commands.Memo;
import io.github.cowriekit.analysis.internal.commands.PatternSet;
import io.github.cowriekit.analysis.internal.commands.ShellCommand;
import io.github.cowriekit.analysis.internal.commands.ShellReader;
import io.github.cowriekit.analysis.internal.playbook.CampaignTable.Mark;
import io.github.cowriekit.analysis.internal.playbook.CampaignTable.Where;
import java.util.BitSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Marks in command lines, where they are acted on: a name inside {@code grep}, {@code ls}, {@code cat}, {@code echo} to the screen,
 * {@code rm} or {@code pkill} is no mark. Immutable.
 */
final class LineMarks {
    /** What makes a line say something else than it shows. */
    private static final List<String> HIDING = List.of("base64", "xxd", "\\x", "\\0", "\\1");

    private static final Set<String> SHELLS = Set.of("sh", "bash", "dash", "ash", "ksh", "zsh");

    private final List<Mark> marks;
    /** Positions of the marks that are looked for in lines. */
    private final int[] inLines;

    private final PatternSet prefilter;
    private final BusyboxTokens tokens = new BusyboxTokens();
    private final Memo<BitSet> remembered = new Memo<>();

    LineMarks(List<Mark> marks) {
        this.marks = marks;
        this.inLines = IntStream.range(0, marks.size())
                .filter(i -> marks.get(i).where().isInLines())
                .toArray();
        this.prefilter = new PatternSet(IntStream.of(inLines)
                .mapToObj(marks::get)
                .map(mark -> new PatternSet.Entry(mark.pattern(), mark.needs()))
                .toList());
    }

    /** Returns the positions of the marks that a line bears. */
    BitSet in(String line) {
        return remembered.get(line, this::read);
    }

    /** Adds the marks that a text bears in itself, be it a fetched URL or the name of a file. */
    void addOf(Where where, String text, BitSet found) {
        prefilter.candidates(text).stream().map(i -> inLines[i]).forEach(i -> {
            Mark mark = marks.get(i);
            if (mark.where() == where && mark.pattern().matcher(text).find()) {
                found.set(i);
            }
        });
    }

    private BitSet read(String line) {
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
        String stripped = line.strip();
        candidates.stream().map(i -> inLines[i]).forEach(i -> {
            Mark mark = marks.get(i);
            found.set(i, isIn(mark, stripped, commands));
        });
        return found;
    }

    private boolean isIn(Mark mark, String line, List<ShellCommand> commands) {
        return switch (mark.where()) {
            case LINE -> mark.pattern().matcher(line).find();
            case RUN -> runs(mark.pattern(), commands);
            case WRITTEN -> commands.stream().anyMatch(command -> writes(mark.pattern(), command));
            case FETCHED ->
                commands.stream()
                        .flatMap(command -> FetchedUrls.of(command).stream())
                        .anyMatch(url -> mark.pattern().matcher(url).find());
            case TOKEN ->
                commands.stream()
                        .map(tokens::find)
                        .anyMatch(token -> token != null && mark.pattern().matches(token));
            default -> throw new IllegalStateException(mark.label());
        };
    }

    private static boolean runs(Pattern pattern, List<ShellCommand> commands) {
        for (int i = 0; i < commands.size(); i++) {
            ShellCommand command = commands.get(i);
            String program = command.program();
            String shown =
                    command.arguments().isEmpty() ? program : program + " " + String.join(" ", command.arguments());
            if (!program.isEmpty() && pattern.matcher(shown).lookingAt()) {
                return true;
            }
            if (i > 0 && command.pipedFrom().equals("cat") && SHELLS.contains(program)) {
                // cat FILE | sh runs the file
                boolean piped = commands.get(i - 1).files().stream()
                        .anyMatch(file -> file.kind() == FileUse.Kind.READ
                                && pattern.matcher(file.path()).lookingAt());
                if (piped) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean writes(Pattern pattern, ShellCommand command) {
        return command.files().stream()
                .anyMatch(file -> file.kind() == FileUse.Kind.WRITE
                        && pattern.matcher(file.path()).find());
    }
}
