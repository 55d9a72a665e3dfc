package io.github.cowriekit.analysis.internal.playbook;

import io.github.cowriekit.analysis.internal.commands.FileUse;
import io.github.cowriekit.analysis.internal.commands.ShellCommand;
import io.github.cowriekit.analysis.internal.playbook.CampaignTable.Mark;
import io.github.cowriekit.shaded.re2j.Matcher;
import java.util.BitSet;
import java.util.List;
import java.util.Set;

/**
 * The words of a line that nothing acts on: what commands look for, look at, remove or end, and what they print to the screen.
 * A mark that begins in them is a name that somebody asked about.
 */
final class InertWords {
    private static final Set<String> LOOKING = Set.of(
            "grep",
            "egrep",
            "fgrep",
            "rgrep",
            "zgrep",
            "rg",
            "ag",
            "ack",
            "ls",
            "ll",
            "l",
            "la",
            "dir",
            "vdir",
            "tree",
            "stat",
            "file",
            "du",
            "test",
            "[",
            "[[",
            "ps",
            "pgrep",
            "pidof",
            "top",
            "lsof",
            "fuser",
            "which",
            "whereis",
            "type",
            "command",
            "whatis",
            "man",
            "info",
            "help",
            "apropos",
            "locate",
            "mlocate",
            "find",
            "history",
            "id",
            "groups",
            "finger",
            "getent",
            "passwd",
            "userdel",
            "deluser",
            "md5sum",
            "sha1sum",
            "sha256sum",
            "cksum",
            "sum",
            "strings",
            "diff",
            "cmp",
            "wc",
            "awk",
            "gawk",
            "mawk",
            "vi",
            "vim",
            "nvim",
            "nano",
            "emacs",
            "rm",
            "rmdir",
            "unlink",
            "shred",
            "kill",
            "pkill",
            "killall",
            "unset",
            "unalias");
    /** These do something with their words where the output goes into a file or to another program. */
    private static final Set<String> PRINTING = Set.of(
            "echo", "printf", "cat", "zcat", "bzcat", "xzcat", "tac", "less", "more", "head", "tail", "nl", "od",
            "hexdump", "xxd", "base64", "sort", "uniq", "cut", "tr");
    /** A line may hold the same name any number of times. */
    private static final int MOST_TRIES = 100;

    /** By character. */
    private final BitSet inert = new BitSet();

    InertWords(String line, List<ShellCommand> commands) {
        int from = 0;
        for (int i = 0; i < commands.size(); i++) {
            ShellCommand command = commands.get(i);
            int at = command.text().isEmpty() ? -1 : line.indexOf(command.text(), from);
            if (at >= 0) {
                // commands inside others come after them, so what they say about their text is the last word
                from = at;
                inert.clear(at, at + command.text().length());
                if (isInert(commands, i)) {
                    inert.set(at + arguments(command), at + command.text().length());
                }
            }
        }
    }

    /** Returns whether a mark is found in the line other than in these words. */
    boolean leave(Mark mark, String line) {
        Matcher matcher = mark.pattern().matcher(line);
        int from = 0;
        for (int tries = 0; tries < MOST_TRIES && matcher.find(from); tries++) {
            boolean outside = !inert.get(matcher.start());
            if (outside && mark.accepts(matcher)) {
                return true;
            }
            from = outside ? matcher.start() + 1 : inert.nextClearBit(matcher.start());
            if (from > line.length()) {
                return false;
            }
        }
        return false;
    }

    private static boolean isInert(List<ShellCommand> commands, int position) {
        ShellCommand command = commands.get(position);
        String program = command.program();
        if (LOOKING.contains(program)) {
            return true;
        }
        if (program.equals("sed")) {
            return command.arguments().stream()
                            .noneMatch(word -> word.startsWith("-i") || word.startsWith("--in-place"))
                    || command.arguments().stream().anyMatch(word -> word.endsWith("/d"));
        }
        return PRINTING.contains(program) && !isPassedOn(commands, position);
    }

    private static boolean isPassedOn(List<ShellCommand> commands, int position) {
        ShellCommand command = commands.get(position);
        for (FileUse file : command.files()) {
            if (file.kind() == FileUse.Kind.WRITE && !file.path().startsWith("/dev/")) {
                return true;
            }
        }
        int next = position + 1;
        return next < commands.size()
                && commands.get(next).pipedFrom().equals(command.program())
                && !isInert(commands, next);
    }

    /** Returns where the words after the program begin in the text of a command; 0 if it is written in another way. */
    private static int arguments(ShellCommand command) {
        String text = command.text();
        String program = command.program();
        for (int at = text.indexOf(program); at >= 0; at = text.indexOf(program, at + 1)) {
            int end = at + program.length();
            boolean starts = at == 0 || " \t/\\('\"`".indexOf(text.charAt(at - 1)) >= 0;
            if (starts && (end == text.length() || Character.isWhitespace(text.charAt(end)))) {
                return end;
            }
        }
        return 0;
    }
}
