package io.github.cowriekit.analysis.internal.operator;

import io.github.cowriekit.analysis.internal.data.Table;
import io.github.cowriekit.model.Command;
import io.github.cowriekit.model.tty.KeyStroke;
import io.github.cowriekit.model.tty.TtyRecording;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** L: what was typed, and how. */
final class LanguageIndicators {
    private static final Set<String> GOODBYES = Set.of("exit", "logout", "quit");
    private static final Pattern FETCH = Pattern.compile("\\b(wget|curl|t?ftp|ftpget)\\b");
    /** A loop of tens of thousands of lines shows its manner in the first ones. */
    private static final int MAX_LINES = 1_000;

    private final Slips slips = new Slips();
    private final Set<String> talk = Set.copyOf(Table.words("talk.txt"));

    void observe(Sheet sheet, Watched watched) {
        List<String> all = watched.lines();
        if (all.isEmpty()) {
            return;
        }
        List<String> lines = all.subList(0, Math.min(all.size(), MAX_LINES));
        List<String> words = new ArrayList<>(lines.size());
        for (String line : lines) {
            words.add(firstWord(line));
        }
        slip(sheet, lines, words, watched.crowd().scriptSlips());
        failures(sheet, watched.commands());
        repetition(sheet, lines);
        goodbye(sheet, all.get(all.size() - 1).strip(), watched.recordings());
        length(sheet, lines);
        Wandering.observe(sheet, lines, words, watched.recordings());
        blank(sheet, lines);
        talk(sheet, words);
    }

    /** Returns the words that read as typing errors, whoever sent them. */
    Set<String> slips(List<String> all, Rules rules) {
        Set<String> found = new LinkedHashSet<>();
        for (String line : all.subList(0, Math.min(all.size(), MAX_LINES))) {
            String word = firstWord(line);
            if (!readings(line, word, rules.get(Setting.L1_LINE)).isEmpty()) {
                found.add(word);
            }
        }
        return found;
    }

    private static void blank(Sheet sheet, List<String> lines) {
        for (String line : lines) {
            if (line.endsWith(" ")) {
                sheet.word(Indicator.L8, "blank", "a line that ends in a blank");
                return;
            }
        }
    }

    private void talk(Sheet sheet, List<String> words) {
        for (String word : words) {
            if (talk.contains(word.toLowerCase(Locale.ROOT))) {
                sheet.word(Indicator.L9, "talk", word);
                return;
            }
        }
    }

    private void slip(Sheet sheet, List<String> lines, List<String> words, Set<String> ofScripts) {
        String uncorrected = null;
        String scripted = null;
        for (int i = 0; i < lines.size(); i++) {
            String word = words.get(i);
            List<Slips.Slip> readings = readings(lines.get(i), word, sheet.get(Setting.L1_LINE));
            if (readings.isEmpty()) {
                continue;
            }
            if (ofScripts.contains(word)) {
                scripted = word;
                continue;
            }
            int end = (int) Math.min(lines.size(), i + 1 + sheet.get(Setting.L1_LINES));
            List<String> next = words.subList(i + 1, end);
            Optional<Slips.Slip> corrected = readings.stream()
                    .filter(reading -> next.contains(reading.meant()))
                    .findFirst();
            if (corrected.isPresent()) {
                sheet.word(Indicator.L1, "corrected", shown(corrected.get()));
                return;
            }
            uncorrected = uncorrected == null ? shown(readings.get(0)) : uncorrected;
        }
        if (uncorrected != null) {
            sheet.word(Indicator.L2, "uncorrected", uncorrected);
        } else if (scripted != null) {
            sheet.word(Indicator.L2, "of scripts", scripted);
        }
    }

    private List<Slips.Slip> readings(String line, String word, double longest) {
        return line.length() > longest ? List.of() : slips.read(word);
    }

    private static String shown(Slips.Slip slip) {
        return slip.typed() + " for " + slip.meant() + " (" + slip.kind() + ")";
    }

    private static void failures(Sheet sheet, List<Command> commands) {
        int failed = 0;
        for (Command command : commands) {
            failed += command.failed() ? 1 : 0;
        }
        if (failed > 0) {
            sheet.word(Indicator.L3, "failed", failed + " of " + commands.size());
        }
    }

    /** The same download once more is the next attempt of a script; over several tools its lines differ anyway. */
    private static void repetition(Sheet sheet, List<String> lines) {
        String repeated = null;
        int run = 1;
        for (int i = 1; i < lines.size(); i++) {
            String line = lines.get(i);
            boolean same = !line.isEmpty() && line.equals(lines.get(i - 1));
            run = same ? run + 1 : 1;
            if (run > sheet.get(Setting.L4_LOOP)) {
                sheet.word(Indicator.L4, "loop", Table.Row.shortened(line));
                return;
            }
            repeated = same && repeated == null && !FETCH.matcher(line).find() ? line : repeated;
        }
        if (repeated != null) {
            sheet.word(Indicator.L4, "repeated", Table.Row.shortened(repeated));
        }
    }

    private static void goodbye(Sheet sheet, String last, List<TtyRecording> recordings) {
        if (GOODBYES.contains(last)) {
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

    private static void length(Sheet sheet, List<String> lines) {
        int longest = 0;
        boolean compound = false;
        for (String line : lines) {
            longest = Math.max(longest, line.length());
            compound = compound || isCompound(line);
        }
        if (longest > sheet.get(Setting.L6_LONG)) {
            sheet.word(Indicator.L6, "long", Integer.toString(longest));
        } else if (compound) {
            sheet.word(Indicator.L6, "compound", "chained");
        } else if (longest < sheet.get(Setting.L6_SHORT)) {
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
