package io.github.cowriekit.analysis.internal.operator;

import io.github.cowriekit.analysis.internal.data.Table;
import io.github.cowriekit.model.tty.TtyRecording;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** L: what was typed, and how. */
final class LanguageIndicators {
    private static final Set<String> GOODBYES = Set.of("exit", "logout", "quit");
    private static final Set<String> WANDERING = Set.of("ls", "cd", "pwd", "cat", "history", "dir", "ll");
    /** A loop of tens of thousands of lines shows its manner in the first ones. */
    private static final int MAX_LINES = 1_000;

    private final Slips slips = new Slips();
    private final Set<String> talk = Set.copyOf(Table.words("talk.txt"));

    void observe(Sheet sheet, List<String> all, List<TtyRecording> recordings) {
        List<String> lines = all.subList(0, Math.min(all.size(), MAX_LINES));
        slip(sheet, lines);
        repetition(sheet, lines);
        String last = all.get(all.size() - 1).strip();
        if (GOODBYES.contains(last)) {
            sheet.word(Indicator.L5, "goodbye", last);
        }
        length(sheet, lines);
        wandering(sheet, lines, recordings);
        lines.stream()
                .filter(line -> talk.contains(firstWord(line).toLowerCase(Locale.ROOT)))
                .findFirst()
                .ifPresent(line -> sheet.word(Indicator.L9, "talk", firstWord(line)));
    }

    private void slip(Sheet sheet, List<String> lines) {
        String uncorrected = null;
        for (int i = 0; i < lines.size(); i++) {
            String word = firstWord(lines.get(i));
            Optional<String> meant =
                    lines.get(i).length() > sheet.get(Setting.L1_LINE) ? Optional.empty() : slips.meantBy(word);
            if (meant.isEmpty()) {
                continue;
            }
            int end = (int) Math.min(lines.size(), i + 1 + sheet.get(Setting.L1_LINES));
            if (lines.subList(i + 1, end).stream()
                    .map(LanguageIndicators::firstWord)
                    .anyMatch(meant.get()::equals)) {
                sheet.word(Indicator.L1, "corrected", word + " for " + meant.get());
                return;
            }
            uncorrected = uncorrected == null ? word + " for " + meant.get() : uncorrected;
        }
        if (uncorrected != null) {
            sheet.word(Indicator.L2, "uncorrected", uncorrected);
        }
    }

    private static void repetition(Sheet sheet, List<String> lines) {
        String repeated = null;
        int run = 1;
        for (int i = 1; i < lines.size(); i++) {
            boolean same = !lines.get(i).isEmpty() && lines.get(i).equals(lines.get(i - 1));
            run = same ? run + 1 : 1;
            if (run > sheet.get(Setting.L4_LOOP)) {
                sheet.word(Indicator.L4, "loop", Table.Row.shortened(lines.get(i)));
                return;
            }
            repeated = same && repeated == null ? lines.get(i) : repeated;
        }
        if (repeated != null) {
            sheet.word(Indicator.L4, "repeated", Table.Row.shortened(repeated));
        }
    }

    private static void length(Sheet sheet, List<String> lines) {
        int longest = lines.stream().mapToInt(String::length).max().orElse(0);
        if (longest > sheet.get(Setting.L6_LONG)) {
            sheet.word(Indicator.L6, "long", Integer.toString(longest));
        } else if (lines.stream().anyMatch(LanguageIndicators::isCompound)) {
            sheet.word(Indicator.L6, "compound", "chained");
        } else if (longest < sheet.get(Setting.L6_SHORT)) {
            sheet.word(Indicator.L6, "short", Integer.toString(longest));
        }
    }

    private static boolean isCompound(String line) {
        return line.contains(";") || line.contains("&&") || line.contains("||");
    }

    private static void wandering(Sheet sheet, List<String> lines, List<TtyRecording> recordings) {
        Set<String> verbs = new TreeSet<>();
        Set<String> distinct = new HashSet<>();
        for (String line : lines) {
            if (WANDERING.contains(firstWord(line))) {
                verbs.add(firstWord(line));
                distinct.add(line);
            }
        }
        if (verbs.size() < 2 || distinct.size() < 2) {
            return;
        }
        for (TtyRecording recording : recordings) {
            for (String line : distinct) {
                if (goesOnWith(line, recording.transcript())) {
                    sheet.word(Indicator.L7, "follows", line);
                    return;
                }
            }
        }
        sheet.word(Indicator.L7, "wandering", String.join(", ", verbs));
    }

    /** Whether the one argument of a line was on the screen, as a word, before the line was. */
    private static boolean goesOnWith(String line, String transcript) {
        String[] words = line.strip().split("\\s+");
        if (words.length != 2 || !Set.of("cd", "cat").contains(words[0]) || words[1].contains("/")) {
            return false;
        }
        int typed = transcript.indexOf(line);
        return typed > 0
                && List.of(transcript.substring(0, typed).split("\\s+")).contains(words[1]);
    }

    private static String firstWord(String line) {
        String text = line.strip();
        int blank = text.indexOf(' ');
        return blank < 0 ? text : text.substring(0, blank);
    }
}
