package io.github.cowriekit.analysis.internal.operator;

import io.github.cowriekit.analysis.internal.commands.ShellLinesAtLogin;
import io.github.cowriekit.analysis.internal.data.Table;
import io.github.cowriekit.analysis.internal.weights.Indicator;
import io.github.cowriekit.analysis.internal.weights.Rules;
import io.github.cowriekit.analysis.internal.weights.Threshold;
import io.github.cowriekit.model.Command;
import io.github.cowriekit.model.Session;
import io.github.cowriekit.model.tty.KeyStroke;
import io.github.cowriekit.model.tty.TtyRecording;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** L: the text of the commands. */
final class LanguageIndicators {
    private static final Set<String> GOODBYES = Set.of("exit", "logout", "quit");
    private static final Pattern FETCH = Pattern.compile("\\b(wget|curl|t?ftp|ftpget)\\b");
    /** The first lines of a loop of tens of thousands show what it does. */
    private static final int MAX_LINES = 1_000;

    private final Set<String> talk = Set.copyOf(Table.words("talk.txt"));
    private final Typos typos = new Typos(talk);

    void observe(EvidenceSheet sheet, ObservedSession observed) {
        List<String> all = observed.lines();
        if (all.isEmpty()) {
            return;
        }
        List<String> lines = all.subList(0, Math.min(all.size(), MAX_LINES));
        List<String> words = new ArrayList<>(lines.size());
        for (String line : lines) {
            words.add(firstWord(line));
        }
        boolean sentBefore = RepeatedInput.isIn(sheet, observed) && !RepeatedInput.isSmallTalk(sheet, observed);
        typos.observe(sheet, lines, words, observed.history().scriptTypos(), sentBefore);
        failures(sheet, observed.commands());
        repetition(sheet, lines);
        goodbye(sheet, all.get(all.size() - 1).strip(), observed.recordings());
        length(sheet, lines);
        Wandering.observe(sheet, lines, words, observed.recordings());
        blank(sheet, lines);
        talk(sheet, words);
    }

    /** Returns the words that look like typing errors, even if scripts send them. */
    Set<String> typos(List<String> all, Rules rules) {
        Set<String> found = new LinkedHashSet<>();
        for (String line : all.subList(0, Math.min(all.size(), MAX_LINES))) {
            String word = firstWord(line);
            if (line.length() <= rules.get(Threshold.L1_LINE)
                    && !typos.readings(word).isEmpty()) {
                found.add(word);
            }
        }
        return found;
    }

    /** L10: shell commands that a telnet bot sent at the login prompt. */
    static void linesAtLogin(EvidenceSheet sheet, Session session) {
        List<String> lines = ShellLinesAtLogin.of(session).lines();
        if (!lines.isEmpty()) {
            sheet.word(Indicator.L10, "lines", String.join(", ", lines));
        }
    }

    /** Returns whether a line shows no slip of the fingers: an existing command, single blanks. */
    boolean isWellFormed(String line) {
        return !line.isEmpty()
                && line.equals(line.strip())
                && !line.contains("  ")
                && !line.endsWith("\\")
                && typos.isCommand(firstWord(line));
    }

    private static void blank(EvidenceSheet sheet, List<String> lines) {
        for (String line : lines) {
            if (line.endsWith(" ")) {
                sheet.word(Indicator.L8, "blank", "a line that ends in a blank");
                return;
            }
        }
    }

    private void talk(EvidenceSheet sheet, List<String> words) {
        for (String word : words) {
            if (talk.contains(word.toLowerCase(Locale.ROOT))) {
                sheet.word(Indicator.L9, "talk", word);
                return;
            }
        }
    }

    private static void failures(EvidenceSheet sheet, List<Command> commands) {
        int failed = 0;
        for (Command command : commands) {
            failed += command.failed() ? 1 : 0;
        }
        if (failed > 0) {
            sheet.word(Indicator.L3, "failed", failed + " of " + commands.size());
        }
    }

    /** A repeated download is the next attempt of a script and does not count. */
    private static void repetition(EvidenceSheet sheet, List<String> lines) {
        String repeated = null;
        int run = 1;
        for (int i = 1; i < lines.size(); i++) {
            String line = lines.get(i);
            boolean same = !line.isEmpty() && line.equals(lines.get(i - 1));
            run = same ? run + 1 : 1;
            if (run > sheet.get(Threshold.L4_LOOP)) {
                sheet.word(Indicator.L4, "loop", Table.Row.shortened(line));
                return;
            }
            repeated = same && repeated == null && !FETCH.matcher(line).find() ? line : repeated;
        }
        if (repeated != null) {
            sheet.word(Indicator.L4, "repeated", Table.Row.shortened(repeated));
        }
    }

    static boolean isGoodbye(String line) {
        return GOODBYES.contains(line.strip());
    }

    private static void goodbye(EvidenceSheet sheet, String last, List<TtyRecording> recordings) {
        if (isGoodbye(last)) {
            sheet.word(Indicator.L5, "goodbye", last);
            return;
        }
        for (TtyRecording recording : recordings) {
            List<KeyStroke> keys = recording.keyStrokes();
            if (keys.get(keys.size() - 1).kind() == KeyStroke.Kind.END_OF_INPUT) {
                sheet.word(Indicator.L5, "goodbye", "^D");
                return;
            }
        }
    }

    private static void length(EvidenceSheet sheet, List<String> lines) {
        int longest = 0;
        boolean compound = false;
        for (String line : lines) {
            longest = Math.max(longest, line.length());
            compound = compound || isCompound(line);
        }
        if (longest > sheet.get(Threshold.L6_LONG)) {
            sheet.word(Indicator.L6, "long", Integer.toString(longest));
        } else if (compound) {
            sheet.word(Indicator.L6, "compound", "chained");
        } else if (longest < sheet.get(Threshold.L6_SHORT)) {
            sheet.word(Indicator.L6, "short", Integer.toString(longest));
        }
    }

    private static boolean isCompound(String line) {
        return line.contains(";") || line.contains("&&") || line.contains("||");
    }

    static String firstWord(String line) {
        String text = line.strip();
        int blank = text.indexOf(' ');
        return blank < 0 ? text : text.substring(0, blank);
    }
}
