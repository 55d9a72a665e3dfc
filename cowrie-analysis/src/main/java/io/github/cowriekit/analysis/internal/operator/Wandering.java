package io.github.cowriekit.analysis.internal.operator;

import io.github.cowriekit.analysis.internal.weights.Indicator;
import io.github.cowriekit.model.tty.TtyRecording;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** L7: looking around, and continuing with what the output showed. */
final class Wandering {
    private static final Set<String> VERBS = Set.of("ls", "cd", "pwd", "cat", "history", "dir", "ll");
    private static final Set<String> GOING_ON = Set.of("cd", "cat");
    private static final Pattern BLANKS = Pattern.compile("\\s+");
    /** Limits how often the transcript is searched. */
    private static final int MAX_TRIED = 50;

    private Wandering() {}

    static void observe(EvidenceSheet sheet, List<String> lines, List<String> words, List<TtyRecording> recordings) {
        if (lines.size() < 2) {
            return;
        }
        Set<String> verbs = new TreeSet<>();
        Set<String> distinct = new LinkedHashSet<>();
        for (int i = 0; i < lines.size(); i++) {
            if (VERBS.contains(words.get(i))) {
                verbs.add(words.get(i));
                distinct.add(lines.get(i).strip());
            }
        }
        if (verbs.size() < 2 || distinct.size() < 2) {
            return;
        }
        String following = recordings.isEmpty() ? null : following(distinct, recordings);
        if (following == null) {
            sheet.word(Indicator.L7, "wandering", String.join(", ", verbs));
        } else {
            sheet.word(Indicator.L7, "follows", following);
        }
    }

    /** Returns the first line that continues with something the output showed, null if there is none. */
    private static @Nullable String following(Set<String> lines, List<TtyRecording> recordings) {
        return lines.stream()
                .filter(line -> GOING_ON.contains(LanguageIndicators.firstWord(line)))
                .limit(MAX_TRIED)
                .filter(line -> recordings.stream().anyMatch(recording -> goesOnWith(line, recording.transcript())))
                .findFirst()
                .orElse(null);
    }

    /** Whether the only argument of a line was on the screen, as a word, before the line. */
    private static boolean goesOnWith(String line, String transcript) {
        String[] words = BLANKS.split(line);
        int typed = transcript.indexOf(line);
        if (words.length != 2 || words[1].contains("/") || words[1].startsWith(".") || typed <= 0) {
            return false;
        }
        int length = words[1].length();
        for (int at = transcript.indexOf(words[1]); at >= 0 && at < typed; at = transcript.indexOf(words[1], at + 1)) {
            boolean starts = at == 0 || Character.isWhitespace(transcript.charAt(at - 1));
            boolean ends = at + length >= transcript.length() || Character.isWhitespace(transcript.charAt(at + length));
            if (starts && ends) {
                return true;
            }
        }
        return false;
    }
}
