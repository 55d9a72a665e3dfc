package io.github.cowriekit.analysis.internal.operator;

import io.github.cowriekit.analysis.internal.commands.Memo;
import io.github.cowriekit.analysis.internal.data.Table;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Finds typing errors in the name of a command. */
public final class MistypedNames {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9.]{2,14}");
    private static final String TRANSPOSED = "two letters the wrong way round";
    private static final String TOO_MANY = "a letter too many";
    private static final List<String> ROWS = List.of("qwertyuiop", "asdfghjkl", "zxcvbnm");

    private final Memo<List<Typo>> remembered = new Memo<>(this::look);
    private final Set<String> words;
    private final List<String> common;
    private final Set<String> ofScripts;

    /**
     * A typing error.
     *
     * @param typed the word as typed
     * @param meant a command that may have been meant
     * @param kind which error it is, in words
     */
    record Typo(String typed, String meant, String kind) {
        /** Whether it is an error of fast typing: the right letters in the wrong order or number. */
        boolean isOfFingers() {
            return kind.equals(TRANSPOSED) || kind.equals(TOO_MANY);
        }
    }

    MistypedNames() {
        words = Set.copyOf(Table.words("words.txt"));
        common = Table.words("words-common.txt");
        ofScripts = Set.copyOf(Table.words("words-of-scripts.txt"));
    }

    /** Returns every way to read a word as an everyday command with one wrong key; none if it is a command itself. */
    List<Typo> read(String word) {
        return remembered.get(word);
    }

    /** Returns whether a word can begin a line: a known command, a path, a variable, an assignment, the start of a group. */
    boolean isCommand(String word) {
        return words.contains(word) || !NAME.matcher(word).matches();
    }

    private List<Typo> look(String word) {
        if (words.contains(word) || ofScripts.contains(word)) {
            return List.of();
        }
        Optional<Typo> glued = glued(word);
        if (glued.isPresent()) {
            return List.of(glued.get());
        }
        if (!NAME.matcher(word).matches()) {
            return List.of();
        }
        return common.stream()
                .filter(meant -> meant.length() >= 3 || word.length() <= 3)
                .flatMap(meant -> kindOf(word, meant).map(kind -> new Typo(word, meant, kind)).stream())
                .toList();
    }

    /** A missing blank, as in {@code cd..}, or a word typed twice, as in {@code lsls}. */
    private Optional<Typo> glued(String word) {
        int half = word.length() / 2;
        if (word.length() % 2 == 0 && word.startsWith(word.substring(half)) && common.contains(word.substring(half))) {
            return Optional.of(new Typo(word, word.substring(half), "typed twice"));
        }
        for (String rest : List.of("..", "-", "/")) {
            int at = word.indexOf(rest);
            if (at >= 2 && at + rest.length() <= word.length() && common.contains(word.substring(0, at))) {
                return Optional.of(new Typo(word, word.substring(0, at), "a missed blank"));
            }
        }
        return Optional.empty();
    }

    /** Returns the single insertion, deletion, substitution or transposition that turns one word into the other, in words. */
    public static Optional<String> kindOf(String typed, String meant) {
        int longer = Math.max(typed.length(), meant.length());
        int shorter = Math.min(typed.length(), meant.length());
        if (longer - shorter > 1) {
            return Optional.empty();
        }
        int at = 0;
        while (at < shorter && typed.charAt(at) == meant.charAt(at)) {
            at++;
        }
        if (typed.length() < meant.length()) {
            return said(typed.substring(at).equals(meant.substring(at + 1)), "a missed letter");
        }
        if (typed.length() > meant.length()) {
            return said(typed.substring(at + 1).equals(meant.substring(at)), TOO_MANY);
        }
        if (at == shorter) {
            return Optional.empty();
        }
        if (typed.substring(at + 1).equals(meant.substring(at + 1))) {
            return Optional.of(
                    areNeighbours(typed.charAt(at), meant.charAt(at)) ? "the key beside it" : "a wrong letter");
        }
        boolean transposed = at + 1 < shorter
                && typed.charAt(at) == meant.charAt(at + 1)
                && typed.charAt(at + 1) == meant.charAt(at)
                && typed.substring(at + 2).equals(meant.substring(at + 2));
        return said(transposed, TRANSPOSED);
    }

    private static Optional<String> said(boolean holds, String kind) {
        return holds ? Optional.of(kind) : Optional.empty();
    }

    /** Whether two keys are neighbours on a US keyboard. */
    private static boolean areNeighbours(char one, char other) {
        for (int row = 0; row < ROWS.size(); row++) {
            int column = ROWS.get(row).indexOf(one);
            for (int near = Math.max(0, row - 1); column >= 0 && near <= Math.min(2, row + 1); near++) {
                int distance = ROWS.get(near).indexOf(other) - column;
                if (ROWS.get(near).indexOf(other) >= 0 && Math.abs(distance) <= 1) {
                    return true;
                }
            }
        }
        return false;
    }
}
