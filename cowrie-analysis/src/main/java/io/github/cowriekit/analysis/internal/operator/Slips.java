package io.github.cowriekit.analysis.internal.operator;

import io.github.cowriekit.analysis.internal.data.Table;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Typing errors in the name of a command. */
final class Slips {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9.]{2,14}");
    /** Words that scripts send and that only look like errors. */
    private static final Set<String> OF_SCRIPTS =
            Set.of("lockr", "start", "enable", "system", "shell", "linuxshell", "config", "Enter");

    private final Set<String> words;
    private final List<String> common;

    Slips() {
        words = Set.copyOf(Table.words("words.txt"));
        common = Table.words("words-common.txt");
    }

    /** Returns the everyday command that was meant, if the word is an error of one key. */
    Optional<String> meantBy(String word) {
        if (!NAME.matcher(word).matches() || words.contains(word) || OF_SCRIPTS.contains(word)) {
            return Optional.empty();
        }
        int half = word.length() / 2;
        if (word.length() % 2 == 0 && word.startsWith(word.substring(half)) && common.contains(word.substring(half))) {
            return Optional.of(word.substring(half));
        }
        return common.stream()
                .filter(candidate -> candidate.length() >= 3 || word.length() <= 3)
                .filter(candidate -> isOneKeyApart(word, candidate))
                .findFirst();
    }

    /** Whether one insertion, deletion, substitution or transposition of neighbours makes one word of the other. */
    private static boolean isOneKeyApart(String word, String other) {
        if (word.length() > other.length()) {
            return isOneKeyApart(other, word);
        }
        if (other.length() - word.length() > 1) {
            return false;
        }
        int at = 0;
        while (at < word.length() && word.charAt(at) == other.charAt(at)) {
            at++;
        }
        if (word.length() < other.length()) {
            return word.substring(at).equals(other.substring(at + 1));
        }
        if (at == word.length()) {
            return false;
        }
        boolean substituted = word.substring(at + 1).equals(other.substring(at + 1));
        boolean transposed = at + 1 < word.length()
                && word.charAt(at) == other.charAt(at + 1)
                && word.charAt(at + 1) == other.charAt(at)
                && word.substring(at + 2).equals(other.substring(at + 2));
        return substituted || transposed;
    }
}
