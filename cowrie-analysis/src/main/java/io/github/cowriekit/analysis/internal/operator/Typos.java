package io.github.cowriekit.analysis.internal.operator;

import io.github.cowriekit.analysis.internal.weights.Indicator;
import io.github.cowriekit.analysis.internal.weights.Threshold;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** L1 and L2: typing errors, corrected or not. */
final class Typos {
    /** Commands that look at the file they name; commands that download name the same file in many ways. */
    private static final Set<String> LOOKING =
            Set.of("ls", "ll", "dir", "cd", "cat", "less", "more", "head", "tail", "vi", "vim", "nano");
    /** Shorter names are one edit away from too many others. */
    private static final int LEAST_NAME = 4;

    private static final String SENT_BEFORE = "sent before";

    private final MistypedNames names = new MistypedNames();
    private final Set<String> talk;

    /**
     * Creates a finder of typing errors that ignores words people use to talk.
     *
     * @param talk words in lower case
     */
    Typos(Set<String> talk) {
        this.talk = talk;
    }

    boolean isCommand(String word) {
        return names.isCommand(word);
    }

    List<MistypedNames.Typo> readings(String word) {
        return talk.contains(word.toLowerCase(Locale.ROOT)) ? List.of() : names.read(word);
    }

    /**
     * Looks for the first error that was corrected, or for any.
     *
     * @param ofScripts words that look like errors and that scripts send
     * @param sentBefore whether an earlier session sent the same, errors included: whoever made them, it was not seen here
     */
    void observe(
            EvidenceSheet sheet, List<String> lines, List<String> words, Set<String> ofScripts, boolean sentBefore) {
        String corrected = sentBefore ? SENT_BEFORE : "corrected";
        String uncorrected = null;
        String scripted = null;
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).length() > sheet.get(Threshold.L1_LINE)) {
                continue;
            }
            int end = (int) Math.min(lines.size(), i + 1 + sheet.get(Threshold.L1_LINES));
            Optional<MistypedNames.Typo> argument = ofArgument(lines.get(i), words.get(i), lines.subList(i + 1, end));
            if (argument.isPresent()) {
                sheet.word(Indicator.L1, corrected, shown(argument.get()));
                return;
            }
            String word = words.get(i);
            List<MistypedNames.Typo> readings = readings(word);
            if (readings.isEmpty()) {
                continue;
            }
            if (ofScripts.contains(word)) {
                scripted = word;
                continue;
            }
            boolean isShort = word.length() <= sheet.get(Threshold.L1_WORD);
            List<String> next = words.subList(i + 1, isShort ? Math.min(end, i + 2) : end);
            Optional<MistypedNames.Typo> meant = readings.stream()
                    .filter(reading -> next.contains(reading.meant()) && (!isShort || reading.isOfFingers()))
                    .findFirst();
            if (meant.isPresent()) {
                sheet.word(Indicator.L1, corrected, shown(meant.get()));
                return;
            }
            uncorrected = uncorrected == null && !isShort ? shown(readings.get(0)) : uncorrected;
        }
        if (uncorrected != null) {
            sheet.word(Indicator.L2, sentBefore ? SENT_BEFORE : "uncorrected", uncorrected);
        } else if (scripted != null) {
            sheet.word(Indicator.L2, "of scripts", scripted);
        }
    }

    /** An error in an argument, such as {@code ls /tmpp}, that the same command soon corrects. */
    private static Optional<MistypedNames.Typo> ofArgument(String line, String word, List<String> next) {
        int blank = line.lastIndexOf(' ');
        if (!LOOKING.contains(word) || blank < word.length()) {
            return Optional.empty();
        }
        String typed = line.substring(blank + 1);
        if (!isName(typed)) {
            return Optional.empty();
        }
        return next.stream()
                .filter(other -> other.length() > blank + 1 && other.startsWith(line.substring(0, blank + 1)))
                .map(other -> other.substring(blank + 1))
                .filter(Typos::isName)
                .flatMap(meant ->
                        MistypedNames.kindOf(typed, meant)
                                .map(kind -> new MistypedNames.Typo(typed, meant, kind))
                                .stream())
                .findFirst();
    }

    /** Whether it consists of letters: names that differ in a digit are different names, not errors. */
    private static boolean isName(String text) {
        return text.length() >= LEAST_NAME
                && text.chars().allMatch(c -> Character.isLetter(c) || c == '/' || c == '.' || c == '_');
    }

    private static String shown(MistypedNames.Typo typo) {
        return typo.typed() + " for " + typo.meant() + " (" + typo.kind() + ")";
    }
}
